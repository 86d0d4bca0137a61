#include "grid/columns.h"

namespace banxin {

Division divide_columns(int total, int columns, int gap, Remainder remainder) {
  Division division;
  if (columns < 1) return division;
  const int text = total - (columns - 1) * gap;
  const int chars = text / columns;
  if (text < columns) return division;
  const int rest = text - chars * columns;
  int at = 0;
  for (int i = 0; i < columns; ++i) {
    const int extra = remainder == Remainder::column && i >= columns - rest ? 1 : 0;
    division.columns.push_back({at, chars + extra});
    at += (chars + extra + gap) * 1000;
    // The gaps before column i + 1 carry their share of the rest, rounded so that the last column ends exactly.
    if (remainder == Remainder::gap && columns > 1)
      at += rest * 1000 * (i + 1) / (columns - 1) - rest * 1000 * i / (columns - 1);
  }
  return division;
}

std::vector<Rect> base_columns(const PageGeometry& g) {
  const Rect area = g.on_grid(g.type_area);
  std::vector<Rect> columns;
  columns.reserve(static_cast<size_t>(g.columns));
  for (int i = 0; i < g.columns; ++i)
    columns.push_back(g.on_page({g.column_start(i), area.y, g.column_width(), area.height}));
  return columns;
}

}  // namespace banxin
