// Paragraph rules on the page (CLREQ: quotations, items): where lines stand in their column.
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <unistd.h>

#include <filesystem>
#include <string>
#include <vector>

#include "app/build.h"
#include "base/files.h"

using namespace banxin;
namespace fs = std::filesystem;

namespace {

// A story in one column of twenty characters of 10 pt on 15 pt.
struct Column {
  Report report{std::make_shared<Sources>()};
  LaidOut laid;

  explicit Column(const std::string& markdown, const std::string& keys = "") {
    std::string name = (fs::temp_directory_path() / "banxin-column-XXXXXX").string();
    const fs::path folder = ::mkdtemp(name.data());
    write_whole(folder / "edition.yaml",
                "edition: small\npaper: 小报\ndate: 2025-09-07\nlanguage: zh-Hans\npages: [{template: page.yaml}]\n");
    write_whole(folder / "page.yaml",
                "template: page\npage:\n  trim: [300pt, 600pt]\n  columns: {count: 1, chars: 20}\n  lines: 30\n"
                "  body: 10pt\n  pitch: 15pt\nstyles:\n  body: {size: 10pt}\n  small: {font: kai, size: 9pt}\nblocks:\n"
                "  lead: {kind: story, story: story.md, lines: 30, body: body" +
                    keys + "}\n");
    write_whole(folder / "story.md", "---\ntitle: 题\n---\n\n" + markdown);
    Timing timing;
    try {
      laid = lay_out(folder / "edition.yaml", {}, report, timing);
    } catch (const InputFault&) {
    }
    fs::remove_all(folder);
  }

  std::vector<const PlacedLine*> lines(std::string_view role) const {
    std::vector<const PlacedLine*> found;
    REQUIRE(!laid.sheets.empty());
    for (const PlacedBlock& block : laid.sheets[0].blocks)
      for (const PlacedFrame& frame : block.frames)
        for (const PlacedLine& line : frame.lines)
          if (line.role == role) found.push_back(&line);
    return found;
  }
  // In characters from the left of the column: where the measure starts, and where ink does.
  double start(const PlacedLine& line) const { return to_pt(line.x - from_pt(50)) / 10; }
  double ink(const PlacedLine& line) const {
    return to_pt(std::get<GlyphRun>(laid.sheets[0].items[line.first_item]).at.x - from_pt(50)) / 10;
  }
};

const std::string long_text = "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八";  // 38

}  // namespace

TEST_CASE("a block quotation is indented by two em, and its measure is shorter by as much") {
  const Column column("引文：\n\n> " + long_text + "。\n\n正文。\n");
  const auto quote = column.lines("quote");
  REQUIRE(quote.size() == 3);  // 2 + 38 characters and the stop through 18 a line
  for (const PlacedLine* line : quote) {
    CHECK(column.start(*line) == 2);
    CHECK(line->width == from_pt(180));
  }
  CHECK(column.ink(*quote[0]) == 4);
  CHECK(column.ink(*quote[1]) == 2);
  CHECK(column.start(*column.lines("body").at(0)) == 0);
}

TEST_CASE("quotation: its own indents, and its own size on the lines of the grid") {
  const Column column("引文：\n\n> " + long_text + "。\n", ", quote: {style: small, start: 3em, end: 1em}");
  const auto quote = column.lines("quote");
  REQUIRE(quote.size() == 3);
  for (size_t i = 0; i < quote.size(); ++i) {
    CHECK(column.start(*quote[i]) == 3);
    CHECK(quote[i]->width == from_pt(160));
    // Cells of 9 pt in the middle of cells of 10: ½ pt below their top, 0.88 em down to the baseline.
    const Length top = column.laid.sheets[0].grid_top + (static_cast<int>(i) + 1) * from_pt(15);
    CHECK(quote[i]->baseline == top + from_pt(0.5 + 0.88 * 9));
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
    CHECK(column.ink(*column.lines("body").at(1)) == row.ink);
  }
}

TEST_CASE("items hang beside labels of whole em") {
  SUBCASE("a sign of one em takes two") {
    const Column column("- " + long_text + "\n- 乙\n");
    const auto labels = column.lines("label"), text = column.lines("body");
    REQUIRE(labels.size() == 2);
    REQUIRE(text.size() == 4);  // 38 characters through 18 a line, and one
    for (const PlacedLine* label : labels) CHECK(column.ink(*label) == 0);
    for (const PlacedLine* line : text) CHECK(column.ink(*line) == 2);
    CHECK(labels[0]->baseline == text[0]->baseline);
    CHECK(labels[1]->baseline == text[3]->baseline);
  }
  SUBCASE("labels of two and of three characters take the same width") {
    const Column column("9. 甲\n10. 乙\n11. 丙\n");
    for (const PlacedLine* line : column.lines("body"))
      CHECK(column.ink(*line) == column.ink(*column.lines("body")[0]));
    const double width = column.ink(*column.lines("body")[0]);
    CHECK(width == static_cast<int>(width));
    CHECK(width >= 2);
  }
  SUBCASE("items in items hang further in") {
    const Column column("- 甲\n  - 乙\n- 丙\n");
    const auto labels = column.lines("label");
    REQUIRE(labels.size() == 3);
    CHECK(column.ink(*labels[1]) == 2);
    CHECK(column.ink(*column.lines("body")[1]) == 4);
    CHECK(column.ink(*labels[2]) == 0);
  }
  SUBCASE("however deep, six characters of text are left") {
    std::string deep;
    for (int i = 0; i < 30; ++i) deep += "- ";
    const Column column(deep + long_text + "\n");
    for (const PlacedLine* line : column.lines("body")) CHECK(line->width == from_pt(60));
  }
}

TEST_CASE("a run-in heading: strong words, then one em of white") {
  const Column column("**现场**　记者看到。\n");
  const auto lines = column.lines("body");
  REQUIRE(lines.size() == 1);
  CHECK(lines[0]->text == "现场　记者看到。");
  // Indent 2, heading 2, white 1, text 5 with its stop half an em at the end.
  CHECK(lines[0]->natural == from_pt(80 - 5));
  const auto& heading = std::get<GlyphRun>(column.laid.sheets[0].items[lines[0]->first_item]);
  const auto& text = std::get<GlyphRun>(column.laid.sheets[0].items[lines[0]->first_item + lines[0]->items - 1]);
  CHECK(heading.face.index != text.face.index);
}
