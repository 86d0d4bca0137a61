// Where a table turns: between rows, from column to column, each part of it under the head.
#pragma once

#include <span>
#include <vector>

#include "flow/set_table.h"

namespace banxin {

/// Rows [first, last) of a table that stand in one column. Where they do not begin with the head, it is repeated above.
struct TableRows {
  int first = 0, last = 0;
  bool empty() const { return first == last; }
};

/// The same with the height that they become.
struct TablePart : TableRows {
  bool tight = false;  ///< with half the white above and below their text
  Length shared{};     ///< added to all of them together
};

/// A column for a table that is set in its width.
struct TableColumn {
  const SetTable* set = nullptr;
  Length height{};
};

/// Height of rows with the head above them, as they want to be or at the least.
Length height_of(const SetTable& set, int head, const TableRows& rows, bool tight);
/// How many rows these are, with the head above them.
int count_of(int head, const TableRows& rows);

/// The rows of each column, as many as fit; those behind the last are over. Joined rows stay together. A column for
/// fewer than two rows is left free when a higher one follows, and no row stands alone in the last.
std::vector<TableRows> turn_table(const TableText& table, int head, std::span<const TableColumn> columns, bool tight);

/// The first row, from `from` on, that finds no room in the highest of these columns; -1 when there is none.
int row_too_high(const TableText& table, int head, std::span<const TableColumn> columns, int from);

/// Rows side by side share what is left of their columns, up to `most` each, alike in all columns; where they would not
/// fit otherwise they give up white.
std::vector<TablePart> spread_rows(int head, std::span<const TableRows> rows, std::span<const TableColumn> columns,
                                   Length most);

}  // namespace banxin
