#include "model/edition.h"

#include <algorithm>

namespace banxin {

Rect PageGeometry::on_page(const Rect& grid) const {
  if (vertical) return {trim.width - grid.bottom(), grid.x, grid.height, grid.width};
  if (from_right) return {trim.width - grid.right(), grid.y, grid.width, grid.height};
  return grid;
}

Rect PageGeometry::on_grid(const Rect& page) const {
  if (vertical) return {page.y, trim.width - page.right(), page.height, page.width};
  return on_page(page);
}

PageGeometry spread_of(const PageGeometry& page, int strip) {
  PageGeometry g = page;
  g.spread = true, g.strip = strip;
  g.trim.width = 2 * page.trim.width;
  if (page.vertical) {
    g.lines = 2 * page.lines;
    g.type_area.width = 2 * page.type_area.width + strip * g.body;
  } else {
    g.columns = 2 * page.columns;
    g.type_area.width = g.chars_across(0, g.columns) * g.body;
  }
  g.type_area.x = (g.trim.width - g.type_area.width) / 2;
  return g;
}

namespace {

bool second_is_left(const Page& page) {
  return page.second != 0 && (page.geometry.from_right || page.geometry.vertical);
}

// The first line of a block that follows others; deeper chains than there are blocks are circles, told elsewhere.
int first_line(const Page& page, const FrameSpec& frame, size_t left) {
  if (frame.below.empty() || left == 0) return std::max(frame.line, 1);
  const Block* upper = find_block(page.blocks, frame.below);
  return upper ? first_line(page, upper->frame, left - 1) + upper->frame.lines + frame.gap : 1;
}

}  // namespace

int left_number(const Page& page) { return second_is_left(page) ? page.second : page.number; }

int right_number(const Page& page) { return page.second == 0 || second_is_left(page) ? page.number : page.second; }

int number_at(const Page& page, const FrameSpec& frame) {
  const PageGeometry& g = page.geometry;
  const bool beyond =
      g.vertical ? first_line(page, frame, page.blocks.size()) > g.lines / 2 : frame.first_col > g.columns / 2;
  return page.second != 0 && beyond ? page.second : page.number;
}

}  // namespace banxin
