// Paragraph rules on the page (CLREQ: quotations, items): where lines stand in their column.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>
#include <vector>

#include "tests/small_edition.h"

using namespace banxin;

namespace {

// A story in one column of twenty characters of 10 pt on 15 pt.
struct Column : test::SmallEdition {
  explicit Column(const std::string& markdown, const std::string& keys = "")
      : SmallEdition(
            "template: page\npage:\n  trim: [300pt, 600pt]\n  columns: {count: 1, chars: 20}\n  lines: 30\n"
            "  body: 10pt\n  pitch: 15pt\nstyles:\n  body: {size: 10pt}\n  small: {font: kai, size: 9pt}\nblocks:\n"
            "  lead: {kind: story, story: story.md, lines: 30, body: body" +
                keys + "}\n",
            {{"story.md", "---\ntitle: 题\n---\n\n" + markdown}}) {}

  // In characters from the left of the column: where the measure starts, and where ink does.
  double start(const PlacedLine& line) const { return to_pt(line.x - from_pt(50)) / 10; }
  double ink(const PlacedLine& line) const { return to_pt(first_run(line).at.x - from_pt(50)) / 10; }
};

const std::string long_text = "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八";  // 38

}  // namespace

TEST_CASE("a block quotation is indented by two em, and its measure is shorter by as much") {
  const Column column("引文：\n\n> " + long_text + "。\n\n正文。\n");
  const auto quote = column.lines(Role::quote);
  REQUIRE(quote.size() == 3);  // 2 + 38 characters and the stop through 18 a line
  for (const PlacedLine& line : quote) {
    CHECK(column.start(line) == 2);
    CHECK(line.width == from_pt(180));
  }
  CHECK(column.ink(quote[0]) == 4);
  CHECK(column.ink(quote[1]) == 2);
  CHECK(column.start(column.lines(Role::body).at(0)) == 0);
}

TEST_CASE("quotation: its own indents, and its own size on the lines of the grid") {
  const Column column("引文：\n\n> " + long_text + "。\n", ", quote: {style: small, start: 3em, end: 1em}");
  const auto quote = column.lines(Role::quote);
  REQUIRE(quote.size() == 3);
  for (size_t i = 0; i < quote.size(); ++i) {
    CHECK(column.start(quote[i]) == 3);
    CHECK(quote[i].width == from_pt(160));
    // Cells of 9 pt in the middle of cells of 10: ½ pt below their top, 0.88 em down to the baseline.
    const Length top = column.sheet().grid_top + (static_cast<int>(i) + 1) * from_pt(15);
    CHECK(quote[i].baseline == top + from_pt(0.5 + 0.88 * 9));
  }
}

TEST_CASE("after a quotation that does not end its sentence the paragraph goes on without an indent") {
  struct Row {
    const char* quote;
    double ink;
  };
  const Row rows[] = {{"山高水长", 0}, {"山高水长。", 2}, {"山高水长……", 2}, {"“山高水长”", 2}};
  for (const Row& row : rows) {
    CAPTURE(std::string(row.quote));
    const Column column(fmt::format("他写道\n\n> {}\n\n这四个字。\n", row.quote));
    CHECK(column.ink(column.lines(Role::body).at(1)) == row.ink);
  }
}

TEST_CASE("items hang beside labels of whole em") {
  SUBCASE("a sign of one em takes two") {
    const Column column("- " + long_text + "\n- 乙\n");
    const auto labels = column.lines(Role::label), text = column.lines(Role::body);
    REQUIRE(labels.size() == 2);
    REQUIRE(text.size() == 4);  // 38 characters through 18 a line, and one
    for (const PlacedLine& label : labels) CHECK(column.ink(label) == 0);
    for (const PlacedLine& line : text) CHECK(column.ink(line) == 2);
    CHECK(labels[0].baseline == text[0].baseline);
    CHECK(labels[1].baseline == text[3].baseline);
  }
  SUBCASE("labels of two and of three characters take the same width") {
    const Column column("9. 甲\n10. 乙\n11. 丙\n");
    for (const PlacedLine& line : column.lines(Role::body))
      CHECK(column.ink(line) == column.ink(column.lines(Role::body)[0]));
    const double width = column.ink(column.lines(Role::body)[0]);
    CHECK(width == static_cast<int>(width));
    CHECK(width >= 2);
  }
  SUBCASE("items in items hang further in") {
    const Column column("- 甲\n  - 乙\n- 丙\n");
    const auto labels = column.lines(Role::label);
    REQUIRE(labels.size() == 3);
    CHECK(column.ink(labels[1]) == 2);
    CHECK(column.ink(column.lines(Role::body)[1]) == 4);
    CHECK(column.ink(labels[2]) == 0);
  }
  SUBCASE("however deep, six characters of text are left") {
    std::string deep;
    for (int i = 0; i < 30; ++i) deep += "- ";
    const Column column(deep + long_text + "\n");
    for (const PlacedLine& line : column.lines(Role::body)) CHECK(line.width == from_pt(60));
  }
}

TEST_CASE("even setting: n characters over m em, white between them only") {
  const Column column("[张三]{even=3}、[王小明]{even=3}、[欧阳修]{even=4}、[李]{even=3}。\n");
  const auto lines = column.lines(Role::body);
  REQUIRE(lines.size() == 1);
  const auto& run = column.first_run(lines[0]);
  // Pens in em after the indent: 张 and 三 two em apart, 欧 阳 修 one and a half; single characters stay.
  const double pens[] = {0, 2, 3, 4, 5, 6, 7, 8, 9.5, 11, 12, 13, 14};
  REQUIRE(run.glyphs.size() == std::size(pens));
  for (size_t i = 0; i < std::size(pens); ++i) {
    CAPTURE(i);
    CHECK(to_pt(run.glyphs[i].x) == pens[i] * 10);
  }
  for (const char* wrong : {"even=0", "even=x", "even=41", "even=2pt"}) {
    CAPTURE(std::string(wrong));
    const Column faulty(fmt::format("[张三]{{{}}}。\n", wrong));
    CHECK(faulty.report.failed());
  }
}

TEST_CASE("a heading keeps two lines of its text below it") {
  // 30 lines: 26 of text, three of the heading, and one left.
  std::string first;
  for (int i = 0; i < 26; ++i) first += "一二三四五六七八九十一二三四五六七八九十";
  first.resize(first.size() - 9);  // indent, and the stop at the end of its line
  const Column cut(first + "。\n\n## 小标题\n\n" + long_text + "\n");
  CHECK(cut.lines(Role::heading).empty());
  const Column room(first.substr(60) + "。\n\n## 小标题\n\n" + long_text + "\n");
  CHECK(room.lines(Role::heading).size() == 1);
}

TEST_CASE("a title less than 1.1 times its section headings is told at their style") {
  const std::string keys =
      ", headline: {lines: 4, title: {based-on: body, size: 20pt}}, section-head: {style: {based-on: body, size: ";
  const std::string story = "导语。\n\n## 小标题\n\n正文。\n";
  CHECK(Column(story, keys + "18.5pt}}").told("headline-sizes"));
  CHECK(!Column(story, keys + "18pt}}").told("headline-sizes"));
  CHECK(!Column("正文。\n", keys + "18.5pt}}").told("headline-sizes"));
}

TEST_CASE("a run-in heading: strong words, then one em of white") {
  const Column column("**现场**　记者看到。\n");
  const auto lines = column.lines(Role::body);
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].text == "现场　记者看到。");
  // Indent 2, heading 2, white 1, text 5 with its stop half an em at the end.
  CHECK(lines[0].natural == from_pt(80 - 5));
  const auto& heading = lines[0].runs.front();
  const auto& text = lines[0].runs.back();
  CHECK(heading.face.index != text.face.index);
}
