#include "flow/lay_table.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/message.h"

namespace banxin {
namespace {

class TableLaying {
 public:
  TableLaying(const TableText& table, const TableStyles& styles, const SetTable& set, const TablePart& part,
              const TableStand& stand, Laid& laid)
      : table_(table), styles_(styles), set_(set), part_(part), stand_(stand), laid_(laid) {}

  void run() {
    place_rows();
    if (rows_.empty()) return;
    lay_tints();
    for (const SetCell& cell : set_.cells)
      if (const auto found = std::ranges::find(rows_, cell.cell->row); found != rows_.end())
        lay_cell(cell, static_cast<int>(found - rows_.begin()));
    lay_rules();
  }

 private:
  Length left(int column) const { return stand_.at.x + set_.edges[static_cast<size_t>(column)]; }
  Length top(int place) const { return tops_[static_cast<size_t>(place)]; }
  Length width() const { return set_.edges.back() - set_.edges.front(); }
  int count() const { return static_cast<int>(rows_.size()); }
  /// How many of the rows are the head.
  int head() const { return std::min(styles_.head_rows, count()); }

  // The head, which stands above its rows wherever they go on, and these; what is shared out among them.
  void place_rows() {
    if (part_.first > 0 && !part_.empty())
      for (int row = 0; row < styles_.head_rows; ++row) rows_.push_back(row);
    for (int row = part_.first; row < part_.last; ++row) rows_.push_back(row);
    tops_.push_back(stand_.at.y);
    int64_t sum = 0;
    for (int place = 0; place < count(); ++place) {
      const auto row = static_cast<size_t>(rows_[static_cast<size_t>(place)]);
      sum += (part_.tight ? set_.tightest : set_.heights)[row].mpt;
      tops_.push_back(stand_.at.y + saturated(sum + int64_t{part_.shared.mpt} * (place + 1) / count()));
    }
  }

  void fill(const Rect& area, InkId ink) { laid_.fill(stand_.space.on_page(area), ink); }
  void stroke(Point from, Point to, Length weight, InkId ink) {
    laid_.stroke(stand_.space.on_page(from), stand_.space.on_page(to), weight, ink);
  }

  void lay_tints() {
    const Length x = left(0);
    if (styles_.head_tint && head() > 0) fill({x, top(0), width(), top(head()) - top(0)}, *styles_.head_tint);
    if (!styles_.tint) return;
    for (int place = head() + 1; place < count(); place += 2)
      fill({x, top(place), width(), top(place + 1) - top(place)}, *styles_.tint);
  }

  void lay_cell(const SetCell& set, int place) {
    const TableCell& cell = *set.cell;
    const int end = std::min(place + cell.rows, count());
    const Rect area{left(cell.column), top(place), left(cell.column + cell.columns) - left(cell.column),
                    top(end) - top(place)};
    const Role role = set.head ? Role::cell_head : Role::cell;
    laid_.frame(stand_.space, area, role);
    const bool again = stand_.again && part_.first > 0 && set.head;
    laid_.frames.back().cell = TablePlace{cell.row + 1, cell.column + 1, end - place, cell.columns, again};
    const Length white = area.height - set.text.height;
    Length baseline =
        area.y + (styles_.at_top ? std::min(white / 2, styles_.above * styles_.cell.text.size) : white / 2);
    baseline += stand_.space.ascent(set.text.size);
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

  void rule_above(int place, Length weight) {
    const int row = rows_[static_cast<size_t>(place)];
    for (int first = 0; first < table_.columns;) {
      int last = first;
      while (last < table_.columns && !joined_above_[at(row, last)]) ++last;
      if (last > first) stroke({left(first), top(place)}, {left(last), top(place)}, weight, styles_.ink);
      first = last + 1;
    }
  }

  void rule_before(int column) {
    const auto is_joined = [&](int place) { return joined_before_[at(rows_[static_cast<size_t>(place)], column)]; };
    for (int first = 0; first < count();) {
      int last = first;
      while (last < count() && !is_joined(last)) ++last;
      if (last > first) stroke({left(column), top(first)}, {left(column), top(last)}, styles_.weight, styles_.ink);
      first = last + 1;
    }
  }

  void lay_rules() {
    if (styles_.rules == TableRules::none) return;
    find_joined();
    const bool between = styles_.rules == TableRules::rows || styles_.rules == TableRules::all;
    for (int place = 1; place < count(); ++place) {
      const bool under_head = place == styles_.head_rows;
      if (under_head || between)
        rule_above(place, under_head ? (styles_.weight + styles_.outer_weight) / 2 : styles_.weight);
    }
    if (styles_.rules == TableRules::all)
      for (int column = 1; column < table_.columns; ++column) rule_before(column);
    const Rect whole{left(0), top(0), width(), top(count()) - top(0)};
    if (styles_.outer_weight.mpt <= 0) return;
    if (styles_.rules == TableRules::frame || styles_.rules == TableRules::all)
      return laid_.border(stand_.space.on_page(whole), styles_.outer_weight, styles_.outer_ink);
    for (const Length y : {whole.y + styles_.outer_weight / 2, whole.bottom() - styles_.outer_weight / 2})
      stroke({whole.x, y}, {whole.right(), y}, styles_.outer_weight, styles_.outer_ink);
  }

  const TableText& table_;
  const TableStyles& styles_;
  const SetTable& set_;
  const TablePart& part_;
  const TableStand& stand_;
  Laid& laid_;
  std::vector<int> rows_;     // that are laid, from the top down
  std::vector<Length> tops_;  // of them, and the foot of the last
  std::vector<bool> joined_above_, joined_before_;
};

}  // namespace

void lay_table(const TableText& table, const TableStyles& styles, const SetTable& set, const TablePart& part,
               const TableStand& stand, Laid& laid) {
  TableLaying(table, styles, set, part, stand, laid).run();
}

void tell_table_fit(const TableText& table, const TableFit& fit, const std::string& name, Place place, Length pitch,
                    Report& notes) {
  if (fit.high_row >= 0)
    notes.warning("high-row", table.row_places[static_cast<size_t>(fit.high_row)],
                  say("row {} of table {} is higher than a column has room for under its head", fit.high_row + 1, name),
                  say("give it less text, a wider column, or the table more lines"));
  if (fit.rows_over > 0) {
    const int lines = (fit.over + pitch - Length{1}) / pitch;
    notes.warning("table-overset", table.row_places[static_cast<size_t>(table.rows - fit.rows_over)],
                  fit.rows_over == 1 ? say("{} row of table {} does not fit", fit.rows_over, name)
                                     : say("{} rows of table {} do not fit", fit.rows_over, name),
                  say("give it {} more lines, smaller type, or fewer rows", lines));
  } else if (fit.under >= pitch) {
    notes.warning("table-underset", place,
                  say("table {} leaves {} grid lines free below its last row", name, fit.under / pitch),
                  say("give it fewer lines, or its rows a larger row-height"));
  }
}

}  // namespace banxin
