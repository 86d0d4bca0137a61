#include "compose/break_opportunities.h"

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

bool is_chinese(Region region) {
  return region == Region::mainland || region == Region::taiwan || region == Region::hongkong;
}

struct Words {
  Level from, to;
  const char* words;
};
constexpr Words relaxed_words[] = {
    {Level::strict, Level::gb, "level strict→gb"},
    {Level::strict, Level::basic, "level strict→basic"},
    {Level::strict, Level::loose, "level strict→loose"},
    {Level::gb, Level::basic, "level gb→basic"},
    {Level::gb, Level::loose, "level gb→loose"},
    {Level::basic, Level::loose, "level basic→loose"},
    {Level::ja_very_strict, Level::ja_strict, "level very-strict→strict"},
    {Level::ja_very_strict, Level::ja_loose, "level very-strict→loose"},
    {Level::ja_very_strict, Level::ja_very_loose, "level very-strict→very-loose"},
    {Level::ja_strict, Level::ja_loose, "level strict→loose"},
    {Level::ja_strict, Level::ja_very_loose, "level strict→very-loose"},
    {Level::ja_loose, Level::ja_very_loose, "level loose→very-loose"},
};
const char* words_of(Level from, Level to, Region region) {
  if (from == Level::automatic) from = is_chinese(region) ? Level::gb : Level::ja_strict;
  for (const Words& row : relaxed_words) {
    if (row.from == from && row.to == to) return row.words;
  }
  return "level";
}

bool ends_with_hyphen(const ShapedText& text, uint32_t last) {
  const Cluster& c = text.clusters[last];
  if (c.hyphenates) return true;
  const char32_t mark = text.chars[c.first_char];
  return c.cls == CharClass::western && (mark == U'-' || mark == 0x2010);
}

bool is_third_mark(const ShapedText& text, size_t i) {
  return is_chinese(text.region) && i >= 2 && closes(text.clusters[i].cls) && closes(text.clusters[i - 1].cls) &&
         closes(text.clusters[i - 2].cls);
}

}  // namespace

void find_break_opportunities(const ShapedText& text, const ParaStyle& style, Relax relax,
                              std::vector<BreakOpportunity>& turns, bool whole_words) {
  const auto n = static_cast<uint32_t>(text.clusters.size());
  turns.clear();
  uint32_t kept = 0;  // end of the text before position i without what is dropped there
  const auto start_after = [&](uint32_t i, bool forced) {
    while (i < n && is_dropped_at_start(text.clusters[i].cls, forced)) ++i;
    return i;
  };
  turns.push_back({.start = start_after(0, true), .forced = true});
  uint32_t start = turns[0].start;
  auto edge = text.relaxed_breaks.begin();
  for (uint32_t i = 1; i <= n; ++i) {
    if (!is_dropped_at_end(text.clusters[i - 1].cls)) kept = i;
    const Penalty penalty = text.breaks[i];
    const bool forced = penalty == must_break || i == n;
    const char* relaxed = nullptr;
    int steps = 1;
    if (penalty == no_break && !forced) {
      while (edge != text.relaxed_breaks.end() && edge->cluster < i) ++edge;
      if (edge != text.relaxed_breaks.end() && edge->cluster == i && edge->steps <= relax.steps) {
        relaxed = words_of(style.level, edge->level, text.region), steps = edge->steps;
      } else if (relax.third_mark && is_third_mark(text, i)) {
        relaxed = "third closing mark turned";
      } else {
        continue;
      }
    }
    if (whole_words && !forced && text.clusters[i].inside_word) continue;
    if (start < i) start = start_after(i, forced);  // runs of spaces are walked once
    if (start == n && !forced) continue;            // nothing would stand on the line after it
    const Cost cost = forced ? 0 : relaxed != nullptr ? steps * relaxed_edge : penalty * cost_unit;
    const CharClass last = kept > 0 ? text.clusters[kept - 1].cls : CharClass::other;
    turns.push_back({.end = kept,
                     .start = forced ? start_after(i, true) : start,
                     .penalty = cost,
                     .mark = closes(last) ? last : CharClass::other,
                     .hyphen = kept > 0 && ends_with_hyphen(text, kept - 1),
                     .forced = forced,
                     .relaxed = relaxed});
  }
}

void keep_addresses_whole(const LineFitter& fitter, const LineWidths& rooms, std::vector<BreakOpportunity>& turns) {
  constexpr int64_t short_address = 60;  // hundredths of the measure
  const std::vector<Widths>& widths = fitter.slack().widths;
  for (const Extent& address : fitter.text().addresses) {
    const int64_t width = widths[address.last].natural - widths[address.first].natural;
    if (width * 100 > rooms.narrowest() * short_address) continue;
    for (auto turn = std::ranges::upper_bound(turns, address.first, {}, &BreakOpportunity::end);
         turn != turns.end() && turn->end < address.last; ++turn)
      turn->penalty = std::max(turn->penalty, dearest_turn);
  }
}

LineWidths::LineWidths(std::span<const Measure> measures, Length indent, Length em) : measures_(measures) {
  indent_ = std::clamp(measures.front().width - em, Length{0}, std::max(indent, Length{0}));
  first_equal_ = static_cast<uint32_t>(measures.size() - 1);
  while (first_equal_ > 0 && room(first_equal_ - 1) == room(first_equal_)) --first_equal_;
  narrowest_ = room(0);
  for (uint32_t i = 1; i < measures.size(); ++i) narrowest_ = std::min(narrowest_, room(i));
  if (measures.size() == 1 && indent_.mpt > 0) first_equal_ = 1;
}

const Measure& LineWidths::measure(uint32_t line) const {
  return measures_[std::min<size_t>(line, measures_.size() - 1)];
}

}  // namespace banxin
