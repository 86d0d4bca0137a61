// Columns: whole characters divided among them, and where those of a page lie.
#pragma once

#include <cstdint>
#include <vector>

#include "base/length.h"
#include "model/edition.h"

namespace banxin {

/// Where the characters go that do not divide among re-divided columns (破栏).
enum class Remainder : uint8_t {
  gap,    ///< the gaps grow by equal shares of them
  column  ///< the last columns hold one character more
};

/// `total` characters divided into `columns` with `gap` characters between: (total − (columns−1)·gap) / columns each.
/// Positions in thousandths of a character from the left. Empty when a column would hold no character.
struct Division {
  struct Column {
    int start_milli = 0, chars = 0;
  };
  std::vector<Column> columns;
};
Division divide_columns(int total, int columns, int gap, Remainder remainder);

/// Characters in `k` joined base columns (长栏): k·chars + (k−1)·gap.
constexpr int joined_chars(int k, int chars, int gap) { return k * chars + (k - 1) * gap; }

/// The base columns or tiers of a page, in the order they are counted, as rectangles over the whole type area.
std::vector<Rect> base_columns(const PageGeometry& geometry);

}  // namespace banxin
