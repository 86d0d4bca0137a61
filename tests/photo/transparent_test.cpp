// Transparent PNGs on the plates: soft edges blend in PDF/X-4, edges that are on or off are stencils in both standards.
#include <doctest/doctest.h>

#include "base/files.h"
#include "photo/alpha.h"
#include "photo/jpeg.h"
#include "photo/png.h"
#include "tests/preflight/damage.h"
#include "tests/preflight/rendered.h"
#include "tests/press/maker.h"

namespace banxin::test {
namespace {

// Red of one alpha a third: 0 (over garbage), `middle`, 255.
std::string make_logo(int width, int height, uint8_t middle) {
  std::vector<uint8_t> pixels;
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x) {
      const int third = x * 3 / width;
      const bool clear = third == 0;
      const uint8_t alpha = clear ? 0 : third == 1 ? middle : 255;
      for (const int c : {clear ? 0 : 230, clear ? 255 : 20, clear ? 0 : 20}) pixels.push_back(static_cast<uint8_t>(c));
      pixels.push_back(alpha);
    }
  return encode_png(pixels, width, height, true);
}

// A tint of cyan over the whole page, and on it a logo of 30 × 10 mm whose left is 20 mm from the trim.
struct Page {
  TemporaryFolder folder;
  InkTable inks;
  Sheet sheet = make_sheet();
  Report report{std::make_shared<Sources>()};

  explicit Page(uint8_t middle, const Backdrop& backdrop, bool tinted = true) {
    const InkId tint = inks.add({.name = "sea", .c = 400});
    Image image;
    image.file = image.name = folder.write("logo.png", make_logo(300, 100, middle));
    image.format = Image::Format::png;
    image.width = 300, image.height = 100;
    image.box = image.whole = {from_mm(20), from_mm(20), from_mm(30), from_mm(10)};
    const PressPhotos photos(newsprint(), {}, folder.path / "cache");
    photos.separate(image, report, backdrop);
    if (tinted) sheet.ink.push_back(Fill{{{}, {}, from_mm(100), from_mm(60)}, tint});
    sheet.ink.push_back(image);
  }

  std::string pdf(PressStandard standard) { return press({sheet}, inks, standard); }
};

constexpr Backdrop blends{true, false}, on_or_off{false, false}, on_paper{false, true};

constexpr int logo_dpi = 200;

// Ink of a plate in percent, `mm` from the left of the logo, in the middle of its height.
double percent_at(const PagePlates& page, const char* plate, double mm) {
  return ink_at(page, plate, 20 + mm, 25, logo_dpi) / 2.55;
}

}  // namespace

TEST_CASE("soft edges blend with what lies below in PDF/X-4") {
  Page page(128, blends);
  CHECK(page.report.notes().empty());
  const std::string file = page.folder.write("a.pdf", page.pdf(PressStandard::x4));
  const std::string text = shell("qpdf --qdf --object-streams=disable " + file + " -");
  CHECK(has(text, "/SMask"));
  CHECK(has(text, "/CS /DeviceCMYK"));
  CHECK_FALSE(has(text, "banxin-alpha"));
  const Preflight verdict = preflight(file, quick());
  INFO(told(verdict));
  CHECK_FALSE(verdict.failed());
  const PagePlates plates = plates_of(file, logo_dpi);
  const double red = percent_at(plates, "Magenta", 25), cyan = percent_at(plates, "Cyan", 25);
  CHECK(red > 60);
  CHECK(percent_at(plates, "Cyan", 5) == doctest::Approx(40).epsilon(0.02));
  CHECK(percent_at(plates, "Magenta", 5) == 0);
  // ISO 32000-1, 11.3.3: alpha · source + (1 − alpha) · backdrop, in CMYK.
  CHECK(percent_at(plates, "Magenta", 15) == doctest::Approx(red * 128 / 255).epsilon(0.04));
  CHECK(percent_at(plates, "Cyan", 15) == doctest::Approx(cyan * 128 / 255 + 40.0 * 127 / 255).epsilon(0.04));
}

TEST_CASE("edges that are on or off are a stencil: no transparency, in both standards") {
  for (const PressStandard standard : {PressStandard::x4, PressStandard::x1a}) {
    Page page(255, standard == PressStandard::x4 ? blends : on_or_off);
    CHECK(page.report.notes().empty());
    const std::string file = page.folder.write("a.pdf", page.pdf(standard));
    const std::string text = shell("qpdf --qdf --object-streams=disable " + file + " -");
    CHECK(has(text, "/ImageMask true"));
    CHECK_FALSE(has(text, "/SMask"));
    CHECK_FALSE(has(text, "/Group"));
    const Preflight verdict = preflight(file, quick());
    INFO(told(verdict));
    CHECK_FALSE(verdict.failed());
    const PagePlates plates = plates_of(file, logo_dpi);
    CHECK(percent_at(plates, "Cyan", 5) == doctest::Approx(40).epsilon(0.02));
    CHECK(percent_at(plates, "Magenta", 5) == 0);
    for (const double mm : {15.0, 25.0}) {
      CHECK(percent_at(plates, "Cyan", mm) < 20);
      CHECK(percent_at(plates, "Magenta", mm) > 60);
    }
  }
}

TEST_CASE("PDF/X-1a lays soft edges on paper, and says so where paper is not what lies below") {
  Page tinted(128, on_or_off);
  REQUIRE(tinted.report.notes().size() == 1);
  CHECK(tinted.report.notes()[0].code == "flattened");
  CHECK(has(tinted.report.notes()[0].text, "logo.png"));
  Page plain(128, on_paper, false);
  CHECK(plain.report.notes().empty());
  const std::string file = plain.folder.write("a.pdf", plain.pdf(PressStandard::x1a));
  CHECK_FALSE(preflight(file, quick()).failed());
  const PagePlates plates = plates_of(file, logo_dpi);
  CHECK(percent_at(plates, "Magenta", 5) < 2);
  CHECK(percent_at(plates, "Magenta", 15) > 20);
  CHECK(percent_at(plates, "Magenta", 15) < percent_at(plates, "Magenta", 25));
}

TEST_CASE("what a picture lies on") {
  Sheet sheet = make_sheet();
  const Rect box{from_mm(20), from_mm(20), from_mm(10), from_mm(10)};
  const auto on = [&](std::vector<Item> below) {
    sheet.ink = std::move(below);
    Image image;
    image.box = image.whole = box;
    sheet.ink.push_back(image);
    sheet.ink.push_back(Fill{box, InkTable::black});  // above it
    return lies_on_paper(sheet, std::get<Image>(sheet.ink[sheet.ink.size() - 2]));
  };
  const Rect beside{from_mm(30), from_mm(20), from_mm(10), from_mm(10)};
  CHECK(on({}));
  CHECK(on({Fill{beside, InkTable::black}}));
  CHECK_FALSE(on({Fill{box, InkTable::black}}));
  CHECK(on({Fill{box, InkTable::black}, Fill{box, InkTable::paper}}));
  CHECK_FALSE(on({Fill{box, InkTable::black}, Fill{beside, InkTable::paper}}));
  CHECK_FALSE(on({Stroke{{from_mm(0), from_mm(25)}, {from_mm(50), from_mm(25)}, from_pt(1), InkTable::black}}));
  CHECK(on({make_run(serif, from_pt(10), {from_mm(20), from_mm(10)}, "版心")}));
  CHECK_FALSE(on({make_run(serif, from_pt(10), {from_mm(20), from_mm(25)}, "版心")}));
}

TEST_CASE("a plane goes into a JPEG and comes out again, and other programs read the JPEG") {
  Raster alpha{300, 200, 1, {}, {}};
  for (uint32_t i = 0; i < 300 * 200; ++i) alpha.samples.push_back(static_cast<uint8_t>((i * 2654435761u) >> 24));
  const std::string jpeg = make_jpeg(300, 200);
  for (const AlphaPlane& plane :
       {soft_plane(alpha), stencil_plane(alpha), AlphaPlane{9, 9, true, std::string(200000, 'x')}}) {
    std::string both = with_alpha(jpeg, plane);
    CHECK(read_jpeg(both, 1)->samples == read_jpeg(jpeg, 1)->samples);
    size_t segments = 0;
    const auto found = find_alpha(both, segments);
    REQUIRE(found);
    CHECK(both.erase(2, segments) == jpeg);
    CHECK(found->width == plane.width);
    CHECK(found->height == plane.height);
    CHECK(found->stencil == plane.stencil);
    CHECK(found->deflated == plane.deflated);
  }
  size_t segments = 0;
  CHECK_FALSE(find_alpha(jpeg, segments));
  CHECK_FALSE(find_alpha("", segments));
  CHECK_NOTHROW(find_alpha(std::string_view(with_alpha(jpeg, soft_plane(alpha))).substr(0, 30), segments));
}

TEST_CASE("clear pixels do not colour the edges of what is scaled") {
  const TemporaryFolder folder;
  const auto png = read_png(make_logo(300, 100, 255));
  REQUIRE(png);
  REQUIRE(png->alpha.samples.size() == 300 * 100);
  CHECK(is_on_or_off(png->alpha));
  Raster colour = png->colour;
  weigh(colour, png->alpha);
  const Cut cut{0, 0, 300, 100, 70, 25};
  Raster small = cut_and_scale(colour, cut);
  const Raster alpha = cut_and_scale(png->alpha, cut);
  unweigh(small, alpha);
  for (int x = 0; x < 70; ++x) {
    CAPTURE(x);
    const int a = alpha.line(9)[x], green = small.line(9)[x * 3 + 1];
    CHECK((a == 0 ? green == 255 : green >= 17 && green <= 23));  // the logo's 20, never the clear third's 255
  }
  CHECK(read_png(make_png(40, 30, false))->alpha.samples.empty());
}

}  // namespace banxin::test
