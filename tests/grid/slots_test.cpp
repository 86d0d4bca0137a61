#include "grid/slots.h"

#include <doctest/doctest.h>

#include <functional>

#include "flow/bench.h"
#include "grid/columns.h"
#include "model/fields.h"

using namespace banxin;

namespace {

struct TestBlock : Block {
  std::vector<std::unique_ptr<const Block>> inner;
  const std::vector<std::unique_ptr<const Block>>* children() const override {
    return inner.empty() ? nullptr : &inner;
  }
  void read(Fields&) override {}
  Laid lay(const Bench& bench) const override { return bench.blank(); }
};

// 6 columns of 15 字, gap 1, 92 lines of 10.5 pt on 15 pt, as the first edition.
Page test_page() {
  Page page;
  PageGeometry& g = page.geometry;
  g.columns = 6, g.chars = 15, g.gap = 1, g.body = from_pt(10.5), g.pitch = from_pt(15), g.lines = 92;
  g.trim = {from_mm(390), from_mm(550)};
  g.type_area = {from_mm(19), from_mm(30), 95 * g.body, 91 * g.pitch + g.body};
  return page;
}

TestBlock& add(Page& page, const std::string& name, FrameSpec frame) {
  auto block = std::make_unique<TestBlock>();
  TestBlock& added = *block;
  block->name = name, block->kind = "test", block->frame = std::move(frame);
  block->place = {{}, static_cast<int>(page.blocks.size()) + 1, 3};
  page.blocks.push_back(std::move(block));
  return added;
}

std::string notes_of(const Page& page) {
  Report report(std::make_shared<Sources>());
  place_slots(page, report);
  std::string text;
  for (const Note& note : report.notes()) text += note.code + ": " + note.text + "\n";
  return text;
}

FrameSpec at(int first_col, int last_col, int line, int lines) {
  FrameSpec f;
  f.first_col = first_col, f.last_col = last_col, f.line = line, f.lines = lines;
  return f;
}

FrameSpec under(const std::string& name, int lines, int gap = 0) {
  FrameSpec f;
  f.below = name, f.lines = lines, f.gap = gap;
  return f;
}

}  // namespace

TEST_CASE("a box of k columns and n lines ends with its last cell") {
  Page page = test_page();
  add(page, "a", at(2, 3, 11, 22));
  Report report(std::make_shared<Sources>());
  const auto slots = place_slots(page, report);
  REQUIRE(slots.size() == 1);
  const PageGeometry& g = page.geometry;
  CHECK(slots[0].area.x == g.type_area.x + 16 * g.body);
  CHECK(slots[0].area.width == 31 * g.body);
  CHECK(slots[0].area.y == g.type_area.y + 10 * g.pitch);
  CHECK(slots[0].area.height == 21 * g.pitch + g.body);
  CHECK(slots[0].first_line == 10);
  CHECK(slots[0].lines == 22);
}

TEST_CASE("below, gap and until chain whatever the order of the template") {
  Page page = test_page();
  FrameSpec middle = under("top", 0, 1);
  middle.until = "foot";
  add(page, "middle", middle);
  FrameSpec foot = at(0, 0, 81, 12);
  foot.gap = 0;
  add(page, "foot", foot);
  add(page, "top", at(0, 0, 1, 14));
  Report report(std::make_shared<Sources>());
  const auto slots = place_slots(page, report);
  CHECK(report.notes().empty());
  REQUIRE(slots.size() == 3);
  CHECK(slots[0].first_line == 15);
  CHECK(slots[0].lines == 65);
}

TEST_CASE("a block without height reaches the foot of the type area") {
  Page page = test_page();
  add(page, "top", at(0, 0, 1, 14));
  add(page, "rest", under("top", 0));
  Report report(std::make_shared<Sources>());
  const auto slots = place_slots(page, report);
  CHECK(slots[1].area.bottom() == page.geometry.type_area.bottom());
}

TEST_CASE("faults of place are told with both blocks") {
  struct Case {
    const char* what;
    std::function<void(Page&)> make;
    const char* message;
  };
  const Case cases[] = {
      {"two blocks on one place",
       [](Page& p) {
         add(p, "a", at(1, 3, 1, 10));
         add(p, "b", at(3, 4, 10, 5));
       },
       "overlap: block b lies on block a (line 1)\n"},
      {"columns that are not there", [](Page& p) { add(p, "a", at(5, 7, 1, 10)); },
       "off-page: block a spans columns 5-7, but the page has 6\n"},
      {"lines that are not there", [](Page& p) { add(p, "a", at(1, 6, 90, 4)); },
       "off-page: block a needs grid lines 90-93, but the page has lines 1-92\n"},
      {"below a block that is not there", [](Page& p) { add(p, "a", under("hero", 3)); },
       "below-unknown: block a stands \"below: hero\", but there is no such block on the grid beside it\n"},
      {"a circle",
       [](Page& p) {
         add(p, "a", under("b", 3));
         add(p, "b", under("a", 3));
       },
       "below-circle: block a stands below itself, through b\n"},
      {"off the paper",
       [](Page& p) {
         FrameSpec f;
         f.x = from_mm(380), f.y = from_mm(0), f.width = from_mm(20), f.height = from_mm(10);
         add(p, "a", f);
       },
       "off-page: block a reaches 419.0 mm × 40.0 mm, beyond the 390.0 mm × 550.0 mm of the page\n"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.what);
    Page page = test_page();
    c.make(page);
    CHECK(notes_of(page).substr(0, std::string(c.message).size()) == c.message);
  }
}

TEST_CASE("over and in say that lying on another block is meant") {
  Page page = test_page();
  add(page, "story", at(1, 6, 1, 40));
  FrameSpec f = at(2, 3, 5, 10);
  f.in = "story";
  add(page, "photo", f);
  FrameSpec label = at(2, 2, 6, 1);
  label.over = "photo";
  label.in = "story";
  add(page, "label", label);
  Report report(std::make_shared<Sources>());
  const auto slots = place_slots(page, report);
  CHECK(report.notes().empty());
  CHECK(slots[0].obstacles.size() == 2);
}

TEST_CASE("free children count from the top left of their group") {
  Page page = test_page();
  TestBlock& group = add(page, "group", at(1, 6, 3, 10));
  auto child = std::make_unique<TestBlock>();
  child->name = "child", child->kind = "test";
  child->frame.x = from_mm(5), child->frame.y = from_mm(2), child->frame.width = from_mm(10);
  group.inner.push_back(std::move(child));
  Report report(std::make_shared<Sources>());
  const auto slots = place_slots(page, report);
  CHECK(report.notes().empty());
  REQUIRE(slots[0].children.size() == 1);
  CHECK(slots[0].children[0].area.x == slots[0].area.x + from_mm(5));
  CHECK(slots[0].children[0].area.bottom() == slots[0].area.bottom());
}

TEST_CASE("blocks of a spread count its columns on across the fold, or stand in the strip") {
  Page page = test_page();
  page.geometry.trim.width = from_mm(400);
  page.geometry = spread_of(page.geometry, 12);
  add(page, "wide", at(5, 8, 1, 4));
  add(page, "right", at(7, 12, 6, 10));
  FrameSpec strip;
  strip.strip = true, strip.line = 6, strip.lines = 10;
  add(page, "notices", strip);
  Report report(std::make_shared<Sources>());
  const std::vector<Slot> slots = place_slots(page, report);
  CHECK(notes_of(page) == "");
  REQUIRE(slots.size() == 3);
  const PageGeometry& g = page.geometry;
  CHECK(slots[0].chars == 15 * 4 + 2 + 12);
  CHECK(slots[0].area.x + slots[0].area.width / 2 == g.fold());
  CHECK(slots[1].area.x == g.fold() + 6 * g.body);
  CHECK(slots[1].chars == 95);
  CHECK(slots[2].chars == 12);
  CHECK(slots[2].area == Rect{g.fold() - 6 * g.body, g.line_top(5), 12 * g.body, slots[1].area.height});
  CHECK(slots[2].cols == 0);
}

TEST_CASE("the strip of a vertical spread has tiers as its pages do, and no lines") {
  Page page = test_page();
  page.geometry.trim = {from_mm(400), from_mm(600)};
  page.geometry.vertical = true;
  page.geometry = spread_of(page.geometry, 8);
  FrameSpec strip;
  strip.strip = true, strip.first_col = 2, strip.last_col = 3;
  add(page, "notices", strip);
  const PageGeometry& g = page.geometry;
  Report report(std::make_shared<Sources>());
  const std::vector<Slot> slots = place_slots(page, report);
  CHECK(report.notes().empty());
  REQUIRE(slots.size() == 1);
  CHECK(slots[0].first_line == -1);
  CHECK(slots[0].area == Rect{g.fold() - 4 * g.body, g.column_start(1), 8 * g.body,
                              g.column_start(3) - g.column_start(1) - g.gap * g.body});
  page.blocks.clear();
  strip.lines = 4;
  add(page, "notices", strip);
  CHECK(notes_of(page) ==
        "no-strip: block notices stands in the strip of a vertical page, which has tiers, but no lines\n");
}

TEST_CASE("a strip that is not there") {
  FrameSpec strip;
  strip.strip = true;
  Page single = test_page();
  add(single, "notices", strip);
  CHECK(notes_of(single) == "no-strip: block notices stands in the strip, but a single page has none\n");
  Page spread = test_page();
  spread.geometry = spread_of(spread.geometry, 0);
  add(spread, "notices", strip);
  CHECK(notes_of(spread) == "no-strip: block notices stands in the strip, but this spread has none\n");
}

namespace {

// What is said goes to `said`, or fails.
std::vector<Slot> placed(const Page& page, std::string* said = nullptr) {
  Report report(std::make_shared<Sources>());
  std::vector<Slot> slots = place_slots(page, report);
  std::string all;
  for (const Note& note : report.notes()) all += note.code + ": " + note.text + "\n";
  if (said)
    *said = all;
  else
    CHECK(all == "");
  return slots;
}

// Twelve tiers of 10 字 and 40 lines.
Page page_of_tiers() {
  Page page;
  PageGeometry& g = page.geometry;
  g.vertical = true;
  g.columns = 12, g.chars = 10, g.gap = 1, g.body = from_pt(8), g.pitch = from_pt(15), g.lines = 40;
  g.trim = {from_pt(700), from_pt(1200)};
  g.type_area = {from_pt(40), from_pt(50), g.height_of_lines(40), g.chars_across(0, 12) * g.body};
  return page;
}

}  // namespace

TEST_CASE("bound at the right, blocks stand in columns that count from there") {
  Page page = test_page();
  page.geometry.from_right = true;
  const PageGeometry& g = page.geometry;
  add(page, "first", at(1, 2, 1, 10));
  FrameSpec narrow = at(3, 6, 1, 10);
  narrow.before = 3, narrow.chars = 20;
  add(page, "narrow", narrow);
  TestBlock& group = add(page, "group", at(1, 6, 11, 10));
  auto inner = std::make_unique<TestBlock>();
  inner->name = "inner", inner->frame = at(6, 6, 2, 3);
  group.inner.push_back(std::move(inner));
  FrameSpec shaped = at(1, 4, 30, 20);
  shaped.shape = {{1, 2, 1, 20, 0}, {3, 4, 5, 10, 0}};
  add(page, "shaped", shaped);
  const auto slots = placed(page);
  REQUIRE(slots.size() == 4);
  CHECK(slots[0].area.right() == g.type_area.right());
  CHECK(slots[0].area.width == 31 * g.body);
  CHECK(slots[1].area.right() == g.type_area.right() - (32 + 3) * g.body);
  CHECK(slots[1].area.width == 20 * g.body);
  REQUIRE(slots[2].children.size() == 1);
  CHECK(slots[2].children[0].area.x == g.type_area.x);
  CHECK(slots[2].children[0].first_line == 11);
  REQUIRE(slots[3].strips.size() == 2);  // from left to right, as text is read
  CHECK(slots[3].strips[0].area.x < slots[3].strips[1].area.x);
  CHECK(slots[3].strips[0].lines == 10);
}

TEST_CASE("on a page of tiers cols are tiers, lines count from the right, below is the next line") {
  Page page = page_of_tiers();
  const PageGeometry& g = page.geometry;
  add(page, "name", at(1, 4, 1, 6));
  add(page, "lead", at(1, 5, 8, 20));
  FrameSpec next = under("lead", 0, 1);
  next.first_col = 1, next.last_col = 6;
  add(page, "next", next);
  FrameSpec head = at(1, 3, 8, 5);
  head.in = "lead";
  add(page, "head", head);
  const auto slots = placed(page);
  REQUIRE(slots.size() == 4);
  CHECK(slots[0].area ==
        Rect{g.type_area.right() - g.height_of_lines(6), g.type_area.y, g.height_of_lines(6), 43 * g.body});
  CHECK(slots[1].area.right() == g.type_area.right() - 7 * g.pitch);
  CHECK(slots[1].chars == 54);
  CHECK(slots[2].area.right() == slots[1].area.x - g.pitch - (g.pitch - g.body));
  CHECK(slots[2].area.x == g.type_area.x);
  CHECK(slots[2].lines == 12);
  REQUIRE(slots[1].obstacles.size() == 1);
  CHECK(slots[1].obstacles[0] == slots[3].area);
}

TEST_CASE("a page of tiers that a gap cuts from edge to edge") {
  struct Story : TestBlock {
    std::optional<StoryId> story_shown() const override { return StoryId{0}; }
  };
  const auto add_story = [](Page& page, const std::string& name, FrameSpec frame) {
    auto block = std::make_unique<Story>();
    block->name = name, block->frame = std::move(frame);
    page.blocks.push_back(std::move(block));
  };
  struct Case {
    const char* what;
    int left_tiers, lower;  // of the story at the left; what stands below: a story or, −1, an ad
    const char* said;
  };
  const Case cases[] = {
      {"all end at one tier", 6, 1,
       "page-cut: a straight gap between tiers 6 and 7 cuts the page from edge to edge (腹切り)\n"},
      {"one story bridges the gap", 8, 1, ""},
      {"an ad below", 6, -1, ""},
  };
  for (const Case& c : cases) {
    CAPTURE(c.what);
    Page page = page_of_tiers();
    add_story(page, "right", at(1, 6, 1, 20));
    add_story(page, "left", at(1, c.left_tiers, 21, 20));
    if (c.lower > 0) add_story(page, "below-right", at(7, 12, 1, 20));
    if (c.lower > 0) add_story(page, "below-left", at(c.left_tiers + 1, 12, 21, 20));
    if (c.lower < 0) add(page, "ad", at(7, 12, 1, 40));
    std::string said;
    placed(page, &said);
    CHECK(said == c.said);
  }
}
