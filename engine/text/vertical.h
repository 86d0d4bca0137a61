// Stretches of vertical lines: cut by orientation, as far as only the face can tell it.
#pragma once

#include <string_view>
#include <vector>

#include "text/orient.h"
#include "text/run_shaper.h"

namespace banxin {

/// Cuts stretches so that each has one orientation, and each 縦中横 block is a stretch of its own with the form of its
/// letters: half-width glyphs (`hwid`), then narrowed to 70 % at least; a block that is still too wide is turned.
/// `orientations` as `orient` gave them. The run_shaper has the size of the text.
void split_by_orientation(std::u32string_view chars, const std::vector<Orientation>& orientations, Region region,
                          RunShaper& run_shaper, std::vector<TextItem>& stretches);

/// Baseline of turned letters, from the line's axis: the middle of the ideographic em box (`BASE`: 0.88 to −0.12 em)
/// comes to lie on it.
constexpr Length turned_baseline(Length em) { return thousandths(em, 380); }

}  // namespace banxin
