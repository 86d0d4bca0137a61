// A table set: its columns measured, the text of its cells composed, the heights that its rows want.
#pragma once

#include <optional>
#include <vector>

#include "flow/table_styles.h"

namespace banxin {

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
