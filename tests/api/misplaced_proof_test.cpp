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

TEST_CASE("what has no place at all cannot be shown") {
  TwoBlocks page("second: {kind: text, cols: 2, line: 14, lines: 6, style: row, text: 万里无云}");
  CHECK_THROWS_AS(page.lay(Overfull::shows), InputFault);
  CHECK(test::told(page.report).find("error[off-page]") != std::string::npos);
}

TEST_CASE("a good page is not crossed out") {
  TwoBlocks page("second: {kind: text, cols: 2, line: 7, lines: 6, style: row, text: 万里无云}");
  const LaidOut laid = page.lay(Overfull::shows);
  CHECK(page.report.notes().empty());
  const MarkedSheets marked = marked_sheets(laid, {.misplaced = true}, page.report);
  CHECK(marked.sheets.at(0).slug.empty());
}
