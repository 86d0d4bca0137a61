// Hyphens, listed names and the report of normalisation on a whole page, from YAML and Markdown to the PDF.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <string>

#include "base/files.h"
#include "tests/paint/page_maker.h"
#include "tests/program.h"

using namespace banxin;

namespace {

constexpr const char* front = R"(template: front
page: {{trim: [200mm, 200mm], body: 10.5pt, pitch: 16pt, columns: {{count: 3, chars: 14, gap: 1}}, lines: 30}}
styles:
  text: {{size: 10.5pt, hyphenate: {}}}
blocks:
  lead: {{kind: story, cols: 1-3, lines: 30, columns: 3, body: text, story: a.md}}
)";
constexpr const char* edition = R"(edition: try
paper: 新报
date: 2026-03-14
names: [陈浩明, 周圆]
pages: [{template: front.yaml}]
)";
constexpr const char* english = R"(---
title: Hyphens
language: en
---
The typographical organization of internationalization standards committees helps everyone, and hyphenation of words in
narrow columns keeps their spaces even.

Another paragraph about the responsibilities of compositors: they were extraordinarily careful about the appearance of
letters, particularly in Washington and in UNESCO publications.
)";
constexpr const char* chinese = R"(---
title: 算力
---
算力,芯片与系统(AI)都在这里。

第二段没有什么可改的,只有`a,b`不动。
)";

struct Shop {
  test::TemporaryFolder folder;
  int status = 0;

  Shop(const char* languages, const char* story) {
    folder.write("front.yaml", fmt::format(fmt::runtime(front), languages));
    folder.write("edition.yaml", edition);
    folder.write("a.md", story);
  }
  std::string run(const std::string& command) {
    return test::shell(fmt::format("cd '{}' && {}", folder.path.string(), command), &status);
  }
  std::string banxin(const std::string& words) {
    return run(fmt::format("'{}' {} 2>&1", banxin::test::program_under_test, words));
  }
};

}  // namespace

TEST_CASE("a page with hyphens: drawn in the PDF, soft to whoever copies the text") {
  Shop shop("[en]", english);
  const std::string said = shop.banxin("render edition.yaml -o out");
  CHECK_MESSAGE(shop.status == 0, said);
  const std::string text = shop.run("pdftotext out/try.pdf -");
  size_t soft = 0;
  for (size_t at = text.find("\u00AD"); at != text.npos; at = text.find("\u00AD", at + 1)) ++soft;
  CHECK(soft >= 3);
  CHECK(text.find("Washing\u00AD") == text.npos);
  CHECK(text.find("UNES\u00AD") == text.npos);
  CHECK(text.find("An\u00AD") == text.npos);  // two letters alone on a line: an opened space is better
  Shop plain("[]", english);
  plain.banxin("render edition.yaml -o out");
  CHECK(plain.run("pdftotext out/try.pdf -").find("\u00AD") == std::string::npos);
}

TEST_CASE("a language without a dictionary stops the run as a missing face does") {
  Shop shop("[en, xx]", chinese);
  shop.banxin("check edition.yaml");
  CHECK(shop.status != 3);  // only the first of the list is needed for Western words in Chinese
  Shop first("[xx]", chinese);
  const std::string said = first.banxin("check edition.yaml");
  CHECK(first.status == 3);
  CHECK_MESSAGE(said.find("missing-dictionary") != std::string::npos, said);
  Shop wrong("[e n]", chinese);
  CHECK(wrong.banxin("check edition.yaml").find("bad-name") != std::string::npos);
  CHECK(wrong.status == 2);
}

TEST_CASE("the report names every change of normalisation with its place, under its story") {
  Shop shop("[en]", chinese);
  const auto report = nlohmann::json::parse(
      shop.run(fmt::format("('{}' check edition.yaml --json 2>/dev/null)", banxin::test::program_under_test)));
  REQUIRE(report["stories"].size() == 1);
  const auto& changes = report["stories"][0]["changes"];
  REQUIRE(changes.size() == 4);
  const nlohmann::json first = {{"rule", "N1"}, {"file", "a.md"}, {"line", 4},
                                {"column", 3},  {"before", ","},  {"after", "，"}};
  CHECK(changes[0] == first);
  CHECK(changes[1]["rule"] == "N2");
  CHECK(changes[1]["column"] == 9);
  CHECK(changes[2]["column"] == 12);
  CHECK(changes[3]["line"] == 6);
  CHECK(changes[3]["column"] == 11);
}
