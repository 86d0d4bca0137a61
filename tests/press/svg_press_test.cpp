// Drawings on their way to the press: what passes is in inks and vectors in both standards, or named when it cannot be.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "base/files.h"
#include "paint/page_maker.h"
#include "tests/program.h"

namespace banxin::test {
namespace {

// An edition of one page that shows a.svg.
struct Workplace {
  TemporaryFolder folder;
  Workplace() {
    folder.write("e.yaml", "edition: e\npaper: P\ndate: 2026-03-14\npages:\n  - {template: t.yaml, page: 1}\n");
    folder.write("t.yaml",
                 "template: t\npage:\n  trim: [300pt, 400pt]\n  columns: {count: 2, chars: 10, gap: 1}\n  lines: 20\n"
                 "  body: 10pt\n  pitch: 15pt\nblocks:\n"
                 "  logo: {kind: image, x: 0mm, y: 0mm, width: 30mm, height: 30mm, file: a.svg, alt: x}\n");
  }
  std::string run(const std::string& svg, const std::string& arguments, int& status) const {
    folder.write("a.svg", "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 100 100'>" + svg + "</svg>");
    return shell(fmt::format("cd '{}' && rm -rf out && '{}' {} -o out e.yaml", folder.path.string(),
                             banxin::test::program_under_test, arguments),
                 &status);
  }
};

constexpr const char* stops = "<stop stop-color='#c00'/><stop offset='.5' stop-color='#0c0'/><stop offset='1'/>";
constexpr const char* shapes = "<rect width='50' height='50' fill='#c00'/><circle cx='60' cy='60' r='30' fill='#08f'/>";

}  // namespace

TEST_CASE(
    "what may be in an SVG goes to press; what is transparent is named for PDF/X-1a, before anything is written") {
  const std::string linear = fmt::format("<linearGradient id='g'>{}</linearGradient>", stops);
  struct Case {
    std::string svg;
    bool transparent;
  };
  const Case cases[] = {
      {linear + "<rect width='99' height='50' fill='url(#g)'/>", false},
      {fmt::format("<radialGradient id='g' fx='.9'>{}</radialGradient><circle r='40' stroke='url(#g)'/>", stops),
       false},
      {fmt::format("<clipPath id='c' clipPathUnits='objectBoundingBox'><circle r='1'/></clipPath>"
                   "<g clip-path='url(#c)'>{}</g>",
                   shapes),
       false},
      {fmt::format("<symbol id='s' viewBox='0 0 9 9'>{}</symbol><use href='#s' width='9' height='9'/>", shapes), false},
      {fmt::format("\n<g opacity='.5'>{}</g>", shapes), true},
      {"\n<path d='M0 0h9v9z' fill='#c0000080'/>", true},
      {"\n" + linear + "<path d='M0 0h9v9z' fill='url(#g)' fill-opacity='.3'/>", true},
  };
  const Workplace work;
  for (const Case& c : cases) {
    CAPTURE(c.svg);
    int status = -1;
    if (!is_sanitized() || c.transparent) {  // what is opaque goes the same way in both standards
      const std::string x4 = work.run(c.svg, "render --press x4", status);
      CHECK_MESSAGE(status == 0, x4);
      CHECK(shell("pdfimages -list " + (work.folder.path / "out/e.pdf").string()).find("image") == std::string::npos);
    }
    const std::string x1a = work.run(c.svg, "render --press x1a", status);
    CHECK_MESSAGE(status == (c.transparent ? 2 : 0), x1a);
    CHECK(std::filesystem::exists(work.folder.path / "out/e.pdf") != c.transparent);
    if (c.transparent)
      CHECK_MESSAGE(
          x1a.find("t.yaml:9:72: error[svg-transparency]: picture a.svg is an SVG that is transparent (line 2)") !=
              std::string::npos,
          x1a);
  }
}

}  // namespace banxin::test
