// What the fold of a spread spoils, on small spreads of 2 × 20 characters and a strip.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>
#include <vector>

#include "api/lay_out.h"
#include "tests/house.h"
#include "tests/paint/page_maker.h"

using namespace banxin;

namespace {

// Every note of a spread with these blocks: code and text.
std::vector<std::string> notes_of(const std::string& blocks, const std::string& story = "") {
  const test::TemporaryFolder folder;
  folder.write(
      "page.yaml",
      "template: page\n"
      "page: {trim: [100mm, 100mm], body: 10pt, pitch: 15pt, lines: 14, columns: {count: 2, chars: 9, gap: 2}, "
      "strip: 4}\n"
      "styles:\n"
      "  row: {font: song, size: 10pt, indent: 0em, align: centre}\n"
      "  head: {font: hei, size: 20pt, indent: 0em, align: centre}\n"
      "blocks:\n" +
          blocks);
  folder.write("story.md", story);
  folder.write("edition.yaml",
               "edition: e\npaper: 新报\ndate: 2026-03-14\npages: [{template: page.yaml, spread: [2, 3]}]\n");
  folder.write("picture.jpg", test::make_jpeg(400, 300));
  Report report(std::make_shared<Sources>());
  const LaidOut laid = lay_out(test::house(), {.edition = folder.path / "edition.yaml"}, report);
  CHECK(laid.sheets.at(0).label() == "2-3");
  std::vector<std::string> notes;
  for (const Note& note : report.notes())
    if (note.code.starts_with("fold")) notes.push_back(fmt::format("{}: {}", note.place.line, note.text));
  return notes;
}

std::string story() {
  std::string text = "# 题\n\n";
  for (int i = 0; i < 160; ++i) text += "字";
  return text + "\n";
}

}  // namespace

TEST_CASE("body text may stand on both sides of the fold, not on it") {
  using Notes = std::vector<std::string>;
  CHECK(notes_of("  lead: {kind: story, story: story.md, lines: 10, columns: 2, body: row}\n", story()) == Notes{});
  CHECK(notes_of("  lead: {kind: story, story: story.md, lines: 10, columns: 4, body: row}\n", story()) == Notes{});
  CHECK(notes_of("  lead: {kind: story, story: story.md, lines: 10, columns: 3, body: row}\n", story()) ==
        Notes{"7: text of block lead runs over the fold"});
  CHECK(notes_of("  lead: {kind: story, story: story.md, lines: 10, cols: 2-4, body: row}\n", story()) ==
        Notes{"7: text of block lead runs over the fold"});
  CHECK(notes_of("  lead: {kind: story, story: story.md, lines: 10, cols: 1-2, body: row}\n", story()) == Notes{});
}

TEST_CASE("text from right to left that ends before the fold runs over no fold") {
  const std::string uyghur =
      "---\ntitle: x\nlanguage: ug\n---\n\nھەممە ئادەم زاتىدىنلا ئەركىن، ئىززەت-ھۆرمەت ۋە ھوقۇقتا باپباراۋەر\n";
  const std::string row = "{font: song, size: 10pt, indent: 0em, align: start}";
  CHECK(notes_of("  lead: {kind: story, story: story.md, lines: 10, cols: 1-2, body: " + row + "}\n", uyghur).empty());
  CHECK(notes_of("  lead: {kind: story, story: story.md, lines: 10, cols: 2-3, body: " + row + "}\n", uyghur).size() ==
        1);
}

TEST_CASE("a headline may run across as long as the fold meets no character") {
  using Notes = std::vector<std::string>;
  CHECK(notes_of("  name: {kind: text, lines: 3, style: head, text: 通版标题}\n") == Notes{});
  CHECK(notes_of("  name: {kind: text, lines: 3, style: head, text: 通版大标题}\n") ==
        Notes{"7: the fold cuts a character of block name (text)"});
  // Vertical: one row in the middle stands on the fold.
  CHECK(notes_of("  name: {kind: text, lines: 9, direction: vertical, vertical: middle, style: head, text: 竖}\n") ==
        Notes{"7: the fold cuts a character of block name (text)"});
}

TEST_CASE("the strip is read with the sheet open, whatever stands in it") {
  using Notes = std::vector<std::string>;
  CHECK(notes_of("  note: {kind: text, strip: true, lines: 3, style: row, text: 启事栏}\n") == Notes{});
  CHECK(notes_of("  group:\n    kind: group\n    strip: true\n    lines: 3\n    blocks:\n"
                 "      note: {kind: text, x: 0pt, y: 0pt, style: row, text: 启事栏}\n") == Notes{});
}

TEST_CASE("pictures run across, but not with their focus on the fold") {
  using Notes = std::vector<std::string>;
  const std::string photo = "  wide: {kind: photo, lines: 8, file: picture.jpg";
  CHECK(notes_of(photo + "}\n") == Notes{});
  CHECK(notes_of(photo + ", focus: [0.2, 0.5]}\n") == Notes{});
  CHECK(notes_of(photo + ", focus: [0.49, 0.3]}\n") == Notes{"7: the focus of picture picture.jpg lies in the fold"});
  CHECK(notes_of(photo + ", cols: 1-2, focus: [0.49, 0.3]}\n") == Notes{});
  CHECK(notes_of(photo + ", caption: 一二三四五六七八九十一二三四五六七八九十, caption-style: row}\n") ==
        Notes{"7: a caption of block wide runs over the fold"});
}
