// What check says of an edition's own inks, and what render says of the press PDF that it made.
#include "api/own_inks.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "tests/api/editions.h"
#include "tests/press/maker.h"
#include "tests/small_edition.h"

namespace banxin::test::own_inks_test {
namespace {

std::string page_with(const std::string& blocks) {
  return R"(template: page
page: {trim: [100mm, 60mm], body: 10pt, pitch: 15pt, lines: 8, columns: {count: 1, chars: 20}}
inks: {full: {c: 100%, m: 100%, y: 100%, k: 100%}, teal: {c: 95%, m: 38%, y: 45%, k: 32%}, red: {m: 95%, y: 90%}}
blocks:
)" + blocks;
}

std::string codes_of(const std::string& blocks) { return SmallEdition(page_with(blocks)).codes(); }

}  // namespace

TEST_CASE("check knows inks, lines and small text that the press cannot hold") {
  CHECK(codes_of("  a: {kind: rule, x: 0pt, y: 5pt, width: 90pt, height: 2pt, weight: 2pt, ink: full}\n") ==
        "press-ink ");
  CHECK(codes_of("  a: {kind: rule, x: 0pt, y: 5pt, width: 90pt, height: 2pt, weight: 0.5pt, ink: teal}\n") ==
        "press-lines ");
  CHECK(codes_of("  a: {kind: rule, x: 0pt, y: 5pt, width: 90pt, height: 2pt, weight: 2pt, ink: teal}\n") == "");
  CHECK(codes_of("  a: {kind: rule, x: 0pt, y: 5pt, width: 90pt, height: 2pt, weight: 0.5pt, ink: red}\n") == "");
  CHECK(codes_of("  a: {kind: text, line: 1, lines: 2, style: {size: 9pt, ink: teal}, text: 小字, }\n") ==
        "press-text ");
  CHECK(codes_of("  a: {kind: text, line: 1, lines: 2, style: {size: 14pt, ink: teal}, text: 大字, }\n") == "");
  CHECK(codes_of("  a: {kind: text, line: 1, lines: 2, style: {size: 9pt}, text: 小字}\n") == "");
}

TEST_CASE("pages of a supplied file that stand nowhere are told once") {
  const SmallEdition::Files two = {{"ad.pdf", make_ad({.pages = 2})}};
  const auto codes = [&](const std::string& more) {
    return SmallEdition(page_with("  a: {kind: ad, x: 0pt, y: 0pt, width: 100pt, height: 50pt, file: ad.pdf}\n" + more),
                        two)
        .codes();
  };
  CHECK(codes("") == "pdf-pages ");
  CHECK(codes("  b: {kind: ad, x: 120pt, y: 0pt, width: 100pt, height: 50pt, file: ad.pdf, page: 2}\n") == "");
}

TEST_CASE("render says of the press PDF what stands where a rule fails; with --strict nothing is written") {
  const TemporaryFolder folder;
  folder.write("logo.pdf", make_ad({.content = "q .24 0 0 .24 40 20 cm BI /W 1 /H 2 /BPC 8 /CS /G ID ab EI Q "
                                               "1 0 0 0 k 0 0 100 10 re f 0 1 0 0 k BT /F 9 Tf 3 Tr 9 9 Td (a) Tj ET",
                                    .resources = "<< /Font << /F << /Subtype /Type3 /FontMatrix [.001 0 0 .001 0 0] "
                                                 ">> >> >>"}));
  folder.write("page.yaml",
               page_with("  a: {kind: image, x: 0pt, y: 0pt, width: 100pt, height: 50pt, file: logo.pdf}\n"));
  folder.write("edition.yaml", "edition: e\npaper: p\ndate: 2026-03-14\npages: [{template: page.yaml}]\n");
  int status = -1;
  const auto run = [&](const char* options) {
    return shell(
        fmt::format("cd '{}' && '{}' render edition.yaml {}", folder.path.string(), program_under_test, options),
        &status);
  };
  const std::string said = run("-o out --press x4");
  CHECK(status == 0);
  CHECK_MESSAGE(has(said, "page.yaml:5:70: warning[press-type-3]: supplied page logo.pdf: "), said);
  CHECK(std::filesystem::exists(folder.path / "out" / "e.pdf"));
  run("-o strict --press x4 --strict");
  CHECK(status == 1);
  CHECK_FALSE(std::filesystem::exists(folder.path / "strict" / "e.pdf"));
}

}  // namespace banxin::test::own_inks_test
