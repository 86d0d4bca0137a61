// A table set: its columns measured, the text of its cells composed, the heights that its rows want.
#pragma once

#include <optional>
#include <vector>

#include "flow/bench.h"
#include "model/table.h"

namespace banxin {

/// Which rules a table has.
enum class TableRules : uint8_t {
  none,
  three,  ///< above, below, and under the head (三线表)
  rows,   ///< … and between the rows
  frame,  ///< round it, and under the head
  all     ///< … and between all rows and columns
};

/// How the cells of a column stand.
enum class CellAlign : uint8_t {
  style,  ///< as their style says
  start,
  centre,
  end,
  justify,
  point  ///< numbers with their points one under another
};

struct TableStyles {
  ParaStyle cell, head, title, note;
  std::vector<ColumnWidth> columns;          ///< none: all alike
  std::vector<CellAlign> align, head_align;  ///< by column; none: as the style says, as the cells stand
  int head_rows = 1;
  TableRules rules = TableRules::rows;
  Length weight = from_pt(0.25), outer_weight = from_pt(0.75);
  InkId ink = InkTable::black, outer_ink = InkTable::black;
  std::optional<InkId> head_tint, tint;  ///< of the head, of every second row below it
  Em side{500}, above{300};              ///< white in a cell beside its text, and above and below it
  Length row_height{};                   ///< the least that a row has
  bool at_top = false;                   ///< text at the top of its cell, not in the middle
};

struct SetCell {
  const TableCell* cell = nullptr;
  bool head = false;
  SetText text;   ///< its paragraphs, at the width that it has
  Length left{};  ///< of its text, beyond the white at its side
  Length measure{};
};

/// A value; refers to its table.
struct SetTable {
  std::vector<Length> edges;              ///< of the columns, one more than there are, from the left of the table
  std::vector<Length> heights, tightest;  ///< of the rows: as they want to be, and the least that they bear
  std::vector<SetCell> cells;
};

/// The table at a width; nothing, and an error (`table-width`, `narrow-column`), when its columns have no room there.
/// A column whose numbers, point under point, are wider than it is told: warning[narrow-column].
std::optional<SetTable> set_table(const Bench& bench, const TableText& table, const TableStyles& styles, Length width,
                                  Report& notes);

}  // namespace banxin
