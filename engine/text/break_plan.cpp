#include "text/break_plan.h"

#include <algorithm>

namespace banxin {
namespace {

using enum CharClass;
using Pair = BreakPlan::Pair;

struct LevelRow {
  Level level;
  ClassSet no_start, no_end;
  std::u32string_view free;  // exceptions by character
};

constexpr ClassSet closing = classes(clo, com, stp);
constexpr ClassSet ja_start = closing | classes(exc, mid, con);

// CLREQ "prohibition rules for line start and line end" (none, basic, gb, strict) with our short-measure level between
// none and basic; JLREQ appendix C (4 levels); KLREQ. A mark not named may stand anywhere.
constexpr LevelRow levels[] = {
    {Level::none, 0, 0, {}},
    {Level::loose, closing | classes(exc, mid, con, pos), classes(op, pre), {}},
    {Level::basic, closing | classes(exc, mid, con, sol, pos, ite, cho, skn), classes(op, pre), {}},
    {Level::gb, closing | classes(exc, mid, con, sol, pos, ite, cho, skn), classes(op, pre, sol), {}},
    {Level::strict, closing | classes(exc, mid, con, sol, pos, ite, cho, skn, dsh, ell), classes(op, pre, sol), {}},
    {Level::ja_very_strict, ja_start | classes(ite, cho, skn), classes(op, pre), {}},
    {Level::ja_strict, ja_start | classes(ite), classes(op, pre), U"々"},
    {Level::ja_loose, closing | classes(exc, mid, ite), classes(op, pre), U"々・･"},
    {Level::ja_very_loose, closing, classes(op), {}},
    {Level::ko_word, closing | classes(exc, mid, con, cho, ite, dsh, ell, pos), classes(op, pre), {}},
    {Level::ko_character, closing | classes(exc, mid, con, cho, ite, dsh, ell, pos), classes(op, pre), {}},
};

constexpr ClassSet western_words = classes(letter, digit);

struct BreakRule {
  ClassSet before, after;
  Pair pair;
};

// Later break_rules win. Everything not named stays with UAX #14: spaces, Western marks, other scripts.
constexpr BreakRule break_rules[] = {
    {cjk_classes, cjk_classes, Pair::allow},
    {cjk_classes, western_words | bit(pre), Pair::allow},
    {western_words | bit(pos), cjk_classes, Pair::allow},
    // UAX #14 LB23, LB24, LB25, LB28: words, numbers, and the signs that belong to them.
    {western_words, western_words, Pair::never},
    {western_words, bit(pos), Pair::never},
    {bit(pre), western_words, Pair::never},
    {classes(han, kana, hangul, clo), bit(pos), Pair::never},
    {bit(pre), classes(han, kana, hangul, op), Pair::never},
    // Units of two (GB/T 15834, 5.1.2, 5.1.4, 5.1.5; JLREQ cl-08), and no break before U+3000 (class BA).
    {bit(dsh), bit(dsh), Pair::never},
    {bit(ell), bit(ell), Pair::never},
    {bit(exc), bit(exc), Pair::never},
    {cjk_classes | western_words | classes(pre, pos), bit(wide_space), Pair::never},
};

void apply(BreakPlan& plan, const BreakRule& row) {
  for (size_t a = 0; a < class_count; ++a)
    for (size_t b = 0; b < class_count; ++b)
      if (has(row.before, static_cast<CharClass>(a)) && has(row.after, static_cast<CharClass>(b)))
        plan.pair[a][b] = row.pair;
}

void forbid_edges(BreakPlan& plan, const LevelRow& row) {
  constexpr ClassSet all = (ClassSet{1} << class_count) - 1;
  // Before a space never, whatever the class; the space itself is left to UAX #14 (LB7).
  apply(plan, {all & ~classes(forced_break), row.no_start, Pair::never});
  apply(plan, {row.no_end, all & ~classes(space, forced_break), Pair::never});
}

constexpr ClassSet words = ideographic_classes | western_words | bit(other);

void apply_word_break(BreakPlan& plan) {
  // CSS Text 3, 5.2: letters, numbers and syllables become ideographs, or stay together.
  // Line-start prohibition goes on ruling small kana: where our tables do not, UAX #14 is asked.
  constexpr ClassSet light = classes(ite, cho, skn);
  if (plan.word_break == WordBreak::break_all) apply(plan, {words, plan.tables ? words : words & ~light, Pair::allow});
  if (plan.word_break == WordBreak::keep_all) apply(plan, {words, words, Pair::never});
}

bool is_css(Level level) { return level >= Level::css_loose; }

}  // namespace

Level level_for(Level level, Region region) {
  if (level != Level::automatic) return level;
  switch (region) {
    case Region::mainland:
    case Region::taiwan:
    case Region::hongkong:
      return Level::gb;
    case Region::japan:
      return Level::ja_strict;
    case Region::korea:
      return Level::ko_word;
    case Region::none:
      break;
  }
  return level;
}

BreakPlan make_plan(Level level, WordBreak word_break, Region region) {
  BreakPlan plan;
  plan.level = level_for(level, region);
  plan.word_break = word_break;
  plan.profile = profile_of(region);
  for (auto& row : plan.pair) row.fill(Pair::unicode);
  plan.tables = plan.level != Level::automatic && !is_css(plan.level);
  if (!plan.tables) {
    apply_word_break(plan);
    return plan;
  }
  for (const BreakRule& row : break_rules) apply(plan, row);
  // JLREQ table 2: before ％ ℃ and the like (cl-13) a line may turn but after numerals and words, before U+3000 (cl-14)
  // anywhere but after opening marks.
  if (plan.profile == Profile::ja) {
    apply(plan, {cjk_classes, bit(pos), Pair::allow});
    apply(plan, {cjk_classes | western_words | bit(pos), bit(wide_space), Pair::allow});
  }
  // KLREQ 4.4.2 has both, word-based and character-based breaking, and leaves the choice to the author.
  if (plan.level == Level::ko_word) {
    constexpr ClassSet joined = (cjk_classes & ~bit(wide_space)) | western_words | classes(pre, pos);
    apply(plan, {joined, joined, Pair::never});
    constexpr ClassSet syllables = cjk_classes & ~bit(wide_space);  // an 어절 with brackets in it: 세종대왕(世宗大王)이
    apply(plan, {syllables, bit(western), Pair::never});
    apply(plan, {bit(western), syllables, Pair::never});
  }
  apply_word_break(plan);
  const LevelRow& row = *std::ranges::find(levels, plan.level, &LevelRow::level);
  plan.no_start = row.no_start;
  plan.no_end = row.no_end;
  plan.free = row.free;
  forbid_edges(plan, row);
  // JLREQ: very loose text may be cut inside units, loose text inside …… only.
  if (plan.level == Level::ja_loose || plan.level == Level::ja_very_loose)
    apply(plan, {bit(ell), bit(ell), Pair::allow});
  if (plan.level == Level::ja_very_loose) {
    apply(plan, {bit(dsh), bit(dsh), Pair::allow});
    apply(plan, {cjk_classes & ~bit(op), bit(pos), Pair::allow});
    apply(plan, {bit(pre), cjk_classes & ~closing, Pair::allow});
  }
  // Numbers keep their signs at every level (CLREQ issue 262, JLREQ cl-12, cl-13), unless words themselves are cut.
  apply(plan, {bit(digit), bit(pos), Pair::never});
  apply(plan, {bit(pre), bit(digit), Pair::never});
  return plan;
}

}  // namespace banxin
