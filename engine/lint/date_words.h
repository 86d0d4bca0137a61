// The date of issue as a paper writes it: lint knows no calendar.
#pragma once

#include <string>

namespace banxin {

/// What {date}, {weekday} and {lunar} say: what stands on a page by hand must not say otherwise.
struct DateWords {
  std::string date, weekday, lunar;
};

}  // namespace banxin
