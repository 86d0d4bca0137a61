// The steps of the shortest path to the ends of columns (flow/column_ends.cpp).
#pragma once

#include <compare>
#include <cstdint>
#include <memory>
#include <vector>

#include "flow/column_faults.h"
#include "flow/column_rows.h"

namespace banxin {

/// Between two paragraphs: the next row.
struct Position {
  int column = 0, row = 0;
  Feet feet;
  auto operator<=>(const Position&) const = default;
};

/// The best way to a position.
struct Step {
  Position at;
  int cost = 0, altered = 0;
  size_t from = 0;                           ///< step of the paragraph before
  std::shared_ptr<const Composed> set = {};  ///< the paragraph that led here
  EarlyEnds early = {};                      ///< rows that stay free at the foot of its columns
  int dropped = 0;                           ///< of its free lines, at the head of a column
  int added = 0;                             ///< to them
  int8_t length = 0;                         ///< lines more than by itself that it is set in
};
using Steps = std::vector<Step>;

/// Inside a paragraph, at the row where it begins or at the head of a further column.
struct Turn {
  int column = 0, row = 0;
  int placed = 0;   ///< lines in the columns before
  int dropped = 0;  ///< of these, free lines that are not set as a column begins with them
  Feet feet;
  std::vector<Length> widths;  ///< of their rows, when not all are alike
  auto operator<=>(const Turn&) const = default;
};
struct Way {
  int cost = 0;
  EarlyEnds early = {};
};

}  // namespace banxin
