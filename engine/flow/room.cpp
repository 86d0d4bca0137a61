#include "flow/room.h"

#include <algorithm>

namespace banxin {
namespace {

// Text narrower than this beside a picture tears apart; the row stays white (newsroom habit: 6–7 字).
constexpr int least_chars_in_row = 6;
constexpr int least_chars_in_tier = 4;

bool is_taken(const Room& room, int column, int line, int section_end) {
  return std::any_of(room.insets.begin(), room.insets.end(), [&](const Inset& inset) {
    if (column < inset.column || column >= inset.column + inset.columns) return false;
    return inset.at_foot ? line >= section_end - inset.lines - 1 : line < room.first_line + inset.lines + 1;
  });
}

// What obstacles leave of a row: the wider side, in whole characters, so that the lattice of 字 is kept.
std::optional<Measure> measure_beside(const Room& room, const Rect& cell) {
  const Length body = room.space.body;
  Length left = cell.x, right = cell.right();
  for (const Rect& obstacle : room.obstacles) {
    const Rect kept_off{obstacle.x - body / 2, obstacle.y, obstacle.width + 2 * (body / 2), obstacle.height};
    if (!kept_off.overlaps(cell)) continue;
    const Length before = kept_off.x - left, after = right - kept_off.right();
    if (before >= after)
      right = std::min(right, kept_off.x);
    else
      left = std::max(left, kept_off.right());
  }
  if (left == cell.x && right == cell.right()) return Measure{left, cell.width};
  const int chars = std::max(0, (right - left) / body);
  if (chars < least_chars_in_row) return std::nullopt;
  // Flush with the column's own edge; what is left of a character stays white beside the picture.
  return Measure{left == cell.x ? left : right - chars * body, chars * body};
}

}  // namespace

Room column_room(const Slot& slot, const PageGeometry& grid, int first_line, const Division& division) {
  Room room{.space = grid_lines(grid),
            .across = {slot.area.x, slot.area.width},
            .first_line = first_line,
            .foot = slot.first_line + slot.lines,
            .obstacles = slot.obstacles};
  for (const auto& column : division.columns)
    room.columns.push_back({slot.area.x + thousandths(grid.body, column.start_milli), slot.area.y,
                            column.chars * grid.body, slot.area.height});
  return room;
}

Room tier_room(const Rect& area, WritingMode mode, int tiers, int gap, Length size, Length pitch) {
  Room room{.space = lines_in(area, mode, size, pitch)};
  const Rect whole = room.space.from_page(area);
  const int chars = (whole.width / size - (tiers - 1) * gap) / tiers;
  if (chars < least_chars_in_tier) return room;
  room.foot = 1 + std::max(0, (whole.height - size) / pitch);
  room.space.first = (whole.height - room.space.height_of_lines(room.foot)) / 2;
  const Length width = chars * size;
  for (int t = 0; t < tiers; ++t) {
    const Length along = tiers > 1 ? (whole.width - width) * t / (tiers - 1) : Length{};
    room.columns.push_back({along, whole.y, width, whole.height});
  }
  room.across = {{}, room.columns.back().right()};
  return room;
}

Measure inset_measure(const Measure& row, const InsetText& paragraph, size_t line) {
  const bool beside_cap = line < static_cast<size_t>(paragraph.cap_lines);
  const Length start = paragraph.start + (beside_cap ? paragraph.cap_width : Length{});
  const Length width = std::max(row.width - start - paragraph.end, std::min(row.width, paragraph.text->text.em));
  return {row.x + std::min(start, row.width - width), width};
}

std::vector<Row> rows_of(const Room& room, const std::vector<int>& ends) {
  std::vector<Row> rows;
  const int section_end = *std::max_element(ends.begin(), ends.end());
  for (size_t c = 0; c < room.columns.size(); ++c) {
    const int column = static_cast<int>(c);
    for (int line = room.first_line; line < ends[c]; ++line) {
      if (is_taken(room, column, line, section_end)) continue;
      const Rect cell{room.columns[c].x, room.space.line_top(line), room.columns[c].width, room.space.body};
      if (const auto measure = measure_beside(room, cell)) rows.push_back({column, line, *measure});
    }
  }
  return rows;
}

}  // namespace banxin
