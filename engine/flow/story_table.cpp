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

}  // namespace

int table_lines(const Bench& bench, const SectionTable& table, const TableStyles& styles, const LineSpace& space,
                Length along, Report& notes) {
  if (space.vertical()) {
    notes.error("vertical-table", table.stands.picture.place, "a table cannot stand in a vertical story",
                "give it as a block of kind table that stands in the story");
    return 1;
  }
  const auto set = set_table(bench, table.text, styles_of(table, styles), along, notes);
  if (!set) return 1;
  int64_t height = 0;
  for (const Length row : set->heights) height += row.mpt;
  // The last line is as high as its type.
  return std::max(1, static_cast<int>((height - space.body.mpt + space.pitch.mpt - 1) / space.pitch.mpt) + 1);
}

void lay_story_table(const Bench& bench, const SectionTable& table, const TableStyles& styles, const Rect& area,
                     Laid& laid) {
  const TableStyles own = styles_of(table, styles);
  const auto set = set_table(bench, table.text, own, area.width, laid.notes);
  if (!set) return;
  const TableFit fit = lay_table(bench, table.text, own, *set, area, laid);
  tell_table_fit(table.text, fit, bench.block().name, table.stands.picture.place, bench.grid().pitch, laid.notes);
}

}  // namespace banxin
