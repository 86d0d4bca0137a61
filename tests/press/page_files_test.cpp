// A file for each page: its name, and what is in it.
#include "api/page_files.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "base/file_name.h"
#include "tests/house.h"
#include "tests/preflight/ad_maker.h"
#include "tests/preflight/damage.h"
#include "tests/press/maker.h"
#include "tests/program.h"

namespace banxin::test::page_files_test {
namespace {

struct Paper {
  TemporaryFolder folder;
  explicit Paper(const std::string& press, const std::string& sections = "要闻|本埠") {
    folder.write("page.yaml", R"(template: t
page: {trim: [100mm, 60mm], body: 10pt, pitch: 15pt, lines: 8, columns: {count: 1, chars: 20}}
press: )" + press + R"(
blocks:
  words: {kind: text, line: 1, lines: 1, style: {size: 10pt}, text: "第{page}版"}
)");
    const size_t bar = sections.find('|');
    folder.write("e.yaml", fmt::format("edition: e\npaper: 小/报\ndate: 2026-03-14\nrevision: 2\npages:\n"
                                       "  - {{template: page.yaml, section: \"{}\"}}\n"
                                       "  - {{template: page.yaml, section: \"{}\"}}\n",
                                       sections.substr(0, bar), sections.substr(bar + 1)));
  }
  std::string run(const std::string& arguments, int expected) const {
    int status = -1;
    const std::string said = shell(
        fmt::format("cd '{}' && '{}' render e.yaml -o out {}", folder.path.string(), program_under_test, arguments),
        &status);
    CHECK_MESSAGE(status == expected, arguments << "\n" << said);
    return said;
  }
  bool has_file(const std::string& name) const { return std::filesystem::exists(folder.path / "out" / name); }
};

}  // namespace

TEST_CASE("names are safe on every system") {
  const std::pair<const char*, const char*> names[] = {{"A05", "A05"},
                                                       {"../../etc", "-..-etc"},
                                                       {"a/b\\c", "a-b-c"},
                                                       {"a\tb\nc\x7F", "a-b-c-"},
                                                       {"小报 3", "小报 3"},
                                                       {" a. ", "a"},
                                                       {"...", "-"},
                                                       {"", "-"},
                                                       {"C:*?\"<>|", "C-------"}};
  for (const auto& [text, name] : names) CHECK(file_name_of(text) == name);
  CHECK(is_same_file_name("A05.pdf", "a05.PDF"));
  CHECK_FALSE(is_same_file_name("A05", "A06"));
}

TEST_CASE("each page has a file of its own, called as the house says, that preflight takes") {
  const Paper paper("{page-file: \"{date}_{paper}_{section}{page}_r{revision}_{standard}\"}");
  paper.run("--press x4 --page-files --marks", 0);
  for (const int page : {1, 2}) {
    const std::string name = fmt::format("20260314_小-报_{}{:02}_r2_x4.pdf", page == 1 ? "要闻" : "本埠", page);
    REQUIRE_MESSAGE(paper.has_file(name), name);
    const std::string file = (paper.folder.path / "out" / name).string();
    CHECK(has(shell("pdftotext '" + file + "' -"), fmt::format("第{}版", page)));
    CHECK(has(shell("pdfinfo '" + file + "'"), "Pages:           1\n"));
    CHECK(has(read_file(file, 1 << 26).value_or(""), "<xmpMM:VersionID>2</xmpMM:VersionID>"));
    int status = -1;
    const std::string said = shell(fmt::format("cd '{}' && '{}' preflight '{}' --edition e.yaml --page {}",
                                               paper.folder.path.string(), program_under_test, file, page),
                                   &status);
    CHECK_MESSAGE(status == 0, said);
  }
  CHECK_FALSE(paper.has_file("e.pdf"));
  const auto id_of = [&](const char* name) {
    const std::string pdf = read_file(paper.folder.path / "out" / name, 1 << 26).value_or("");
    return pdf.substr(pdf.find("<xmpMM:DocumentID>"), 70);
  };
  CHECK(id_of("20260314_小-报_要闻01_r2_x4.pdf") != id_of("20260314_小-报_本埠02_r2_x4.pdf"));
}

TEST_CASE("without a word of the house pages are called by edition and number, the plain ones too") {
  const Paper paper("{total-ink: 220%}");
  paper.run("--page-files", 0);
  CHECK(paper.has_file("e-01.pdf"));
  CHECK(paper.has_file("e-02.pdf"));
}

TEST_CASE("two pages with one name, or a name that no file has: told before anything is written") {
  struct Case {
    const char *press, *sections, *code;
  };
  const std::string long_name = "{page-file: \"" + std::string(95, 'x') + "{paper}{section}{page}\"}";
  const std::string section(120, 's');
  const Case cases[] = {{"{page-file: \"{date}\"}", "要闻|本埠",
                         "error[same-file-name]: the files of pages 1 and 2 would both be called "},
                        {"{page-file: \"{section}\"}", "a/b|A-B", "error[same-file-name]"},
                        {long_name.c_str(), section.c_str(), "error[long-file-name]"},
                        {"{page-file: \"out/{page}\"}", "a|b", "error[bad-name]"},
                        {"{page-file: \"{pag}\"}", "a|b", "error[bad-name]"}};
  for (const Case& c : cases) {
    CAPTURE(c.press);
    const Paper paper(c.press, c.sections);
    const std::string said = paper.run("--press x4 --page-files", 2);
    CHECK_MESSAGE(has(said, c.code), said);
    CHECK_FALSE(std::filesystem::exists(paper.folder.path / "out"));
  }
  const Paper paper("{total-ink: 220%}");
  CHECK(has(paper.run("--page-files --impose", 2), "error[page-files-imposed]"));
}

TEST_CASE("preflight writes a CIP3 file a page, of the page's plates; without plates there is none") {
  const TemporaryFolder folder;
  InkTable inks;
  const InkId gold = inks.add({.name = "PANTONE 871 C", .kind = Ink::Kind::spot, .m = 200, .y = 800, .k = 200});
  const Rect square{from_mm(5), from_mm(5), from_mm(20), from_mm(20)};
  std::vector<Sheet> sheets{page_of({Fill{square, gold}}), page_of({Fill{square, InkTable::black}})};
  sheets[1].page = 2;
  folder.write("a.pdf", press(sheets, inks, PressStandard::x4));
  int status = -1;
  const auto run = [&](const std::string& more) {
    return shell(fmt::format("cd '{}' && '{}' preflight a.pdf {} 2>&1", folder.path.string(), program_under_test, more),
                 &status);
  };
  const std::string said = run("--ppf zones --dpi 0");
  CHECK(status == 2);
  CHECK_MESSAGE(has(said, "error[ppf-without-plates]"), said);
  CHECK_FALSE(std::filesystem::exists(folder.path / "zones"));
  run("--ppf zones");
  const std::string ppf = read_file(folder.path / "zones" / "a-01.ppf", 1 << 26).value_or("");
  CHECK(has(ppf, "/CIP3AdmSeparationNames [ (Cyan) (Magenta) (Yellow) (Black) (PANTONE 871 C) ] def"));
  CHECK(has(ppf, "(page 1)"));
  const std::string second = read_file(folder.path / "zones" / "a-02.ppf", 1 << 26).value_or("");
  CHECK(has(second, "/CIP3AdmSeparationNames [ (Cyan) (Magenta) (Yellow) (Black) ] def"));  // nothing is gold on it
  CHECK(has(second, "(page 2)"));
  // Each has the ink of its own page: 20 × 20 mm within the first zone of 32 mm, 60 mm high, are 20.8 %.
  const auto first_zone = [](const std::string& file, const std::string& plate) {
    const std::string words = "% (" + plate + "): zones of 32 mm from the left, percent: ";
    const size_t at = file.find(words);
    return at == std::string::npos ? -1 : std::stod(file.substr(at + words.size()));
  };
  CHECK(first_zone(ppf, "PANTONE 871 C") == doctest::Approx(20.8).epsilon(0.08));
  CHECK(first_zone(ppf, "Black") == 0);
  CHECK(first_zone(second, "Black") == doctest::Approx(20.8).epsilon(0.08));
  CHECK(first_zone(second, "Cyan") == 0);
  CHECK_FALSE(std::filesystem::exists(folder.path / "zones" / "a-03.ppf"));
}

}  // namespace banxin::test::page_files_test
