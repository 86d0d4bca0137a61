// What a drawn line says of itself: that it sticks out of its column, or could only be set badly.
#pragma once

#include <string>

#include "base/report.h"
#include "compose/compose.h"
#include "sheet/sheet.h"
#include "text/text.h"

namespace banxin {

/// Where a line was drawn: it is the last one of the frame.
struct DrawnIn {
  const std::string& block;
  const PlacedFrame& frame;
};

/// Reports the composer's warnings of line `n`: error[overfull], and warnings loose-line, squeezed-line, relaxed-line
/// and lone-character.
void report_line(const ShapedText& text, const Composed& composed, size_t n, const DrawnIn& where, Report& report);

}  // namespace banxin
