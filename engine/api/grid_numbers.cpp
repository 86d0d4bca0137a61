#include "api/grid_numbers.h"

#include <algorithm>
#include <string>

namespace banxin {

void number_grid(const Sheet& sheet, InkId ink, PlainLine& words, std::vector<Item>& items) {
  constexpr Length large = from_pt(9), small = from_pt(7), gap = from_pt(3);
  for (size_t i = 0; i < sheet.base_columns.size(); ++i) {
    const Rect& column = sheet.base_columns[i];
    const std::string number = std::to_string(i + 1);
    if (sheet.vertical)
      words.add_before(number, large, ink, {column.x - gap, column.y + column.height / 2}, items);
    else
      words.add_round(number, large, ink, {column.x + column.width / 2, column.y - gap}, items);
  }
  for (int n = 5; n <= sheet.grid_lines; n += 5) {
    const Length at = sheet.baseline_first + (n - 1) * sheet.pitch;
    if (sheet.vertical)
      words.add_round(std::to_string(n), small, ink, {sheet.trim.width - at, sheet.type_area.y - gap}, items);
    else
      words.add_before(std::to_string(n), small, ink, {sheet.type_area.x - gap, at}, items);
  }
}

GridExtent extent_of(const Sheet& sheet, const Rect& area) {
  const auto taken = std::ranges::count_if(sheet.base_columns, [&](const Rect& column) {
    const Length middle = sheet.vertical ? column.y + column.height / 2 : column.x + column.width / 2;
    return sheet.vertical ? area.y < middle && middle < area.bottom() : area.x < middle && middle < area.right();
  });
  const Length depth = sheet.vertical ? area.width : area.height;
  return {static_cast<int>(taken), sheet.pitch.mpt > 0 ? (depth + sheet.pitch - from_pt(1)) / sheet.pitch : 0};
}

}  // namespace banxin
