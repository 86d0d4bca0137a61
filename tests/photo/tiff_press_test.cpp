// TIFFs on their way to the plates, and on screens.
#include <doctest/doctest.h>

#include <cmath>

#include "photo/alpha.h"
#include "photo/jpeg.h"
#include "photo/light_map.h"
#include "photo/screen_picture.h"
#include "photo/tiff.h"
#include "tests/notes.h"
#include "tests/preflight/damage.h"
#include "tests/preflight/rendered.h"
#include "tests/press/maker.h"
#include "tests/tiff_encoder.h"

namespace banxin::test {
namespace {

constexpr int plates_dpi = 200;

struct Separated {
  TemporaryFolder folder;
  Image image;
  Report report{std::make_shared<Sources>()};

  Separated(const TiffOrder& order, const TiffSample& sample, double mm, const Backdrop& backdrop = {},
            const PressStyle& style = {}) {
    image.file = image.name = folder.write("a.tif", encode_tiff(order, sample));
    image.format = Image::Format::tiff;
    image.width = order.width, image.height = order.height;
    image.box = image.whole = {from_mm(20), from_mm(20), from_mm(mm), from_mm(mm * order.height / order.width)};
    PressPhotos(newsprint(), style, {}).separate(image, report, backdrop);
    INFO(told(report));
    REQUIRE(image.bytes);
  }

  /// The press PDF of a page with it alone.
  std::string on_page(PressStandard standard) const {
    InkTable inks;
    Sheet sheet = make_sheet();
    sheet.ink.push_back(image);
    return folder.write("a.pdf", press({sheet}, inks, standard));
  }

  Raster pixels() const { return read_jpeg(*image.bytes, 1).value(); }
  std::optional<AlphaPlane> plane() const {
    size_t segments = 0;
    return find_alpha(*image.bytes, segments);
  }
};

// Ink of a plate, 0 … 255, `mm` from the left of the picture, 5 mm below its upper edge.
int ink_beside(const PagePlates& page, const char* plate, double mm) {
  return ink_at(page, plate, 20 + mm, 25, plates_dpi);
}

TiffOrder order_of(int channels, uint16_t photometric, int width = 300, int height = 100) {
  return {.width = width, .height = height, .channels = channels, .photometric = photometric};
}

const auto tone = [](unsigned value) { return [value](int, int, int) { return value; }; };

bool is_near(const Raster& raster, std::vector<int> wanted) {
  const uint8_t* pixel = raster.line(raster.height / 2) + raster.width / 2 * raster.components;
  for (size_t i = 0; i < wanted.size(); ++i)
    if (std::abs(pixel[i] - wanted[i]) > 4) return false;
  return raster.components == static_cast<int>(wanted.size());
}

uint32_t shown(const TiffOrder& order, const TiffSample& sample, int x = 0) {
  std::vector<uint32_t> screen;
  const bool shown = show_picture(read_tiff(encode_tiff(order, sample)).value(), [&](int width, int height, bool) {
    screen.resize(static_cast<size_t>(width) * static_cast<size_t>(height));
    return ScreenPixels{reinterpret_cast<unsigned char*>(screen.data()), width, height, static_cast<size_t>(width) * 4};
  });
  REQUIRE(shown);
  return screen[static_cast<size_t>(x)];
}

int channel(uint32_t pixel, int shift) { return static_cast<int>(pixel >> shift & 255); }

}  // namespace

TEST_CASE("a TIFF is separated as the same pixels are in another file") {
  // Grey goes on black, as light as it is; RGB into four inks; RGB without colours on black.
  CHECK(Separated(order_of(1, PHOTOMETRIC_MINISBLACK), tone(128), 30).pixels().components == 1);
  const auto red = [](int, int, int c) { return c == 0 ? 230u : 20u; };
  const Raster inked = Separated(order_of(3, PHOTOMETRIC_RGB), red, 30).pixels();
  CHECK(inked.components == 4);
  CHECK(inked.samples[1] > 180);  // magenta
  CHECK(inked.samples[0] < 60);
  CHECK(Separated(order_of(3, PHOTOMETRIC_RGB), tone(90), 30).pixels().components == 1);
}

TEST_CASE("CMYK keeps its inks where they are for this press, whatever its profile turns them into elsewhere") {
  const auto black = [](int, int, int c) { return c == 3 ? 255u : 0u; };
  const auto light = [](int, int, int c) { return c == 3 ? 0u : 20u + 30u * static_cast<unsigned>(c); };
  TiffOrder tagged = order_of(4, PHOTOMETRIC_SEPARATED);
  tagged.icc = newsprint().bytes;
  for (const TiffOrder& order : {order_of(4, PHOTOMETRIC_SEPARATED), tagged}) {
    CHECK(is_near(Separated(order, black, 30).pixels(), {0, 0, 0, 255}));
    CHECK(is_near(Separated(order, light, 30).pixels(), {20, 50, 80, 0}));
    // 400 % are held to the limit of 220 %: black stays, the colours give way.
    const Raster held = Separated(order, tone(255), 30).pixels();
    CHECK(is_near(held, {102, 102, 102, 255}));
  }
  // A house that says which profile untagged CMYK is in: it goes through that.
  const TemporaryFolder folder;
  const PressStyle other{.untagged_cmyk = folder.write("other.icc", newsprint().bytes)};
  const Raster through = Separated(order_of(4, PHOTOMETRIC_SEPARATED), tone(150), 30, {}, other).pixels();
  CHECK(through.samples[3] > through.samples[0] + 20);
}

TEST_CASE("line art stays 1-bit up to 1200 ppi, on black, both ways round and from a fax coding") {
  struct Case {
    int ppi, plane;
    uint16_t photometric, compression;
  };
  for (const Case& c : {Case{1200, 1200, PHOTOMETRIC_MINISBLACK, COMPRESSION_NONE},
                        {1200, 1200, PHOTOMETRIC_MINISWHITE, COMPRESSION_CCITTFAX4},
                        {600, 600, PHOTOMETRIC_MINISWHITE, COMPRESSION_CCITTFAX3},
                        {2400, 1200, PHOTOMETRIC_MINISWHITE, COMPRESSION_CCITTFAX4}}) {
    CAPTURE(c.ppi);
    TiffOrder order = order_of(1, c.photometric, c.ppi, c.ppi / 2);
    order.bits = 1, order.compression = c.compression;
    // The left third is black: 0 where black is zero.
    const unsigned ink = c.photometric == PHOTOMETRIC_MINISWHITE ? 1 : 0;
    const auto third = [&](int x, int, int) { return x < c.ppi / 3 ? ink : 1 - ink; };
    const Separated art(order, third, 25.4, {.paper = true});
    CHECK_MESSAGE(art.report.notes().empty(), told(art.report));
    const auto plane = art.plane();
    REQUIRE(plane);
    CHECK(plane->stencil);
    CHECK(plane->width == c.plane);
    CHECK(art.pixels().components == 1);
    CHECK(art.pixels().samples[0] == 0);
    const PagePlates page = plates_of(art.on_page(PressStandard::x1a), plates_dpi);
    CHECK(ink_beside(page, "Black", 4) == 255);
    CHECK(ink_beside(page, "Black", 12) == 0);
    CHECK(inked(page) == "Black ");
  }
}

TEST_CASE("transparency of a TIFF blends in PDF/X-4, in CMYK too, and lies on paper in PDF/X-1a") {
  const auto alpha_at = [](int x) { return x < 100 ? 0u : x < 200 ? 128u : 255u; };
  for (const int colours : {3, 4})
    for (const bool weighed : {false, true}) {
      CAPTURE(colours);
      CAPTURE(weighed);
      TiffOrder order = order_of(colours + 1, colours == 4 ? PHOTOMETRIC_SEPARATED : PHOTOMETRIC_RGB);
      order.extra = {static_cast<uint16_t>(weighed ? EXTRASAMPLE_ASSOCALPHA : EXTRASAMPLE_UNASSALPHA)};
      const auto magenta = [&](int x, int, int c) {
        if (c == colours) return alpha_at(x);
        const unsigned full = (c == 1) == (colours == 4) ? 200u : 20u;
        return weighed ? full * alpha_at(x) / 255 : full;
      };
      for (const PressStandard standard : {PressStandard::x4, PressStandard::x1a}) {
        const bool blends = standard == PressStandard::x4;
        const Separated logo(order, magenta, 30, {.blends = blends, .paper = true});
        CHECK(logo.report.notes().empty());
        const std::string file = logo.on_page(standard);
        const Preflight verdict = preflight(file, quick());
        INFO(told(verdict));
        CHECK_FALSE(verdict.failed());
        const PagePlates page = plates_of(file, plates_dpi);
        const auto ink = [&](double mm) { return ink_beside(page, "Magenta", mm) / 2.55; };
        CHECK(ink(5) < 1);
        CHECK(ink(25) > 60);
        CHECK(ink(15) > 0.3 * ink(25));
        CHECK(ink(15) < 0.75 * ink(25));
        if (colours == 4) CHECK(ink(15) == doctest::Approx(ink(25) * 128 / 255).epsilon(0.05));
      }
    }
}

TEST_CASE("soft transparency on more than paper is told for PDF/X-1a") {
  TiffOrder order = order_of(4, PHOTOMETRIC_RGB);
  order.extra = {EXTRASAMPLE_UNASSALPHA};
  const Separated soft(order, tone(90), 30, {.blends = false, .paper = false});
  REQUIRE(soft.report.notes().size() == 1);
  CHECK(soft.report.notes()[0].code == "flattened");
}

TEST_CASE("on a screen: grey, colours, inks, and what shows through") {
  CHECK(shown(order_of(1, PHOTOMETRIC_MINISBLACK), tone(77)) == 0xFF4D4D4D);
  CHECK(shown(order_of(1, PHOTOMETRIC_MINISWHITE), tone(255)) == 0xFF000000);
  CHECK(shown(order_of(3, PHOTOMETRIC_RGB), [](int, int, int c) { return 10u + static_cast<unsigned>(c); }) ==
        0xFF0A0B0C);
  // Inks of no press in particular: cyan takes red away, black takes all.
  CHECK(shown(order_of(4, PHOTOMETRIC_SEPARATED), [](int, int, int c) { return c == 0 ? 255u : 0u; }) == 0xFF00FFFF);
  CHECK(shown(order_of(4, PHOTOMETRIC_SEPARATED), [](int, int, int c) { return c == 3 ? 255u : 0u; }) == 0xFF000000);
  // Through the profile the paper is white and cyan is no longer that of a screen.
  TiffOrder tagged = order_of(4, PHOTOMETRIC_SEPARATED);
  tagged.icc = newsprint().bytes;
  const uint32_t paper = shown(tagged, tone(0));
  CHECK(channel(paper, 16) >= 250);
  CHECK(channel(paper, 0) >= 250);
  const uint32_t cyan = shown(tagged, [](int, int, int c) { return c == 0 ? 255u : 0u; });
  CHECK(channel(cyan, 8) < 220);
  CHECK(channel(cyan, 0) > channel(cyan, 16) + 60);
  // Weighed with alpha, as Cairo has it.
  TiffOrder clear = order_of(4, PHOTOMETRIC_RGB);
  clear.extra = {EXTRASAMPLE_UNASSALPHA};
  CHECK(shown(clear, [](int, int, int c) { return c == 3 ? 128u : 200u; }) == 0x80646464);
}

TEST_CASE("how light a TIFF is where something is to be read on it") {
  Image image;
  image.format = Image::Format::tiff;
  image.width = 300, image.height = 100;
  const std::string bytes =
      encode_tiff(order_of(4, PHOTOMETRIC_SEPARATED), [](int x, int, int c) { return c == 3 && x < 150 ? 255u : 0u; });
  const auto map = light_map(image, bytes);
  REQUIRE(map);
  const Rect whole{{}, {}, from_mm(30), from_mm(10)};
  CHECK(map->tone({from_mm(1), from_mm(1), from_mm(10), from_mm(5)}, whole).lightest < 50);
  CHECK(map->tone({from_mm(18), from_mm(1), from_mm(10), from_mm(5)}, whole).darkest > 950);
}

}  // namespace banxin::test
