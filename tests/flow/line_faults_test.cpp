// What the composer knows of bad lines reaches the report, wherever the line is drawn.
#include <doctest/doctest.h>

#include <string>

#include "tests/blocks/small_page.h"

using namespace banxin;
using test::SmallPage;

namespace {

const std::string address = "https://example.org/AbCdEfGhIjKlMnOpQrStUvWxYz0123456789AbCdEfGh";

const Note* note_of(const SmallPage& page, const std::string& code) {
  for (const Note& note : page.report.notes())
    if (note.code == code) return &note;
  return nullptr;
}

}  // namespace

TEST_CASE("a word wider than its column is an error with page, block, line and words") {
  const SmallPage page("  lead: {kind: story, cols: 1-2, lines: 40, columns: 2, story: story.md}\n",
                       "---\ntitle: 题\n---\n\n网址在这里请打开看一看" + address + "才知道。\n");
  const Note* note = note_of(page, "overfull");
  REQUIRE(note != nullptr);
  CHECK(note->severity == Severity::error);
  CHECK(note->page == 1);
  CHECK(note->block == "lead");
  CAPTURE(note->text);
  CHECK(note->text.find(" of block lead is ") != std::string::npos);
  CHECK(note->text.find(" 字 wider than its column: “") != std::string::npos);
  CHECK(page.report.sources().path(note->place.file).ends_with("story.md"));
  CHECK(note->place.line == 5);
  CHECK(note->place.column > 12);  // in the address, which begins at column 12
  CHECK(note->length > 20);
}

TEST_CASE("wherever lines are drawn, one that sticks out is told") {
  struct Row {
    const char* what;
    std::string blocks;
    const char* block;
  };
  const Row rows[] = {
      {"text", "  t: {kind: text, cols: 1, lines: 9, style: plain, text: " + address + "}\n", "t"},
      {"one line",
       "  t: {kind: text, cols: 1, lines: 9, style: plain, one-line: true, text: " + address + address + "}\n", "t"},
      {"vertical text",
       "  t: {kind: text, cols: 1-4, lines: 9, direction: vertical, style: plain, text: " + address + "}\n", "t"},
      {"caption",
       "  p: {kind: photo, cols: 1, lines: 20, file: photo.jpg, caption: " + address + ", caption-style: plain}\n",
       "p"},
      {"group",
       "  g: {kind: group, cols: 1-4, lines: 20, blocks: {t: {kind: text, cols: 1, lines: 9, style: plain, text: " +
           address + "}}}\n",
       "t"},
      {"vertical story", "  v: {kind: story, cols: 1-4, lines: 20, columns: 2, direction: vertical, story: story.md}\n",
       "v"},
      {"headline",
       "  h: {kind: headline, cols: 1, lines: 9, of: s, title: big}\n"
       "  s: {kind: story, cols: 2-4, lines: 20, story: story.md}\n",
       "h"},
  };
  const std::string story = "---\ntitle: " + address + "\n---\n\n文" + address + "\n";
  for (const Row& row : rows) {
    CAPTURE(row.what);
    const SmallPage page(row.blocks, story);
    CAPTURE(page.codes());
    const Note* note = note_of(page, "overfull");
    REQUIRE(note != nullptr);
    CHECK(note->block == row.block);
    CHECK(note->place.line > 0);
  }
}

TEST_CASE("a good page is not warned of") {
  const SmallPage page(
      "  t: {kind: text, cols: 1-2, lines: 9, style: plain, text: 天气晴朗万里无云适合出门远行登山}\n");
  CHECK(page.codes() == "");
}

TEST_CASE("a line that had to be set loosely is a warning") {
  // Two long words that only fit on lines of their own, between Han.
  const SmallPage page(
      "  t: {kind: text, cols: 1, lines: 9, style: plain, text: 一二三abcdefghijklmnopq四五六七八九}\n");
  const Note* note = note_of(page, "loose-line");
  REQUIRE(note != nullptr);
  CHECK(note->severity == Severity::warning);
  CHECK(note->text.find("line 1 of block t is set loosely") == 0);
}
