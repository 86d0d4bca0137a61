// What a report says, for the message of a test that expected something else.
#pragma once

#include <string>

#include "base/report.h"

namespace banxin::test {

/// Every note as it is printed.
inline std::string told(const Report& report) {
  std::string all;
  for (const Note& note : report.notes()) all += print(note, report.sources());
  return all;
}

}  // namespace banxin::test
