#include "read/markdown_table.h"

#include <algorithm>
#include <utility>

namespace banxin {

CellAlign cell_align(MD_ALIGN align) {
  if (align == MD_ALIGN_LEFT) return CellAlign::start;
  if (align == MD_ALIGN_CENTER) return CellAlign::centre;
  return align == MD_ALIGN_RIGHT ? CellAlign::point : CellAlign::style;
}

void MarkdownTable::begin_row() {
  ++table_.rows;
  column_ = 0;
  table_.row_places.emplace_back();
}

void MarkdownTable::add_cell(std::vector<Span> spans, CellAlign align) {
  TableCell cell{.row = table_.rows - 1, .column = column_++};
  if (!spans.empty()) {
    cell.place = spans.front().place;
    Place& row = table_.row_places.back();
    if (row == Place{}) row = cell.place;
    cell.text.push_back({.spans = std::move(spans), .place = cell.place});
  }
  if (cell.row == 0) align_.push_back(align);
  table_.columns = std::max(table_.columns, column_);
  table_.cells.push_back(std::move(cell));
}

std::shared_ptr<SectionTable> MarkdownTable::take(Place place) {
  auto made = std::make_shared<SectionTable>();
  made->text = std::exchange(table_, {});
  made->align = std::exchange(align_, {});
  made->stands.picture.place = place;
  return made;
}

}  // namespace banxin
