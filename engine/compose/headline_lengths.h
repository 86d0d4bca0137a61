// How long the rows of a heading are, as they would stand.
#pragma once

#include <cstdint>
#include <vector>

#include "compose/compose.h"

namespace banxin {

/// Refers to the text.
class HeadlineLengths {
 public:
  /// `drops_comma`: a comma at a turn is not set.
  HeadlineLengths(const ShapedText& text, const Spacing& spacing, bool drops_comma);

  uint32_t end() const { return static_cast<uint32_t>(text_.clusters.size()); }
  /// Clusters [first, last) as a row: spaces go at its edges, and so does the white of marks. Thousandths of a point.
  int64_t length(uint32_t first, uint32_t last) const;
  /// Whether that row has fewer than three characters.
  bool is_too_short(uint32_t first, uint32_t last) const;

 private:
  const ShapedText& text_;
  const Spacing& spacing_;
  const bool drops_comma_;
  std::vector<int64_t> sums_{0};  // of the clusters before each
};

}  // namespace banxin
