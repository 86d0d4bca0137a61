// Stretches of vertical lines: cut by orientation, as far as only the face can tell it.
#pragma once

#include <vector>

#include "text/orient.h"
#include "text/run_shaper.h"

namespace banxin {

/// Cuts stretches so that each has one orientation, and each 縦中横 block is a stretch of its own with the form of its
/// letters: half-width glyphs (`hwid`), then narrowed to 70 % at least; a block that is still too wide is turned.
/// `orientations` as `orient` gave them; `blocks` has the number of the block of each character that its author
/// combined (0 = none; empty = no such block): these, and numbers of four digits, are narrowed to 40 %, and
/// warning[tcy-too-wide] tells when that is too much.
void split_by_orientation(const ShapedText& text, const std::vector<Orientation>& orientations,
                          const std::vector<uint16_t>& blocks, const ParaStyle& style, RunShaper& run_shaper,
                          Report& report, std::vector<TextItem>& stretches);

/// The size of letters along their line, and how much wider than high they are drawn in thousandths: turned ones are
/// narrowed by the style's scale, upright ones made flatter. `block`: how much the letters of a 縦中横 block are
/// narrowed.
struct DrawnSize {
  Length size;
  int scale = 1000;
};
DrawnSize drawn_size(const ParaStyle& style, Orientation orientation, int block = 1000);

/// Baseline of turned letters, from the line's axis: the middle of the ideographic em box (`BASE`: 0.88 to −0.12 em)
/// comes to lie on it.
constexpr Length turned_baseline(Length em) { return thousandths(em, 380); }

}  // namespace banxin
