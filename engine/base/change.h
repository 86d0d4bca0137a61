// What the engine changed in an author's text before setting it.
#pragma once

#include <cstdint>
#include <string>

#include "base/report.h"

namespace banxin {

/// One change of normalisation (rules N1–N10), for the desk.
struct Change {
  uint32_t offset = 0;    ///< code point in the author's paragraph, from 0
  const char* rule = "";  ///< "N1" … "N10"
  std::string before, after;
  Place place;  ///< of the same code point in its file; line 0 where the text has no place
};

}  // namespace banxin
