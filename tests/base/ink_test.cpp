#include "base/ink.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <set>
#include <tuple>

#include "base/key_colour.h"

using namespace banxin;

TEST_CASE("black and paper are always there, and each ink is kept once") {
  InkTable inks;
  CHECK(inks[InkTable::black].overprints());
  CHECK(inks[InkTable::paper] == Ink{.name = "paper"});
  const InkId red = inks.add({.name = "red", .m = 1000, .y = 900});
  CHECK(inks.add({.name = "red", .m = 1000, .y = 900}) == red);
  CHECK(inks.all().size() == 3);
}

TEST_CASE("tints") {
  InkTable inks;
  const InkId red = inks.add({.name = "red", .m = 1000, .y = 905});
  const InkId spot = inks.add({.name = "PANTONE 186 C", .kind = Ink::Kind::spot, .m = 1000});
  CHECK(inks.tint(red, 1000) == red);
  const Ink half = inks[inks.tint(red, 500)];
  CHECK(half.m == 500);
  CHECK(half.y == 453);  // 452.5 rounds up
  CHECK(inks[inks.tint(InkTable::black, 0)].k == 0);
  const Ink light = inks[inks.tint(spot, 200)];
  CHECK(light.tint == 200);
  CHECK(light.m == 1000);  // the substitute is that of the full tint
}

TEST_CASE("tinted black cuts out what lies below") {
  InkTable inks;
  CHECK_FALSE(inks[inks.tint(InkTable::black, 999)].overprints());
}

TEST_CASE("key colours tell inks apart and give their number back") {
  std::set<std::tuple<uint16_t, uint16_t, uint16_t>> seen;
  for (const uint32_t index : {0u, 1u, 255u, 256u, 65'535u, 65'536u, 0xFFFFFFu}) {
    const KeyColour key = key_colour({.name = "x", .k = 500}, {index});
    CHECK(((key.r & 255u) << 16 | (key.g & 255u) << 8 | (key.b & 255u)) == index);
    CHECK((key.r >> 8) == 128);  // half the light: 127.5 rounds up
    seen.emplace(key.r, key.g, key.b);
  }
  CHECK(seen.size() == 7);
  CHECK(key_colour({.name = "black", .k = 1000}, {0}).r / 256 == 0);
  CHECK(key_colour({.name = "paper"}, {0}).g / 256 == 255);
}

TEST_CASE("key colours come back as their inks from six decimals, as Cairo writes them") {
  InkTable inks;
  for (const uint16_t share : std::initializer_list<uint16_t>{0, 1, 333, 500, 999, 1000}) {
    inks.add({.name = "process", .c = share, .m = static_cast<uint16_t>(1000 - share), .y = 200, .k = share});
    inks.tint(inks.add({.name = "spot", .kind = Ink::Kind::spot, .m = share, .y = 900}), share);
  }
  while (inks.all().size() < 600) inks.add({.name = fmt::format("red {}", inks.all().size()), .m = 905, .y = 720});
  for (uint32_t i = 0; i < inks.all().size(); ++i) {
    const auto [r, g, b] = key_colour(inks[InkId{i}], InkId{i}).components();
    const auto written = [](double component) { return std::stod(fmt::format("{:.6f}", component)); };
    CHECK(ink_of(key_colour(written(r), written(g), written(b)), inks) == InkId{i});
    CHECK_FALSE(
        ink_of(key_colour(written(r), written(g), written(b) > 0.5 ? b - 256 / 65535.0 : b + 256 / 65535.0), inks));
  }
}
