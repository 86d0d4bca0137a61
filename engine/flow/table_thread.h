// A table through columns side by side, and through several blocks: set once for all of them.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "flow/lay_table.h"

namespace banxin {

/// Where a part of a table stands in its block.
struct TableRoom {
  LineSpace space;
  Rect area;        ///< in line space
  int abreast = 1;  ///< columns side by side, with `gap` between
  Length gap{};

  Length column_width() const { return (area.width - (abreast - 1) * gap) / abreast; }
};

/// A table set through its rooms: a value that all its blocks are laid from. Refers to its text.
struct TableSetting {
  struct Part {
    TableRoom room;
    std::shared_ptr<const SetTable> set;
    std::vector<TablePart> columns;  ///< one a column; empty ones at its end
    Length foot{};                   ///< of its highest column
  };
  std::vector<Part> parts;  ///< one a room; none when its columns find no room for their text
  int last_part = 0;        ///< that it comes to
  TableFit fit;
};

/// Each room is full before the next is begun; in the last that it comes to its columns are level. `benches`: of the
/// blocks.
TableSetting set_table_through(std::span<const Bench> benches, const TableText& table, const TableStyles& styles,
                               std::span<const TableRoom> rooms, Report& notes);

/// Lays the columns of a part.
void lay_table_part(const TableText& table, const TableStyles& styles, const TableSetting::Part& part, Laid& laid);

}  // namespace banxin
