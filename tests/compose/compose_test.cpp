// Composition: what holds for every line, and the borders.
#include "compose/compose.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "compose/optimal.h"
#include "compose/spacing.h"
#include "hand.h"

namespace banxin::test {
namespace {

std::vector<Measure> em_wide(int milli) { return {{{}, Em{milli} * hand_em}}; }

Composed set(const ShapedText& text, std::span<const Measure> measures, const ParaStyle& style,
             ComposeOptions options = {}) {
  return compose(text, space(text, style), measures, style, options);
}

std::string repeat(const char* unit, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += unit;
  return out;
}

/// The text of a deterministic generator over an alphabet that exercises every class.
class Lcg {
 public:
  explicit Lcg(uint32_t seed) : state_(seed) {}
  uint32_t below(uint32_t n) {
    state_ = state_ * 1664525u + 1013904223u;
    return (state_ >> 8) % n;
  }

 private:
  uint32_t state_;
};

std::string random_text(Lcg& random, uint32_t most) {
  constexpr const char* alphabet[] = {"国", "家", "人", "民", "日", "报", "あ", "，", "。", "、", "；",
                                      "（", "）", "“",  "”",  "！", "？", "·",  "——", "……", "a",  "b",
                                      "7",  "3",  " ",  "　", "／", "％", "～", "￥", "々", "ー", "\n"};
  std::string out;
  for (uint32_t i = random.below(most); i > 0; --i) {
    const uint32_t pick = random.below(64);  // half of it Han
    out += pick < 32 ? alphabet[pick % 6] : alphabet[pick - 32];
  }
  return out;
}

/// Every promise of Composed and Line, checked cluster by cluster.
void check_promises(const ShapedText& text, const Composed& set, std::span<const Measure> measures,
                    const ParaStyle& style) {
  uint32_t reached = 0;
  for (size_t n = 0; n < set.lines.size(); ++n) {
    const Line& line = set.lines[n];
    CAPTURE(n);
    REQUIRE(line.first <= line.last);
    REQUIRE(line.last <= text.clusters.size());
    REQUIRE(line.first >= reached);
    for (uint32_t i = reached; i < line.first; ++i) {  // only spaces get lost at a turn
      const CharClass c = text.clusters[i].cls;
      CHECK((c == CharClass::space || c == CharClass::wide_space || c == CharClass::forced_break));
    }
    reached = line.last;
    const bool last = n + 1 == set.lines.size();
    const uint32_t next = last ? static_cast<uint32_t>(text.clusters.size()) : set.lines[n + 1].first;
    const bool warned = std::any_of(set.warnings.begin(), set.warnings.end(), [&](const LineWarning& w) {
      return print(w).ends_with(" line " + std::to_string(n + 1));
    });
    const Length room = measures[std::min(n, measures.size() - 1)].width - line.indent;
    bool forced = last;
    for (uint32_t i = line.last; i <= next; ++i) forced = forced || (i > line.last && text.breaks[i] == must_break);
    if (style.align == Align::justify && !forced && !warned) CHECK(line.width == room);
    if (!warned) CHECK(line.width <= room);
    if (!warned && line.widest_gap > Em{250} * hand_em) CHECK(line.stage != Stage::natural);
    Length sum;
    for (uint32_t i = line.first; i < line.last; ++i) {
      const Cluster& c = text.clusters[i];
      CHECK(set.advance[i] >= c.advance - c.left - c.right - (Em{125} * hand_em));  // no body is cut
      sum += set.advance[i];
    }
    if (line.hangs) sum -= set.advance[line.last - 1];
    CHECK(sum == line.width);
    // bodies never overlap: the ink of each starts where the one before has ended, or later
    for (uint32_t i = line.first + 1; i < line.last; ++i) {
      const Cluster &a = text.clusters[i - 1], &b = text.clusters[i];
      const Length a_end = set.x[i - 1] + a.advance - a.right;
      // Word spaces give a part of themselves, Western letters a hundredth of their width and 0.02 em.
      const Em gives = a.cls == CharClass::space ? Em{125} : gives_in_width(text, i - 1) ? Em{30} : Em{};
      CHECK(set.x[i] + b.left >= a_end - gives * hand_em);
    }
  }
  for (uint32_t i = reached; i < text.clusters.size(); ++i) CHECK(set.advance[i] == Length{0});
}

}  // namespace

TEST_CASE("empty text gives no lines, text of spaces an empty one") {
  CHECK(set(set_by_hand(""), em_wide(10000), bare_style()).lines.empty());
  const Composed spaces = set(set_by_hand("   "), em_wide(10000), bare_style());
  REQUIRE(spaces.lines.size() == 1);
  CHECK(spaces.lines[0].first == spaces.lines[0].last);
}

TEST_CASE("a measure of one em") {
  const Composed lines = set(set_by_hand("国家，人民"), em_wide(1000), ParaStyle{});
  REQUIRE(lines.lines.size() == 4);  // the comma cannot start a line and sticks out with its half
  CHECK(lines.lines[0].indent == Length{0});
  CHECK(lines.lines[1].width == Em{1500} * hand_em);
  CHECK(words_of(lines.warnings) == std::vector<std::string>{"overfull line 2", "lone character line 4"});
}

TEST_CASE("the remainder is spread in whole millipoints") {
  // 7 characters and a half mark in 8 em: half an em over six places, before the comma none
  const ShapedText text = set_by_hand("一二三四五六七，九十一二三四五六", Region::mainland, {10501});
  ParaStyle style = bare_style();
  const std::vector<Measure> measures{{{}, {8 * 10501}}};
  const Composed lines = compose(text, space(text, style), measures, style);
  REQUIRE(lines.lines.size() == 2);
  CHECK(lines.lines[0].stage == Stage::expand_3);
  CHECK(lines.lines[0].width == measures[0].width);
  for (uint32_t i = 0; i < 6; ++i) {
    CHECK(lines.advance[i].mpt >= 10501 + 875);
    CHECK(lines.advance[i].mpt <= 10501 + 876);
  }
  CHECK(lines.advance[6].mpt == 10501);
  CHECK(lines.advance[7].mpt == 10501 - (Em{500} * Length{10501}).mpt);
}

TEST_CASE("no expansion at forbidden places") {
  // one line to be opened by one em; the places between Han alone may take it
  const ShapedText text = set_by_hand("一（二）三～四／五42％六abc七八九，abcdefghij一二");
  ParaStyle style = bare_style();
  const Composed lines = set(text, em_wide(17000), style);
  REQUIRE(lines.lines.size() >= 2);
  const Line& line = lines.lines[0];
  REQUIRE(line.stage == Stage::expand_3);
  const auto extra = [&](const char32_t a, const char32_t b) {
    for (uint32_t i = line.first; i + 1 < line.last; ++i) {
      if (text.chars[i] == a && text.chars[i + 1] == b) return (lines.advance[i] - text.clusters[i].advance).mpt;
    }
    FAIL("no such pair");
    return 0;
  };
  CHECK(extra(U'一', U'（') > 0);
  CHECK(extra(U'（', U'二') == 0);
  CHECK(extra(U'二', U'）') == 0);
  CHECK(extra(U'）', U'三') > 0);
  CHECK(extra(U'三', U'～') == 0);
  CHECK(extra(U'～', U'四') == 0);
  CHECK(extra(U'四', U'／') == 0);
  CHECK(extra(U'／', U'五') == 0);
  CHECK(extra(U'4', U'2') == 0);
  CHECK(extra(U'2', U'％') == 0);
  CHECK(extra(U'a', U'b') == 0);
  CHECK(extra(U'六', U'a') > 0);
  CHECK(extra(U'七', U'八') > 0);
}

TEST_CASE("Japan opens up after commas and before brackets at the last stage only") {
  ParaStyle style = bare_style();
  const ShapedText text = set_by_hand("一、二「三四五六七、abcdefghij", Region::japan);
  const Composed lines = set(text, em_wide(10400), style);
  REQUIRE(lines.lines[0].stage == Stage::expand_3);
  CHECK(lines.advance[1] == hand_em);  // 、 before 二
  CHECK(lines.advance[2] == hand_em);  // 二 before 「
  CHECK(lines.advance[4] > hand_em);   // between Han
}

TEST_CASE("stages are used up in their order") {
  // brackets can give 1 em, commas ½, the gap of the letter twice 1/8; the line is longer and longer
  struct Row {
    int measure;
    Stage stage;
  };
  const Row rows[] = {{12000, Stage::natural},  {11500, Stage::reduce_4}, {11000, Stage::reduce_4},
                      {10700, Stage::reduce_5}, {10500, Stage::reduce_5}, {10300, Stage::reduce_6},
                      {10250, Stage::reduce_6}, {10000, Stage::reduce_7}, {9750, Stage::reduce_7}};
  ParaStyle style = bare_style();
  style.letter_gap = {250};
  for (const Row& row : rows) {
    CAPTURE(row.measure);
    const ShapedText text = set_by_hand("一（二）三，四。五a六七");
    const Composed lines = set(text, em_wide(row.measure), style, {1, true});
    REQUIRE(lines.lines.size() == 1);
    CHECK(lines.lines[0].natural == Em{12000} * hand_em);
    CHECK(lines.lines[0].stage == row.stage);
    CHECK(lines.lines[0].width <= Em{row.measure} * hand_em);
  }
}

TEST_CASE("tracking stands between characters, not after the last") {
  ParaStyle style = bare_style();
  style.text.tracking = {100};
  const Composed lines = set(set_by_hand("一二三四五"), em_wide(10000), style);
  CHECK(lines.lines[0].width == Em{5400} * hand_em);
}

TEST_CASE("a mark whose left white is trimmed moves left with its glyph") {
  ParaStyle style = bare_style();
  style.indent = {2000};
  const Composed lines = set(set_by_hand("“二三四五六七八"), em_wide(5000), style);
  // The body stands at the indent: the cell's left half lies left of it.
  CHECK(lines.x[0] == Em{1500} * hand_em);
  CHECK(lines.advance[0] == Em{500} * hand_em);
  CHECK(lines.x[1] == Em{2500} * hand_em);
}

TEST_CASE("a paragraph that goes on has no indent") {
  ParaStyle style = bare_style();
  style.indent = {2000};
  const Composed lines = set(set_by_hand("一二三四五六七八"), em_wide(5000), style, {0, false});
  CHECK(lines.lines[0].indent == Length{0});
  CHECK(lines.lines[0].last == 5);
}

TEST_CASE("alignment") {
  struct Row {
    Align align;
    int milli;
  };
  for (const Row& row :
       {Row{Align::start, 0}, Row{Align::centre, 3500}, Row{Align::end, 7000}, Row{Align::justify, 0}}) {
    ParaStyle style = bare_style();
    style.align = row.align;
    CHECK(set(set_by_hand("一二三"), em_wide(10000), style).x[0] == Em{row.milli} * hand_em);
  }
}

TEST_CASE("a paragraph can be asked for one line less or more") {
  ParaStyle style = bare_style();
  const ShapedText text = set_by_hand(repeat("一二三，四五六七。八九十", 13));
  const Composed best = set(text, em_wide(15000), style);
  const auto n = static_cast<int>(best.lines.size());
  for (const int wanted : {n - 1, n, n + 1}) {
    const Composed lines = set(text, em_wide(15000), style, {wanted, true});
    CAPTURE(wanted);
    CHECK(static_cast<int>(lines.lines.size()) == wanted);
    CHECK(lines.cost >= best.cost);
    check_promises(text, lines, em_wide(15000), style);
  }
  // 156 cells cannot stand in 5 lines of 15: the answer is the best there is
  CHECK(set(text, em_wide(15000), style, {5, true}).lines.size() == best.lines.size());
}

TEST_CASE("one line shorter and one longer, found together, are what each is by itself") {
  Lcg random(7);
  const ParaStyle style;
  const std::vector<Measure> measures = em_wide(17000);
  int found[] = {0, 0};
  for (int i = 0; i < 100; ++i) {
    const ShapedText text = set_by_hand(random_text(random, 700));
    const Spacing spacing = space(text, style);
    const auto n = static_cast<int>(compose(text, spacing, measures, style).lines.size());
    if (n < 2) continue;
    const OtherLengths others = compose_other_lengths(text, spacing, measures, style, n);
    for (const int more : {-1, 1}) {
      const Composed& together = more < 0 ? others.shorter : others.longer;
      const Composed alone = compose(text, spacing, measures, style, {n + more});
      const bool possible = static_cast<int>(alone.lines.size()) == n + more;
      found[more > 0] += possible ? 1 : 0;
      CAPTURE(i);
      CHECK(together.lines.empty() == !possible);
      if (!possible) continue;
      CHECK(together.lines.size() == alone.lines.size());
      CHECK(together.x == alone.x);
      CHECK(together.cost == alone.cost);
    }
  }
  CHECK(std::min(found[0], found[1]) > 3);
}

TEST_CASE("the same paragraph set twice is the same") {
  ParaStyle style;
  const ShapedText text = set_by_hand(repeat("一二三，“四五”a六七。八九十", 30));
  const Composed a = set(text, em_wide(15000), style), b = set(text, em_wide(15000), style);
  CHECK(a.x == b.x);
  CHECK(a.cost == b.cost);
}

TEST_CASE("right-to-left words stand in visual order") {
  // ab שלום cd in a left-to-right paragraph: the Hebrew word is read from the right
  ShapedText text = set_by_hand("ab שלום cd", Region::none);
  text.runs.push_back(text.runs[0]);
  text.runs[1].level = 1;
  for (uint32_t i = 3; i < 7; ++i) text.clusters[i].run = 1;
  const Composed lines = set(text, em_wide(20000), bare_style());
  CHECK(lines.x[0] == Length{0});
  CHECK(lines.x[6] < lines.x[3]);
  CHECK(lines.x[3] == lines.x[6] + Em{1500} * hand_em);
  CHECK(lines.x[8] > lines.x[3]);
  text.clusters[2].run = text.clusters[7].run = 1;
  text.runs[0].level = 2;
  text.right_to_left = true;  // and in a right-to-left paragraph the line reads from the right edge
  const Composed turned = set(text, em_wide(20000), bare_style());
  CHECK(turned.x[0] > turned.x[3]);
  CHECK(turned.x[3] > turned.x[8]);
  CHECK(turned.x[1] + Em{500} * hand_em == Em{20000} * hand_em);
}

TEST_CASE("a prohibition is lifted before the line falls apart, and said") {
  // Five characters that hold together and three closing marks take 6½ em at their narrowest, 6 without the third.
  ShapedText text = set_by_hand("一二三四五六七八九十一」』）二三四五");
  for (size_t i = 7; i < 11; ++i) text.breaks[i] = no_break;
  const Composed lines = set(text, em_wide(6000), bare_style());
  const bool said = std::any_of(lines.warnings.begin(), lines.warnings.end(),
                                [](const LineWarning& w) { return print(w).starts_with("third closing mark turned"); });
  CHECK(said);
}

TEST_CASE("the number of candidates grows with the length of the paragraph, not with its square") {
  const ParaStyle style = bare_style();
  uint64_t candidates[2] = {};
  for (const int k : {0, 1}) {
    const ShapedText text = set_by_hand(repeat("一二三，四五六七。八九", k == 0 ? 900 : 9000));
    const Spacing spacing = space(text, style);
    Slack slack;
    measure_slack(text, spacing, style, slack);
    const LineFitter fitter(text, style, slack);
    std::vector<BreakOpportunity> turns;
    find_break_opportunities(text, style, {}, turns);
    const std::vector<Measure> measures = em_wide(15000);
    const LineBreaks plan = break_optimal(fitter, turns, LineWidths(measures, {}, hand_em), {});
    CHECK(plan.found);
    candidates[k] = plan.candidates;
  }
  CHECK(candidates[1] < 11 * candidates[0]);
}

TEST_CASE("promises hold for texts of a fixed generator") {
  Lcg random(20250907);
  for (int round = 0; round < 1500; ++round) {
    const std::string words = random_text(random, 120);
    const auto region = static_cast<Region>(random.below(6));
    const ShapedText text = set_by_hand(words, region);
    ParaStyle style;
    style.punctuation = static_cast<PunctStyle>(random.below(5));
    style.align = static_cast<Align>(random.below(4));
    style.hang = static_cast<Hang>(random.below(3));
    style.compress = random.below(4) > 0;
    style.trim_edges = random.below(4) > 0;
    style.optimal = random.below(4) > 0;
    style.indent = {static_cast<int32_t>(random.below(3)) * 1000};
    style.text.tracking = {static_cast<int32_t>(random.below(3)) * 50};
    std::vector<Measure> measures;
    for (uint32_t i = 1 + random.below(6); i > 0; --i) {
      measures.push_back({{}, Em{static_cast<int32_t>(1000 + random.below(20000))} * hand_em});
    }
    CAPTURE(round);
    CAPTURE(words);
    check_promises(text, set(text, measures, style), measures, style);
  }
}

}  // namespace banxin::test
