// What the press stage draws of itself, on pages that are printed from some plates: marks, and colours of drawings.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>

#include "preflight/preflight.h"
#include "tests/preflight/ad_maker.h"
#include "tests/preflight/rendered.h"
#include "tests/press/maker.h"

namespace banxin::test::plates_of_marks_test {
namespace {

constexpr int dpi = 72;

PagePlates plates_in(const std::string& pdf) {
  const TemporaryFolder folder;
  return plates_of(folder.write("a.pdf", pdf), dpi);
}

// Means of a plate over the left half of what lies outside the trim, where crop marks and strip are.
bool has_crop_marks(const PagePlates& page, const std::string& plate) {
  const std::vector<uint8_t>& ink = page.plates.at(plate);
  for (int y = 0; y < page.height; ++y)
    for (int x = 0; x < static_cast<int>(8 / 25.4 * dpi); ++x)
      if (ink[static_cast<size_t>(y) * static_cast<size_t>(page.width) + static_cast<size_t>(x)] != 0) return true;
  return false;
}

}  // namespace

TEST_CASE("printer's marks stand on the plates of the page, one by one" * doctest::test_suite("released")) {
  InkTable inks;
  const InkId signal = inks.add({.name = "Signal", .kind = Ink::Kind::spot, .m = 900, .y = 800});
  struct Case {
    OrderedPlates plates;
    const char* inked;
  };
  const std::vector<Case> cases = {{{.k = true}, "Black "},
                                   {{.k = true, .spots = {"Signal"}}, "Black Signal "},
                                   {{.c = true, .m = true}, "Cyan Magenta "},
                                   {{true, true, true, true, {}}, "Cyan Magenta Yellow Black "}};
  std::vector<Sheet> sheets;
  PressJob job = press_job(PressStandard::x4);
  PreflightJob check;
  check.dpi = 0;  // the plates are looked at here
  for (const Case& c : cases) {
    Sheet sheet = page_of({Fill{{from_mm(5), from_mm(5), from_mm(20), from_mm(20)}, InkTable::paper}});
    if (c.plates.has("Signal")) sheet.ink.push_back(Fill{{from_mm(5), from_mm(5), from_mm(9), from_mm(9)}, signal});
    job.marked_bleeds.push_back(sheet.bleed);
    sheet.bleed += mark_margin;
    sheets.push_back(std::move(sheet));
    job.plates.push_back(c.plates);
    check.plates.push_back(c.plates);
  }
  const SubsetFaces faces(sheets, face_file);
  const TemporaryFolder folder;
  for (const PressStandard standard : both) {
    job.standard = standard;
    const std::string pdf = press_pdf(paint_pdf(sheets, inks, faces, {}), inks, newsprint(), job);
    std::string why;
    const auto pages = render_plates(folder.write("a.pdf", pdf), dpi, why, cases.size());
    REQUIRE_MESSAGE(pages, why);
    for (size_t i = 0; i < cases.size(); ++i) {
      CAPTURE(cases[i].plates.words());
      CHECK(inked(pages->at(i)) == cases[i].inked);
      for (const std::string& plate : cases[i].plates.names())
        CHECK_MESSAGE(has_crop_marks(pages->at(i), plate), plate);
    }
    for (const Verdict& verdict : preflight_bytes(pdf, check).verdicts)
      CHECK_MESSAGE(verdict.outcome != Outcome::failed, verdict.rule << " " << verdict.text.english());
  }
}

TEST_CASE("colours of a drawing that need other plates are tones of black, as light as they look") {
  const TemporaryFolder folder;
  const std::string svg = folder.write(
      "a.svg",
      "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 100 50'><linearGradient id='g'><stop stop-color='#c00'/>"
      "<stop offset='1' stop-color='#c00'/></linearGradient><rect width='50' height='50' fill='url(#g)'/>"
      "<rect x='50' width='50' height='50' fill='#0a0'/></svg>");
  Image image;
  image.file = image.name = svg;
  image.format = Image::Format::svg;
  image.width = 100'000, image.height = 50'000;
  image.box = image.whole = {from_mm(10), from_mm(10), from_mm(60), from_mm(30)};
  const auto drawn = [&](const std::optional<OrderedPlates>& plates) {
    const std::vector<Sheet> sheets{page_of({image})};
    const SubsetFaces faces(sheets, face_file);
    PressJob job = press_job(PressStandard::x4);
    job.drawings = true;
    job.plates = {plates};
    return plates_in(press_pdf(paint_pdf(sheets, {}, faces, {}), {}, newsprint(), job));
  };
  const PagePlates free = drawn(std::nullopt), black = drawn(OrderedPlates{.k = true});
  CHECK(has(inked(free), "Cyan Magenta Yellow"));
  CHECK(inked(black) == "Black ");
  // IEC 61966-2-1: rgb(204, 0, 0) has the luminance .128 and is as light as the grey 100; rgb(0, 170, 0) .288, 146.
  CHECK(std::abs(ink_at(black, "Black", 25, 25, dpi) - (255 - 100)) < 4);
  CHECK(std::abs(ink_at(black, "Black", 55, 25, dpi) - (255 - 146)) < 4);
}

}  // namespace banxin::test::plates_of_marks_test
