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
  one.warning("a", {}, verbatim("first"));
  two.info("b", {}, verbatim("second"));
  CHECK(one.warned());
  CHECK_FALSE(one.failed());
  CHECK_FALSE(two.warned());
  all.join(one);
  all.join(two);
  all.error("c", {}, verbatim("third"));
  REQUIRE(all.notes().size() == 3);
  CHECK(all.notes()[1].code == "b");
  CHECK(all.failed());
}

TEST_CASE("of one kind of note a thousand are kept, and the last says how many more there were") {
  Report report(std::make_shared<Sources>());
  for (int round = 0; round < 2; ++round)
    for (int i = 0; i < 100'000; ++i) report.error("same", {{}, 1, 1}, verbatim("fault " + std::to_string(i)));
  report.warning("same", {}, verbatim("a warning is another kind"));
  REQUIRE(report.notes().size() == Report::most_alike + 2);
  CHECK(report.notes()[Report::most_alike - 1].text == "fault 999");
  CHECK(report.notes()[Report::most_alike].text == "and 198000 more of this kind");
  CHECK(report.notes()[Report::most_alike].severity == Severity::error);
  CHECK(report.is_full_of("same", {}));
  CHECK_FALSE(report.is_full_of("other", {}));

  Report all = report.sibling();
  all.join(report);
  all.join(report);
  REQUIRE(all.notes().size() == Report::most_alike + 3);
  CHECK(all.notes()[Report::most_alike].text == "and 397002 more of this kind");
}

TEST_CASE("notes carry the page and the block that are being made") {
  Report report(std::make_shared<Sources>());
  report.error("a", {}, verbatim("before"));
  const Report::At outer = report.enter({3, "lead"});
  report.error("b", {}, verbatim("of a block"));
  report.enter(outer);
  report.error("c", {}, verbatim("behind"));
  CHECK(report.notes()[0].page == 0);
  CHECK(report.notes()[1].page == 3);
  CHECK(report.notes()[1].block == "lead");
  CHECK(report.notes()[2].block.empty());
}

TEST_CASE("lines of a file are found by their number") {
  Sources sources;
  std::string text;
  for (int i = 1; i <= 100'000; ++i) text += std::to_string(i) + "\r\n";
  const FileId id = sources.add("long", text);
  int wrong = 0;
  for (int i = 1; i <= 100'000; ++i) wrong += sources.line(id, i) == std::to_string(i) ? 0 : 1;
  CHECK(wrong == 0);
  CHECK(sources.line(id, 100'001).empty());
  CHECK(sources.line(id, 100'002).empty());
}
