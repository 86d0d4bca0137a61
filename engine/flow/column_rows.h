// The rows of the columns that a section stands in, through all parts of its thread.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "flow/room.h"

namespace banxin {

/// The rows of a column, and how many of them it may be left with.
struct ColumnRows {
  std::vector<Row> rows;
  int part = 0;                     ///< of the thread
  int long_end = 0, short_end = 0;  ///< rows of it when it ends with the section, or a line before
  int higher = 0;                   ///< lines by which its own foot is above that of the section
  bool ends_with_text = true;       ///< no picture and no block stands at its foot

  /// The line that its text ends on after `used` of its rows, as if it reached to the foot of the section.
  int level(int used) const { return rows[static_cast<size_t>(used) - 1].line + higher; }
};

/// Rows of a column above which it may end.
struct RowEnds {
  std::array<int, 3> at{};
  size_t count = 0;
  const int* begin() const { return at.data(); }
  const int* end() const { return at.data() + count; }
};

/// Lines by which the feet of two columns of the last part are more than one apart, when `lines` lines fill all columns
/// in their order.
int unevenness_of(std::span<const ColumnRows> columns, int lines);

/// Columns of a thread beyond these are never left early.
inline constexpr size_t most_short = 64;

/// Rows that a column may be left early by: those of a heading and of the text that stands with it, but one.
inline constexpr int most_early = 15;

/// How many rows stay free at the foot of columns.
class EarlyEnds {
 public:
  void set(size_t column, int rows) {
    if (column < most_short) bits_[column / 16] |= static_cast<uint64_t>(rows) << (4 * (column % 16));
  }
  int at(size_t column) const {
    return column < most_short ? static_cast<int>(bits_[column / 16] >> (4 * (column % 16)) & 15U) : 0;
  }
  EarlyEnds& operator|=(const EarlyEnds& other) {
    for (size_t i = 0; i < bits_.size(); ++i) bits_[i] |= other.bits_[i];
    return *this;
  }

 private:
  std::array<uint64_t, most_short / 16> bits_{};
};

/// The rows of all rooms when each but the last is full and that one ends above line `end`.
std::vector<Row> rows_through(std::span<const Room> rooms, int end);
/// The same column by column.
std::vector<ColumnRows> columns_through(std::span<const Room> rooms, int end);

}  // namespace banxin
