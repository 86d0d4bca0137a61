#include "base/report.h"

#include <doctest/doctest.h>

using namespace banxin;

TEST_CASE("a note prints its place, its line and a caret") {
  auto sources = std::make_shared<Sources>();
  const FileId id = sources->add("pages/01.yaml", "a: 1\n报头: {colour: red}\r\n\ttab\n");
  struct Row {
    Note note;
    const char* text;
  };
  const Row rows[] = {
      // Each Han character takes two columns of a terminal: the caret stands below the c.
      {{Severity::error, "unknown-key", {id, 2, 6}, "unknown key", "write color", 6},
       "pages/01.yaml:2:6: error[unknown-key]: unknown key\n    2 | 报头: {colour: red}\n      |        ^~~~~~\n"
       "      = write color\n"},
      {{Severity::warning, "w", {id, 2, 1}, "wide", "", 2},
       "pages/01.yaml:2:1: warning[w]: wide\n    2 | 报头: {colour: red}\n      | ^~~~\n"},
      {{Severity::info, "i", {id, 0, 0}, "whole file", "", 1}, "pages/01.yaml: info[i]: whole file\n"},
      {{Severity::error, "e", {}, "nowhere", "", 1}, "banxin: error[e]: nowhere\n"},
      {{Severity::error, "e", {id, 99, 1}, "no such line", "", 1}, "pages/01.yaml:99:1: error[e]: no such line\n"},
      {{Severity::error, "e", {id, 3, 1}, "tab", "", 1}, "pages/01.yaml:3:1: error[e]: tab\n    3 |  tab\n      | ^\n"},
      {{Severity::error, "e", {id, 1, 5}, "end", "", 1},
       "pages/01.yaml:1:5: error[e]: end\n    1 | a: 1\n      |     ^\n"},
  };
  for (const Row& row : rows) CHECK(print(row.note, *sources) == row.text);
}

TEST_CASE("no name and no text steers the terminal or forges a line") {
  auto sources = std::make_shared<Sources>();
  const FileId id = sources->add("a\nb.yaml:1:1: error[fake]: x\x1b]0;t\a", "\x1b[31m\u009B\u202Ekey: 1\n");
  const Note note{Severity::error, "e", {id, 1, 3}, "font X\nad.yaml:1:1: error[fake]: y", "do\r\x1b[A this", 1};
  CHECK(print(note, *sources) ==
        "a\uFFFDb.yaml:1:1: error[fake]: x\uFFFD]0;t\uFFFD:1:3: error[e]: font X\uFFFDad.yaml:1:1: error[fake]: y\n"
        "    1 | \uFFFD[31m\uFFFD\uFFFDkey: 1\n      |   ^\n      = do\uFFFD\uFFFD[A this\n");
}

TEST_CASE("reports join in order and know what they hold") {
  Report all(std::make_shared<Sources>()), one = all.sibling(), two = all.sibling();
  one.warning("a", {}, "first");
  two.info("b", {}, "second");
  CHECK(one.warned());
  CHECK_FALSE(one.failed());
  CHECK_FALSE(two.warned());
  all.join(one);
  all.join(two);
  all.error("c", {}, "third");
  REQUIRE(all.notes().size() == 3);
  CHECK(all.notes()[1].code == "b");
  CHECK(all.failed());
}
