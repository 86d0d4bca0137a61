// Where the point of a number stands in its line, so that numbers can stand with their points one under another.
#pragma once

#include <optional>

#include "flow/laid.h"

namespace banxin {

/// Of a line with a number: what stands before its point, and the point with all behind it. A whole number has its
/// point behind its last digit.
struct NumberExtent {
  Length before, behind;
};

/// Of a paragraph that is one line with a digit in it, set from the start of its measure; nothing of any other.
std::optional<NumberExtent> number_extent(const SetParagraph& paragraph);

}  // namespace banxin
