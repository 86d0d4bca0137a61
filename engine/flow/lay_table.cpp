#include "flow/lay_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace banxin {
namespace {

class TableLaying {
 public:
  TableLaying(const Bench& bench, const TableText& table, const TableStyles& styles, const SetTable& set,
              const Rect& room, Laid& laid)
      : bench_(bench), table_(table), styles_(styles), set_(set), room_(room), laid_(laid) {}

  TableFit run() {
    place_rows();
    if (rows_ == 0) return fit_;
    lay_tints();
    for (const SetCell& cell : set_.cells)
      if (cell.cell->row < rows_) lay_cell(cell);
    lay_rules();
    return fit_;
  }

 private:
  Length left(int column) const { return room_.x + set_.edges[static_cast<size_t>(column)]; }
  Length top(int row) const { return tops_[static_cast<size_t>(row)]; }
  Length width() const { return set_.edges.back() - set_.edges.front(); }
  int end_row(const TableCell& cell) const { return std::min(cell.row + cell.rows, rows_); }

  // As many rows as fit with the least white; then what is left over or missing is shared out among them.
  void place_rows() {
    int64_t least = 0, wanted = 0;
    for (; rows_ < table_.rows; ++rows_) {
      const auto row = static_cast<size_t>(rows_);
      if (least + set_.tightest[row].mpt > room_.height.mpt) break;
      least += set_.tightest[row].mpt, wanted += set_.heights[row].mpt;
    }
    fit_.rows_over = table_.rows - rows_;
    int64_t over = 0;
    for (int row = rows_; row < table_.rows; ++row) over += set_.heights[static_cast<size_t>(row)].mpt;
    fit_.over = saturated(over);
    const int64_t most = wanted + int64_t{rows_} * (bench_.grid().pitch / 2).mpt;
    const int64_t height = std::clamp<int64_t>(room_.height.mpt, least, most);
    fit_.under = fit_.rows_over > 0 ? Length{} : saturated(room_.height.mpt - height);
    tops_.push_back(room_.y);
    int64_t sum = 0;
    for (int row = 0; row < rows_; ++row) {
      const auto n = static_cast<size_t>(row);
      sum += height >= wanted ? set_.heights[n].mpt : set_.tightest[n].mpt;
      const int64_t shared = height - (height >= wanted ? wanted : least);
      tops_.push_back(room_.y + saturated(sum + shared * (row + 1) / rows_));
    }
  }

  void lay_tints() {
    const Length x = left(0);
    const int head = std::min(styles_.head_rows, rows_);
    if (styles_.head_tint && head > 0) laid_.fill({x, top(0), width(), top(head) - top(0)}, *styles_.head_tint);
    if (!styles_.tint) return;
    for (int row = head + 1; row < rows_; row += 2)
      laid_.fill({x, top(row), width(), top(row + 1) - top(row)}, *styles_.tint);
  }

  void lay_cell(const SetCell& set) {
    const TableCell& cell = *set.cell;
    const int end = end_row(cell);
    const Rect area{left(cell.column), top(cell.row), left(cell.column + cell.columns) - left(cell.column),
                    top(end) - top(cell.row)};
    const Role role = set.head ? Role::cell_head : Role::cell;
    const LineSpace space = grid_lines(bench_.grid());
    laid_.frame(space, area, role);
    laid_.frames.back().cell = TablePlace{cell.row + 1, cell.column + 1, end - cell.row, cell.columns};
    const Length white = area.height - set.text.height;
    Length baseline =
        area.y + (styles_.at_top ? std::min(white / 2, styles_.above * styles_.cell.text.size) : white / 2);
    baseline += space.ascent(set.text.size);
    for (const SetParagraph& paragraph : set.text.paragraphs)
      for (size_t n = 0; n < paragraph.count(); ++n, baseline += set.text.pitch)
        laid_.line(paragraph, n, {area.x + set.left, baseline}, set.measure, role);
  }

  // Where joined cells reach over the edge above a place of the table, and over that before it.
  void find_joined() {
    joined_above_.assign(static_cast<size_t>(table_.rows * table_.columns), false);
    joined_before_ = joined_above_;
    for (const TableCell& cell : table_.cells)
      for (int row = cell.row; row < cell.row + cell.rows; ++row)
        for (int column = cell.column; column < cell.column + cell.columns; ++column) {
          if (row > cell.row) joined_above_[at(row, column)] = true;
          if (column > cell.column) joined_before_[at(row, column)] = true;
        }
  }
  size_t at(int row, int column) const { return static_cast<size_t>(row * table_.columns + column); }

  void rule_above(int row, Length weight) {
    for (int first = 0; first < table_.columns;) {
      int last = first;
      while (last < table_.columns && !joined_above_[at(row, last)]) ++last;
      if (last > first) laid_.stroke({left(first), top(row)}, {left(last), top(row)}, weight, styles_.ink);
      first = last + 1;
    }
  }

  void rule_before(int column) {
    for (int first = 0; first < rows_;) {
      int last = first;
      while (last < rows_ && !joined_before_[at(last, column)]) ++last;
      if (last > first)
        laid_.stroke({left(column), top(first)}, {left(column), top(last)}, styles_.weight, styles_.ink);
      first = last + 1;
    }
  }

  void lay_rules() {
    if (styles_.rules == TableRules::none) return;
    find_joined();
    const bool between = styles_.rules == TableRules::rows || styles_.rules == TableRules::all;
    for (int row = 1; row < rows_; ++row) {
      const bool under_head = row == styles_.head_rows;
      if (under_head || between)
        rule_above(row, under_head ? (styles_.weight + styles_.outer_weight) / 2 : styles_.weight);
    }
    if (styles_.rules == TableRules::all)
      for (int column = 1; column < table_.columns; ++column) rule_before(column);
    const Rect whole{left(0), top(0), width(), top(rows_) - top(0)};
    if (styles_.outer_weight.mpt <= 0) return;
    if (styles_.rules == TableRules::frame || styles_.rules == TableRules::all)
      return laid_.border(whole, styles_.outer_weight, styles_.outer_ink);
    for (const Length y : {whole.y + styles_.outer_weight / 2, whole.bottom() - styles_.outer_weight / 2})
      laid_.stroke({whole.x, y}, {whole.right(), y}, styles_.outer_weight, styles_.outer_ink);
  }

  const Bench& bench_;
  const TableText& table_;
  const TableStyles& styles_;
  const SetTable& set_;
  const Rect room_;
  Laid& laid_;
  TableFit fit_;
  int rows_ = 0;              // that are laid
  std::vector<Length> tops_;  // of them, and the foot of the last
  std::vector<bool> joined_above_, joined_before_;
};

}  // namespace

TableFit lay_table(const Bench& bench, const TableText& table, const TableStyles& styles, const SetTable& set,
                   const Rect& room, Laid& laid) {
  return TableLaying(bench, table, styles, set, room, laid).run();
}

void tell_table_fit(const TableText& table, const TableFit& fit, const std::string& name, Place place, Length pitch,
                    Report& notes) {
  if (fit.rows_over > 0) {
    const int lines = (fit.over + pitch - Length{1}) / pitch;
    notes.warning("table-overset", table.row_places[static_cast<size_t>(table.rows - fit.rows_over)],
                  fmt::format("{} {} of table {} {} not fit", fit.rows_over, fit.rows_over == 1 ? "row" : "rows", name,
                              fit.rows_over == 1 ? "does" : "do"),
                  fmt::format("give it {} more lines, smaller type, or fewer rows", lines));
  } else if (fit.under >= pitch) {
    notes.warning("table-underset", place,
                  fmt::format("table {} leaves {} grid lines free below its last row", name, fit.under / pitch),
                  "give it fewer lines, or its rows a larger row-height");
  }
}

}  // namespace banxin
