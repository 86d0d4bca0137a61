#include <doctest/doctest.h>
#include <fmt/format.h>

#include <stdexcept>

#include "base/key_colour.h"
#include "press/drawing_colours.h"
#include "press/inks_in_pdf.h"
#include "tests/press/maker.h"

namespace banxin::test {
namespace {

std::string as_cairo_writes(const Ink& ink, InkId id, const char* operation) {
  const KeyColour key = key_colour(ink, id);
  return fmt::format("{:.6f} {:.6f} {:.6f} {}", key.r / 65535.0, key.g / 65535.0, key.b / 65535.0, operation);
}

}  // namespace

TEST_CASE("every ink is found again by its key colour, and nothing else is") {
  InkTable inks;
  for (uint16_t i = 0; i < 300; ++i) inks.add({.name = std::to_string(i), .c = i, .y = 500, .k = 20});
  for (uint32_t i = 0; i < inks.all().size(); ++i) {
    const KeyColour key = key_colour(inks[InkId{i}], InkId{i});
    CHECK(ink_of(key, inks) == InkId{i});
    CHECK_FALSE(ink_of({static_cast<uint16_t>(key.r + 256), key.g, key.b}, inks));  // another preview
  }
  CHECK_FALSE(ink_of({0xFF00, 0xFF00, 0xFFFF}, inks));
}

TEST_CASE("key colours become what the template says, with their overprint") {
  InkTable inks;
  const InkId red = inks.add({.name = "red", .m = 950, .y = 900, .k = 50});
  const InkId gold = inks.add({.name = "PANTONE 871 C", .kind = Ink::Kind::spot, .m = 200, .y = 800});
  const InkId pale = inks.tint(gold, 255);
  InksInPdf in_pdf(inks);
  const auto inked = [&](InkId id, const char* operation) {
    return separate("q " + as_cairo_writes(inks[id], id, operation) + " Q", in_pdf);
  };
  CHECK(inked(InkTable::black, "rg") == "q /BxO1 gs 0 0 0 1 k Q");
  CHECK(inked(InkTable::black, "RG") == "q /BxO1 gs 0 0 0 1 K Q");
  CHECK(inked(InkTable::paper, "rg") == "q /BxO0 gs 0 0 0 0 k Q");
  CHECK(inked(red, "RG") == "q /BxO0 gs 0 0.95 0.9 0.05 K Q");
  CHECK(inked(gold, "rg") == "q /BxO0 gs /BxS0 cs 1 scn Q");
  CHECK(inked(pale, "RG") == "q /BxO0 gs /BxS0 CS 0.255 SCN Q");
  REQUIRE(in_pdf.spots().size() == 1);  // one plate, whatever the tint
  CHECK(in_pdf.spots()[0].plate == "PANTONE 871 C");
  CHECK(in_pdf.spots()[0].alternate == "0 0.2 0.8 0");
}

TEST_CASE("a colour that is no ink is refused, not guessed") {
  const InkTable inks;
  InksInPdf in_pdf(inks);
  for (const char* wrong : {"1 0 0 rg", "0.5 0.5 0.5 RG", "1 1 1 rg", "0 g", "0 0 rg", "1 0 0 sc", "(open"}) {
    CAPTURE(wrong);
    CHECK_THROWS_AS(separate(wrong, in_pdf), std::runtime_error);
  }
  CHECK(separate("(1 0 0 rg) Tj 9 w", in_pdf) == "(1 0 0 rg) Tj 9 w");
  // Gradients and patterns name no colour: what was set before them would go on.
  CHECK(separate("/Pattern cs /x5 scn f /sh1 sh", in_pdf) == "/Pattern cs /BxO0 gs /x5 scn f /BxO0 gs /sh1 sh");
}

TEST_CASE("colours of drawings: house colours, tones of black, the profile for the rest") {
  InkTable inks;
  inks.add({.name = "gold", .kind = Ink::Kind::spot, .m = 200, .y = 800});
  const OutputProfile& profile = newsprint();
  const DrawingColours drawings(inks, profile, {});
  InksInPdf in_pdf(inks, &drawings);
  CHECK(separate("0 0 0 rg", in_pdf) == "/BxO1 gs 0 0 0 1 k");
  CHECK(separate("1 1 1 rg", in_pdf) == "/BxO0 gs 0 0 0 0 k");
  CHECK(separate("0.5 0.5 0.5 RG", in_pdf) == "/BxO0 gs 0 0 0 0.5 K");
  CHECK(separate("1 0.8 0.2 rg", in_pdf) == "/BxO0 gs /BxS0 cs 1 scn");  // the preview of gold: #FFCC33
  const Ink red = drawings.ink(1, 0, 0);
  CHECK(red.m > 700);
  CHECK(red.y > 600);
  CHECK(red.c < 100);
  for (const double r : {0.0, 0.1, 0.3})
    for (const double b : {0.0, 0.2, 0.4}) {
      const Ink dark = drawings.ink(r, 0.05, b);
      CHECK(dark.c + dark.m + dark.y + dark.k <= 2202);
    }
}

}  // namespace banxin::test
