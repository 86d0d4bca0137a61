#include "flow/room.h"

#include <algorithm>

namespace banxin {
namespace {

constexpr int least_chars_in_tier = 4;

bool is_taken(const Room& room, int column, int line, int section_end) {
  return std::any_of(room.insets.begin(), room.insets.end(), [&](const Inset& inset) {
    if (column < inset.column || column >= inset.column + inset.columns) return false;
    const int top = top_of(room, inset, section_end);
    return inset.at_foot ? line >= top - 1 : line < top + inset.lines + 1;
  });
}

// An obstacle with the white beside it.
Rect kept_off(const Room& room, const Rect& obstacle) {
  const Length half = room.space.along() / 2;
  return {obstacle.x - half, obstacle.y, obstacle.width + 2 * half, obstacle.height};
}

// What obstacles leave of a row: the wider side, in whole characters, so that the lattice of 字 is kept.
std::optional<Measure> measure_beside(const Room& room, const Rect& cell) {
  const Length body = room.space.along();
  Length left = cell.x, right = cell.right();
  for (const Rect& obstacle : room.obstacles) {
    const Rect kept = kept_off(room, obstacle);
    if (!kept.overlaps(cell)) continue;
    const Length before = kept.x - left, after = right - kept.right();
    if (before >= after)
      right = std::min(right, kept.x);
    else
      left = std::max(left, kept.right());
  }
  if (left == cell.x && right == cell.right()) return Measure{left, cell.width};
  const int chars = std::max(0, (right - left) / body);
  if (chars < room.least_chars) return std::nullopt;
  // Flush with the column's own edge; what is left of a character stays white beside the picture.
  return Measure{left == cell.x ? left : right - chars * body, chars * body};
}

}  // namespace

namespace {

// A room of grid lines with no column in it yet.
Room grid_room(const Slot& slot, const PageGeometry& grid) {
  Room room{.space = page_lines(grid)};
  const Rect area = room.space.from_page(slot.area);
  room.across = {area.x, area.width};
  room.obstacles.reserve(slot.obstacles.size());
  for (const Rect& obstacle : slot.obstacles) room.obstacles.push_back(room.space.from_page(obstacle));
  return room;
}

}  // namespace

Room column_room(const Slot& slot, const PageGeometry& grid, int first_line, const Division& division) {
  Room room = grid_room(slot, grid);
  room.first_line = first_line, room.foot = slot.first_line + slot.lines;
  const Rect area = room.space.from_page(slot.area);
  for (const auto& column : division.columns)
    room.columns.push_back(
        {{area.x + thousandths(grid.body, column.start_milli), area.y, column.chars * grid.body, area.height}});
  return room;
}

Room shape_room(const Slot& slot, const PageGeometry& grid, int first_line, int gap, Remainder remainder) {
  Room room = grid_room(slot, grid);
  room.first_line = slot.first_line + slot.lines, room.foot = slot.first_line;
  for (const Strip& strip : slot.strips) {
    const Rect area = room.space.from_page(strip.area);
    const int first = strip.first_line == slot.first_line ? first_line : strip.first_line;
    const int foot = strip.first_line + strip.lines;
    const Division division = divide_columns(strip.chars, strip.columns, gap, remainder);
    if (division.columns.empty() || first >= foot) return Room{};
    for (const auto& column : division.columns)
      room.columns.push_back(
          {{area.x + thousandths(grid.body, column.start_milli), area.y, column.chars * grid.body, area.height},
           first,
           foot});
    room.first_line = std::min(room.first_line, first);
    room.foot = std::max(room.foot, foot);
  }
  return room;
}

void read_from_right(Room& room) { std::ranges::reverse(room.columns); }

Measure over_columns(const Room& room, int column, int columns) {
  const Rect &first = room.columns[static_cast<size_t>(column)],
             &last = room.columns[static_cast<size_t>(column + columns - 1)];
  const Length left = std::min(first.x, last.x);
  return {left, std::max(first.right(), last.right()) - left};
}

Measure gutter_after(const Room& room, size_t c) {
  const Rect &one = room.columns[c], &other = room.columns[c + 1];
  const Length left = std::min(one.right(), other.right());
  return {left, std::max(one.x, other.x) - left};
}

namespace {

bool is_open_at(const Room& room, const RoomColumn& column, int line, int lines) {
  // A row kept for a jump line is the column's all the same.
  if (column.first_line > line + 1 || column.foot < std::min(line + lines, room.foot) - 1) return false;
  const Rect cell{column.x, room.space.line_top(line), column.width, room.space.height_of_lines(lines)};
  return std::ranges::none_of(room.obstacles,
                              [&](const Rect& obstacle) { return kept_off(room, obstacle).overlaps(cell); });
}

}  // namespace

int line_across(const Room& room, int lines) {
  for (int line = room.first_line; line < room.foot; ++line)
    if (std::ranges::any_of(room.columns, [&](const auto& column) { return is_open_at(room, column, line, lines); }))
      return line;
  return std::max(room.first_line, room.foot);
}

Measure across_at(const Room& room, int line, int lines) {
  std::optional<Measure> open, run;
  for (const RoomColumn& column : room.columns) {
    if (!is_open_at(room, column, line, lines)) {
      run.reset();
      continue;
    }
    const Length left = run ? std::min(run->x, column.x) : column.x;
    const Length right = run ? std::max(run->x + run->width, column.right()) : column.right();
    run = Measure{left, right - left};
    if (!open || run->width > open->width) open = run;
  }
  if (!open || open->width >= room.columns.back().right() - room.columns.front().x) return room.across;
  return *open;
}

Room tier_room(const Rect& area, WritingMode mode, int tiers, int gap, Length size, Length em, Length pitch) {
  Room room{.space = lines_in(area, mode, size, pitch)};
  room.space.em = em;
  const Rect whole = room.space.from_page(area);
  const int chars = (whole.width / em - (tiers - 1) * gap) / tiers;
  if (chars < least_chars_in_tier) return room;
  room.foot = 1 + std::max(0, (whole.height - size) / pitch);
  room.space.first = (whole.height - room.space.height_of_lines(room.foot)) / 2;
  const Length width = chars * em;
  for (int t = 0; t < tiers; ++t) {
    const Length along = tiers > 1 ? (whole.width - width) * t / (tiers - 1) : Length{};
    room.columns.push_back({{along, whole.y, width, whole.height}});
  }
  room.across = {{}, room.columns.back().right()};
  return room;
}

Measure inset_measure(const Measure& row, const InsetText& paragraph, size_t line) {
  const bool beside_cap = line < static_cast<size_t>(paragraph.cap_lines);
  const Length start = paragraph.start + (beside_cap ? paragraph.cap_width : Length{});
  const Length width = std::max(row.width - start - paragraph.end, std::min(row.width, paragraph.text->text.em));
  const Length left = paragraph.text->text.right_to_left ? paragraph.end : start;
  return {row.x + std::min(left, row.width - width), width};
}

int first_line_of(const Room& room, const RoomColumn& column) { return std::max(room.first_line, column.first_line); }

int foot_of(const RoomColumn& column, int end) { return std::min(end, column.foot); }

bool stand_together(const Inset& a, const Inset& b) {
  return a.part == b.part && a.column < b.column + b.columns && b.column < a.column + a.columns;
}

bool has_room_for(const Room& room, const Inset& inset) {
  int free = top_of(room, {inset.column, inset.columns, 0, true}, room.foot) -
             top_of(room, {inset.column, inset.columns, 0, false}, room.foot);
  for (const Inset& other : room.insets) {
    if (!stand_together(inset, other)) continue;
    if (other.at_foot == inset.at_foot) return false;
    free -= other.lines + 1;
  }
  return inset.lines <= free;
}

int top_of(const Room& room, const Inset& inset, int end) {
  int top = room.first_line, foot = end;
  for (int c = inset.column; c < inset.column + inset.columns; ++c) {
    const RoomColumn& column = room.columns[static_cast<size_t>(c)];
    top = std::max(top, first_line_of(room, column));
    foot = std::min(foot, foot_of(column, end));
  }
  return inset.at_foot ? foot - inset.lines : top;
}

void keep_jump_to(Room& room) {
  RoomColumn& last = room.columns.back();
  last.foot = foot_of(last, room.foot) - 1;
  room.to = Row{static_cast<int>(room.columns.size()) - 1, last.foot, {last.x, last.width}};
}

void release_jump_to(Room& room) {
  room.columns.back().foot = room.to->line + 1;
  room.to.reset();
}

void keep_jump_from(Room& room) {
  RoomColumn& first = room.columns.front();
  room.from = Row{0, first_line_of(room, first), {first.x, first.width}};
  first.first_line = room.from->line + 1;
}

std::vector<Row> rows_of(const Room& room, const std::vector<int>& ends) {
  std::vector<Row> rows;
  const int section_end = *std::max_element(ends.begin(), ends.end());
  for (size_t c = 0; c < room.columns.size(); ++c) {
    const int column = static_cast<int>(c);
    const int foot = foot_of(room.columns[c], ends[c]);
    for (int line = first_line_of(room, room.columns[c]); line < foot; ++line) {
      if (is_taken(room, column, line, section_end)) continue;
      const Rect cell{room.columns[c].x, room.space.line_top(line), room.columns[c].width, room.space.body};
      if (const auto measure = measure_beside(room, cell)) rows.push_back({column, line, *measure});
    }
  }
  return rows;
}

}  // namespace banxin
