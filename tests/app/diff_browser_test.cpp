// The page of changes as a browser shows it: where Chromium is installed.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cstdlib>
#include <string>

#include "tests/app/workshop.h"
#include "tests/paint/page_maker.h"

namespace banxin::test::diff_browser_test {
namespace {

bool has_browser() { return std::system("command -v chromium >/dev/null") == 0; }

constexpr int width = 1200, height = 1000;

/// The page as it stands when the reader has chosen a view: 0 side by side, 1 blinking, 2 old alone, 3 new alone.
Pixels shot(const Workshop& shop, const std::string& page, int view) {
  shop.write("chosen.html", page + fmt::format("<script>document.getElementById('v{}').checked = true</script>", view));
  const Outcome outcome = shop.run_program(
      "chromium", fmt::format("--headless=new --no-sandbox --disable-gpu --hide-scrollbars --user-data-dir=profile "
                              "--window-size={},{} --screenshot=shot.png chosen.html",
                              width, height));
  REQUIRE_MESSAGE(outcome.code == 0, outcome.err);
  Pixels pixels = read_pixels(shop.read("shot.png"));
  REQUIRE(pixels.width == width);
  REQUIRE(pixels.height >= height * 4 / 5);  // of the window
  return pixels;
}

struct Colour {
  int r, g, b;
};
constexpr Colour changed{0xff, 0xe0, 0x8a}, moved{0xd8, 0xe8, 0xfb};

/// Pixels of a colour between two edges, in hundredths of the width.
int count(const Pixels& pixels, const Colour& colour, int from, int to) {
  int found = 0;
  for (int y = 0; y < pixels.height; ++y)
    for (int x = pixels.width * from / 100; x < pixels.width * to / 100; ++x) {
      const unsigned char* p = pixels.at(x, y);
      found += p[0] == colour.r && p[1] == colour.g && p[2] == colour.b;
    }
  return found;
}

}  // namespace

TEST_CASE("a browser shows both proofs with their changes, side by side and each alone" *
          doctest::test_suite("released") * doctest::skip(!has_browser())) {
  const Workshop shop;
  const auto edition = [&](const std::string& text) {
    shop.write("story.md", "---\ntitle: 题\n---\n" + text);
    shop.write(
        "t.yaml",
        "template: t\npage: {trim: [120mm, 90mm], body: 10pt, pitch: 15pt, lines: 12, margins: {top: 10mm, left: "
        "10mm}, columns: {count: 1, chars: 20}}\nstyles: {body: {size: 10pt, indent: 0em}}\nblocks:\n  lead: "
        "{kind: story, story: story.md, cols: 1, lines: 12, body: body}\n");
    shop.write("e.yaml", "edition: e\npaper: p\ndate: 2026-03-14\npages: [{template: t.yaml}]\n");
  };
  const std::string first = "山高水长风清月明天地玄黄宇宙洪荒", last = "\n\n日月盈昃辰宿列张寒来暑往秋收冬藏\n";
  edition(first + last);
  CHECK(shop.run("render e.yaml --layout -o old").code == 0);
  edition(first + "云腾致雨露结为霜" + last);
  CHECK(shop.run("render e.yaml --layout -o new").code == 0);
  CHECK(shop.run("diff old/e.layout.json new/e.layout.json --html d.html").code == 0);
  const std::string page = shop.read("d.html");

  // The list takes the left third, the proofs what is right of it; each half has its mark of what changed and of what
  // moved down for it.
  const Pixels both = shot(shop, page, 0);
  for (const int from : {33, 67}) {
    CAPTURE(from);
    CHECK(count(both, changed, from, from + 33) > 1000);
    CHECK(count(both, moved, from, from + 33) > 1000);
  }
  // A page alone is twice as wide; of the new one a line more is marked.
  const Pixels old_page = shot(shop, page, 2), new_page = shot(shop, page, 3);
  CHECK(count(old_page, moved, 33, 100) > 2 * count(both, moved, 33, 67));
  CHECK(count(new_page, changed, 33, 100) > count(old_page, changed, 33, 100) * 3 / 2);
}

}  // namespace banxin::test::diff_browser_test
