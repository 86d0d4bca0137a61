// The line round an upright rectangle: borders of boxes, frames of names.
#pragma once

#include <array>
#include <vector>

#include "sheet/sheet.h"

namespace banxin {

/// Strokes from each corner to the next; the horizontal ones reach over the corners, so that these are closed.
void draw_outline(const std::array<Point, 4>& corners, Length width, InkId ink, std::vector<Item>& items);

}  // namespace banxin
