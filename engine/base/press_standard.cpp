#include "base/press_standard.h"

namespace banxin {

const char* word_of(PressStandard standard) { return standard == PressStandard::x4 ? "x4" : "x1a"; }

std::optional<PressStandard> press_standard_of(std::string_view word) {
  for (const PressStandard standard : {PressStandard::x4, PressStandard::x1a})
    if (word == word_of(standard)) return standard;
  return std::nullopt;
}

}  // namespace banxin
