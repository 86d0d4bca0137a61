// Ligatures and hyphens: of|fice may be cut, though its ffi is one glyph.
#pragma once

#include <vector>

#include "text/run_shaper.h"
#include "text/shaped.h"

namespace banxin {

/// Divides the cluster of a ligature where a line may end inside it (`hyphens`, by character). Widths add up to that of
/// the ligature; the first part has its own.
void split_ligatures(RunShaper& run_shaper, const std::vector<bool>& hyphens, ShapedText& text);

}  // namespace banxin
