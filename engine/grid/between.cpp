#include "grid/between.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/message.h"

namespace banxin {
namespace {

struct Gutter {
  Length from, to;
  Length size() const { return to - from; }
};

Gutter common(Length a, Length a_end, Length b, Length b_end) { return {std::max(a, b), std::min(a_end, b_end)}; }
/// What lies between two extents; turned round where they overlap.
Gutter space(Length a, Length a_end, Length b, Length b_end) { return a < b ? Gutter{a_end, b} : Gutter{b_end, a}; }

Rect middle_of(const Rect& a, const Rect& b, Length thickness) {
  const Gutter beside = common(a.y, a.bottom(), b.y, b.bottom());
  if (beside.size().mpt > 0) {
    const Gutter gutter = space(a.x, a.right(), b.x, b.right());
    return {gutter.from + (gutter.size() - thickness) / 2, beside.from, thickness, beside.size()};
  }
  const Gutter above = common(a.x, a.right(), b.x, b.right());
  const Gutter free = space(a.y, a.bottom(), b.y, b.bottom());
  return {above.from, free.from + (free.size() - thickness) / 2, above.size(), thickness};
}

const Slot* slot_of(const std::string& name, const Block& rule, const std::vector<Slot>& slots, Report& report) {
  const auto found = std::ranges::find_if(slots, [&](const Slot& slot) { return slot.block->name == name; });
  if (found != slots.end() && found->block != &rule && found->block->frame.between.empty()) return &*found;
  report.error(
      "below-unknown", rule.place,
      say("rule {} stands between \"{}\" and another block, but there is no such block beside it", rule.name, name),
      say("name two blocks that have the same parent as the rule"));
  return nullptr;
}

void say_apart(const Block& rule, const Message& why, Report& report) {
  report.error("not-between", rule.place,
               say("blocks {} and {} do not meet: {}", rule.frame.between[0], rule.frame.between[1], why),
               say("name two blocks that stand side by side, or one above the other"));
}

bool has_own_place(const FrameSpec& f) {
  return f.is_free() || f.first_col != 0 || f.line != 0 || f.lines != 0 || f.strip || !f.below.empty() ||
         !f.until.empty();
}

Rect around(const std::vector<const Slot*>& slots) {
  Rect all = slots.front()->area;
  for (const Slot* slot : slots) {
    const Rect& one = slot->area;
    const Length right = std::max(all.right(), one.right()), bottom = std::max(all.bottom(), one.bottom());
    all = {std::min(all.x, one.x), std::min(all.y, one.y), {}, {}};
    all.width = right - all.x, all.height = bottom - all.y;
  }
  return all;
}

/// The first block of a rule, and the others, beyond it.
struct RuleSides {
  const Slot* first = nullptr;
  std::vector<const Slot*> others;

  bool holds(const Slot& slot) const { return &slot == first || std::ranges::find(others, &slot) != others.end(); }
};

std::optional<RuleSides> sides_of(const Block& rule, const std::vector<Slot>& slots, Report& report) {
  const std::vector<std::string>& names = rule.frame.between;
  const bool twice = std::ranges::any_of(names, [&](const auto& name) { return std::ranges::count(names, name) > 1; });
  if (names.size() < 2 || twice || has_own_place(rule.frame)) {
    report.error(
        "not-between", rule.place,
        say("rule {} needs the names of two blocks that it stands between, and no place of its own", rule.name),
        say("write between: [first, second], without cols, line, lines, x, y, width and height"));
    return std::nullopt;
  }
  RuleSides sides;
  for (const std::string& name : names) {
    const Slot* slot = slot_of(name, rule, slots, report);
    if (!slot) return std::nullopt;
    if (!sides.first)
      sides.first = slot;
    else
      sides.others.push_back(slot);
  }
  return sides;
}

}  // namespace

std::optional<Rect> place_between(const Block& rule, const std::vector<Slot>& slots, Report& report) {
  const auto sides = sides_of(rule, slots, report);
  if (!sides) return std::nullopt;
  const Rect a = sides->first->area, b = around(sides->others);
  const Length thickness = rule.own_height({}).value_or(Length{});
  const Rect area = middle_of(a, b, thickness);
  const bool level = a.y < b.bottom() && b.y < a.bottom();
  const Length beside = level ? area.height : area.width;
  const Gutter space_between = level ? space(a.x, a.right(), b.x, b.right()) : space(a.y, a.bottom(), b.y, b.bottom());
  if (beside.mpt <= 0)
    return say_apart(rule, say("they have neither lines nor columns in common"), report), std::nullopt;
  if (space_between.size() < thickness)
    return say_apart(rule,
                     say("{:.1f} mm between them hold no rule of {}", to_mm(std::max(space_between.size(), Length{})),
                         print_pt(thickness)),
                     report),
           std::nullopt;
  for (const Slot& other : slots) {
    const bool is_one = sides->holds(other) || !other.block->frame.between.empty();
    if (!is_one && other.area.overlaps(level ? Rect{space_between.from, area.y, space_between.size(), area.height}
                                             : Rect{area.x, space_between.from, area.width, space_between.size()}))
      return say_apart(rule, say("block {} stands between them", other.block->name), report), std::nullopt;
  }
  return area;
}

}  // namespace banxin
