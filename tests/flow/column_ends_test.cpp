#include "flow/column_ends.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <climits>
#include <optional>
#include <random>

#include "flow/paragraph_settings.h"
#include "flow/set_story.h"
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
  for (int c = 0; c < columns; ++c) room.columns.push_back({{from_pt(110 * c), {}, from_pt(100), from_pt(900)}});
  return room;
}

Filled fill(const std::vector<InsetText>& text, const Room& room, Height height = {}) {
  return fill_columns(text, {&room, 1}, height);
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
    const Filled filled = fill(paragraphs(c.characters), room_of(c.columns, 60));
    CHECK(lines_by_column(filled, c.columns) == c.lines);
    CHECK(filled.end_line == *std::max_element(c.lines.begin(), c.lines.end()));
    CHECK(filled.overset_lines() == 0);
  }
}

TEST_CASE("no paragraph leaves a single line at a column turn when another division avoids it") {
  // 5 + 6 lines in two columns of 6 and 5: the plain division would part the second paragraph after its first line;
  // the short column first parts nothing.
  const auto text = paragraphs({50, 60});
  const Filled filled = fill(text, room_of(2, 60));
  CHECK(lines_by_column(filled, 2) == std::vector<int>{5, 6});
}

TEST_CASE("a picture takes its lines and one free line, at the head or at the foot") {
  for (const bool at_foot : {false, true}) {
    CAPTURE(at_foot);
    Room room = room_of(2, 60);
    room.insets = {{.column = 1, .columns = 1, .lines = 4, .at_foot = at_foot}};
    const Filled filled = fill(paragraphs({150}), room);
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
  const Filled filled = fill(paragraphs({48}), room);
  REQUIRE(filled.settings.size() == 1);
  std::vector<int> characters;
  for (const Line& line : filled.settings[0]->lines) characters.push_back(static_cast<int>(line.last - line.first));
  CHECK(characters == std::vector<int>{10, 10, 6, 6, 6, 10});
}

TEST_CASE("what does not fit is counted, and what fits is placed") {
  const Filled filled = fill(paragraphs({130}), room_of(2, 5));
  CHECK(filled.lines == 13);
  CHECK(filled.rows.size() == 10);
  CHECK(filled.overset_lines() == 3);
}

TEST_CASE("no text takes no lines") {
  const Filled filled = fill({}, room_of(2, 5));
  CHECK(filled.lines == 0);
  CHECK(filled.overset_lines() == 0);
}

namespace {

// What a way to end columns costs, reckoned afresh: lines of ten characters, feet, turns, paragraphs of other length.
struct Ends {
  std::vector<int> rows;  // of each column
  std::vector<std::shared_ptr<const Composed>> settings;
  std::vector<bool> altered;

  std::optional<int> cost() const {
    int cost = 0, column = 0, row = 0;
    std::vector<int> feet;
    for (size_t p = 0; p < settings.size(); ++p) {
      const std::vector<Line>& lines = settings[p]->lines;
      for (size_t n = 0; n < lines.size(); ++n, ++row) {
        while (column < static_cast<int>(rows.size()) && row == rows[static_cast<size_t>(column)]) {
          if (n == 1) cost += 400;
          if (n > 0 && n + 1 == lines.size()) cost += lines[n].natural < from_pt(50) ? 900 : 600;
          ++column, row = 0;
        }
        if (column == static_cast<int>(rows.size())) return std::nullopt;
        feet.resize(static_cast<size_t>(column) + 1);
        feet.back() = row;
        if (altered[p] && lines[n].widest_gap > from_pt(1.25)) cost += 250;
      }
      if (altered[p]) cost += 150;
      if (settings[p]->lone_character) cost += 900;
    }
    for (size_t c = 0; c + 1 < feet.size(); ++c)
      if (feet[c] < feet[c + 1]) cost += 20;
    const auto [lowest, highest] = std::minmax_element(feet.begin(), feet.end());
    return cost + 5000 * std::max(0, *highest - *lowest - 1);
  }
};

// The least cost of all patterns of short columns and all lengths of paragraphs, `end` lines high.
int least_cost(const std::vector<InsetText>& text, int columns, int end) {
  ParagraphSettings settings(text);
  int least = INT_MAX;
  int ways = 1;
  for (size_t p = 0; p < text.size(); ++p) ways *= 3;
  for (int way = 0; way < ways; ++way) {
    Ends ends;
    for (int p = 0, rest = way; p < static_cast<int>(text.size()); ++p, rest /= 3) {
      ends.settings.push_back(settings.set(static_cast<size_t>(p), rest % 3 - 1, {from_pt(100)}));
      ends.altered.push_back(rest % 3 != 1);
    }
    if (std::ranges::find(ends.settings, nullptr) != ends.settings.end()) continue;
    for (unsigned shorts = 0; shorts < 1U << (columns - 1); ++shorts) {
      ends.rows.clear();
      for (int c = 0; c < columns; ++c) ends.rows.push_back((shorts >> c & 1U) != 0 ? end - 1 : end);
      least = std::min(least, ends.cost().value_or(INT_MAX));
    }
  }
  return least;
}

}  // namespace

TEST_CASE("no way to end the columns is better than the one chosen") {
  std::mt19937 random(20261129);
  for (int round = 0; round < 60; ++round) {
    std::vector<int> characters;
    for (unsigned p = 0; p < 4 + random() % 2; ++p) characters.push_back(static_cast<int>(5 + random() % 90));
    const int columns = static_cast<int>(2 + random() % 4);
    const auto text = paragraphs(characters);
    const Filled filled = fill(text, room_of(columns, 60), {.more = 0});
    CAPTURE(round);
    CHECK(filled.cost == least_cost(text, columns, filled.end_line));
    const Filled higher = fill(text, room_of(columns, 60));
    // A line more is not asked for when little is wrong.
    const int most = filled.cost <= 150 ? INT_MAX : least_cost(text, columns, filled.end_line + 1);
    CHECK(higher.cost == std::min(filled.cost, most));
    CHECK(higher.more == higher.end_line - filled.end_line);
  }
}

TEST_CASE("a section that is one line short of its room is set longer to fill it, when paragraphs allow it") {
  // 20 lines in two columns; a room of eleven lines.
  const auto text = paragraphs({98, 98});
  CHECK(fill(text, room_of(2, 11)).end_line == 10);
  const Filled filled = fill(text, room_of(2, 11), {.wanted_end = 11});
  CHECK(filled.end_line == 11);
  CHECK(lines_by_column(filled, 2) == std::vector<int>{11, 10});
  CHECK(fill(text, room_of(2, 12), {.wanted_end = 12}).end_line == 10);  // two lines: nothing would be won
}

TEST_CASE("white above headings levels columns, and fills the room") {
  const auto heading = [](int spread) {
    InsetText head = paragraphs({3})[0];
    head.above = 1, head.solid = 1000, head.keep = 2, head.spread = spread;
    head.heading = head.fixed = true;
    return head;
  };
  const auto story = [&](int spread) {
    auto text = paragraphs({30, 20, 30, 20});
    for (InsetText& one : text) one.fixed = true;
    text.insert(text.begin() + 1, heading(spread));
    text.insert(text.begin() + 4, heading(spread));
    return text;
  };
  // 14 lines in two columns of eight.
  const Filled as_is = fill(story(0), room_of(2, 8), {.wanted_end = 8});
  CHECK(as_is.end_line == 7);
  const Filled spread = fill(story(2), room_of(2, 8), {.wanted_end = 8});
  CHECK(spread.end_line == 8);
  CHECK(spread.lines == 15);  // the second column may be a line short
  CHECK(free_lines(*spread.settings[1]) == 2);
  // At the head of a column there is nothing to keep off from.
  auto head_first = paragraphs({70, 60});
  head_first.insert(head_first.begin() + 1, heading(2));
  const Filled filled = fill(head_first, room_of(2, 9), {.wanted_end = 9});
  CHECK(free_lines(*filled.settings[1]) == 1);
}

TEST_CASE("a column is left early by all rows that a heading and its text have no room in") {
  auto text = paragraphs({40, 3, 50});
  text[1].above = 2, text[1].solid = 1000, text[1].keep = 2, text[1].heading = true;
  for (InsetText& one : text) one.fixed = true;
  // Four lines, three of the heading, five: eight below the heading's column would be level with twelve.
  const Filled filled = fill(text, room_of(2, 60));
  CHECK(lines_by_column(filled, 2) == std::vector<int>{4, 8});
  CHECK(filled.uneven == 3);
}

TEST_CASE("a column may turn where free lines part two paragraphs") {
  std::vector<InsetText> text = paragraphs({20, 20, 40});
  text[1].above = text[2].above = 1;
  const Filled filled = fill(text, room_of(4, 20));
  CHECK(lines_by_column(filled, 4) == std::vector<int>{2, 2, 2, 2});
  CHECK(filled.cost == 0);
}

TEST_CASE("columns that cannot end level say so") {
  auto text = paragraphs({30, 10});
  text[0].solid = 1000;
  text[0].heading = text[0].fixed = true;
  CHECK(fill(text, room_of(2, 60)).uneven == 1);  // three lines that hold together, and one
  text[0] = paragraphs({30})[0];
  CHECK(fill(text, room_of(2, 60)).uneven == 0);
}

TEST_CASE("rows beside an obstacle: as high as the text needs, no line higher") {
  Room room = room_of(1, 60);
  room.obstacles = {{from_pt(67), from_pt(30), from_pt(33), from_pt(40)}};
  CHECK(fill(paragraphs({48}), room).end_line == 6);
  CHECK(fill(paragraphs({38}), room).end_line == 5);
}

TEST_CASE("better column ends never push later text out: a section gives its line back") {
  // 5 + 7 lines in two columns of six would part the second paragraph after its first line; in eight lines of its own
  // it makes columns of 7 and 6. The two lines below it have room for that only in the higher room.
  const struct : Block {
    void read(Fields&) override {}
    Laid lay(const Bench& bench) const override { return bench.blank(); }
  } block;
  const Edition edition;
  const Page page;
  const Slot slot{.block = &block};
  Shaper shaper(no_shelf);
  const Desk desk{edition, {}};
  const Report notes(std::make_shared<Sources>());
  const Story story;
  Copy copy{.story = &story, .sections = std::vector<CopySection>(2), .notes = notes};
  const auto add = [&](size_t section, const std::vector<int>& characters) {
    for (const InsetText& text : paragraphs(characters)) copy.sections[section].paragraphs.push_back({.body = text});
  };
  add(0, {50, 70});
  add(1, {40});
  for (const int foot : {9, 8}) {
    CAPTURE(foot);
    const Room room = room_of(2, foot);
    const StorySetting set = set_story({desk, page, slot, shaper, notes}, copy, {}, {}, {&room, 1});
    REQUIRE(set.sections.size() == 2);
    CHECK(set.sections[0].filled.end_line == foot - 2);
    CHECK(set.end_line == foot);
    CHECK(!set.rest);
    CHECK(set.fit.lines_over == 0);
  }
}
