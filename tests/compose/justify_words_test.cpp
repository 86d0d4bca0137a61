// Western lines: word spaces, letter spaces and widths of letters within the limits of the style, ladders of hyphens.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>

#include "compose/break_opportunities.h"
#include "compose/compose.h"
#include "compose/line_fit.h"
#include "flow/runs.h"
#include "read/catalogue.h"
#include "tests/compose/western_text.h"
#include "tests/text/support.h"

namespace banxin::test {
namespace {

const FontShelf& house_faces() {
  static const FontShelf one([] {
    Report notes = report();
    return read_catalogue(BANXIN_SOURCE_DIR "/fonts/catalogue.yaml", notes);
  }());
  return one;
}

constexpr Spread words_alone{667, 1000, 2000};

ParaStyle english_style() {
  ParaStyle style;
  style.text.font = "serif";
  style.text.size = from_pt(9);
  style.indent = {1000};
  style.hyphenate = {"en-US"};
  style.hyphens.names = true;
  return style;
}

/// Lines of a page set 15 em wide, by their word spaces.
struct Page {
  int lines = 0, over_half = 0, over_one = 0, ladder = 0;
};

Page set_page(const ParaStyle& style, int ems) {
  Page page;
  Shaper shaper(house_faces());
  for (const std::string& words : english_paragraphs()) {
    Report notes = report();
    const ShapedText text = shaper.shape({{.text = words}}, style, language_of("en-US"), notes);
    const Measure measure{{}, ems * text.em};
    const Composed set = compose(text, space(text, style), std::span(&measure, 1), style);
    int hyphens = 0;
    for (size_t n = 0; n < set.lines.size(); ++n) {
      const Line& line = set.lines[n];
      const char32_t end = text.chars[text.clusters[line.last - 1].first_char];
      hyphens = line.hyphen || end == U'-' ? hyphens + 1 : 0;
      page.ladder = std::max(page.ladder, hyphens);
      if (n + 1 == set.lines.size()) break;  // not stretched
      Length widest;
      for (uint32_t i = line.first; i < line.last; ++i)
        if (text.clusters[i].cls == CharClass::space) widest = std::max(widest, set.advance[i]);
      ++page.lines;
      page.over_half += widest * 2 > text.em ? 1 : 0;
      page.over_one += widest > text.em ? 1 : 0;
    }
  }
  return page;
}

/// The fewest lines with a word space over one em that any setting of a paragraph has: over all its turns.
int fewest_holes(const ShapedText& text, const ParaStyle& style, int ems) {
  const Measure measure{{}, ems * text.em};
  Slack slack;
  measure_slack(text, space(text, style), style, slack);
  const LineFitter fitter(text, style, slack);
  const LineWidths rooms(std::span(&measure, 1), style.indent * text.em, text.em);
  std::vector<BreakOpportunity> turns;
  find_break_opportunities(text, style, {}, turns);
  constexpr int none = 1000;
  std::vector<int> fewest(turns.size(), none);
  fewest[0] = 0;
  for (size_t to = 1; to < turns.size(); ++to)
    for (size_t from = 0; from < to; ++from) {
      const uint32_t first = turns[from].start, end = turns[to].end;
      if (fewest[from] == none || first >= end) continue;
      const LineFit fit = fitter.fit(first, end, rooms.room(from == 0 ? 0 : 1), turns[to].forced);
      if (fit.over > 0) continue;
      int spaces = 0;
      for (uint32_t i = first; i < end; ++i) spaces += text.clusters[i].cls == CharClass::space ? 1 : 0;
      // At its limits every space is half an em.
      const bool hole = fit.stage == Stage::expand_4 && fit.rest * 2 > int64_t{spaces} * text.em.mpt;
      fewest[to] = std::min(fewest[to], fewest[from] + (hole ? 1 : 0));
    }
  return fewest.back();
}

/// Every letter half an em, every word space a quarter.
ShapedText even_text(std::string_view words) {
  ShapedText text = shape_uniform(words, "en", {500});
  for (Cluster& c : text.clusters)
    if (c.cls == CharClass::space) c.advance = Length{250};
  return text;
}

}  // namespace

TEST_CASE("letters that give a little close the holes of narrow English columns, unasked") {
  ParaStyle words = english_style(), spaced = words;
  words.justify.word = words_alone;
  spaced.justify.least_letter = {-20}, spaced.justify.most_letter = {20};
  const Page before = set_page(words, 15), letters = set_page(spaced, 15), both = set_page(english_style(), 15);
  const auto told = [](const Page& page) {
    return fmt::format("{} lines, over half an em {}, over one {}; ", page.lines, page.over_half, page.over_one);
  };
  MESSAGE(told(before) << "with letter space " << told(letters) << "and widths of letters " << told(both));
  CHECK(letters.lines > 200);
  CHECK(before.over_half * 100 > before.lines * 35);
  CHECK(letters.over_half * 100 <= letters.lines * 18);
  CHECK(both.over_half * 100 <= both.lines * 6);
  CHECK(both.over_one <= 1);
  ParaStyle whole = english_style();
  whole.hyphens.names = false;  // as a style has it that says nothing
  const Page uncut = set_page(whole, 15);
  MESSAGE(told(uncut) << "with names whole");
  CHECK(uncut.over_half * 100 <= uncut.lines * 18);
  CHECK(uncut.over_one <= 1);
}

TEST_CASE("with letter space alone no setting has fewer holes over one em than the total fit") {
  ParaStyle style = english_style();
  style.justify.least_letter = {-20}, style.justify.most_letter = {20};
  int least = 0;
  Shaper shaper(house_faces());
  for (const std::string& words : english_paragraphs()) {
    Report notes = report();
    least += fewest_holes(shaper.shape({{.text = words}}, style, language_of("en-US"), notes), style, 15);
  }
  CHECK(least > 0);  // so it is not for want of looking
  CHECK(set_page(style, 15).over_one <= least);
}

TEST_CASE("letters give unasked in justified lines of Western languages, and nowhere else") {
  struct Row {
    const char *language, *words;
    Align align;
    Spread word;
    bool give;
  };
  const Row rows[] = {{"en", "so many words of one line", Align::justify, {}, true},
                      {"ru", "so many words of one line", Align::justify, {}, true},
                      {"en", "so many words of one line", Align::start, {}, false},
                      {"en", "so many words of one line", Align::justify, words_alone, false},
                      {"zh-Hans", "so many words of one line", Align::justify, {}, false},
                      {"ko", "so many words of one line", Align::justify, {}, false},
                      {"he", "מלים רבות בשורה אחת so many words", Align::justify, {}, false}};
  for (const Row& row : rows) {
    CAPTURE(row.language);
    ParaStyle style = english_style();
    style.indent = {}, style.align = row.align, style.justify.word = row.word;
    Report notes = report();
    const ShapedText text = Shaper(house_faces()).shape({{.text = row.words}}, style, language_of(row.language), notes);
    const Measure measure{{}, 9 * text.em};
    const Composed set = compose(text, space(text, style), std::span(&measure, 1), style);
    CHECK(std::ranges::any_of(set.lines, [](const Line& line) { return line.scale != 1000; }) == row.give);
  }
}

// In a run of its own Cairo may leave it out, and readers of tags join the words.
TEST_CASE("the word space at the end of a line stays with its last word, whose letters give") {
  ParaStyle style = english_style();
  style.indent = {};
  Report notes = report();
  const ShapedText text = Shaper(house_faces())
                              .shape({{.text = "so many words of one line and of many other lines that come after it"}},
                                     style, language_of("en"), notes);
  const Measure measure{{}, 9 * text.em};
  const Composed set = compose(text, space(text, style), std::span(&measure, 1), style);
  int scaled = 0;
  for (size_t n = 0; n + 1 < set.lines.size(); ++n) {
    if (set.lines[n].scale == 1000 || set.lines[n].hyphen) continue;
    ++scaled;
    const std::string last = placed_line(text, set, n, {}, measure.width).runs.back().text;
    CHECK(last.size() > 1);
    CHECK(last.ends_with(' '));
  }
  CHECK(scaled > 0);
}

TEST_CASE("what a line takes is shared by word spaces, letter spaces and letters as their limits are wide") {
  struct Row {
    const char* what;
    Em least, most;
    Spread word, glyph;
    int width, space, letter;  // thousandths: the measure; what a space and a letter before a letter are wide
  };
  // ab cd ef: six letters, two spaces, three places between letters; 3.5 em by nature.
  const Row rows[] = {
      {"words alone", {}, {}, {800, 1000, 1400}, {1000, 1000, 1000}, 3600, 300, 500},
      {"with letter space", {}, {20}, {800, 1000, 1400}, {1000, 1000, 1000}, 3630, 300, 510},
      {"with letters", {}, {}, {800, 1000, 1400}, {980, 1000, 1020}, 3630, 300, 505},
      {"all three", {}, {20}, {800, 1000, 1400}, {980, 1000, 1020}, 3660, 300, 515},
      {"narrower words", {}, {}, {800, 1000, 1400}, {1000, 1000, 1000}, 3450, 225, 500},
      {"narrower letter space", {-20}, {}, {800, 1000, 1400}, {1000, 1000, 1000}, 3420, 225, 490},
      {"narrower letters", {}, {}, {800, 1000, 1400}, {980, 1000, 1020}, 3420, 225, 495},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    const ShapedText text = even_text("ab cd ef gh");
    ParaStyle style;
    style.indent = {};
    style.justify.word = row.word, style.justify.glyph = row.glyph;
    style.justify.least_letter = row.least, style.justify.most_letter = row.most;
    const Measure measure{{}, Length{row.width}};
    const Composed set = compose(text, space(text, style), std::span(&measure, 1), style);
    REQUIRE(set.lines.size() == 2);
    CHECK(set.lines[0].last == 8);
    CHECK(set.lines[0].width.mpt == row.width);
    CHECK(std::abs(set.advance[2].mpt - row.space) <= 1);
    CHECK(std::abs(set.advance[0].mpt - row.letter) <= 1);
    const int scale = row.glyph.most == 1000 ? 1000 : row.width > 3500 ? 1010 : 990;
    CHECK(std::abs(set.lines[0].scale - scale) <= 1);
    CHECK(set.warnings.empty());
  }
}

TEST_CASE("beyond the limits word spaces open alone, and the line is told") {
  const ShapedText text = even_text("ab cd ef ghijklm");
  ParaStyle style;
  style.indent = {};
  style.justify.word = {800, 1000, 1400};
  style.justify.most_letter = {20};
  const Measure measure{{}, Length{4000}};
  const Composed set = compose(text, space(text, style), std::span(&measure, 1), style);
  REQUIRE(set.lines.size() == 2);
  CHECK(set.advance[0].mpt == 520);
  CHECK(set.advance[2].mpt > 350);
  REQUIRE(set.warnings.size() == 1);
  CHECK(set.warnings[0].kind == LineWarning::Kind::loose);
}

TEST_CASE("what is best for a line that needs nothing") {
  const ShapedText text = even_text("ab cd");
  ParaStyle style;
  style.indent = {};
  style.align = Align::start;
  style.justify.word = {600, 800, 1000};
  style.justify.letter = {10}, style.justify.most_letter = {10};
  style.justify.glyph = {900, 980, 1000};
  const Measure measure{{}, Length{9000}};
  const Composed set = compose(text, space(text, style), std::span(&measure, 1), style);
  REQUIRE(set.lines.size() == 1);
  CHECK(set.advance[2].mpt == 200);
  CHECK(set.advance[0].mpt == 500);  // 490 and the space behind it
  CHECK(set.advance[1].mpt == 490);  // none before a word space
  CHECK(set.lines[0].scale == 980);
}

TEST_CASE("no more lines in a row end with hyphens than the style allows") {
  for (const bool optimal : {true, false}) {
    CAPTURE(optimal);
    ParaStyle style = english_style();
    style.optimal = optimal;
    style.justify.word = words_alone;
    CHECK(set_page(style, 9).ladder > 2);
    for (const int most : {1, 2}) {
      style.hyphens.most = most;
      CHECK(set_page(style, 9).ladder <= most);
    }
  }
}

TEST_CASE("a ladder that nothing but a word sticking out could help is told") {
  const ShapedText text = shape_uniform("aa\u00ADaa\u00ADaa\u00ADaa\u00ADaa bb", "en", {1000});
  ParaStyle style;
  style.indent = {};
  style.hyphens.most = 1;
  const Measure measure{{}, Length{3000}};
  for (const bool optimal : {true, false}) {
    style.optimal = optimal;
    const Composed set = compose(text, space(text, style), std::span(&measure, 1), style);
    const std::vector<std::string> words = words_of(set.warnings);
    CHECK(std::ranges::find(words, "hyphens line 2") != words.end());
    CHECK(std::ranges::none_of(words, [](const std::string& w) { return w.starts_with("overfull"); }));
  }
}

TEST_CASE("letters before and behind a hyphen, and names, as the style says") {
  struct Row {
    const char* words;
    int before, after;
    bool names, cut;
  };
  const Row rows[] = {{"we saw the committee here", 2, 3, false, true},
                      {"we saw the committee here", 5, 5, false, false},
                      {"we saw the Vandermeulens here", 2, 3, false, false},
                      {"we saw the Vandermeulens here", 2, 3, true, true}};
  for (const Row& row : rows) {
    CAPTURE(row.words);
    ParaStyle style = english_style();
    style.hyphens = {.most = 0, .before = row.before, .after = row.after, .names = row.names};
    Report notes = report();
    const ShapedText text = Shaper(house_faces()).shape({{.text = row.words}}, style, language_of("en-US"), notes);
    CHECK(std::ranges::any_of(text.clusters, [](const Cluster& c) { return c.hyphenates; }) == row.cut);
  }
}

}  // namespace banxin::test
