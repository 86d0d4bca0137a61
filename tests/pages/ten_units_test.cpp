// Pages in a face of ten units an em: where every glyph stands is reckoned by hand.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/small_edition.h"
#include "tests/ten_unit_face.h"

using namespace banxin;

namespace {

// 10 pt on 15 pt, a unit a point. Two columns of ten characters and a gap of one, from (45, 50) on: 210 pt wide.
struct TenUnitPage : test::SmallEdition {
  TenUnitPage(const std::string& blocks, const std::string& story, const std::string& language = "zh-Hans")
      : SmallEdition(
            "template: page\npage:\n  trim: [300pt, 300pt]\n  columns: {count: 2, chars: 10, gap: 1}\n"
            "  lines: 10\n  body: 10pt\n  pitch: 15pt\n  margins: {top: 50pt}\nstyles:\n"
            "  plain: {size: 10pt, indent: 0em}\nblocks:\n" +
                blocks,
            {{"story.md", "---\ntitle: 题\n---\n\n" + story + "\n"}}, language, test::ten_units()) {}

  struct Stand {
    std::string text;
    double x, baseline;  // of its first cell, in points from the type area's top left
    bool operator==(const Stand&) const = default;
  };
  // Every run of the body.
  std::vector<Stand> stands() const {
    const Point corner = sheet().type_area.origin();
    std::vector<Stand> all;
    for (const PlacedLine& line : lines(Role::body))
      for (const GlyphRun& run : line.runs)
        all.push_back({run.text, to_pt(run.at.x - corner.x), to_pt(run.at.y - corner.y)});
    return all;
  }
  // Where the cells of the n-th line begin, from the start of its measure.
  std::vector<double> cells(size_t n) const {
    const PlacedLine line = lines(Role::body).at(n);
    std::vector<double> starts;
    for (const GlyphRun& run : line.runs) {
      Length pen = run.at.x - line.x;
      for (const Length advance : run.advances) starts.push_back(to_pt(pen)), pen += advance;
    }
    return starts;
  }
};

const std::string lead = "  lead: {kind: story, story: story.md, columns: 2, body: plain}\n";

}  // namespace

TEST_CASE("ten units: lines of a story stand in the cells of the grid, level in two columns") {
  const TenUnitPage page(lead, "一二三四五六七八九十甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉天地玄黄");
  CAPTURE(page.codes());
  const std::vector<TenUnitPage::Stand> expected = {{"一二三四五六七八九十", 0, 8.8},
                                                    {"甲乙丙丁戊己庚辛壬癸", 0, 23.8},
                                                    {"子丑寅卯辰巳午未申酉", 110, 8.8},
                                                    {"天地玄黄", 110, 23.8}};
  CHECK(page.stands() == expected);
  CHECK(page.cells(0) == std::vector<double>{0, 10, 20, 30, 40, 50, 60, 70, 80, 90});
}

TEST_CASE("ten units: white between Han and Latin, Han and digits is what the style says") {
  const TenUnitPage sixth(lead, "在ab船1984年");
  CHECK(sixth.cells(0) == std::vector<double>{0, 11.66, 17.66, 25.32, 35.32, 40.32, 45.32, 50.32, 55.32});
  const TenUnitPage quarter(
      "  lead: {kind: story, story: story.md, columns: 2, body: {based-on: plain, letter-gap: 0.25em, digit-gap: "
      "0.25em}}\n",
      "在ab船1984年");
  CHECK(quarter.cells(0) == std::vector<double>{0, 12.5, 18.5, 27, 39.5, 44.5, 49.5, 54.5, 62});
}

TEST_CASE("ten units: the words of a justified line share its white among their spaces") {
  // the 15, quiet 24, harbour 36, at 9 and three spaces are 93 of 100: 7 more for three spaces; night 24 would be too
  // much. The last line is as it is: night 24, and 18, the 15, boats 27.
  const TenUnitPage page(
      "  lead: {kind: story, story: story.md, columns: 2, body: {based-on: plain, justify: {letter: {most: 0em}}}}\n",
      "the quiet harbour at night and the boats", "en");
  const std::vector<PlacedLine> lines = page.lines(Role::body);
  REQUIRE(lines.size() == 2);
  CHECK(lines[0].text == "the quiet harbour at");
  CHECK(to_pt(lines[0].natural) == doctest::Approx(93));
  const std::vector<double> first = page.cells(0);
  REQUIRE(first.size() == 21);  // the word space at its end is still there to be copied
  CHECK(first[4] == doctest::Approx(15 + 3 + 7.0 / 3).epsilon(1e-4));         // q
  CHECK(first[10] == doctest::Approx(15 + 24 + 6 + 14.0 / 3).epsilon(1e-4));  // h
  CHECK(first[18] == doctest::Approx(100 - 9));                               // a
  CHECK(to_pt(lines[1].natural) == doctest::Approx(24 + 18 + 15 + 27 + 9));   // no white is added
  CHECK(page.cells(1)[6] == doctest::Approx(27));                             // and
}

TEST_CASE("ten units: two marks side by side take one em and a half") {
  // ， and “ keep half an em between them (CLREQ, adjacent punctuation): the quotation mark gives
  // its own half away, so that 二 stands at 25.
  const TenUnitPage page(lead, "一，“二三”四");
  CHECK(page.cells(0) == std::vector<double>{0, 10, 20, 25, 35, 45, 55});
}

TEST_CASE("ten units: a character that the face lacks is told with its place") {
  const TenUnitPage page(lead, "一二ж三");
  REQUIRE(page.told("missing-glyph"));
  for (const Note& note : page.report.notes())
    if (note.code == "missing-glyph") CHECK(note.place.column == 3);
}
