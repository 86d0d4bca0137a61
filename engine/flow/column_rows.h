// The rows of the columns that a section stands in, through all parts of its thread.
#pragma once

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
  bool ends_with_text = true;       ///< no picture stands at its foot

  /// The line that its text ends on after `used` of its rows, as if it reached to the foot of the section.
  int level(int used) const { return rows[static_cast<size_t>(used) - 1].line + higher; }
};

/// Columns of a thread beyond these are never left early.
inline constexpr size_t most_short = 64;

/// The rows of all rooms when each but the last is full and that one ends above line `end`.
std::vector<Row> rows_through(std::span<const Room> rooms, int end);
/// The same column by column.
std::vector<ColumnRows> columns_through(std::span<const Room> rooms, int end);

}  // namespace banxin
