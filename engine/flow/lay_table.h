// A set table as it is laid: rows that share the room between them, tints, cells, rules.
#pragma once

#include <string>

#include "flow/set_table.h"

namespace banxin {

/// What is left over, or missing, when a table stands in its room.
struct TableFit {
  int rows_over = 0;  ///< rows at its end that do not fit and are not laid
  Length over{};      ///< what they need
  Length under{};     ///< what is left free below the last row
};

/// Lays the rows from the top of `room` down. Rows become up to half a grid line higher each to reach its foot, and
/// give up to half the white above and below their text to fit.
TableFit lay_table(const Bench& bench, const TableText& table, const TableStyles& styles, const SetTable& set,
                   const Rect& room, Laid& laid);

/// warning[table-overset] at the first row that does not fit, warning[table-underset] at `place`.
void tell_table_fit(const TableText& table, const TableFit& fit, const std::string& name, Place place, Length pitch,
                    Report& notes);

}  // namespace banxin
