#include "flow/story_table.h"

#include <algorithm>

namespace banxin {
namespace {

// Its own alignment counts where its author gives one.
TableStyles styles_of(const SectionTable& table, TableStyles styles) {
  styles.head_rows = 1;
  if (styles.columns.size() != static_cast<size_t>(table.text.columns)) styles.columns.clear();
  const bool aligned = std::ranges::any_of(table.align, [](CellAlign align) { return align != CellAlign::style; });
  if (aligned) styles.align = table.align;
  return styles;
}

int lines_of(Length height, const LineSpace& space) {
  // The last line is as high as its type.
  return std::max(1, (height - space.body + space.pitch - Length{1}) / space.pitch + 1);
}

}  // namespace

int table_lines(const Bench& bench, const SectionTable& table, const TableStyles& styles, const LineSpace& space,
                Length along, Report& notes) {
  const TableStyles own = styles_of(table, styles);
  const auto set = set_table(bench, table.text, own, along, notes);
  return set ? lines_of(height_of(*set, own.head_rows, {0, table.text.rows}, false), space) : 1;
}

std::vector<TableTurn> turn_story_table(const Bench& bench, const SectionTable& table, const TableStyles& styles,
                                        const LineSpace& space, std::span<const TableLines> columns, Report& notes) {
  const TableStyles own = styles_of(table, styles);
  std::vector<SetTable> sets;
  sets.reserve(columns.size());
  std::vector<TableColumn> heights;
  for (const TableLines& column : columns) {
    auto set = set_table(bench, table.text, own, column.along, notes);
    if (!set) return {};
    sets.push_back(std::move(*set));
    heights.push_back({&sets.back(), space.height_of_lines(column.lines)});
  }
  std::vector<TableTurn> turns;
  for (const TableRows& rows : turn_table(table.text, own.head_rows, heights, false)) turns.push_back({rows});
  for (size_t c = 0; c < turns.size(); ++c) {
    TableTurn& turn = turns[c];
    if (turn.rows.empty()) continue;
    const bool ends = turn.rows.last == table.text.rows;
    turn.lines = ends ? lines_of(height_of(sets[c], own.head_rows, turn.rows, false), space) : columns[c].lines;
  }
  return turns;
}

void lay_story_table(const Bench& bench, const SectionTable& table, const TableStyles& styles, TableRows rows,
                     const LineSpace& space, const Rect& area, Laid& laid) {
  const TableStyles own = styles_of(table, styles);
  const auto set = set_table(bench, table.text, own, area.width, laid.notes);
  if (!set) return;
  if (rows.empty()) rows.last = table.text.rows;
  const TableColumn column{&*set, area.height};
  TableFit fit;
  while (!rows.empty() && height_of(*set, own.head_rows, rows, true) > column.height) {
    --rows.last, ++fit.rows_over;
    fit.over += set->heights[static_cast<size_t>(rows.last)];
  }
  const TablePart part = spread_rows(own.head_rows, {&rows, 1}, {&column, 1}, bench.grid().pitch / 2).front();
  if (fit.rows_over == 0) fit.under = area.height - height_of(*set, own.head_rows, rows, part.tight) - part.shared;
  lay_table(table.text, own, *set, part, {space, area.origin(), true}, laid);
  tell_table_fit(table.text, fit, bench.block().name, table.stands.picture.place, bench.grid().pitch, laid.notes);
}

}  // namespace banxin
