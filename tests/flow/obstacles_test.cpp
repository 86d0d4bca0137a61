// What stands in a story, and what of the story is no text that runs round it: headings, labels, large characters,
// pictures.
#include <algorithm>

#include "tests/blocks/small_page.h"

using namespace banxin;
using test::SmallEdition;
using test::SmallPage;

namespace obstacles_of_a_story {
namespace {

std::string han(int n) {
  std::string out;
  for (int i = 0; i < n; ++i) out += "国";
  return out;
}

std::string paragraphs(int count, int characters = 60) {
  std::string out;
  for (int i = 0; i < count; ++i) out += "\n" + han(characters) + "\n";
  return out;
}

const PlacedBlock& block(const SmallEdition& page, const std::string& name) {
  const auto found = std::ranges::find(page.sheet().blocks, name, &PlacedBlock::name);
  REQUIRE(found != page.sheet().blocks.end());
  return *found;
}

// Of the one heading of the page.
Rect heading_area(const SmallEdition& page) {
  for (const PlacedBlock& one : page.sheet().blocks)
    for (const PlacedFrame& frame : one.frames)
      if (frame.role == Role::heading) return frame.area;
  FAIL("no heading");
  return {};
}

constexpr const char* story_of_four =
    "  s: {kind: story, cols: 1-4, lines: 30, columns: 4, body: plain, story: story.md, section-head: {style: plain, "
    "lines: 2, place: across}}\n";

}  // namespace

TEST_CASE("a heading across the columns stands beside a block in the story, or below one that takes them all") {
  const std::string text = "---\ntitle: 题\n---\n" + paragraphs(5) + "\n## 节\n" + paragraphs(6);
  struct Case {
    const char* block;
    double left, right;  // of the heading, in points from that of the story
  };
  const Case cases[] = {{"cols: 4, line: 5, lines: 10", 0, 320},
                        {"cols: 1, line: 5, lines: 10", 110, 430},
                        {"cols: 2, line: 5, lines: 10", 220, 430},
                        {"cols: 1-4, line: 8, lines: 4", 0, 430}};
  for (const Case& c : cases) {
    CAPTURE(c.block);
    const SmallPage page(
        std::string(story_of_four) + "  b: {kind: box, in: s, " + c.block + ", border: {weight: 0.5pt}, blocks: {}}\n",
        text);
    const Rect heading = heading_area(page), inner = block(page, "b").area, story = block(page, "s").area;
    CHECK_FALSE(heading.overlaps(inner));
    CHECK(heading.x - story.x == from_pt(c.left));
    CHECK(heading.right() - story.x == from_pt(c.right));
    CHECK(page.lines(Role::heading).size() == 1);
  }
}

TEST_CASE("the label of an item keeps its place before the text in the narrowest column") {
  const SmallPage page("  s: {kind: story, cols: 1-2, lines: 20, columns: 4, body: plain, story: story.md}\n",
                       "---\ntitle: 题\n---\n\n- " + han(30) + "\n");
  REQUIRE(page.lines(Role::label).size() == 1);
  CHECK(page.lines(Role::body).at(0).x - page.lines(Role::label)[0].x >= from_pt(10));
}

TEST_CASE("a section reaches below the picture in a column that begins lower than the others") {
  const SmallPage page(
      "  s: {kind: story, line: 1, shape: [{cols: 1-2, lines: 30}, {cols: 3, line: 8, lines: 23}], body: plain, story: "
      "story.md, section-head: {style: plain, lines: 1, place: across}}\n",
      "---\ntitle: 题\n---\n" + paragraphs(3) + "\n![图](photo.jpg){lines=8 most-crop=90%}\n\n## 节\n" + paragraphs(6));
  const std::vector<Image> pictures = page.items<Image>();
  REQUIRE(pictures.size() == 1);
  CHECK(pictures[0].box.bottom() < heading_area(page).y);
}

TEST_CASE("a large first character needs lines that follow one another") {
  const auto codes = [](int line) {
    return SmallPage(
               "  s: {kind: story, cols: 1-2, lines: 20, columns: 1, body: plain, story: story.md, drop-cap: "
               "{lines: 3}}\n  b: {kind: box, in: s, cols: 1-2, line: " +
                   std::to_string(line) + ", lines: 4, border: {weight: 0.5pt}, blocks: {}}\n",
               "---\ntitle: 题\n---\n" + paragraphs(5))
        .told("drop-cap");
  };
  CHECK(codes(3));
  CHECK_FALSE(codes(4));
}

TEST_CASE(
    "a large first character below a heading takes the lines that are left above a block, however low it begins") {
  struct Case {
    int spread, block;  // free lines that may stand above the heading, first line of the block
    size_t lines;       // that the character takes
  };
  // A heading of two lines: the text begins on line 3 and what is added above it.
  const Case cases[] = {{0, 5, 2}, {0, 6, 3}, {1, 6, 2}, {1, 7, 3}, {2, 6, 0}, {2, 7, 2}, {2, 8, 3}};
  for (const Case& c : cases) {
    CAPTURE(c.spread);
    CAPTURE(c.block);
    const SmallPage page(
        "  s: {kind: story, cols: 1-2, lines: 20, columns: 1, body: plain, story: story.md, drop-cap: {lines: 3}, "
        "section-head: {style: plain, lines: 2, place: across, spread: " +
            std::to_string(c.spread) + "}}\n  b: {kind: box, in: s, cols: 1-2, line: " + std::to_string(c.block) +
            ", lines: 3, border: {weight: 0.5pt}, blocks: {}}\n",
        "---\ntitle: 题\n---\n\n## 节\n" + paragraphs(2));
    CHECK(page.told("drop-cap") == (c.lines < 3));
    const std::vector<PlacedLine> initials = page.lines(Role::initial);
    REQUIRE(initials.size() == (c.lines > 0 ? 1 : 0));
    const Rect story = block(page, "s").area, box = block(page, "b").area;
    CHECK(heading_area(page).y == story.y);
    if (initials.empty()) continue;
    const Length size = initials[0].runs.front().size, pitch = page.sheet().pitch;
    CHECK(size == static_cast<int>(c.lines - 1) * pitch + from_pt(10));
    const Length top = story.y + (2 + c.spread) * pitch;
    CHECK(initials[0].baseline - LineSpace{}.ascent(size) == top);
    CHECK(top + size <= box.y);
  }
}

TEST_CASE("a block in a story that lies on its headline is told") {
  const auto told = [](int line) {
    return SmallPage(
               "  s: {kind: story, cols: 1-4, lines: 20, columns: 4, body: plain, story: story.md, headline: "
               "{lines: 4, title: plain}}\n  b: {kind: box, in: s, cols: 2-3, clear: {above: 1}, line: " +
                   std::to_string(line) + ", lines: 6, blocks: {}}\n",
               "---\ntitle: 题\n---\n" + paragraphs(9))
        .told("headline-covered");
  };
  CHECK(told(4));
  CHECK_FALSE(told(5));
}

TEST_CASE("a story over the fold of a vertical spread stands on the lines of both pages") {
  test::TemporaryFolder folder;
  folder.write("page.yaml",
               "template: p\npage: {writing: vertical-rl, trim: [200pt, 200pt], body: 10pt, pitch: 15pt, lines: 10, "
               "strip: 4, columns: {count: 1, chars: 12, gap: 1}}\nstyles: {body: {size: 10pt, indent: 0em}}\nblocks:\n"
               "  s: {kind: story, line: 6, lines: 10, columns: 1, body: body, story: s.md}\n");
  folder.write("s.md", "---\ntitle: 题\n---\n" + paragraphs(1, 120));
  const std::string edition = folder.write(
      "edition.yaml",
      "edition: e\npaper: 小报\ndate: 2025-09-07\nnumber: 1\npages: [{template: page.yaml, spread: [3, 2]}]\n");
  Report report(std::make_shared<Sources>());
  const LaidOut laid = lay_out(test::house(), {.edition = edition, .overfull = Overfull::shows}, report);
  const PageGeometry& grid = laid.edition.pages.at(0).geometry;
  std::vector<Length> axes;
  for (const PlacedFrame& frame : laid.sheets.at(0).blocks.at(0).frames)
    for (const PlacedLine& line : frame.lines)
      if (line.role == Role::body) axes.push_back(line.x);
  REQUIRE(axes.size() == 10);
  for (int n = 0; n < 10; ++n) CHECK(axes[static_cast<size_t>(n)] == grid.trim.width - grid.baseline(n + 5));
  CHECK(axes[4] > grid.fold() + 2 * grid.body);
  CHECK(axes[5] < grid.fold() - 2 * grid.body);
}

}  // namespace obstacles_of_a_story
