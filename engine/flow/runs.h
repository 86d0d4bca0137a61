// From clusters to glyph runs on the page.
#pragma once

#include <vector>

#include "compose/compose.h"
#include "sheet/sheet.h"
#include "text/text.h"

namespace banxin {

/// From line space to the page: a vertical line is a horizontal one turned by 90° clockwise.
constexpr Point on_page(bool vertical, Length along, Length across) {
  return vertical ? Point{-across, along} : Point{along, across};
}

/// Clusters [first, last) of one run as one GlyphRun; `at` is where the measure starts on baseline or axis. `line`: the
/// clusters of their line, at whose ends ligatures may be cut; `scale`: of their letters, in thousandths.
GlyphRun glyph_run(const ShapedText& text, const Composed& composed, uint32_t first, uint32_t last, Point at,
                   Extent line = {0, UINT32_MAX}, int scale = 1000);

/// Which interlines stand beside clusters [first, last); some of them may end before `first`.
Extent interlines_of(const ShapedText& text, uint32_t first, uint32_t last);

/// Line `n` on the page, its measure starting at `at` on baseline or axis: what it is made of and how it was adjusted.
PlacedLine placed_line(const ShapedText& text, const Composed& composed, size_t n, Point at, Length measure);

}  // namespace banxin
