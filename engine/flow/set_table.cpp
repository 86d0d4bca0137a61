#include "flow/set_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "base/message.h"
#include "flow/number_point.h"

namespace banxin {
namespace {

constexpr int cell_pitch = 1300;  // thousandths of the size, for a style without a pitch of its own

// A hyphen before a digit is a minus sign, as wide as a plus.
std::vector<Paragraph> with_minus(std::vector<Paragraph> text) {
  for (Paragraph& paragraph : text) {
    if (paragraph.spans.empty()) continue;
    std::string& words = paragraph.spans.front().text;
    if (words.size() > 1 && words[0] == '-' && words[1] >= '0' && words[1] <= '9') words.replace(0, 1, "−");
  }
  return text;
}

class CellSetting {
 public:
  CellSetting(const Bench& bench, const TableText& table, const TableStyles& styles, Report& notes)
      : bench_(bench), table_(table), styles_(styles), notes_(notes) {}

  std::optional<SetTable> run(Length width) {
    if (!measure_columns(width)) return std::nullopt;
    for (const TableCell& cell : table_.cells)
      if (!set_cell(cell)) return std::nullopt;
    for (int column = 0; column < table_.columns; ++column)
      if (align_of(styles_.align, column) == CellAlign::point && styles_.cell.direction == Direction::horizontal)
        align_points(column);
    measure_rows(styles_.above, set_.heights);
    measure_rows({styles_.above.milli / 2}, set_.tightest);
    return std::move(set_);
  }

 private:
  static CellAlign align_of(const std::vector<CellAlign>& aligns, int column) {
    if (aligns.empty()) return CellAlign::style;
    return aligns[std::min(static_cast<size_t>(column), aligns.size() - 1)];
  }
  Length edge(int n) const { return set_.edges[static_cast<size_t>(n)]; }
  const ParaStyle& style_of(const SetCell& cell) const { return cell.head ? styles_.head : styles_.cell; }
  Length side() const { return styles_.side * styles_.cell.text.size; }

  bool measure_columns(Length width) {
    std::vector<ColumnWidth> columns = styles_.columns;
    if (columns.size() != static_cast<size_t>(table_.columns))
      columns.assign(static_cast<size_t>(table_.columns), {.fixed = {}, .share = 1000});
    int64_t fixed = 0, shares = 0;
    for (const ColumnWidth& one : columns) fixed += one.fixed.mpt, shares += one.share;
    if (fixed > width.mpt || (fixed == width.mpt && shares > 0)) {
      notes_.error("table-width", bench_.block().place,
                   say("the columns of table {} are {} wide, its block {}", bench_.block().name,
                       print_pt(saturated(fixed)), print_pt(width)),
                   say("make them narrower, or write shares"));
      return false;
    }
    const int64_t left = width.mpt - fixed;
    int64_t at = shares == 0 ? left / 2 : 0, before = 0;  // without shares the table stands in the middle
    set_.edges.push_back(saturated(at));
    for (const ColumnWidth& one : columns) {
      // What is rounded off goes on to the next, so that the shares fill the width.
      if (one.share > 0) at += left * (before + one.share) / shares - left * before / shares;
      before += one.share;
      at += one.fixed.mpt;
      set_.edges.push_back(saturated(at));
    }
    return true;
  }

  Align align_in(const SetCell& set, CellAlign align) const {
    const bool joined = set.cell->columns > 1;
    if (joined && (set.head || align == CellAlign::point)) return Align::centre;
    switch (align) {
      case CellAlign::style:
        return style_of(set).align;
      case CellAlign::start:
        return Align::start;
      case CellAlign::centre:
        return Align::centre;
      case CellAlign::end:
        return Align::end;
      case CellAlign::justify:
        return Align::justify;
      case CellAlign::point:
        return set.head || style_of(set).direction == Direction::vertical ? Align::centre : Align::start;
    }
    return Align::start;
  }

  bool set_cell(const TableCell& cell) {
    SetCell set{.cell = &cell, .head = cell.row < styles_.head_rows, .text = {}};
    const std::vector<CellAlign>& aligns = set.head && !styles_.head_align.empty() ? styles_.head_align : styles_.align;
    ParaStyle style = style_of(set);
    style.indent = {0};
    style.align = align_in(set, align_of(aligns, cell.column));
    if (style.pitch.mpt <= 0) style.pitch = thousandths(style.text.size, cell_pitch);
    set.left = side();
    set.measure = edge(cell.column + cell.columns) - edge(cell.column) - 2 * side();
    if (set.measure < style.em()) return tell_narrow(cell, set.measure);
    const bool numbers = !set.head && align_of(styles_.align, cell.column) == CellAlign::point;
    const std::vector<Paragraph> text = numbers ? with_minus(cell.text) : cell.text;
    set.text = bench_.set_text(bench_.prepare_text(text, style, bench_.edition().language, notes_), set.measure);
    set_.cells.push_back(std::move(set));
    return true;
  }

  bool tell_narrow(const TableCell& cell, Length measure) {
    notes_.error("narrow-column", cell.place,
                 say("column {} of table {} leaves {} for its text, less than a character", cell.column + 1,
                     bench_.block().name, print_pt(std::max(measure, Length{}))),
                 say("give it a larger share in columns, or less padding"));
    return false;
  }

  // The numbers of a column in its middle, point under point; what is no number stands in the middle by itself.
  void align_points(int column) {
    Length before, behind, measure;
    for (const SetCell& set : set_.cells)
      if (const auto number = number_in(set, column)) {
        before = std::max(before, number->before);
        behind = std::max(behind, number->behind);
        measure = set.measure;
      }
    if (before + behind > measure)
      notes_.warning("narrow-column", bench_.block().place,
                     say("the numbers in column {} of table {} need {} when their points stand one under "
                         "another, it has {}",
                         column + 1, bench_.block().name, print_pt(before + behind), print_pt(measure)),
                     say("give it a larger share in columns, or align it otherwise"));
    const Length first = std::max((measure - before - behind) / 2, Length{});
    for (SetCell& set : set_.cells) {
      if (set.head || set.cell->column != column || set.cell->columns > 1) continue;
      if (const auto number = number_in(set, column))
        set.left += first + before - number->before;
      else if (set.text.paragraphs.size() == 1 && set.text.paragraphs[0].count() == 1)
        set.left += (set.measure - set.text.paragraphs[0].lines->lines[0].width) / 2;
    }
  }

  std::optional<NumberExtent> number_in(const SetCell& set, int column) const {
    const bool alone = set.cell->column == column && set.cell->columns == 1 && !set.head;
    if (!alone || set.text.paragraphs.size() != 1) return std::nullopt;
    return number_extent(set.text.paragraphs.front());
  }

  // Rows that a joined cell takes are as high together as it wants; the last of them grows.
  void measure_rows(Em above, std::vector<Length>& heights) const {
    heights.assign(static_cast<size_t>(table_.rows), styles_.row_height);
    const Length white = 2 * (above * styles_.cell.text.size);
    for (const SetCell& set : set_.cells) {
      if (set.cell->rows > 1) continue;
      Length& height = heights[static_cast<size_t>(set.cell->row)];
      height = std::max(height, set.text.height + white);
    }
    for (Length& height : heights) height = std::max(height, styles_.cell.text.size + white);
    for (const SetCell& set : set_.cells) {
      if (set.cell->rows == 1) continue;
      const auto first = heights.begin() + set.cell->row, last = first + set.cell->rows;
      const Length has = saturated(
          std::accumulate(first, last, int64_t{0}, [](int64_t sum, Length height) { return sum + height.mpt; }));
      if (has < set.text.height + white) *(last - 1) += set.text.height + white - has;
    }
  }

  const Bench& bench_;
  const TableText& table_;
  const TableStyles& styles_;
  Report& notes_;
  SetTable set_;
};

}  // namespace

std::optional<SetTable> set_table(const Bench& bench, const TableText& table, const TableStyles& styles, Length width,
                                  Report& notes) {
  return CellSetting(bench, table, styles, notes).run(width);
}

}  // namespace banxin
