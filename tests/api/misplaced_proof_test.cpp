// Pages whose blocks do not keep to their places: only a proof is made of them, and shows where.
#include <doctest/doctest.h>

#include <algorithm>

#include "api/proof_marks.h"
#include "tests/house.h"
#include "tests/notes.h"
#include "tests/temporary_folder.h"

using namespace banxin;

namespace {

struct TwoBlocks {
  test::TemporaryFolder folder;
  Report report{std::make_shared<Sources>()};

  explicit TwoBlocks(const std::string& second) {
    folder.write("page.yaml", R"(
template: page
page: {trim: [100mm, 100mm], body: 10pt, pitch: 15pt, lines: 16, columns: {count: 2, chars: 10, gap: 1}}
styles: {row: {indent: 0em}}
blocks:
  first: {kind: text, cols: 1-2, line: 1, lines: 6, style: row, text: 天气晴朗}
  )" + second + "\n");
    folder.write("s.md", "---\ntitle: 题\n---\n\n潮水退去，渔船靠岸，码头上的人说今天风不大。\n");
    folder.write("edition.yaml", "edition: two\npaper: 报\ndate: 2026-03-14\npages: [{template: page.yaml}]\n");
  }
  LaidOut lay(Overfull overfull) {
    return lay_out(test::house(), {.edition = folder.path / "edition.yaml", .overfull = overfull}, report);
  }
};

// Strokes from corner to corner of a rectangle.
bool is_crossed_out(const Sheet& sheet, const Rect& area) {
  const Point corners[] = {{area.x, area.y}, {area.right(), area.bottom()}};
  return std::ranges::any_of(sheet.slug, [&](const Item& item) {
    const auto* stroke = std::get_if<Stroke>(&item);
    return stroke && stroke->from == corners[0] && stroke->to == corners[1];
  });
}

}  // namespace

TEST_CASE("a proof crosses out where a block lies on another; nothing else is made of such a page") {
  TwoBlocks page("second: {kind: text, cols: 2, line: 4, lines: 6, style: row, text: 万里无云}");
  CHECK_THROWS_AS(page.lay(Overfull::stops), InputFault);
  TwoBlocks shown("second: {kind: text, cols: 2, line: 4, lines: 6, style: row, text: 万里无云}");
  const LaidOut laid = shown.lay(Overfull::shows);
  CHECK(test::told(shown.report).find("error[overlap]: block second lies on block first") != std::string::npos);
  CHECK(shown.report.input_failed());
  REQUIRE(laid.sheets.size() == 1);
  REQUIRE(laid.sheets[0].blocks.size() == 2);
  const Rect &first = laid.sheets[0].blocks[0].area, &second = laid.sheets[0].blocks[1].area;
  const Rect both{second.x, second.y, second.width, first.bottom() - second.y};
  const MarkedSheets marked = marked_sheets(laid, {.misplaced = true}, shown.report);
  CHECK(is_crossed_out(marked.sheets.at(0), both));
  CHECK_FALSE(is_crossed_out(laid.sheets[0], both));
  CHECK_FALSE(is_crossed_out(marked_sheets(laid, {.names = true}, shown.report).sheets.at(0), both));
}

TEST_CASE("a proof shows where a block would stand that its page does not hold, and crosses it out") {
  struct Case {
    const char *blocks, *told;
    Rect seen;  // of block second, from the corner of the type area, in mm
  };
  // The type area: 21 characters of 10 pt, 16 lines of 15 pt; a column is 10 of them.
  const Case cases[] = {
      {"second: {kind: text, cols: 2, line: 14, lines: 6, style: row, text: 万里无云}",
       "error[off-page]: block second needs grid lines 14-19, but the page has lines 1-16",
       {from_pt(110), from_pt(13 * 15), from_pt(100), from_pt(5 * 15 + 10)}},
      {"second: {kind: text, cols: 2-3, line: 7, lines: 6, style: row, text: 万里无云}",
       "error[off-page]: block second spans columns 2-3, but the page has 2",
       {from_pt(110), from_pt(6 * 15), from_pt(200), from_pt(5 * 15 + 10)}},
      {"second: {kind: text, cols: 1, chars: 25, line: 7, lines: 2, style: row, text: 万里无云}",
       "error[off-page]: block second is 25 characters wide after 0 free ones, but its columns hold 10",
       {{}, from_pt(6 * 15), from_pt(250), from_pt(15 + 10)}},
      {"second: {kind: story, cols: 1-2, line: 12, lines: 9, story: s.md}\n  third: {kind: text, below: second, cols: "
       "1-2, lines: 2, style: row, text: 后}",
       "error[off-page]: block second needs grid lines 12-20, but the page has lines 1-16",
       {{}, from_pt(11 * 15), from_pt(210), from_pt(8 * 15 + 10)}}};
  for (const Case& one : cases) {
    CAPTURE(one.blocks);
    TwoBlocks stopped(one.blocks);
    CHECK_THROWS_AS(stopped.lay(Overfull::stops), InputFault);
    TwoBlocks page(one.blocks);
    const LaidOut laid = page.lay(Overfull::shows);
    const std::string told = test::told(page.report);
    INFO(told);
    CHECK(told.find(one.told) != std::string::npos);
    CHECK(page.report.input_failed());
    // Of what stands below it nothing is told: it may be right once this is.
    CHECK(std::ranges::count(page.report.notes(), std::string("off-page"), &Note::code) == 1);
    CHECK(told.find("block third") == std::string::npos);
    const Sheet& sheet = laid.sheets.at(0);
    const Rect paper{-sheet.bleed, -sheet.bleed, sheet.trim.width + 2 * sheet.bleed,
                     sheet.trim.height + 2 * sheet.bleed};
    Rect seen{sheet.type_area.x + one.seen.x, sheet.type_area.y + one.seen.y, one.seen.width, one.seen.height};
    seen.width = std::min(seen.right(), paper.right()) - seen.x;
    seen.height = std::min(seen.bottom(), paper.bottom()) - seen.y;
    CHECK(is_crossed_out(marked_sheets(laid, {.misplaced = true}, page.report).sheets.at(0), seen));
  }
}

TEST_CASE("a block that starts off the paper is crossed out at its edge") {
  TwoBlocks page("second: {kind: text, x: 120mm, y: 20mm, height: 10mm, style: row, text: 万里无云}");
  const LaidOut laid = page.lay(Overfull::shows);
  CHECK(test::told(page.report).find("error[off-page]: block second has no room") != std::string::npos);
  CHECK(marked_sheets(laid, {.misplaced = true}, page.report).sheets.at(0).slug.size() > laid.sheets[0].slug.size());
}

TEST_CASE("a proof frames the blocks that a rule cannot stand between") {
  const std::string blocks =
      "second: {kind: text, cols: 2, line: 10, lines: 3, style: row, text: 万里无云}\n"
      "  third: {kind: text, cols: 1, line: 8, lines: 1, style: row, text: 晴}\n"
      "  line: {kind: rule, between: [third, second]}";
  TwoBlocks stopped(blocks);
  CHECK_THROWS_AS(stopped.lay(Overfull::stops), InputFault);
  TwoBlocks page(blocks);
  const LaidOut laid = page.lay(Overfull::shows);
  CHECK(test::told(page.report).find("error[not-between]: blocks third and second do not meet") != std::string::npos);
  const Sheet marked = marked_sheets(laid, {.misplaced = true}, page.report).sheets.at(0);
  for (const PlacedBlock& block : laid.sheets[0].blocks) {
    const Point from = block.area.origin(), to{block.area.right(), block.area.y};
    const bool framed = std::ranges::any_of(marked.slug, [&](const Item& item) {
      const auto* stroke = std::get_if<Stroke>(&item);
      return stroke && stroke->from == from && stroke->to == to;
    });
    CAPTURE(block.name);
    CHECK(framed == (block.name != "first"));
  }
}

TEST_CASE("a good page is not crossed out") {
  TwoBlocks page("second: {kind: text, cols: 2, line: 7, lines: 6, style: row, text: 万里无云}");
  const LaidOut laid = page.lay(Overfull::shows);
  CHECK(page.report.notes().empty());
  const MarkedSheets marked = marked_sheets(laid, {.misplaced = true}, page.report);
  CHECK(marked.sheets.at(0).slug.empty());
}
