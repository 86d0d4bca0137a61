// Korean lines: syllables in short ones, whole words in long ones, marks of half a cell.
#include <doctest/doctest.h>

#include "compose/compose.h"
#include "compose/headline.h"
#include "tests/text/support.h"

namespace banxin::test {
namespace {

/// Words (어절) of a newspaper, some with ideographs, brackets and letters in them.
constexpr const char* words =
    "세종대왕(世宗大王)이 만든 『훈민정음(訓民正音)』은 1446년에 나왔다. A/S는 기사를 부른다. ";

struct Turns {
  size_t between = 0, inside = 0;
};

Turns turns_of(const ParaStyle& style, int ems) {
  std::string repeated;
  for (int n = 0; n < 12; ++n) repeated += words;
  Report notes = report();
  const ShapedText text = Shaper(shelf()).shape(spans(repeated), style, language_of("ko"), notes);
  const Measure measure{{}, ems * text.em};
  const Composed set = compose(text, space(text, style), std::span(&measure, 1), style);
  Turns turns;
  for (size_t n = 0; n + 1 < set.lines.size(); ++n) {
    const bool space_dropped = set.lines[n].last < set.lines[n + 1].first;
    ++(space_dropped ? turns.between : turns.inside);
  }
  return turns;
}

ParaStyle korean_style() {
  ParaStyle style;
  style.text.size = from_pt(10);
  style.indent = {1000};
  return style;
}

}  // namespace

// KLREQ 4.4.2: "line breaking is done on character or word basis. The user can decide which approach to use". Where the
// style leaves it open the dailies decide.
TEST_CASE("justified Korean lines under twenty em are cut by syllables, others between words") {
  struct Row {
    int ems;
    Align align;
    Level level;
    bool cut;
  };
  const Row rows[] = {{13, Align::justify, Level::automatic, true},   {19, Align::justify, Level::automatic, true},
                      {20, Align::justify, Level::automatic, false},  {13, Align::start, Level::automatic, false},
                      {13, Align::justify, Level::ko_word, false},    {30, Align::justify, Level::ko_word, false},
                      {30, Align::justify, Level::ko_character, true}};
  for (const Row& row : rows) {
    CAPTURE(row.ems);
    CAPTURE(static_cast<int>(row.level));
    ParaStyle style = korean_style();
    style.align = row.align, style.level = row.level;
    for (const bool optimal : {true, false}) {
      style.optimal = optimal;
      const Turns turns = turns_of(style, row.ems);
      CHECK((turns.inside > 0) == row.cut);
      CHECK(turns.between > 0);
    }
  }
}

TEST_CASE("a Korean heading is not cut inside its words") {
  const ShapedText text = shape("밤배 십삼 년 만에 다시 뜬다", "ko");
  const std::vector<Penalty> cuts = headline_cuts(text, language_of("ko"));
  size_t turns = 0;
  for (size_t i = 1; i < text.clusters.size(); ++i) {
    if (cuts[i] == no_break) continue;
    CHECK(text.clusters[i - 1].cls == CharClass::space);
    ++turns;
  }
  CHECK(turns == 5);
}

// The dailies set brackets and middle dots half a cell wide, as KLREQ 4.3.2 has them before it adds white to them.
TEST_CASE("marks of Korean text take half a cell where the style leaves it open") {
  struct Row {
    PunctStyle style;
    const char* language;
    int bracket, dot;
  };
  const Row rows[] = {{PunctStyle::automatic, "ko", 500, 500},
                      {PunctStyle::banjiao, "ko", 500, 500},
                      {PunctStyle::quanjiao, "ko", 1000, 1000},
                      {PunctStyle::automatic, "zh-Hant-TW", 1000, 1000}};
  for (const Row& row : rows) {
    const ShapedText text = shape("가『나』다·라", row.language);
    ParaStyle style;
    style.punctuation = row.style;
    const Spacing spacing = space(text, style);
    CHECK(spacing.advance[1].mpt == row.bracket);
    CHECK(spacing.advance[5].mpt == row.dot);
  }
}

}  // namespace banxin::test
