#include "lint/remarks.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/message.h"

namespace banxin {

void Remarks::add(const char* rule, const ScenePage& page, const PlacedBlock& block, const Rect& area, Message text,
                  Message hint) {
  all_.push_back({.rule = rule,
                  .page = &page,
                  .block = block.name,
                  .area = area,
                  .place = page.place_of(block),
                  .text = std::move(text),
                  .hint = std::move(hint)});
}

void Remarks::add(const char* rule, const ScenePage& page, const Rect& area, Message text, Message hint) {
  all_.push_back({.rule = rule,
                  .page = &page,
                  .block = {},
                  .area = area,
                  .place = page.page->place,
                  .text = std::move(text),
                  .hint = std::move(hint)});
}

OnPage spot_of(const Sheet& sheet, const Rect& area) {
  OnPage spot{.area = area};
  constexpr Length slack = from_pt(1);
  // Columns count from the left, from the right where the paper is bound there, as tiers (段) from the top.
  for (size_t i = 0; i < sheet.base_columns.size(); ++i) {
    const Rect& column = sheet.base_columns[i];
    const bool reached = sheet.vertical      ? column.y <= area.y + slack
                         : sheet.bound_right ? column.right() >= area.right() - slack
                                             : column.x <= area.x + slack;
    if (reached) spot.column = static_cast<int>(i) + 1;
  }
  // The line whose pitch the area begins in: a headline begins between lines.
  const Length at = (sheet.vertical ? sheet.trim.width - area.right() : area.y) + slack;
  if (at >= sheet.grid_top && sheet.pitch.mpt > 0) {
    const int line = (at - sheet.grid_top) / sheet.pitch + 1;
    if (line <= sheet.grid_lines) spot.line = line;
  }
  return spot;
}

Message spot_words(const Sheet& sheet, const OnPage& spot) {
  const double x = to_mm(spot.area.x), y = to_mm(spot.area.y);
  if (spot.column > 0 && spot.line > 0)
    return say("page {}, column {}, line {} ({:.1f}, {:.1f} mm)", sheet.label(), spot.column, spot.line, x, y);
  return say("page {} ({:.1f}, {:.1f} mm)", sheet.label(), x, y);
}

}  // namespace banxin
