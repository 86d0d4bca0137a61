// What stands between the lines, on the page: CLREQ "interlinear annotations", section 12 of the typographic rules.
#include <algorithm>

#include "tests/blocks/small_page.h"

using namespace banxin;
using test::SmallPage;

namespace {

constexpr Length em = from_pt(10);

// One line of text in a text block at the top left of the type area, 300 pt wide; its baseline is 8.8 pt down.
SmallPage page_of(const std::string& text, const std::string& more = "", const std::string& language = "zh-Hans") {
  return SmallPage(
      "  t: {kind: text, x: 0pt, y: 0pt, width: 300pt, height: 300pt, style: {based-on: plain, pitch: 20pt}, " + more +
          "text: '" + text + "'}\n",
      "", {}, language);
}

struct Origin {
  Length x, top;  // of the line's first cell
};
Origin place_of(const SmallPage& page) {
  const PlacedLine& line = page.sheet().blocks.at(0).frames.at(0).lines.at(0);
  return line.vertical ? Origin{line.x - em / 2, line.baseline} : Origin{line.x, line.baseline - thousandths(em, 880)};
}

// Strokes in em from the top left of the first cell, in thousandths.
struct Drawn {
  int x1, y1, x2, y2;
  bool wave;
};
std::vector<Drawn> strokes_of(const SmallPage& page) {
  const Origin p = place_of(page);
  const auto milli = [](Length l) { return l.mpt * 1000 / em.mpt; };
  std::vector<Drawn> out;
  for (const Stroke& s : page.items<Stroke>())
    out.push_back({milli(s.from.x - p.x), milli(s.from.y - p.top), milli(s.to.x - p.x), milli(s.to.y - p.top),
                   s.wave > Length{}});
  return out;
}

// Runs behind the text: dots and readings.
std::vector<GlyphRun> beside(const SmallPage& page) {
  const PlacedLine& line = page.sheet().blocks.at(0).frames.at(0).lines.at(0);
  std::vector<GlyphRun> out;
  for (const Item& item : line.interlinear)
    if (const auto* run = std::get_if<GlyphRun>(&item)) out.push_back(*run);
  return out;
}

}  // namespace

TEST_CASE("lines stand below the cell, in vertical text left of it, and two names stay two") {
  const SmallPage names = page_of("[浙江]{.name}[绍兴]{.name}人");
  const auto lines = strokes_of(names);
  REQUIRE(lines.size() == 2);
  CHECK(lines[0].y1 >= 1050);  // fully below the Han cell
  CHECK(lines[0].y1 == lines[0].y2);
  CHECK(lines[0].x1 >= 0);
  CHECK(lines[0].x2 <= 2000);
  CHECK(lines[1].x1 - lines[0].x2 >= 125);
  const auto upright = strokes_of(page_of("[浙江]{.name}人", "direction: vertical, "));
  REQUIRE(upright.size() == 1);
  CHECK(upright[0].x1 <= -50);
  CHECK(upright[0].x1 == upright[0].x2);
  CHECK(upright[0].y2 > upright[0].y1);
  const auto book = strokes_of(page_of("[呐喊]{.book}"));
  REQUIRE(book.size() == 1);
  CHECK(book[0].wave);
  CHECK(book[0].y1 > 1050);
}

TEST_CASE("an underline ends at the ink, not at the gap") {
  const SmallPage page = page_of("[国家]{.underline}ABC");
  const auto lines = strokes_of(page);
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].x1 == 0);
  CHECK(lines[0].x2 == 2000);
}

TEST_CASE("dots: below in Chinese, right in vertical lines, none at punctuation, outside a line") {
  const SmallPage page = page_of("[注意，国]{.dots}");
  const Origin p = place_of(page);
  const auto dots = beside(page);
  REQUIRE(dots.size() == 3);
  for (const GlyphRun& dot : dots) {
    CHECK(dot.text.empty());
    CHECK(dot.at.y > p.top + em);
    CHECK(dot.at.y < p.top + em + em);
  }
  CHECK(dots[1].at.x - dots[0].at.x == em);
  const SmallPage upright = page_of("[注意]{.dots}", "direction: vertical, ");
  // The middle of a dot stands ½ em from the cell's left below it, 1¼ em beside it.
  for (const GlyphRun& dot : beside(upright))
    CHECK(dot.at.x - place_of(upright).x - (dots[0].at.x - p.x) == thousandths(em, 750));
  const SmallPage both = page_of("[注意]{.name .dots}");
  CHECK(beside(both).at(0).at.y > dots[0].at.y);
  const auto lines = strokes_of(both);
  REQUIRE(lines.size() == 1);
  CHECK(place_of(both).top + thousandths(em, lines[0].y1) < beside(both).at(0).at.y);
}

TEST_CASE("readings stand solid on their base: half the size, centred, above or right") {
  const SmallPage page = page_of("国[好]{ruby=hǎo}家");
  const auto readings = beside(page);
  REQUIRE(readings.size() == 1);
  CHECK(readings[0].size == em / 2);
  CHECK(readings[0].text == "hǎo");
  // Its cell of half an em ends at the top of the base.
  CHECK(readings[0].at.y + thousandths(em / 2, 120) == place_of(page).top);
  Length width;
  for (const Length advance : readings[0].advances) width += advance;
  const Length middle = readings[0].at.x + width / 2;
  CHECK(std::abs((middle - place_of(page).x - thousandths(em, 1500)).mpt) <= 2);
  const SmallPage upright = page_of("国[好]{ruby=かな}家", "direction: vertical, ");
  const auto right = beside(upright);
  REQUIRE(right.size() == 1);
  for (const PlacedGlyph& g : right[0].glyphs) CHECK(right[0].at.x + g.x == place_of(upright).x + em);
}

TEST_CASE("a reading stays within the measure at the line's edges") {
  const SmallPage page = page_of("[装]{ruby=zhuāng}好");
  const auto readings = beside(page);
  REQUIRE(readings.size() == 1);
  CHECK(readings[0].at.x >= place_of(page).x);
}

TEST_CASE("the frame of a dead person's name closes round its cells") {
  const auto lines = strokes_of(page_of("国[林晓舟]{.frame}家"));
  REQUIRE(lines.size() == 4);
  for (const Drawn& line : lines) {
    CHECK(std::min(line.x1, line.x2) >= 800);
    CHECK(std::max(line.x1, line.x2) <= 4200);
    CHECK((line.x1 == line.x2 || line.y1 == line.y2));
  }
}

TEST_CASE("a note in two lines: the first half of what a line holds above, the rest below") {
  const SmallPage page = page_of("国（[乙丙丁戊己]{.warichu}）");
  const Origin p = place_of(page);
  std::vector<GlyphRun> cells;
  for (const GlyphRun& run : page.items<GlyphRun>())
    if (run.size == em / 2) cells.push_back(run);
  REQUIRE(cells.size() == 5);
  const char* order[] = {"乙", "丙", "丁", "戊", "己"};
  for (size_t i = 0; i < 5; ++i) {
    CHECK(cells[i].text == order[i]);
    CHECK(cells[i].at.x == p.x + 2 * em + static_cast<int>(i % 3) * (em / 2));
    CHECK(cells[i].at.y == p.top + thousandths(em, 440) + (i < 3 ? Length{} : em / 2));
  }
  CHECK(page.sheet().blocks.at(0).frames.at(0).lines.at(0).text == "国（乙丙丁戊己）");
  // Turned by a narrow measure, each line has its own two halves: 4 em hold one cell of the note, or a few.
  const SmallPage turned(
      "  t: {kind: text, x: 0pt, y: 0pt, width: 40pt, height: 300pt, style: {based-on: plain, pitch: 20pt}, "
      "text: '国家（[乙丙丁戊己庚辛壬]{.warichu}）'}\n");
  std::vector<GlyphRun> parts;
  for (const GlyphRun& run : turned.items<GlyphRun>())
    if (run.size == em / 2) parts.push_back(run);
  REQUIRE(parts.size() == 8);
  for (size_t i = 0; i < 8; ++i) CHECK(parts[i].at.x + em / 2 <= place_of(turned).x + from_pt(40));
}

TEST_CASE("too little room between the lines is told, and no line is moved") {
  const auto tight = [](const char* text, const char* pitch) {
    const SmallPage page(
        "  t: {kind: text, x: 0pt, y: 0pt, width: 300pt, height: 300pt, style: {based-on: plain, pitch: " +
        std::string(pitch) + "}, text: '" + text + "'}\n");
    return page.codes().find("tight-lines") != std::string::npos;
  };
  CHECK(tight("[国]{ruby=guó}", "14.9pt"));
  CHECK_FALSE(tight("[国]{ruby=guó}", "15pt"));
  CHECK(tight("[国]{ruby=guó}[家]{.dots}", "16.2pt"));  // both sides: 5/8 em
  CHECK_FALSE(tight("[国]{ruby=guó}[家]{.dots}", "16.25pt"));
  CHECK_FALSE(tight("国家", "11pt"));
}

TEST_CASE("dots and side lines take the side that a reading leaves them (JLREQ 3.3.9)") {
  struct Row {
    const char *language, *text, *more;
    int dots_before, dots_behind;  // above or right of the cells; below or left
  };
  const Row rows[] = {{"ja", "[大切]{.dots}", "", 2, 0},
                      {"ja", "[大切]{ruby=\"たい|せつ\" .dots}", "", 0, 2},
                      {"ja", "[大切]{.dots}", "direction: vertical, ", 2, 0},
                      {"ja", "[大切]{ruby=\"たい|せつ\" .dots}", "direction: vertical, ", 0, 2},
                      {"zh-Hans", "[大切]{ruby=\"da qie\" .dots}", "", 0, 2}};
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CAPTURE(row.more);
    const SmallPage page = page_of(row.text, std::string(row.more), row.language);
    const Origin p = place_of(page);
    int before = 0, behind = 0;
    for (const GlyphRun& run : beside(page)) {
      if (!run.text.empty()) continue;
      const bool vertical = *row.more != 0;
      (vertical ? run.at.x > p.x + em / 2 : run.at.y < p.top + em / 2) ? ++before : ++behind;
    }
    CHECK(before == row.dots_before);
    CHECK(behind == row.dots_behind);
  }
  const auto side_line = [](const char* language) {
    return strokes_of(page_of("[大切]{.underline}", "direction: vertical, ", language)).at(0).x1;
  };
  CHECK(side_line("ja") > 1000);  // 傍線 at the right
  CHECK(side_line("zh-Hans") < 0);
}
