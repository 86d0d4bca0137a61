#include <doctest/doctest.h>

#include <algorithm>

#include "paint/page_maker.h"

namespace banxin::test {
namespace {

Pixels proof(const Sheet& sheet, int dpi, const Overlay& overlay = {}) {
  const SubsetFaces faces({sheet}, face_file);
  return read_pixels(write_png(sheet, {}, faces, dpi, overlay));
}

}  // namespace

TEST_CASE("a proof shows the trimmed page at its resolution") {
  struct Case {
    int dpi, width, height;
  };
  // 100 × 60 mm is 3.937 × 2.362 inches.
  for (const Case& c : {Case{10, 39, 24}, {100, 394, 236}, {110, 433, 260}, {254, 1000, 600}}) {
    const Pixels pixels = proof(make_sheet(), c.dpi);
    CHECK(pixels.width == c.width);
    CHECK(pixels.height == c.height);
    CHECK(std::all_of(pixels.rgb.begin(), pixels.rgb.end(), [](unsigned char v) { return v == 255; }));
  }
}

TEST_CASE("tints that meet leave no seam, and a hairline fill does not vanish") {
  Sheet sheet = make_sheet();
  for (int i = 0; i < 60; ++i)
    sheet.ink.emplace_back(
        Fill{{from_mm(10) + i * from_mm(0.77), from_mm(10), from_mm(0.77), from_mm(20)}, InkTable::black});
  sheet.ink.emplace_back(Fill{{from_mm(10), from_mm(40.03), from_mm(40), Length{10}}, InkTable::black});
  for (const int dpi : {81, 100, 110, 254}) {
    const Pixels pixels = proof(sheet, dpi);
    const auto px = [&](double mm) { return static_cast<int>(mm / 25.4 * dpi); };
    for (int x = px(11); x < px(55); ++x) CHECK(pixels.at(x, px(20))[0] == 0);
    int dark = 0;
    for (int y = px(38); y < px(42); ++y) dark += pixels.at(px(30), y)[0] == 0;
    CHECK(dark == 1);
  }
}

TEST_CASE("colours of a proof are the previews of the inks") {
  InkTable inks;
  const InkId red = inks.add({.name = "red", .m = 1000, .y = 1000}), half = inks.tint(InkTable::black, 500);
  Sheet sheet = make_sheet();
  sheet.ink = {Fill{{from_mm(10), from_mm(10), from_mm(10), from_mm(10)}, red},
               Fill{{from_mm(30), from_mm(10), from_mm(10), from_mm(10)}, half},
               Fill{{from_mm(12), from_mm(12), from_mm(2), from_mm(2)}, InkTable::paper}};
  const SubsetFaces faces({sheet}, face_file);
  const Pixels pixels = read_pixels(write_png(sheet, inks, faces, 254, {}));
  const auto is = [&](int x, int y, int r, int g, int b) {
    const unsigned char* p = pixels.at(x, y);
    return p[0] == r && p[1] == g && p[2] == b;
  };
  CHECK(is(180, 180, 255, 0, 0));
  CHECK(is(350, 150, 128, 128, 128));
  CHECK(is(130, 130, 255, 255, 255));
}

TEST_CASE("overlays draw what they name and nothing else") {
  Sheet sheet = make_sheet();
  sheet.type_area = {from_mm(10), from_mm(10), from_mm(80), from_mm(40)};
  sheet.grid_top = from_mm(10), sheet.pitch = from_mm(10), sheet.grid_lines = 4;
  sheet.base_columns = {{from_mm(10), from_mm(10), from_mm(35), from_mm(40)},
                        {from_mm(55), from_mm(10), from_mm(35), from_mm(40)}};
  PlacedLine line;
  line.x = from_mm(10), line.baseline = from_mm(25), line.width = from_mm(35);
  const Rect column = sheet.base_columns[0];
  sheet.blocks = {{"lead",
                   "story",
                   StoryId{0},
                   column,
                   {{.area = column, .role = Role::column, .column = 1, .section = 1, .lines = {line}}}}};
  sheet.copyfits = {{StoryId{0}, "lead", 3, 40, 0, 0}};
  const auto differs = [&](const Overlay& overlay, int x, int y) {
    const Pixels pixels = proof(sheet, 254, overlay);
    int changed = 0;
    for (int dy = -2; dy <= 2; ++dy) changed += pixels.at(x, y + dy)[0] != 255 || pixels.at(x, y + dy)[1] != 255;
    return changed > 0;
  };
  Overlay none, grid, frames, baselines, overset;
  grid.grid = frames.frames = baselines.baselines = overset.overset = true;
  // On the second grid line in the gutter; on a line's baseline; on the foot of the block; in its corner.
  CHECK(differs(grid, 500, 200));
  CHECK(differs(baselines, 300, 250));
  CHECK(differs(frames, 300, 500));
  CHECK(differs(overset, 415, 465));
  for (const Overlay* other : {&none, &frames, &baselines, &overset}) CHECK_FALSE(differs(*other, 500, 200));
  for (const Overlay* other : {&none, &frames, &overset}) CHECK_FALSE(differs(*other, 300, 250));
  for (const Overlay* other : {&none, &baselines}) CHECK_FALSE(differs(*other, 300, 500));
  sheet.copyfits[0].lines_over = sheet.copyfits[0].characters_over = 0;
  CHECK_FALSE(differs(overset, 415, 465));
}

TEST_CASE("a proof too large for memory is a fault, not a crash") {
  Sheet sheet = make_sheet();
  sheet.trim = {from_mm(100000), from_mm(60)};
  const SubsetFaces faces({sheet}, face_file);
  CHECK_THROWS_AS(write_png(sheet, {}, faces, 110, {}), MachineFault);
}

}  // namespace banxin::test
