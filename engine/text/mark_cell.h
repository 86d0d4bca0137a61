// The cell of a mark: how wide a region sets it, where its white is, and where its glyph goes.
#pragma once

#include <string_view>

#include "model/language.h"
#include "text/classes.h"
#include "text/marks.h"

namespace banxin {

/// All in thousandths of an em.
struct MarkCell {
  bool own = false;  ///< set like a letter: with the glyph's own advance
  int width = 1000;
  int left = 0, right = 0;  ///< white that may be trimmed
  int shift = 0;            ///< from the cell's left edge to the origin of the (first) glyph
};

/// The cell of one mark of class `cls` (CLREQ "positions and sizes of punctuation", JLREQ 3.1.2, KLREQ). The body
/// stands where the face has it (`metrics`); without metrics the region's own table is used and the glyph is taken to
/// be one em wide. `vertical`: along a vertical line, where ： ； ？ ！ keep their whole cell. `beside_western`: a
/// letter or digit stands on one side of it.
MarkCell mark_cell(char32_t c, CharClass cls, Region region, const MarkMetrics* metrics, bool beside_western,
                   bool vertical = false);

/// Width of a unit of several marks: —— and …… one em a mark; in Mainland ？！ one em and ！！！ two.
int unit_width(CharClass cls, size_t marks);

}  // namespace banxin
