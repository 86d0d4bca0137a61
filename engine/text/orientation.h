// Which way a character stands in vertical lines: a fact of Unicode. What a region's marks do about it is their cells'.
#pragma once

namespace banxin {

/// Vertical_Orientation of a code point (UAX #50, Unicode 15.0): "U", "R", "Tu" or "Tr".
const char* vertical_orientation(char32_t c);

}  // namespace banxin
