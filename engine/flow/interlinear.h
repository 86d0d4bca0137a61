// What stands beside the cells of a line, and notes of two lines within it.
#pragma once

#include <vector>

#include "flow/runs.h"

namespace banxin {

/// Does it stand above its cells, right of them in vertical lines, rather than below or left?
bool stands_above(const ShapedText& text, Interline::Kind kind, uint32_t first, uint32_t last);

/// Cells [first, last) of a note in two lines: the first half of their characters above (right), the rest below (left).
void draw_warichu(const ShapedText& text, const Composed& composed, uint32_t first, uint32_t last, Point at,
                  std::vector<GlyphRun>& runs);

/// Draws what stands beside a set line: dots, lines, frames, ruby. `measure`: ruby stays within it.
void draw_interlines(const ShapedText& text, const Composed& composed, const Line& line, Point at, Length measure,
                     std::vector<Item>& items);

}  // namespace banxin
