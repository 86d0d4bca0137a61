// Every kind of wrong input, and the first line of what is said about it. A case lays its files over cases/good.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "base/files.h"
#include "read/read.h"
#include "tests/read/desk.h"

namespace fs = std::filesystem;
using namespace banxin;

namespace {

struct Case {
  std::string expect;
  std::vector<std::pair<std::string, std::string>> files;
};

Case load(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  Case made;
  std::string line;
  while (std::getline(in, line)) {
    if (line.starts_with("expect: "))
      made.expect = line.substr(8);
    else if (line.starts_with("=== "))
      made.files.emplace_back(line.substr(4), "");
    else
      made.files.back().second += line + "\n";
  }
  return made;
}

}  // namespace

TEST_CASE("the case to start from has no fault") {
  test::Desk desk;
  const Edition edition = desk.read();
  CHECK(desk.said() == "");
  REQUIRE(edition.pages.size() == 1);
  CHECK(edition.pages[0].blocks.size() == 3);
}

TEST_CASE("each fault is said with its place") {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(test::read_tests() / "cases"))
    if (entry.path().extension() == ".txt") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  REQUIRE(files.size() > 50);
  for (const fs::path& file : files) {
    CAPTURE(file.filename());
    const Case fault = load(file);
    test::Desk desk;
    for (const auto& [name, text] : fault.files) desk.write(name, text);
    desk.read();
    CHECK(desk.first_line() == fault.expect);
    CHECK_FALSE(desk.first_hint().empty());
  }
}

TEST_CASE("bytes that are no text") {
  struct Row {
    const char *what, *file;
    std::string bytes;
    const char *expect, *hint;
  };
  const Row rows[] = {
      {"NUL", "edition.yaml", std::string("edition: a\nb\0c: 1\n", 18),
       "edition.yaml:2:2: error[nul-byte]: there is a NUL byte at offset 12", "UTF-8"},
      {"GBK", "story.md", "---\ntitle: \xB1\xEA\xCC\xE2\n---\n\n\xB5\xDA\xD2\xBB\xB6\xCE\n",
       "story.md:2:8: error[wrong-encoding]: this is not UTF-8: byte 0xB1 at offset 11", "GBK"},
      {"UTF-16", "template.yaml", std::string("\xFF\xFEt\0e\0", 6),
       "template.yaml:1:1: error[wrong-encoding]: this file is written in UTF-16", "UTF-8"},
      {"UTF-16 without a mark", "template.yaml", std::string("t\0e\0m\0p\0", 8),
       "template.yaml:1:1: error[wrong-encoding]: this file is written in UTF-16", "UTF-8"},
      {"overlong form", "edition.yaml", "edition: \xC0\xAF\n",
       "edition.yaml:1:10: error[wrong-encoding]: this is not UTF-8: byte 0xC0 at offset 9", "UTF-8"},
      {"form feed", "story.md", "# 标题\n\n第一\f段。\n",
       "story.md:3:3: error[control-character]: U+000C is no character of a text", "take the character out"},
      {"noncharacter", "story.md", "# 标题\n\n\uFDD0\n",
       "story.md:3:1: error[control-character]: U+FDD0 is no character of a text", "take the character out"},
      {"a quotation mark of Windows-1252", "edition.yaml", "edition: a\npaper: \u0093报\n",
       "edition.yaml:2:8: error[control-character]: U+0093 is no character of a text", "take the character out"},
      {"surrogate", "edition.yaml", "edition: \xED\xA0\x80\n",
       "edition.yaml:1:10: error[wrong-encoding]: this is not UTF-8: byte 0xED at offset 9", "UTF-8"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    test::Desk desk;
    desk.write(row.file, row.bytes);
    desk.read();
    CHECK(desk.first_line() == row.expect);
    CHECK(desk.first_hint().find(row.hint) != std::string::npos);
  }
}

TEST_CASE("of a template that is no YAML one fault is told, and nothing that it would lack") {
  const char* const templates[] = {"template: t\npage: {body: 10pt}\nblocks:\n  a: {kind: text, text: [**水**, 火]}\n",
                                   "template: t\nblocks: {a: {kind: text\n", "template: t\npage\nblocks: {}\n"};
  for (const char* text : templates) {
    CAPTURE(text);
    test::Desk desk;
    desk.write("template.yaml", text);
    desk.read();
    CHECK(desk.notes() == 1);
  }
  test::Desk desk;
  desk.write("template.yaml", templates[0]);
  desk.read();
  CHECK(desk.first_line() == "template.yaml:4:26: error[yaml]: there is no anchor of this name above");
  CHECK(desk.first_hint().starts_with("put a text that begins with * into quotes"));
}

TEST_CASE("a byte order mark is no fault, and shifts no column") {
  test::Desk desk;
  desk.write("story.md", "\xEF\xBB\xBF# 标题\n\n第一段。\n");
  const Edition edition = desk.read();
  CHECK(desk.said() == "");
  REQUIRE(edition.stories.size() == 1);
  CHECK(edition.stories[0].title.at(0).place.column == 3);
}

TEST_CASE("no character that a text may not hold comes in as an entity") {
  test::Desk desk;
  const Story story = desk.story("# 标题\n\n第&#xFFFE;一&#127;段。\n");
  CHECK(desk.notes() == 2);
  CHECK(desk.first_line() ==
        "story.md:3:2: warning[unknown-entity]: the entity &#xFFFE; is not known and stays as it is");
}

TEST_CASE("a path goes where it goes for every other program, also behind a link") {
  test::Desk desk;
  const test::TemporaryFolder elsewhere;
  fs::create_directories(elsewhere.path / "deep/desk");
  for (const auto& entry : fs::directory_iterator(desk.folder()))
    fs::copy(entry.path(), elsewhere.path / "deep" / entry.path().filename());
  const fs::path good = elsewhere.path / "deep/template.yaml";
  fs::rename(elsewhere.path / "deep/story.md", elsewhere.path / "deep/other.md");
  std::string named = read_file(desk.folder() / "edition.yaml", 1 << 20).value();
  named.replace(named.find("story.md"), 8, "other.md");
  elsewhere.write("deep/edition.yaml", named);
  fs::create_directory_symlink(elsewhere.path / "deep/desk", desk.folder() / "link");
  Report report(std::make_shared<Sources>());
  // The system opens the edition beside the folder that the link leads to; so lie its template and its story.
  const Edition edition =
      read_edition(desk.folder() / "link/../edition.yaml", test::shipped_catalogue(), fake::kinds(), report);
  CHECK(report.notes().empty());
  REQUIRE(edition.pages.size() == 1);
  CHECK(fs::equivalent(edition.pages[0].template_file, good));
  REQUIRE(edition.stories.size() == 1);
  CHECK(edition.stories[0].name == "other");
  // A template that is named over a link too.
  desk.replace("edition.yaml", "template.yaml", "link/../template.yaml");
  const Edition over = desk.read();
  CHECK(desk.said() == "");
  CHECK(fs::equivalent(over.pages.at(0).template_file, good));
}

TEST_CASE("too much of everything") {
  std::string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 10; ++i) {
    bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [";
    for (int j = 0; j < 10; ++j) bomb += (j ? ", *a" : "*a") + std::to_string(i - 1);
    bomb += "]\n";
  }
  struct Row {
    const char *what, *file;
    std::string text;
    const char* expect;
  };
  const Row rows[] = {
      {"brackets", "edition.yaml", std::string(100'000, '[') + std::string(100'000, ']'),
       "edition.yaml:1:65: error[nesting]: this is nested deeper than 64 levels"},
      {"list marks", "edition.yaml",
       [] {
         std::string text;
         for (int i = 0; i < 100'000; ++i) text += "- ";
         return text;
       }(),
       "edition.yaml:1:129: error[nesting]: this is nested deeper than 64 levels"},
      {"aliases", "edition.yaml", bomb,
       "edition.yaml:5:45: error[too-many-nodes]: this file has more than 100000 values when its aliases are written "
       "out"},
      {"YAML file", "edition.yaml", std::string((8u << 20) + 1, '#'),
       "edition.yaml: error[file-too-large]: edition.yaml has 8.0 MiB; the limit is 8 MiB"},
      {"story", "story.md", std::string(9u << 20, 'x'),
       "edition.yaml:7:13: error[file-too-large]: story.md has 9.0 MiB; the limit is 8 MiB"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    test::Desk desk;
    desk.write(row.file, row.text);
    desk.read();
    CHECK(desk.first_line() == row.expect);
  }
}

TEST_CASE("a link out of the folder is followed before it is judged") {
  test::Desk desk;
  fs::create_symlink("/etc/passwd", desk.folder() / "link.png");
  desk.replace("edition.yaml", "photo.png", "link.png");
  desk.read();
  CHECK(desk.first_line() ==
        "edition.yaml:8:21: error[outside-folder]: \"link.png\" lies outside the folder of edition.yaml");
}

TEST_CASE("a file that cannot be reached is told so, with the reason") {
  test::Desk desk;
  fs::create_symlink("loop.png", desk.folder() / "loop.png");
  desk.replace("edition.yaml", "photo.png", "loop.png");
  desk.read();
  CHECK(
      desk.first_line() ==
      "edition.yaml:8:21: error[unreachable-file]: \"loop.png\" cannot be reached: Too many levels of symbolic links");
}

TEST_CASE("a fault of a template is said once, on however many pages") {
  test::Desk desk;
  desk.write("edition.yaml", "edition: a\npaper: b\ndate: 2025-09-07\npages:\n" +
                                 std::string("  - template: template.yaml\n") + "  - template: template.yaml\n");
  desk.replace("template.yaml", "font: song", "font: sogn");
  desk.read();
  CHECK(desk.notes() == 1);
}

TEST_CASE("thousands of faults end in a note that there are more") {
  test::Desk desk;
  std::string text = "edition: a\n";
  for (int i = 0; i < 5000; ++i) text += "key" + std::to_string(i) + ": 1\n";
  desk.write("edition.yaml", text);
  desk.read();
  CHECK(desk.notes() == 201);
}
