#include "compose/turns.h"

#include <algorithm>

#include "compose/forms.h"

namespace banxin {
namespace {

constexpr Cost relaxed_edge = 10'000 * cost_unit, dearest_turn = 1000 * cost_unit;

bool is_dropped_at_end(CharClass c) {
  return c == CharClass::space || c == CharClass::wide_space || c == CharClass::forced_break;
}

/// After a forced break, as at the start of the paragraph, U+3000 is the author's own indent.
bool is_dropped_at_start(CharClass c, bool forced) {
  return c == CharClass::space || (c == CharClass::wide_space && !forced);
}

bool is_strict_japanese(Level level, Region region) {
  return level == Level::ja_strict || level == Level::ja_very_strict ||
         (level == Level::automatic && region == Region::japan);
}

bool is_chinese(Region region) {
  return region == Region::mainland || region == Region::taiwan || region == Region::hongkong;
}

bool hugs_solidus(CharClass a, CharClass b) {
  return (a == CharClass::sol && b == CharClass::han) || (a == CharClass::han && b == CharClass::sol);
}

/// Why the edge before cluster `i` may be lifted in an emergency; null when it may not.
const char* relaxation(const ShapedText& text, const ParaStyle& style, size_t i) {
  const CharClass a = text.clusters[i - 1].cls, b = text.clusters[i].cls;
  if (is_strict_japanese(style.level, text.region)) {
    const bool light = b == CharClass::ite || b == CharClass::cho || b == CharClass::skn;
    return light && a != CharClass::op ? "level strict→loose" : nullptr;
  }
  if (!is_chinese(text.region)) return nullptr;
  if (style.level == Level::strict && (b == CharClass::dsh || b == CharClass::ell) && a != CharClass::op && a != b) {
    return "level strict→gb";
  }
  const bool third = i >= 2 && closes(b) && closes(a) && closes(text.clusters[i - 2].cls);
  if (third) return "third closing mark turned";
  if (!hugs_solidus(a, b)) return nullptr;
  switch (style.level) {
    case Level::automatic:
    case Level::strict:
    case Level::gb:
      return a == CharClass::sol ? nullptr : "level gb→loose";
    case Level::basic:
      return "level basic→loose";
    default:
      return nullptr;
  }
}

}  // namespace

void find_turns(const ShapedText& text, const ParaStyle& style, bool relax, std::vector<Turn>& turns) {
  const auto n = static_cast<uint32_t>(text.clusters.size());
  turns.clear();
  uint32_t kept = 0;  // end of the text before position i without what is dropped there
  const auto start_after = [&](uint32_t i, bool forced) {
    while (i < n && is_dropped_at_start(text.clusters[i].cls, forced)) ++i;
    return i;
  };
  turns.push_back({0, start_after(0, true), 0, CharClass::other, true, nullptr});
  uint32_t start = turns[0].start;
  for (uint32_t i = 1; i <= n; ++i) {
    if (!is_dropped_at_end(text.clusters[i - 1].cls)) kept = i;
    const Penalty penalty = text.breaks[i];
    const bool forced = penalty == must_break || i == n;
    const char* relaxed = nullptr;
    if (penalty == no_break && !forced) {
      relaxed = relax ? relaxation(text, style, i) : nullptr;
      if (relaxed == nullptr) continue;
    }
    if (start < i) start = start_after(i, forced);  // runs of spaces are walked once
    if (start == n && !forced) continue;            // nothing would stand on the line after it
    const Cost cost = forced ? 0 : relaxed != nullptr ? relaxed_edge : penalty * cost_unit;
    const CharClass last = kept > 0 ? text.clusters[kept - 1].cls : CharClass::other;
    turns.push_back(
        {kept, forced ? start_after(i, true) : start, cost, closes(last) ? last : CharClass::other, forced, relaxed});
  }
}

void keep_addresses_whole(const Fitter& fitter, const Rooms& rooms, std::vector<Turn>& turns) {
  constexpr int64_t short_address = 60;  // hundredths of the measure
  const std::vector<Widths>& widths = fitter.slack().widths;
  for (const Extent& address : fitter.text().addresses) {
    const int64_t width = widths[address.last].natural - widths[address.first].natural;
    if (width * 100 > rooms.narrowest() * short_address) continue;
    for (auto turn = std::ranges::upper_bound(turns, address.first, {}, &Turn::end);
         turn != turns.end() && turn->end < address.last; ++turn)
      turn->penalty = std::max(turn->penalty, dearest_turn);
  }
}

Rooms::Rooms(std::span<const Measure> measures, Length indent, Length em) : measures_(measures) {
  indent_ = std::clamp(measures.front().width - em, Length{0}, std::max(indent, Length{0}));
  first_equal_ = static_cast<uint32_t>(measures.size() - 1);
  while (first_equal_ > 0 && room(first_equal_ - 1) == room(first_equal_)) --first_equal_;
  narrowest_ = room(0);
  for (uint32_t i = 1; i < measures.size(); ++i) narrowest_ = std::min(narrowest_, room(i));
  if (measures.size() == 1 && indent_.mpt > 0) first_equal_ = 1;
}

const Measure& Rooms::measure(uint32_t line) const { return measures_[std::min<size_t>(line, measures_.size() - 1)]; }

}  // namespace banxin
