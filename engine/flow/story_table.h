// A Markdown table inside a story: it takes whole lines of its columns, as a photo does, and turns between its rows
// where a column is not high enough.
#pragma once

#include <span>
#include <vector>

#include "flow/lay_table.h"

namespace banxin {

/// The lines that rows of it take when it is `along` wide; all of them when none are named.
int table_lines(const Bench& bench, const SectionTable& table, const TableStyles& styles, const LineSpace& space,
                Length along, Report& notes);

/// Lines of a column, and how wide the table is there.
struct TableLines {
  Length along{};
  int lines = 0;
};
/// Its rows through columns of so many lines, and the lines that they take; empty where it has none. What is left over
/// stands in the last one.
struct TableTurn {
  TableRows rows;
  int lines = 0;
};
std::vector<TableTurn> turn_story_table(const Bench& bench, const SectionTable& table, const TableStyles& styles,
                                        const LineSpace& space, std::span<const TableLines> columns, Report& notes);

/// Lays rows of it into `area` of line space; none named: all of them.
void lay_story_table(const Bench& bench, const SectionTable& table, const TableStyles& styles, TableRows rows,
                     const LineSpace& space, const Rect& area, Laid& laid);

}  // namespace banxin
