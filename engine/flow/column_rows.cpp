#include "flow/column_rows.h"

#include <algorithm>

#include "flow/column_faults.h"

namespace banxin {
namespace {

int end_in(std::span<const Room> rooms, size_t part, int end) {
  return part + 1 == rooms.size() ? end : rooms[part].foot;
}

std::vector<Row> rows_in(const Room& room, int end, size_t part) {
  std::vector<Row> rows = rows_of(room, std::vector<int>(room.columns.size(), end));
  for (Row& row : rows) row.part = static_cast<int>(part);
  return rows;
}

void add_columns(const Room& room, int end, size_t part, std::vector<ColumnRows>& columns) {
  const size_t first = columns.size();
  for (const RoomColumn& column : room.columns)
    columns.push_back({.rows = {}, .part = static_cast<int>(part), .higher = end - foot_of(column, end)});
  for (const Row& row : rows_in(room, end, part)) {
    ColumnRows& column = columns[first + static_cast<size_t>(row.column)];
    column.rows.push_back(row);
    column.long_end = static_cast<int>(column.rows.size());
    if (row.line + column.higher < end - 1) column.short_end = column.long_end;
  }
  // Nor need text be level where a block in the story stands at the foot.
  for (size_t c = first; c < columns.size() && !room.obstacles.empty(); ++c)
    if (ColumnRows& column = columns[c]; !column.rows.empty() && column.rows.back().line + column.higher < end - 1)
      column.ends_with_text = false;
  // A jump line stands right below its text.
  if (room.to) columns.back().short_end = columns.back().long_end;
  for (const Inset& inset : room.insets)
    for (int c = inset.column; inset.at_foot && c < inset.column + inset.columns; ++c) {
      ColumnRows& column = columns[first + static_cast<size_t>(c)];
      column.ends_with_text = false;
      column.short_end = column.long_end;
    }
}

}  // namespace

int unevenness_of(std::span<const ColumnRows> columns, int lines) {
  Feet feet;
  for (const ColumnRows& column : columns) {
    const int used = std::min(lines, static_cast<int>(column.rows.size()));
    if (used > 0 && column.ends_with_text && column.part == columns.back().part) feet.add(column.level(used));
    lines -= used;
  }
  return feet.unevenness();
}

std::vector<Row> rows_through(std::span<const Room> rooms, int end) {
  std::vector<Row> all;
  for (size_t part = 0; part < rooms.size(); ++part) {
    const std::vector<Row> rows = rows_in(rooms[part], end_in(rooms, part, end), part);
    all.insert(all.end(), rows.begin(), rows.end());
  }
  return all;
}

std::vector<ColumnRows> columns_through(std::span<const Room> rooms, int end) {
  std::vector<ColumnRows> columns;
  for (size_t part = 0; part < rooms.size(); ++part) add_columns(rooms[part], end_in(rooms, part, end), part, columns);
  for (size_t c = most_short; c < columns.size(); ++c) columns[c].short_end = columns[c].long_end;
  return columns;
}

}  // namespace banxin
