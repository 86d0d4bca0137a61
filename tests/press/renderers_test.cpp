// Two renderers that are not ours show the press PDF as the proof shows the page.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/files.h"
#include "tests/press/maker.h"
#include "tests/program.h"

namespace banxin::test {
namespace {

struct Difference {
  double mean = 0, worst = 0;  ///< of tiles of 8 × 8 pixels, 0 … 255
};

// Tiles, so that anti-aliasing and half a pixel of offset do not count.
Difference difference(const Pixels& a, const Pixels& b) {
  constexpr int tile = 8;
  Difference found;
  int tiles = 0;
  for (int top = 0; top + tile <= std::min(a.height, b.height); top += tile)
    for (int left = 0; left + tile <= std::min(a.width, b.width); left += tile, ++tiles) {
      double sum[3] = {};
      for (int y = top; y < top + tile; ++y)
        for (int x = left; x < left + tile; ++x)
          for (int c = 0; c < 3; ++c) sum[c] += a.at(x, y)[c] - b.at(x, y)[c];
      const double apart = (std::abs(sum[0]) + std::abs(sum[1]) + std::abs(sum[2])) / (3 * tile * tile);
      found.mean += apart;
      found.worst = std::max(found.worst, apart);
    }
  found.mean /= std::max(tiles, 1);
  return found;
}

}  // namespace

// The proof previews inks by their plain complement, the renderers by profiles of their own, so colours are some way
// apart; a picture turned round, a lost block or a negative photo is much further (a blank page differs by 40 and
// more).
TEST_CASE("poppler and MuPDF render the press PDF as the proof shows it") {
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
    Pixels blank = proof;
    std::fill(blank.rgb.begin(), blank.rgb.end(), static_cast<unsigned char>(255));
    CHECK(difference(blank, proof).mean > 35);
    for (const char* renderer : {"poppler.png", "mupdf.png"}) {
      CAPTURE(renderer);
      const Pixels page = picture(renderer);
      CHECK(std::abs(page.width - proof.width) <= 1);
      CHECK(std::abs(page.height - proof.height) <= 1);
      const Difference found = difference(page, proof);
      CHECK(found.mean < 8);
      CHECK(found.worst < 90);
    }
  }
}

}  // namespace banxin::test
