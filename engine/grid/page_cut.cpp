#include "grid/page_cut.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/message.h"

namespace banxin {
namespace {

bool tells(const Slot& slot) {
  return slot.block->story_shown() || slot.block->continues() || std::ranges::any_of(slot.children, tells);
}

}  // namespace

void check_cut(const Page& page, const std::vector<Slot>& slots, Report& report) {
  const PageGeometry& g = page.geometry;
  if (!g.vertical) return;
  for (int tier = 1; tier < g.columns; ++tier) {
    const Length gap = g.column_start(tier) - g.gap * g.body / 2;
    const auto bridges = [&](const Slot& slot) { return slot.area.y < gap && gap < slot.area.bottom(); };
    if (std::ranges::any_of(slots, bridges)) continue;
    const auto below = [&](const Slot& slot) { return slot.area.y > gap && tells(slot); };
    const auto above = [&](const Slot& slot) { return slot.area.bottom() < gap && tells(slot); };
    const auto first = std::ranges::find_if(slots, below);
    if (first == slots.end() || std::ranges::none_of(slots, above)) continue;
    report.warning(
        "page-cut", first->block->place,
        say("a straight gap between tiers {} and {} cuts the page from edge to edge (腹切り)", tier, tier + 1),
        say("let a headline, a picture or a story stand over both tiers"));
    return;
  }
}

}  // namespace banxin
