// A part of a set table as it is laid: tints, cells, rules.
#pragma once

#include <string>

#include "flow/table_turns.h"

namespace banxin {

/// What is left over, or missing, when a table stands in its room.
struct TableFit {
  int rows_over = 0;  ///< rows at its end that do not fit and are not laid
  Length over{};      ///< what they need
  Length under{};     ///< what is left free below the last row
  int high_row = -1;  ///< the first row that is higher than any column; -1 when there is none
};

/// Where a part of a table stands.
struct TableStand {
  LineSpace space;
  Point at{};          ///< its top left, in line space
  bool again = false;  ///< its head was said already in this block
};

/// Lays a part with the head above it; a rule closes it at its foot.
void lay_table(const TableText& table, const TableStyles& styles, const SetTable& set, const TablePart& part,
               const TableStand& stand, Laid& laid);

/// warning[high-row] and warning[table-overset] at the first row that does not fit, warning[table-underset] at `place`.
void tell_table_fit(const TableText& table, const TableFit& fit, const std::string& name, Place place, Length pitch,
                    Report& notes);

}  // namespace banxin
