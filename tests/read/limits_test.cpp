// Texts and stories that would fill the memory: a message instead.
#include <doctest/doctest.h>

#include <algorithm>

#include "tests/read/desk.h"

using namespace banxin;

namespace {

std::string repeated(std::string_view what, size_t times) {
  std::string text;
  for (size_t i = 0; i < times; ++i) text += what;
  return text;
}

std::ptrdiff_t notes_with(test::Desk& desk, const std::string& code) {
  return std::ranges::count(desk.report().notes(), code, &Note::code);
}

}  // namespace

TEST_CASE("a name of the paper is no book") {
  test::Desk desk;
  desk.write("edition.yaml", "edition: a\npaper: " + std::string(5000, 'x') +
                                 "\ndate: 2025-09-07\npages: [{template: template.yaml}]\n");
  desk.read();
  CHECK(desk.said().find("edition.yaml:2:8: error[long-value]: paper of the edition has more than 4000 bytes") == 0);
}

TEST_CASE("what variables stand for has a limit over the whole edition") {
  test::Desk desk;
  desk.write("edition.yaml", "edition: a\npaper: " + std::string(4000, 'x') +
                                 "\ndate: 2025-09-07\npages: [{template: template.yaml}]\n");
  desk.replace("template.yaml", "{paper} {weekday}", repeated("{paper}", 5000));
  desk.read();
  CHECK(notes_with(desk, "too-many-variables") > 0);
}

TEST_CASE("unknown variables in their ten thousands") {
  test::Desk desk;
  desk.replace("template.yaml", "{paper} {weekday}", repeated("{nosuch}", 20'000));
  desk.read();
  CHECK(desk.notes() == 201);
}

TEST_CASE("names that lines should not cut are names") {
  test::Desk desk;
  desk.write("edition.yaml", "edition: a\npaper: b\ndate: 2025-09-07\nnames: [" + repeated("名", 65) +
                                 "]\npages: [{template: template.yaml}]\n");
  desk.read();
  CHECK(notes_with(desk, "long-name") == 1);
}

TEST_CASE("the stories of an edition have a limit together") {
  test::Desk desk;
  std::string pages;
  for (int i = 0; i < 5; ++i) {
    const std::string name = "s" + std::to_string(i) + ".md";
    desk.write(name, "# 题\n");
    std::filesystem::resize_file(desk.folder() / name, (8u << 20) - 100);
    pages += "  - {template: template.yaml, slots: {lead: " + name + "}}\n";
  }
  desk.write("edition.yaml", "edition: a\npaper: b\ndate: 2025-09-07\npages:\n" + pages);
  desk.read();
  CHECK(notes_with(desk, "too-many-stories") == 1);
}

TEST_CASE("braces that never close cost no square of their number") {
  test::Desk desk;
  desk.story("# 题\n\n" + repeated("[字]{.dots ", 5000) + "\n");
  CHECK(notes_with(desk, "long-attributes") > 0);
}

TEST_CASE("annotations within annotations end somewhere") {
  test::Desk desk;
  desk.story("# 题\n\n" + repeated("[", 3000) + "字" + repeated("]{.dots}", 3000) + "\n");
  CHECK(notes_with(desk, "nested-brackets") > 0);
}

TEST_CASE("a photo's name and credit, given once and used a thousand times") {
  test::Desk desk;
  desk.story("# 题\n\n[x]: a.jpg \"" + std::string(100'000, 'c') + "\"\n\n" + repeated("![][x]\n\n", 200));
  CHECK(notes_with(desk, "long-photo") > 0);
}

TEST_CASE("a table of two million cells is not written out") {
  test::Desk desk;
  desk.story("# 题\n\n" + repeated("|a", 100) + "|\n" + repeated("|---", 100) + "|\n" + repeated("|b|\n", 20'000));
  CHECK(notes_with(desk, "table-size") == 1);
}
