#include "flow/line_space.h"

namespace banxin {

WritingMode writing_mode(Direction direction, const Language& language) {
  if (direction == Direction::horizontal) return WritingMode::horizontal_tb;
  return language.is_mongolian() ? WritingMode::vertical_lr : WritingMode::vertical_rl;
}

Point LineSpace::on_page(Point at) const {
  switch (mode) {
    case WritingMode::vertical_rl:
      return {origin.x - at.y, origin.y + at.x};
    case WritingMode::vertical_lr:
      return {origin.x + at.y, origin.y + at.x};
    case WritingMode::horizontal_tb:
      break;
  }
  return {origin.x + at.x, origin.y + at.y};
}

Rect LineSpace::on_page(const Rect& area) const {
  if (!vertical()) return {origin.x + area.x, origin.y + area.y, area.width, area.height};
  const Point corner = on_page(Point{area.x, mode == WritingMode::vertical_rl ? area.bottom() : area.y});
  return {corner.x, corner.y, area.height, area.width};
}

Rect LineSpace::from_page(const Rect& area) const {
  switch (mode) {
    case WritingMode::vertical_rl:
      return {area.y - origin.y, origin.x - area.right(), area.height, area.width};
    case WritingMode::vertical_lr:
      return {area.y - origin.y, area.x - origin.x, area.height, area.width};
    case WritingMode::horizontal_tb:
      break;
  }
  return {area.x - origin.x, area.y - origin.y, area.width, area.height};
}

WritingMode writing_mode(const PageGeometry& grid) {
  return grid.vertical ? WritingMode::vertical_rl : WritingMode::horizontal_tb;
}

Direction direction_on(const PageGeometry& grid, std::optional<Direction> own) {
  return own.value_or(grid.vertical ? Direction::vertical : Direction::horizontal);
}

LineSpace grid_lines(const PageGeometry& grid) {
  return {.first = grid.type_area.y, .body = grid.body, .pitch = grid.pitch};
}

// The second page of a spread has its lines a strip farther.
LineSpace page_lines(const PageGeometry& grid) {
  if (!grid.vertical) return grid_lines(grid);
  LineSpace lines{.mode = WritingMode::vertical_rl,
                  .origin = {grid.trim.width, {}},
                  .first = grid.line_top(0),
                  .body = grid.line_cell(),
                  .pitch = grid.pitch,
                  .em = grid.body};
  if (grid.spread) lines.fold = grid.lines / 2, lines.strip = grid.extra_above(lines.fold);
  return lines;
}

LineSpace lines_in(const Rect& area, WritingMode mode, Length body, Length pitch) {
  const Point origin = mode == WritingMode::vertical_rl ? Point{area.right(), area.y} : area.origin();
  return {.mode = mode, .origin = origin, .body = body, .pitch = pitch};
}

}  // namespace banxin
