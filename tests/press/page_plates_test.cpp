// Pages that are printed from some plates: what check says of them, and what is on the plates of the press PDF.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>

#include "tests/jpeg_encoder.h"
#include "tests/preflight/ad_maker.h"
#include "tests/preflight/rendered.h"
#include "tests/press/maker.h"
#include "tests/program.h"
#include "tests/small_edition.h"

namespace banxin::test::page_plates_test {
namespace {

// A photo in full colours.
std::string sunset() {
  return encode_jpeg({.width = 240, .height = 160, .components = 3, .quality = 90}, [](unsigned char* row, int y) {
    for (int x = 0; x < 240; ++x) row[3 * x] = 230, row[3 * x + 1] = static_cast<unsigned char>(y), row[3 * x + 2] = 40;
  });
}

constexpr const char* logo =
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 100 100'><linearGradient id='g'><stop stop-color='#c00'/>"
    "<stop offset='1' stop-color='#08f'/></linearGradient><rect width='100' height='50' fill='url(#g)'/>"
    "<circle cx='50' cy='75' r='20' fill='#0a0'/></svg>";

// Two pages of the same template: a photo and a drawing in colours, words in black, a rule in the spot ink.
struct Paper {
  TemporaryFolder folder;

  explicit Paper(const std::string& first, const std::string& second = "") {
    folder.write("a.jpg", sunset());
    folder.write("a.svg", logo);
    page("page", "");
    page("red", "  line: {kind: rule, x: 5mm, y: 50mm, width: 80mm, height: 2pt, weight: 2pt, ink: signal}\n");
    std::string pages = fmt::format("  - {{template: page.yaml{}}}\n", first);
    if (!second.empty()) pages += fmt::format("  - {{template: red.yaml{}}}\n", second);
    folder.write("e.yaml", "edition: e\npaper: 小报\ndate: 2026-03-14\nrevision: 3\npages:\n" + pages);
  }

  std::string run(const std::string& arguments, int expected) const {
    int status = -1;
    const std::string said = shell(fmt::format("cd '{0}' && XDG_CACHE_HOME='{0}/cache' '{1}' {2}", folder.path.string(),
                                               program_under_test, arguments),
                                   &status);
    CHECK_MESSAGE(status == expected, arguments << "\n" << said);
    return said;
  }

  std::vector<PagePlates> plates(const std::string& options, size_t pages) const {
    run("render e.yaml --press " + options + " -o out", 0);
    std::string why;
    auto rendered = render_plates((folder.path / "out/e.pdf").string(), 72, why, pages);
    REQUIRE_MESSAGE(rendered, why);
    return *rendered;
  }

 private:
  void page(const std::string& name, const std::string& more) const {
    folder.write(name + ".yaml", R"(template: t
page: {trim: [100mm, 60mm], bleed: 3mm, body: 10pt, pitch: 15pt, margins: {top: 0mm, left: 0mm}, lines: 8, columns: {count: 1, chars: 20}}
inks: {signal: {spot: Signal, m: 90%, y: 80%}}
blocks:
  photo: {kind: image, x: 5mm, y: 5mm, width: 40mm, height: 25mm, file: a.jpg}
  logo: {kind: image, x: 60mm, y: 5mm, width: 25mm, height: 25mm, file: a.svg}
  words: {kind: text, line: 7, lines: 1, style: {size: 10pt}, text: 黑版文字}
)" + more);
  }
};

// Ink outside of the bleed: marks and slug.
bool has_marks(const PagePlates& page, const std::string& plate) {
  const std::vector<uint8_t>& ink = page.plates.at(plate);
  const int edge = static_cast<int>(9 / 25.4 * 72) - 2;  // of the media, that printer's marks stand in
  bool found = false;
  for (int y = 0; y < page.height; ++y)
    for (int x = 0; x < page.width; ++x)
      if (y < edge || y >= page.height - edge)
        found = found || ink[static_cast<size_t>(y) * static_cast<size_t>(page.width) + static_cast<size_t>(x)] != 0;
  return found;
}

constexpr const char* black = ", plates: [k]";

}  // namespace

TEST_CASE("a page has ink on its plates alone, with printer's marks too, in both standards" *
          doctest::test_suite("released")) {
  const Paper free("", " "), paper(black, ", plates: [k, signal]");
  for (const PagePlates& page : free.plates("x4", 2)) CHECK(has(inked(page), "Cyan Magenta Yellow Black"));
  for (const char* standard : {"x4", "x1a"}) {
    CAPTURE(standard);
    const auto pages = paper.plates(std::string(standard) + " --marks", 2);
    CHECK(inked(pages[0]) == "Black ");
    CHECK(inked(pages[1]) == "Black Signal ");
    for (const char* plate : {"Black", "Signal"}) CHECK(has_marks(pages[1], plate));
    const std::string said = paper.run("preflight out/e.pdf --edition e.yaml", 0);
    CHECK(has(said, "pass  plates-ordered   each page keeps to its plates\n"));
    const std::string text = shell("pdftotext " + (paper.folder.path / "out/e.pdf").string() + " -");
    CHECK(has(text, "小报 2026-03-14 1 e r3 #"));
    CHECK(has(text, " Black"));
    CHECK(has(text, " Signal"));
    CHECK_FALSE(has(text, "Cyan"));
  }
}

TEST_CASE("a page that is not as it was ordered is not fit") {
  const Paper free("", " "), black_only(black, ", plates: [k, Signal]");
  free.run("render e.yaml --press x4 -o out", 0);
  black_only.folder.write("other.pdf", read_file(free.folder.path / "out/e.pdf", 1 << 26).value_or(""));
  for (const char* dpi : {"100", "0"}) {
    const std::string said = black_only.run(fmt::format("preflight other.pdf --edition e.yaml --dpi {}", dpi), 1);
    CHECK(has(said, "FAIL  plates-ordered   page 1: "));
  }
}

TEST_CASE("a colour photo on a black page is as light as it was, and so is a drawing") {
  const Paper paper(black);
  const PagePlates page = paper.plates("x4", 1)[0];
  // Means of what the photo is: L* of rgb(230, 80, 40) is about 55, so that paper shows through about a half.
  const int photo = ink_at(page, "Black", 25, 17, 72), green = ink_at(page, "Black", 75, 27.5, 72);
  CHECK(photo > 90);
  CHECK(photo < 170);
  CHECK(green > 90);  // rgb(0, 170, 0): luminance .29, coded .57, so 43 % of ink
  CHECK(green < 130);
  const std::string said = paper.run("check e.yaml", 0);
  CHECK(has(said, "page.yaml:5:73: info[picture-in-black]: picture a.jpg is printed in black"));
  CHECK(has(said, "picture a.svg is printed in black: this page is printed from k"));
}

// Cairo lets pages share what they draw with: here a gradient, and a group that lets something show through.
TEST_CASE("a drawing on pages of several plates is in black on one and in colours on the others" *
          doctest::test_suite("released")) {
  const TemporaryFolder folder;
  folder.write("a.svg",
               "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 100 100'><linearGradient id='g'><stop "
               "stop-color='#c00'/><stop offset='1' stop-color='#08f'/></linearGradient><g opacity='.5'><rect "
               "width='100' height='50' fill='url(#g)'/><circle cx='50' cy='60' r='20' fill='#0a0'/></g></svg>");
  folder.write("t.yaml",
               "template: t\npage: {trim: [100mm, 60mm], body: 10pt, pitch: 15pt, lines: 8, columns: {count: 1, chars: "
               "20}}\nblocks:\n  logo: {kind: image, x: 10mm, y: 10mm, width: 30mm, height: 30mm, file: a.svg}\n");
  const std::string any = "  - {template: t.yaml}\n", in_black = "  - {template: t.yaml, plates: [k]}\n";
  folder.write("e.yaml", "edition: e\npaper: p\ndate: 2026-03-14\npages:\n" + any + in_black + any + in_black);
  int status = -1;
  const std::string said = shell(
      fmt::format("cd '{}' && '{}' render e.yaml --press x4 --strict -o out", folder.path.string(), program_under_test),
      &status);
  CHECK_MESSAGE(status == 0, said);
  std::string why;
  const auto pages = render_plates((folder.path / "out/e.pdf").string(), 72, why, 4);
  REQUIRE_MESSAGE(pages, why);
  for (const size_t page : {0u, 2u}) CHECK(inked(pages->at(page)) == "Cyan Magenta Yellow Black ");
  for (const size_t page : {1u, 3u}) CHECK(inked(pages->at(page)) == "Black ");
  CHECK(pages->at(0).plates == pages->at(2).plates);
}

TEST_CASE("check names what needs another plate, with its block and place") {
  const auto page = [](const std::string& plates, const std::string& blocks) {
    return "template: page\npage: {trim: [100mm, 60mm], body: 10pt, pitch: 15pt, lines: 8, columns: {count: 1, chars: "
           "20}}\ninks: {red: {m: 95%, y: 90%}, signal: {spot: Signal, m: 90%}}\nplates: " +
           plates + "\nblocks:\n" + blocks;
  };
  const std::string rule = "  a: {kind: rule, x: 0pt, y: 5pt, width: 90pt, height: 2pt, weight: 2pt, ink: ";
  const std::string ad = "  a: {kind: ad, x: 0pt, y: 0pt, width: 100pt, height: 50pt, file: ad.pdf}\n";
  const SmallEdition::Files files = {{"ad.pdf", make_ad()}, {"a.jpg", sunset()}};
  struct Case {
    std::string plates, blocks, codes;
  };
  const Case cases[] = {
      {"[k]", rule + "black}\n", ""},
      {"[k]", rule + "red}\n", "plate-not-ordered "},
      {"[m, y, k]", rule + "red}\n", ""},
      {"[m, k]", rule + "red}\n", "plate-not-ordered "},
      {"[c, m, y, k]", rule + "signal}\n", "plate-not-ordered "},
      {"[k, signal]", rule + "signal}\n", ""},
      {"[k, Signal]", rule + "signal}\n", ""},
      {"[c]", rule + "black}\n", "plate-not-ordered "},
      {"[k]", rule + "paper}\n", ""},
      {"[k]", "  a: {kind: text, line: 1, lines: 2, style: {size: 14pt, ink: red}, text: 大字}\n",
       "plate-not-ordered "},
      {"[k]", ad, "pdf-plates "},
      {"[c, k]", ad, ""},  // the label over it is black
      {"[c]", "  a: {kind: image, x: 0pt, y: 0pt, width: 60pt, height: 40pt, file: a.jpg}\n", "plate-not-ordered "},
      {"[m, k]", "  a: {kind: image, x: 0pt, y: 0pt, width: 60pt, height: 40pt, file: a.jpg}\n", "picture-in-black "},
      {"[pink]", rule + "black}\n", "unknown-plate "},
      {"[]", rule + "black}\n", "unknown-plate "},
  };
  for (const Case& c : cases) {
    CAPTURE(c.plates);
    CAPTURE(c.blocks);
    CHECK(SmallEdition(page(c.plates, c.blocks), files).codes() == c.codes);
  }
  const SmallEdition red(page("[k]", rule + "red}\n"));
  REQUIRE(red.report.notes().size() == 1);
  const Note& note = red.report.notes()[0];
  CHECK(note.text == "the ink red needs the plate Magenta, Yellow; this page is printed from k");
  CHECK(note.place.line == 6);
  CHECK(note.block == "a");
  CHECK(note.page == 1);
}

}  // namespace banxin::test::page_plates_test
