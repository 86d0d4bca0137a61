#include <doctest/doctest.h>
#include <fmt/format.h>

#include <stdexcept>

#include "press/inks_in_pdf.h"

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
  const InksInPdf in_pdf(inks);
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
  const InksInPdf in_pdf(inks);
  for (const char* wrong : {"1 0 0 rg", "0.5 0.5 0.5 RG", "1 1 1 rg", "0 g", "0 0 rg", "1 0 0 sc", "(open"}) {
    CAPTURE(wrong);
    CHECK_THROWS_AS(separate(wrong, in_pdf), std::runtime_error);
  }
  CHECK(separate("(1 0 0 rg) Tj /Pattern cs /x5 scn", in_pdf) == "(1 0 0 rg) Tj /Pattern cs /x5 scn");
}

}  // namespace banxin::test
