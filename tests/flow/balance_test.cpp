#include "flow/balance.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "model/language.h"

using namespace banxin;

namespace {

// Every glyph one em wide, 10 pt on 15 pt; columns of ten characters: lines are counted in the head.
const FontCatalogue no_fonts;
const FontShelf no_shelf(no_fonts);

PageGeometry ten_point_grid() {
  PageGeometry g;
  g.body = from_pt(10), g.pitch = from_pt(15), g.columns = 4, g.chars = 10, g.gap = 1, g.lines = 60;
  g.type_area = {{}, {}, from_pt(430), 59 * g.pitch + g.body};
  return g;
}

ParaStyle plain_style() {
  ParaStyle style;
  style.text.size = from_pt(10);
  style.indent = {0};
  return style;
}

// A paragraph of `n` Han characters.
Prepared paragraph(int n) {
  static Shaper shaper(no_shelf);
  std::string text;
  for (int i = 0; i < n; ++i) text += "国";
  Report report(std::make_shared<Sources>());
  Shaper::Options options;
  options.uniform = Em{1000};
  Prepared prepared{
      shaper.shape({{.text = text}}, plain_style(), language_of("zh-Hans"), report, options), {}, plain_style()};
  prepared.spacing = space(prepared.text, prepared.style);
  return prepared;
}

std::vector<InsetText> paragraphs(const std::vector<int>& characters) {
  std::vector<InsetText> all;
  for (const int n : characters) all.push_back({std::make_shared<const Prepared>(paragraph(n))});
  return all;
}

Room room_of(int columns, int foot) {
  Room room{.space = grid_lines(ten_point_grid()), .foot = foot};
  for (int c = 0; c < columns; ++c) room.columns.push_back({from_pt(110 * c), {}, from_pt(100), from_pt(900)});
  return room;
}

std::vector<int> lines_by_column(const Filled& filled, int columns) {
  std::vector<int> count(static_cast<size_t>(columns), 0);
  for (int i = 0; i < filled.lines; ++i) ++count[static_cast<size_t>(filled.rows[static_cast<size_t>(i)].column)];
  return count;
}

}  // namespace

TEST_CASE("columns are level, or one line apart with the short ones last") {
  struct Case {
    std::vector<int> characters;
    int columns;
    std::vector<int> lines;
  };
  // 80 characters are 8 lines, and so on; paragraphs long enough that no turn leaves a lone line.
  const Case cases[] = {
      {{80}, 4, {2, 2, 2, 2}},  {{160}, 4, {4, 4, 4, 4}}, {{150}, 4, {4, 4, 4, 3}}, {{140}, 4, {4, 4, 3, 3}},
      {{130}, 4, {4, 3, 3, 3}}, {{90}, 2, {5, 4}},        {{70}, 3, {3, 2, 2}},     {{50}, 1, {5}}};
  for (const Case& c : cases) {
    CAPTURE(c.characters[0]);
    const Filled filled = fill_balanced(paragraphs(c.characters), room_of(c.columns, 60));
    CHECK(lines_by_column(filled, c.columns) == c.lines);
    CHECK(filled.end_line == *std::max_element(c.lines.begin(), c.lines.end()));
    CHECK(filled.overset_lines() == 0);
  }
}

TEST_CASE("no paragraph leaves a single line at a column turn when another division avoids it") {
  // 5 + 6 lines in two columns of 6 and 5: the plain division would part the second paragraph after its first line;
  // the short column first parts nothing.
  const auto text = paragraphs({50, 60});
  const Filled filled = fill_balanced(text, room_of(2, 60));
  CHECK(lines_by_column(filled, 2) == std::vector<int>{5, 6});
}

TEST_CASE("a picture takes its lines and one free line, at the head or at the foot") {
  for (const bool at_foot : {false, true}) {
    CAPTURE(at_foot);
    Room room = room_of(2, 60);
    room.insets = {{.column = 1, .columns = 1, .lines = 4, .at_foot = at_foot}};
    const Filled filled = fill_balanced(paragraphs({150}), room);
    CHECK(lines_by_column(filled, 2) == std::vector<int>{10, 5});
    CHECK(filled.end_line == 10);
    for (int i = 0; i < filled.lines; ++i) {
      const Row& row = filled.rows[static_cast<size_t>(i)];
      if (row.column == 1) CHECK((at_foot ? row.line < 5 : row.line >= 5));
    }
  }
}

TEST_CASE("text beside an obstacle keeps whole lines and whole characters") {
  Room room = room_of(1, 60);
  // 33 pt wide at the right edge, lines 2 to 4: 100 − 33 − 5 of distance leaves 6 whole characters.
  room.obstacles = {{from_pt(67), from_pt(30), from_pt(33), from_pt(40)}};
  const auto rows = rows_of(room, {6});
  REQUIRE(rows.size() == 6);
  for (size_t i = 0; i < rows.size(); ++i) {
    CHECK(rows[i].measure.x == from_pt(0));
    CHECK(rows[i].measure.width == from_pt(i >= 2 && i <= 4 ? 60 : 100));
  }
  SUBCASE("at the left edge the text stays flush right") {
    room.obstacles = {{from_pt(0), from_pt(30), from_pt(33), from_pt(40)}};
    CHECK(rows_of(room, {6})[2].measure.x == from_pt(40));
  }
  SUBCASE("a row too narrow for six characters stays white") {
    room.obstacles = {{from_pt(56), from_pt(30), from_pt(44), from_pt(40)}};  // leaves five
    CHECK(rows_of(room, {6}).size() == 3);
  }
}

TEST_CASE("a paragraph is set to the widths of the rows it meets") {
  Room room = room_of(1, 60);
  room.obstacles = {{from_pt(67), from_pt(30), from_pt(33), from_pt(40)}};
  // 10 + 10 + 6 + 6 + 6 + 10 characters.
  const Filled filled = fill_balanced(paragraphs({48}), room);
  REQUIRE(filled.settings.size() == 1);
  std::vector<int> characters;
  for (const Line& line : filled.settings[0]->lines) characters.push_back(static_cast<int>(line.last - line.first));
  CHECK(characters == std::vector<int>{10, 10, 6, 6, 6, 10});
}

TEST_CASE("what does not fit is counted, and what fits is placed") {
  const Filled filled = fill_balanced(paragraphs({130}), room_of(2, 5));
  CHECK(filled.lines == 13);
  CHECK(filled.rows.size() == 10);
  CHECK(filled.overset_lines() == 3);
}

TEST_CASE("no text takes no lines") {
  const Filled filled = fill_balanced({}, room_of(2, 5));
  CHECK(filled.lines == 0);
  CHECK(filled.overset_lines() == 0);
}
