// Two renderers that are not ours show the press PDF as the proof shows the page.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "api/lay_out.h"
#include "base/files.h"
#include "sheet/items.h"
#include "tests/house.h"
#include "tests/press/maker.h"
#include "tests/program.h"

namespace banxin::test {
namespace {

// How far two pictures are apart in a part of the page, of its tiles of 8 × 8 pixels: 0 … 255 on average. Tiles, so
// that anti-aliasing and half a pixel of offset do not count.
double difference(const Pixels& a, const Pixels& b, const Rect& area) {
  constexpr int tile = 8;
  const auto pixel = [](Length l) { return static_cast<int>(std::lround(to_pt(l))); };
  double all = 0;
  int tiles = 0;
  const int right = std::min({pixel(area.right()), a.width, b.width});
  const int bottom = std::min({pixel(area.bottom()), a.height, b.height});
  for (int top = std::max(pixel(area.y), 0); top < bottom; top += tile)
    for (int left = std::max(pixel(area.x), 0); left < right; left += tile, ++tiles) {
      double sum[3] = {};
      const int ends_x = std::min(left + tile, right), ends_y = std::min(top + tile, bottom);
      for (int y = top; y < ends_y; ++y)
        for (int x = left; x < ends_x; ++x)
          for (int c = 0; c < 3; ++c) sum[c] += a.at(x, y)[c] - b.at(x, y)[c];
      all += (std::abs(sum[0]) + std::abs(sum[1]) + std::abs(sum[2])) / (3 * (ends_x - left) * (ends_y - top));
    }
  return all / std::max(tiles, 1);
}

// Every part of the page that shows something: frames of text, pictures.
std::vector<Rect> parts_of(const Sheet& sheet) {
  std::vector<Rect> parts;
  for (const PlacedBlock& block : sheet.blocks)
    for (const PlacedFrame& frame : block.frames)
      if (!frame.lines.empty()) parts.push_back(frame.area);
  for_each<Image>(sheet, [&](const Image& image) { parts.push_back(image.box); });
  return parts;
}

Pixels without(Pixels page, const Rect& area) {
  const auto pixel = [](Length l, int most) { return std::clamp(static_cast<int>(std::lround(to_pt(l))), 0, most); };
  for (int y = pixel(area.y, page.height); y < pixel(area.bottom(), page.height); ++y)
    for (int x = pixel(area.x, page.width); x < pixel(area.right(), page.width); ++x)
      for (int c = 0; c < 3; ++c) page.rgb[static_cast<size_t>((y * page.width + x) * 3 + c)] = 255;
  return page;
}

}  // namespace

// The proof previews inks by their plain complement, the renderers by profiles of their own, so colours are some way
// apart; what is lost, turned round or negative is much further, be it one frame of the page: that is tried.
TEST_CASE("poppler and MuPDF render the press PDF as the proof shows it" * doctest::test_suite("released")) {
  if (is_sanitized()) return;  // the same PDF, which others judge
  const TemporaryFolder folder;
  const auto picture = [&](const std::string& name) {
    return read_pixels(read_file(folder.path / name, 1 << 26).value_or(""));
  };
  for (const std::string name : {"yunfu-2025-09-07", "gangwan-2026-03-14"}) {
    CAPTURE(name);
    const std::string go = fmt::format("cd {0} && XDG_CACHE_HOME={0} ", folder.path.string());
    const std::string edition = fmt::format("{}/samples/{}/edition.yaml -o .", BANXIN_SOURCE_DIR, name);
    shell(fmt::format("({0} '{1}' proof {2} --dpi 72; {0} '{1}' render {2} --press x4)", go,
                      banxin::test::program_under_test, edition));
    shell(fmt::format(
        "({0} pdftoppm -r 72 -png -singlefile {1}.pdf poppler; {0} mutool draw -q -r 72 -o mupdf.png {1}.pdf 1)", go,
        name));
    const Pixels proof = picture(name + "-01.png");
    REQUIRE(proof.width > 700);
    Report report(std::make_shared<Sources>());
    const LaidOut laid =
        lay_out(house(), {.edition = fmt::format("{}/samples/{}/edition.yaml", BANXIN_SOURCE_DIR, name)}, report);
    const std::vector<Rect> parts = parts_of(laid.sheets.at(0));
    CHECK(parts.size() > 20);
    for (const char* renderer : {"poppler.png", "mupdf.png"}) {
      CAPTURE(renderer);
      const Pixels page = picture(renderer);
      CHECK(std::abs(page.width - proof.width) <= 1);
      CHECK(std::abs(page.height - proof.height) <= 1);
      for (const Rect& part : parts) {
        CAPTURE(to_pt(part.x));
        CAPTURE(to_pt(part.y));
        const double apart = difference(page, proof, part), lost = difference(without(page, part), proof, part);
        CHECK(apart < 35);
        CHECK(lost > 1.5 * apart);
      }
    }
  }
}

}  // namespace banxin::test
