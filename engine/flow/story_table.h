// A Markdown table inside a story: it takes whole lines of its columns, as a photo does.
#pragma once

#include "flow/lay_table.h"

namespace banxin {

/// Lines that it takes when it is `along` wide. error[vertical-table] in vertical lines, where it cannot stand.
int table_lines(const Bench& bench, const SectionTable& table, const TableStyles& styles, const LineSpace& space,
                Length along, Report& notes);

/// Lays it into `area` of the page.
void lay_story_table(const Bench& bench, const SectionTable& table, const TableStyles& styles, const Rect& area,
                     Laid& laid);

}  // namespace banxin
