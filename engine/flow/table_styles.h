// How a table looks: its cells, columns, rules and tints.
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

  /// Sets all of it in lines of this direction.
  void turn(Direction direction);
};

/// Their keys: columns, head, style, head-style, align, head-align, vertical, rules, tint, padding, row-height,
/// title-style, note-style.
void fields(Fields& f, TableStyles& styles);

}  // namespace banxin
