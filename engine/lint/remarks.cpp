#include "lint/remarks.h"

#include <fmt/format.h>

#include <algorithm>

namespace banxin {

void Remarks::add(const char* rule, const ScenePage& page, const PlacedBlock& block, const Rect& area, std::string text,
                  std::string hint) {
  all_.push_back({.rule = rule,
                  .page = &page,
                  .block = block.name,
                  .area = area,
                  .place = page.place_of(block),
                  .text = std::move(text),
                  .hint = std::move(hint)});
}

void Remarks::add(const char* rule, const ScenePage& page, const Rect& area, std::string text, std::string hint) {
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

std::string spot_words(const Sheet& sheet, const OnPage& spot) {
  std::string words = fmt::format("page {}", sheet.label());
  if (spot.column > 0 && spot.line > 0) words += fmt::format(", column {}, line {}", spot.column, spot.line);
  return words + fmt::format(" ({:.1f}, {:.1f} mm)", to_mm(spot.area.x), to_mm(spot.area.y));
}

}  // namespace banxin
