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

std::vector<std::pair<const Slot*, const Slot*>> overlapping(const std::vector<Slot>& slots) {
  std::vector<std::pair<const Slot*, const Slot*>> pairs;
  for (size_t i = 0; i < slots.size(); ++i)
    for (size_t j = 0; j < i; ++j) {
      const FrameSpec &a = slots[j].block->frame, &b = slots[i].block->frame;
      const std::string &name_of_a = slots[j].block->name, &name_of_b = slots[i].block->name;
      const bool meant = a.over == name_of_b || b.over == name_of_a || a.in == name_of_b || b.in == name_of_a;
      if (!meant && overlap(slots[i], slots[j])) pairs.emplace_back(&slots[j], &slots[i]);
    }
  return pairs;
}

void check_overlaps(const std::vector<Slot>& slots, Report& report) {
  for (const auto& [lower, upper] : overlapping(slots)) {
    const Block &a = *lower->block, &b = *upper->block;
    report.error("overlap", b.place, say("block {} lies on block {} (line {})", b.name, a.name, a.place.line),
                 say("move one of them, or write over: {} if that is meant", a.name));
  }
}

}  // namespace banxin
