// The tables of line composition, row by row: line edges, hanging, gaps, adjustment. Facts from CLREQ, JLREQ and
// GB/T 15834; every Han cell and mark is one em, letters and digits ½, the word space ⅓ (hand.h).
#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "compose/compose.h"
#include "hand.h"

namespace banxin::test {
namespace {

Composed set(const ShapedText& text, int measure_milli, const ParaStyle& style, ComposeOptions options = {}) {
  const std::vector<Measure> measures{{{}, Em{measure_milli} * hand_em}};
  return compose(text, space(text, style), measures, style, options);
}

int milli(Length length) { return round_to_int(1000.0 * length.mpt / hand_em.mpt); }

/// Where the body of a cluster starts and ends on its line, in thousandths of an em.
int body_start(const ShapedText& text, const Composed& set, uint32_t i) {
  return milli(set.x[i] + text.clusters[i].left);
}
int body_end(const ShapedText& text, const Composed& set, uint32_t i) {
  const Cluster& c = text.clusters[i];
  return milli(set.x[i] + c.advance - c.right);
}

constexpr Region cn = Region::mainland, tw = Region::taiwan, hk = Region::hongkong, ja = Region::japan,
                 ko = Region::korea;

}  // namespace

// --- line start and line end ---

TEST_CASE("a mark at line end keeps what its region lets it keep") {
  struct Row {
    Region region;
    const char* mark;
    int fits, tight;  // width of the mark's cell when there is room for all of it, and when half an em is missing
  };
  const Row rows[] = {// GB/T 15834, 5.1.10: half an em at line end, always
                      {cn, "，", 500, 500},
                      {cn, "、", 500, 500},
                      {cn, "。", 500, 500},
                      {cn, "；", 500, 500},
                      {cn, "：", 500, 500},
                      {cn, "？", 500, 500},
                      {cn, "！", 500, 500},
                      {cn, "）", 500, 500},
                      {cn, "”", 500, 500},
                      {cn, "》", 500, 500},
                      // closing brackets give their half in need; centred marks keep their em
                      {tw, "）", 1000, 500},
                      {tw, "」", 1000, 500},
                      {hk, "」", 1000, 500},
                      {tw, "，", 1000, 1000},
                      {tw, "。", 1000, 1000},
                      {hk, "、", 1000, 1000},
                      {tw, "？", 1000, 1000},
                      // JLREQ: ½ kept when it fits, else nothing; middle dots both quarters or none; ？！ never
                      {ja, "、", 1000, 500},
                      {ja, "。", 1000, 500},
                      {ja, "」", 1000, 500},
                      {ja, "・", 1000, 500},
                      {ja, "！", 1000, 1000},
                      {ko, "）", 1000, 500}};
  for (const Row& row : rows) {
    CAPTURE(std::string(row.mark));
    CAPTURE(static_cast<int>(row.region));
    const ShapedText text = set_by_hand("一二三四" + std::string(row.mark) + "六七八九十", row.region);
    ParaStyle style = bare_style();
    style.punctuation = PunctStyle::quanjiao;
    CHECK(milli(set(text, 5000, style).advance[4]) == row.fits);
    if (row.tight == 500) CHECK(milli(set(text, 4500, style).advance[4]) == row.tight);
  }
}

TEST_CASE("an opening mark at the start of a line") {
  struct Row {
    Region region;
    PunctStyle style;
    bool trim;
    int start;  // of its body
  };
  const Row rows[] = {{cn, PunctStyle::quanjiao, true, 0},       {ja, PunctStyle::quanjiao, true, 0},
                      {tw, PunctStyle::quanjiao, true, 0},       {cn, PunctStyle::kaiming, true, 0},
                      {cn, PunctStyle::quanjiao, false, 500},    {cn, PunctStyle::plain, true, 500},
                      {cn, PunctStyle::line_end_half, true, 500}};
  for (const Row& row : rows) {
    CAPTURE(static_cast<int>(row.style));
    ParaStyle style = bare_style();
    style.punctuation = row.style, style.trim_edges = row.trim;
    const ShapedText text = set_by_hand("一二三四五（七）八", row.region);
    const Composed lines = set(text, 5000, style);
    REQUIRE(lines.lines[1].first == 5);
    CHECK(body_start(text, lines, 5) == row.start);
    style.indent = {2000};  // the body starts at the indent
    const ShapedText first = set_by_hand("（二）三四五六七八", row.region);
    CHECK(body_start(first, set(first, 6000, style), 0) == 2000 + row.start);
  }
}

TEST_CASE("spaces are dropped at a turn, on both sides of it") {
  for (const char* space : {" ", "　"}) {
    const ShapedText text = set_by_hand("一二三四五" + std::string(space) + "六七八九十");
    const Composed lines = set(text, 5000, bare_style());
    REQUIRE(lines.lines.size() == 2);
    CHECK(lines.lines[0].last == 5);
    CHECK(lines.lines[1].first == 6);
    CHECK(lines.x[6] == Length{0});
  }
}

TEST_CASE("white shared inside a line is not shared over a turn") {
  // ）（ inside a line is 1½ em; where the line turns between them each has the form of its edge
  const ShapedText text = set_by_hand("一二三四）（六七八九十");
  const Composed lines = set(text, 4500, bare_style());
  REQUIRE(lines.lines[1].first == 5);
  CHECK(milli(lines.advance[4]) == 500);
  CHECK(body_start(text, lines, 5) == 0);
}

TEST_CASE("pairs share their white over borders of style runs, whatever the size") {
  for (const char* pair : {"）（", "），", "。”", "，（", "　（"}) {
    ShapedText text = set_by_hand(pair);
    const Spacing whole = space(text, bare_style());
    text.runs.push_back(text.runs[0]);
    text.clusters[1].run = 1;
    const Spacing cut = space(text, bare_style());
    CHECK(whole.advance == cut.advance);
  }
  // Between sizes each mark gives of its own em: a large opening mark its half, so the small closing one stays full.
  ShapedText text = set_by_hand("）（");
  text.runs.push_back(text.runs[0]);
  text.runs[1].size = 2 * hand_em;
  Cluster& large = text.clusters[1];
  large.run = 1, large.advance = 2 * large.advance, large.left = 2 * large.left;
  const Spacing sizes = space(text, bare_style());
  CHECK(milli(sizes.advance[0]) == 1000);
  CHECK(milli(sizes.advance[1]) == 1000);
}

// --- hanging ---

TEST_CASE("which marks may hang") {
  struct Row {
    Region region;
    const char* mark;
    bool hangs;
  };
  const Row rows[] = {{cn, "，", true},  {cn, "、", true},  {cn, "。", true},  {cn, "；", true},  {cn, "：", true},
                      {cn, "？", true},  {cn, "！", true},  {cn, "）", false}, {cn, "”", false},  {cn, "·", false},
                      {cn, "％", false}, {tw, "，", true},  {tw, "。", true},  {tw, "；", false}, {tw, "？", false},
                      {ja, "、", true},  {ja, "。", true},  {ja, "，", true},  {ja, "．", true},  {ja, "！", false},
                      {ja, "・", false}, {ja, "」", false}, {cn, "……", false}, {cn, "——", false}};
  for (const Row& row : rows) {
    CAPTURE(std::string(row.mark));
    ParaStyle style = bare_style();
    style.hang = Hang::force;
    const ShapedText text = set_by_hand("一二三四五" + std::string(row.mark) + "七八九十一二三", row.region);
    const Composed lines = set(text, 5000, style);
    const bool hung = std::ranges::any_of(lines.lines, [](const Line& line) { return line.hangs; });
    CHECK(hung == row.hangs);
    if (!hung) continue;
    CHECK(lines.lines[0].last == 6);  // one mark, wholly outside
    CHECK(body_start(text, lines, 5) >= 5000);
    CHECK(milli(lines.lines[0].width) == 5000);
  }
}

TEST_CASE("when a mark does not hang") {
  ParaStyle style = bare_style();
  style.hang = Hang::allow;
  const auto hangs = [&](const char* words) {
    const Composed lines = set(set_by_hand(words), 5000, style);
    return std::ranges::any_of(lines.lines, [](const Line& line) { return line.hangs; });
  };
  CHECK(hangs("一二三四五，七八九十一"));
  CHECK_FALSE(hangs("一二三四，六七八九十一"));   // it fits
  CHECK_FALSE(hangs("一二三四”，六七八九十一"));  // another mark before it at the edge
  CHECK_FALSE(hangs("一二三四五。”八九十一二"));  // another mark after it
  style.hang = Hang::force;
  CHECK_FALSE(hangs("一二三四。"));  // the last line, when it fits
}

TEST_CASE("nothing opens between the last character and a hung mark") {
  ParaStyle style = bare_style();
  style.hang = Hang::force;
  const ShapedText text = set_by_hand("一二三四五六七，九十一二三四五");
  const Composed lines = set(text, 8000, style);
  REQUIRE(lines.lines[0].hangs);
  CHECK(lines.lines[0].stage == Stage::expand_3);
  CHECK(body_end(text, lines, 6) == 8000);
  CHECK(body_start(text, lines, 7) == 8000);
}

// --- gaps ---

TEST_CASE("a gap stands, and opens, on both sides of a run of one character") {
  ParaStyle style = bare_style();
  style.letter_gap = {166}, style.digit_gap = {166};
  for (const char* words : {"一第1回四五六七八九十", "一第a回四五六七八九十", "一𠮷a𠮷四五六七八九十"}) {
    CAPTURE(words);
    const ShapedText text = set_by_hand(words);
    const Spacing spacing = space(text, style);
    CHECK(milli(spacing.gap[2]) == 166);
    CHECK(milli(spacing.gap[3]) == 166);
    const Composed lines = set(text, 6200, style);  // 1 + 1 + ½ + 1 + 1 + 1 em and two gaps: the rest goes to the gaps
    REQUIRE(lines.lines[0].stage == Stage::expand_2);
    CHECK(lines.advance[1] > Em{1166} * hand_em);
    CHECK(std::abs((lines.advance[1] - hand_em).mpt - (lines.advance[2] - Em{500} * hand_em).mpt) <= 1);
  }
}

TEST_CASE("inside code there are no gaps, at its borders there are") {
  // Typst issue 2702: the gap was lost at inline code.
  ParaStyle style = bare_style();
  style.letter_gap = {250};
  ShapedText text = set_by_hand("国a国b国");
  for (size_t i : {1u, 2u, 3u}) text.clusters[i].code = true;
  const Spacing spacing = space(text, style);
  CHECK(milli(spacing.gap[1]) == 250);
  CHECK(milli(spacing.gap[2]) == 0);
  CHECK(milli(spacing.gap[3]) == 0);
  CHECK(milli(spacing.gap[4]) == 250);
}

TEST_CASE("no gap stands at a line edge") {
  ParaStyle style = bare_style();
  style.letter_gap = {250};
  const Composed lines = set(set_by_hand("一二三四abcd五六七八"), 4000, style);
  CHECK(lines.x[4] == Length{0});
  CHECK(milli(lines.lines[0].width) == 4000);
}

// --- adjustment ---

TEST_CASE("what each stage of reduction takes, and how much") {
  struct Row {
    Region region;
    const char* words;
    int natural, least;  // thousandths of an em; below `least` the line cannot go at this stage
    Stage stage;
  };
  const Row rows[] = {// CLREQ
                      {cn, "一二 三四", 4333, 4250, Stage::reduce_2},
                      {cn, "一（二）三四", 6000, 5000, Stage::reduce_4},
                      {cn, "一，二三四", 5000, 4500, Stage::reduce_5},
                      {cn, "一、二；三：四五", 8000, 6500, Stage::reduce_5},
                      {cn, "一a二三四", 5000, 4750, Stage::reduce_6},
                      {cn, "一。二三四", 5000, 4500, Stage::reduce_7},
                      {cn, "一？二！三四", 6000, 5000, Stage::reduce_7},
                      {tw, "一二・三四", 5000, 4500, Stage::reduce_3},
                      {tw, "一，二三四", 5000, 4500, Stage::reduce_5},
                      {tw, "一。二三四", 5000, 4500, Stage::reduce_7},
                      // JLREQ, table 3
                      {ja, "一二 三四", 4333, 4250, Stage::reduce_1},
                      {ja, "一二・三四", 5000, 4500, Stage::reduce_4},
                      {ja, "一（二）三四", 6000, 5000, Stage::reduce_5},
                      {ja, "一、二三四", 5000, 4500, Stage::reduce_5},
                      {ja, "一a二三四", 5000, 4750, Stage::reduce_6}};
  ParaStyle style = bare_style();
  style.letter_gap = {250};
  for (const Row& row : rows) {
    CAPTURE(std::string(row.words));
    CAPTURE(static_cast<int>(row.region));
    const ShapedText text = set_by_hand(row.words, row.region);
    CHECK(milli(set(text, 9000, style).lines[0].natural) == row.natural);
    for (const int measure : {(row.natural + row.least) / 2, row.least}) {
      const Composed lines = set(text, measure, style, {.lines = 1});
      REQUIRE(lines.lines.size() == 1);
      CHECK(lines.lines[0].stage == row.stage);
      CHECK(milli(lines.lines[0].width) == measure);
    }
    CHECK(set(text, row.least - 20, style, {.lines = 1}).lines.size() > 1);
  }
}

TEST_CASE("what never gives") {
  struct Row {
    Region region;
    const char* words;
  };
  const Row rows[] = {{cn, "一～二三四"}, {cn, "一–二三四"},    {cn, "一／二三四"}, {cn, "一——二三四"},
                      {cn, "一……二三四"}, {tw, "一？二三四"},   {hk, "一！二三四"}, {ja, "一？二三四"},
                      {ja, "一。二三四"}, {cn, "一二三四五六"}, {cn, "一abcd"},     {cn, "一·二三四"}};
  for (const Row& row : rows) {
    CAPTURE(std::string(row.words));
    const ShapedText text = set_by_hand(row.words, row.region);
    const int natural = milli(set(text, 9000, bare_style()).lines[0].natural);
    CHECK(set(text, natural - 20, bare_style(), {.lines = 1}).lines.size() > 1);
  }
}

TEST_CASE("every stage of expansion has its limit") {
  struct Row {
    Region region;
    const char* words;  // the part before | is the first line
    int most;           // its width when the stage is used up
    Stage stage;
  };
  const Row rows[] = {{cn, "ab cd|efghijklmn", 2500, Stage::expand_1},         // ⅓ → ½
                      {cn, "ab|cdefghijklmn", 1000, Stage::natural},           // no place inside a word
                      {cn, "国a国|abcdefghijkl", 3500, Stage::expand_2},       // ¼ → ½ on both sides
                      {cn, "一二三四五|abcdefghijkl", 6000, Stage::expand_3},  // ¼ at four places
                      {cn, "一，二（三|abcdefghijkl", 5500, Stage::expand_3},  // after the comma, before the bracket
                      {ja, "一、二（三|abcdefghijkl", 5000, Stage::natural},   // JLREQ: only at the last stage
                      {ja, "一二三四五|abcdefghijkl", 6000, Stage::expand_3},
                      {cn, "一～二三四|abcdefghijkl", 5500, Stage::expand_3},   // not beside the connector
                      {cn, "一——二三四|abcdefghijkl", 7000, Stage::expand_3}};  // beside the dash, not in it
  ParaStyle style = bare_style();
  style.letter_gap = {250};
  for (const Row& row : rows) {
    CAPTURE(std::string(row.words));
    std::string words = row.words;
    words.erase(words.find('|'), 1);
    ShapedText text = set_by_hand(words, row.region);
    uint32_t end = 0;
    for (const char* c = row.words; *c != '|'; ++c) end += (*c & 0xC0) != 0x80 ? 1 : 0;
    if (std::string(row.words).find("——") != std::string::npos) --end;  // one cluster
    for (uint32_t i = 1; i < text.clusters.size(); ++i) text.breaks[i] = i == end ? Penalty{0} : no_break;
    if (row.stage != Stage::natural) {
      const Composed lines = set(text, row.most, style);
      CHECK(lines.lines[0].last == end);
      CHECK(lines.lines[0].stage == row.stage);
      CHECK(milli(lines.lines[0].width) == row.most);
    }
    CHECK(set(text, row.most + 100, style).lines[0].stage == Stage::expand_4);
  }
}

TEST_CASE("every place of a stage gets the same share of its em") {
  ShapedText text = set_by_hand("一二三四五六七，九十一二三四五六七八");
  text.runs.push_back(text.runs[0]);
  text.runs[1].size = hand_em / 2;  // 三 is small: the places after it and 二 belong to characters of two sizes
  text.clusters[2].run = 1, text.clusters[2].advance = hand_em / 2;
  const Composed lines = set(text, 7200, bare_style());
  REQUIRE(lines.lines[0].stage == Stage::expand_3);
  const auto added = [&](uint32_t i) { return (lines.advance[i] - text.clusters[i].advance).mpt; };
  CHECK(std::abs(added(0) - added(1)) <= 1);
  CHECK(std::abs(added(0) - 2 * added(2)) <= 2);
}

// --- the paragraph ---

TEST_CASE("short measures give way step by step, and say so") {
  struct Row {
    const char* words;
    int measure;
    PunctStyle style;
    const char* said;  // the beginning of a warning; empty: there is none
  };
  const Row rows[] = {// the full stop gives its white before anything is lifted
                      {"一二。四五六，八九十一二三", 6000, PunctStyle::quanjiao, "full stop squeezed"},
                      // marks of a style that keeps their white
                      {"一，二三，四五六七八九十", 4500, PunctStyle::plain, "marks squeezed"},
                      // a solidus may end a line at level basic, start one at level loose
                      {"一／二二三三", 1500, PunctStyle::quanjiao, "level gb→basic"},
                      {"一二三四五六七八", 4000, PunctStyle::quanjiao, ""}};
  for (const Row& row : rows) {
    CAPTURE(std::string(row.words));
    ParaStyle style = bare_style();
    style.punctuation = row.style;
    const Composed lines = set(set_by_hand(row.words), row.measure, style);
    const bool said =
        std::ranges::any_of(lines.warnings, [&](const LineWarning& w) { return print(w).starts_with(row.said); });
    CHECK(said == (*row.said != '\0'));
  }
}

TEST_CASE("the last line stays natural, and is squeezed when it is a little too long") {
  const Composed natural = set(set_by_hand("一二三四五六七八九"), 7000, bare_style());
  CHECK(natural.lines.back().stage == Stage::natural);
  CHECK(milli(natural.lines.back().width) == 2000);
  const Composed squeezed = set(set_by_hand("一二三，五六七，"), 7000, bare_style());
  REQUIRE(squeezed.lines.size() == 1);
  CHECK(squeezed.lines[0].stage == Stage::reduce_5);
  CHECK(milli(squeezed.lines[0].width) == 7000);
}

TEST_CASE("a last line is never one character, nor shorter than the indent, where that can be helped") {
  ParaStyle style = bare_style();
  style.indent = {2000};
  for (int length = 9; length <= 60; ++length) {
    CAPTURE(length);
    std::string words;
    for (int i = 0; i < length; ++i) words += "国";
    words += "。";
    const ShapedText text = set_by_hand(words);
    const Composed lines = set(text, 10000, style);
    CHECK_FALSE(lines.lone_character);
    if (lines.lines.size() > 1) CHECK(lines.lines.back().width >= Em{2000} * hand_em);
  }
}

}  // namespace banxin::test
