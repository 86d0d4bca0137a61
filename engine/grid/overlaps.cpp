#include "grid/overlaps.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/message.h"

namespace banxin {
namespace {

// A shape takes its strips alone.
bool overlap(const Slot& a, const Slot& b) {
  if (!a.area.overlaps(b.area)) return false;
  const auto on = [](const Slot& slot, const Rect& area) {
    return slot.strips.empty()
               ? slot.area.overlaps(area)
               : std::ranges::any_of(slot.strips, [&](const Strip& strip) { return strip.area.overlaps(area); });
  };
  if (a.strips.empty()) return on(b, a.area);
  return std::ranges::any_of(a.strips, [&](const Strip& strip) { return on(b, strip.area); });
}

}  // namespace

void check_overlaps(const std::vector<Slot>& slots, Report& report) {
  for (size_t i = 0; i < slots.size(); ++i)
    for (size_t j = 0; j < i; ++j) {
      const Block &a = *slots[j].block, &b = *slots[i].block;
      if (!overlap(slots[i], slots[j])) continue;
      const bool meant =
          a.frame.over == b.name || b.frame.over == a.name || a.frame.in == b.name || b.frame.in == a.name;
      if (meant) continue;
      report.error("overlap", b.place, say("block {} lies on block {} (line {})", b.name, a.name, a.place.line),
                   say("move one of them, or write over: {} if that is meant", a.name));
    }
}

}  // namespace banxin
