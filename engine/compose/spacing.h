// Widths that depend on neighbours alone: adjacent marks share their white, Han and Western letters keep a gap.
#pragma once

#include <vector>

#include "base/length.h"
#include "model/style.h"
#include "text/shaped.h"

namespace banxin {

/// Widths after adjacent compression and with the gaps between scripts, before any line is chosen: a property of the
/// text and the style alone. Index = cluster.
struct Spacing {
  std::vector<Length> advance;      ///< cell after adjacent compression
  std::vector<Length> left, right;  ///< white that is left in it
  std::vector<Length> gap;          ///< Han–Latin or Han–digit gap before the cluster (0 at the start)
};
Spacing space(const ShapedText& text, const ParaStyle& style);

/// May this cluster be letter-spaced and made wider or narrower with its line? Western letters, digits and their marks.
bool gives_in_width(const ShapedText& text, uint32_t cluster);

}  // namespace banxin
