#include "photo/light_map.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "tests/paint/page_maker.h"

namespace banxin::test::light_map_test {
namespace {

constexpr Length at(int points) { return from_pt(points); }
constexpr Rect whole{at(0), at(0), at(100), at(100)};

}  // namespace

TEST_CASE("how light a part of a picture is, without a tenth at either end") {
  // Ten cells by ten: the left half dark, the right one light; one white cell among the dark ones.
  LightMap map{10, 10, {}};
  for (int i = 0; i < 100; ++i) map.cells.push_back(i % 10 < 5 ? 100 : 800);
  map.cells[11] = 1000;
  struct Case {
    Rect part;
    int darkest, lightest;
  };
  const Case cases[] = {
      {{at(1), at(1), at(35), at(90)}, 100, 100},    // the white cell is one of forty
      {{at(61), at(1), at(35), at(90)}, 800, 800},   //
      {{at(1), at(1), at(95), at(5)}, 100, 800},     // from side to side
      {{at(11), at(11), at(5), at(5)}, 1000, 1000},  // that cell alone
      {{at(-50), at(1), at(20), at(5)}, 100, 100},   // beside the picture: what is nearest
      {{at(120), at(1), at(20), at(5)}, 800, 800},
  };
  for (const auto& [part, darkest, lightest] : cases) {
    CAPTURE(part.x.mpt);
    const Tone tone = map.tone(part, whole);
    CHECK(tone.darkest == darkest);
    CHECK(tone.lightest == lightest);
  }
}

TEST_CASE("a map has a few hundred cells across, whatever the picture") {
  struct Case {
    Image::Format format;
    std::string bytes;
    int width, height, most;
  };
  const Case cases[] = {
      {Image::Format::jpeg, make_jpeg(300, 200), 300, 200, 300},
      {Image::Format::jpeg, make_jpeg(1300, 700), 1300, 700, 600},
      {Image::Format::jpeg, make_jpeg(6000, 40), 6000, 40, 600},
      {Image::Format::jpeg, make_jpeg(900, 600, 4), 900, 600, 600},
      {Image::Format::png, make_png(1900, 30, false), 1900, 30, 600},
      {Image::Format::png, make_png(30, 1900, true), 30, 1900, 600},
  };
  for (const Case& c : cases) {
    CAPTURE(c.width);
    const auto map = light_map({.format = c.format, .width = c.width, .height = c.height}, c.bytes);
    REQUIRE(map);
    CHECK(std::max(map->width, map->height) <= c.most);
    CHECK(std::max(map->width, map->height) > c.most / 3);
    CHECK(map->cells.size() == static_cast<size_t>(map->width) * static_cast<size_t>(map->height));
  }
}

TEST_CASE("a drawing, a PDF and what cannot be decoded have none") {
  const std::string jpeg = make_jpeg(300, 200);
  CHECK_FALSE(light_map({.format = Image::Format::svg, .width = 10, .height = 10}, "<svg/>"));
  CHECK_FALSE(light_map({.format = Image::Format::pdf, .width = 10, .height = 10}, "%PDF-1.4"));
  CHECK_FALSE(light_map({.format = Image::Format::jpeg, .width = 300, .height = 200}, jpeg.substr(0, 100)));
  CHECK_FALSE(light_map({.format = Image::Format::png, .width = 300, .height = 200}, jpeg));
}

}  // namespace banxin::test::light_map_test
