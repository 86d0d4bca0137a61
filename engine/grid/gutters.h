// Gutters: the middle lines of what is free between blocks that stand beside each other.
#pragma once

#include <span>
#include <vector>

#include "base/length.h"

namespace banxin {

/// From point to point, level or upright.
struct GutterLine {
  Point from, to;
};

/// The middle lines between all of these areas that meet: side by side, or one above another with `least` free between
/// them. A line goes on past a gap between two blocks of one side, as long as nothing stands in its way.
std::vector<GutterLine> gutter_lines(std::span<const Rect> areas, Length least);

}  // namespace banxin
