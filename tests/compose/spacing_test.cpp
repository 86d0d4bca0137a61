// Adjacent marks and gaps: the tables of CLREQ (adjustment of punctuation width) and GB/T 15834, cell by cell.
#include <doctest/doctest.h>

#include "compose/compose.h"
#include "hand.h"

namespace banxin::test {
namespace {

int total_milli(const ShapedText& text, const Spacing& spacing) {
  int64_t sum = 0;
  for (size_t i = 0; i < text.clusters.size(); ++i) sum += spacing.advance[i].mpt + spacing.gap[i].mpt;
  return static_cast<int>(sum * 1000 / text.em.mpt);
}

int total(const char* text, const ParaStyle& style, Region region = Region::mainland) {
  const ShapedText shaped = set_by_hand(text, region);
  return total_milli(shaped, space(shaped, style));
}

struct Case {
  const char* text;
  int milli;  // of an em
};

// A cell is one em, ½ em for the Mainland middle dot; a pair that shares its white is ½ em shorter.
const Case mainland_pairs[] = {{"（（", 1500},
                               {"（）", 2000},
                               {"（，", 2000},
                               {"（。", 2000},
                               {"（？", 2000},
                               {"（·", 1500},
                               {"（——", 3000},
                               {"（国", 2000},
                               {"（a", 1500},
                               {"（1", 1500},
                               {"）（", 1500},
                               {"））", 1500},
                               {"），", 1500},
                               {"）。", 1500},
                               {"）？", 1500},
                               {"）·", 1000},
                               {"）——", 3000},
                               {"）国", 2000},
                               {"）a", 1500},
                               {"，（", 1500},
                               {"，）", 1500},
                               {"，，", 1500},
                               {"，。", 1500},
                               {"，？", 1500},
                               {"，·", 1500},
                               {"，——", 3000},
                               {"，国", 2000},
                               {"，a", 1500},
                               {"。“", 1500},
                               {"。”", 1500},
                               {"。，", 1500},
                               {"。。", 1500},
                               {"。？", 1500},
                               {"。·", 1500},
                               {"。……", 3000},
                               {"。国", 2000},
                               {"。1", 1500},
                               {"？“", 1500},
                               {"？”", 1500},
                               {"？，", 1500},
                               {"？。", 1500},
                               {"？·", 1500},
                               {"？……", 3000},
                               {"？国", 2000},
                               {"！a", 1500},
                               {"；《", 1500},
                               {"：“", 1500},
                               {"：”", 1500},
                               {"·（", 1500},
                               {"·）", 1500},
                               {"·，", 1500},
                               {"··", 1000},
                               {"·——", 2500},
                               {"·国", 1500},
                               {"·a", 1000},
                               {"——（", 3000},
                               {"——）", 3000},
                               {"——，", 3000},
                               {"——·", 2500},
                               {"——……", 4000},
                               {"——国", 3000},
                               {"国（", 2000},
                               {"国）", 2000},
                               {"国，", 2000},
                               {"国·", 1500},
                               {"国——", 3000},
                               {"国国", 2000},
                               {"a（", 1500},
                               {"a）", 1500},
                               {"a，", 1500},
                               {"1·", 1000},
                               {"1——", 2500},
                               {"　（", 1500},
                               {"　）", 2000},
                               {"　，", 2000},
                               {"）　", 1500},
                               {"，　", 1500},
                               {"。　", 1500},
                               {"国　", 2000},
                               // GB/T 15834, 5.1.2: two of ？！ fill one em, three two.
                               {"？！", 1000},
                               {"！！", 1000},
                               {"国！！国", 3000},
                               {"！！！", 2000},
                               {"？！”", 2000},
                               {"（（（", 2000},
                               {"。”）", 2000}};

}  // namespace

TEST_CASE("Mainland pairs have the totals of the pair table") {
  for (const Case& c : mainland_pairs) {
    CAPTURE(c.text);
    CHECK(total(c.text, bare_style()) == c.milli);
  }
}

TEST_CASE("without compression every pair keeps its full cells") {
  ParaStyle style = bare_style();
  style.compress = false;
  CHECK(total("）（", style) == 2000);
  CHECK(total("？！", style) == 2000);
}

TEST_CASE("Taiwan and Hong Kong: centred marks keep their two quarters") {
  const Case cases[] = {{"（，", 2000}, {"），", 1500}, {"，）", 2000}, {"，（", 1500}, {"，，", 2000},
                        {"。」", 2000}, {"」。", 1500}, {"？！", 2000}, {"！」", 2000}, {"·「", 1500}};
  for (const Case& c : cases) {
    CAPTURE(c.text);
    CHECK(total(c.text, bare_style(), Region::taiwan) == c.milli);
    CHECK(total(c.text, bare_style(), Region::hongkong) == c.milli);
  }
}

TEST_CASE("Japan: colon and semicolon are middle dots, question marks never change") {
  const Case cases[] = {{"」「", 1500}, {"。」", 1500}, {"、「", 1500}, {"：「", 1500}, {"」：", 1500}, {"：：", 2000},
                        {"？」", 2000}, {"！？", 2000}, {"・「", 1500}, {"」・", 1500}, {"。。", 1500}};
  for (const Case& c : cases) {
    CAPTURE(c.text);
    CHECK(total(c.text, bare_style(), Region::japan) == c.milli);
  }
}

// JLREQ, notes on table 1: between a full stop or comma and a middle dot stand the half em of the one and the quarter
// of the other, between two middle dots both quarters. JIS X 4051 and CSS Text, which halve a comma there, are of
// another mind. In the Mainland the dot is half a cell and brings no white that could be shared.
TEST_CASE("marks beside a middle dot keep the white of both") {
  struct Row {
    Region region;
    const char* text;
    int milli;
  };
  const Row rows[] = {{Region::japan, "、・", 2000},   {Region::japan, "，・", 2000},  {Region::japan, "。・", 2000},
                      {Region::japan, "・・", 2000},   {Region::japan, "（・", 2000},  {Region::japan, "・、", 2000},
                      {Region::taiwan, "，·", 2000},   {Region::taiwan, "：·", 2000},  {Region::hongkong, "：·", 2000},
                      {Region::mainland, "：·", 1500}, {Region::mainland, "、·", 1500}};
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CAPTURE(static_cast<int>(row.region));
    CHECK(total(row.text, bare_style(), row.region) == row.milli);
  }
}

TEST_CASE("styles of punctuation width") {
  struct Row {
    PunctStyle style;
    int comma, stop, pair, stop_quote;  // 国，国  国。国  ）（  。”
  };
  const Row rows[] = {{PunctStyle::quanjiao, 3000, 3000, 1500, 1500},
                      {PunctStyle::kaiming, 2500, 3000, 1000, 1000},
                      {PunctStyle::banjiao, 2500, 2500, 1000, 1000},
                      {PunctStyle::line_end_half, 3000, 3000, 2000, 2000},
                      {PunctStyle::plain, 3000, 3000, 2000, 2000}};
  for (const Row& row : rows) {
    CAPTURE(static_cast<int>(row.style));
    ParaStyle style = bare_style();
    style.punctuation = row.style;
    CHECK(total("国，国", style) == row.comma);
    CHECK(total("国。国", style) == row.stop);
    CHECK(total("）（", style) == row.pair);
    CHECK(total("。”", style) == row.stop_quote);
  }
}

TEST_CASE("which half of the cell is lost decides where the glyph stands") {
  const ShapedText text = set_by_hand("（（国））");
  const Spacing spacing = space(text, bare_style());
  CHECK(spacing.left[0] == Em{500} * hand_em);
  CHECK(spacing.left[1] == Length{0});
  CHECK(spacing.right[3] == Length{0});
  CHECK(spacing.right[4] == Em{500} * hand_em);
}

TEST_CASE("the gap between Han and Western letters") {
  struct Row {
    const char* text;
    int gaps;  // thousandths of an em, all together
  };
  // letters ¼, digits 1/8
  const Row rows[] = {{"国a国", 500}, {"国1国", 250},   {"国a1国", 375}, {"あaあ", 500},   {"，a国", 250},
                      {"国，a", 0},   {"（a）", 0},     {"国 a", 0},     {"国\u00A0a", 0}, {"国·a", 0},
                      {"a——国", 0},   {"1％国", 0},     {"1℃国", 0},     {"国[1]", 0},     {"국a국", 0},
                      {"aaa", 0},     {"国\u2028a", 0}, {"国（a", 0},    {"々a", 250},     {"国,国", 0}};
  ParaStyle style = bare_style();
  style.letter_gap = {250}, style.digit_gap = {125};
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const ShapedText text = set_by_hand(row.text);
    int64_t sum = 0;
    for (const Length gap : space(text, style).gap) sum += gap.mpt;
    CHECK(sum * 1000 / hand_em.mpt == row.gaps);
  }
}

TEST_CASE("the gap is a share of the Han character's size") {
  ShapedText text = set_by_hand("国a国");
  text.runs.push_back(text.runs[0]);
  text.runs[1].size = 2 * hand_em;
  text.clusters[1].run = 1;
  ParaStyle style = bare_style();
  style.letter_gap = {250};
  const Spacing spacing = space(text, style);
  CHECK(spacing.gap[1] == Em{250} * hand_em);
  CHECK(spacing.gap[2] == Em{250} * hand_em);
}

}  // namespace banxin::test
