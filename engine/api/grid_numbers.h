// The numbers of a page's grid at its edges: columns and every fifth line, as a desk counts them.
#pragma once

#include <vector>

#include "api/plain_line.h"
#include "sheet/sheet.h"

namespace banxin {

/// Columns on top and lines at the left; of a page in vertical lines its tiers at the left and the lines on top.
void number_grid(const Sheet& sheet, InkId ink, PlainLine& words, std::vector<Item>& items);

/// How many columns and grid lines of its page an area takes.
struct GridExtent {
  int columns = 0, lines = 0;
};
GridExtent extent_of(const Sheet& sheet, const Rect& area);

}  // namespace banxin
