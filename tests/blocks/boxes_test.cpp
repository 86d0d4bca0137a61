// Boxes, their borders and what stands in them; rules between blocks; photos with their captions; barcodes.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <set>
#include <string>

#include "base/utf8.h"
#include "blocks/barcode_number.h"
#include "flow/ornament.h"
#include "tests/blocks/small_page.h"

using namespace banxin;
using test::SmallPage;

namespace {

// A box over two columns, 21 字, of ten lines from the first.
std::string boxed(const std::string& keys, const std::string& blocks) {
  return "  b:\n    kind: box\n    cols: 1-2\n    lines: 10\n" + keys + "    blocks:\n" + blocks;
}

const PlacedBlock& block(const SmallPage& page, const std::string& name) {
  const auto& blocks = page.sheet().blocks;
  const auto found = std::ranges::find(blocks, name, &PlacedBlock::name);
  REQUIRE_MESSAGE(found != blocks.end(), name);
  return *found;
}

std::string text_of(const PlacedBlock& placed) {
  std::string text;
  for (const PlacedFrame& frame : placed.frames)
    for (const PlacedLine& line : frame.lines) text += line.text;
  return text;
}

}  // namespace

TEST_CASE("padding leaves whole characters and whole grid lines, the rest of the width on both sides alike") {
  struct Case {
    const char* padding;
    int left_milli, chars, lines;  // of 21 字 × 10 lines
  };
  for (const Case& c : {Case{"0pt", 0, 21, 10}, Case{"1字", 10000, 19, 8}, Case{"1.5字", 15000, 18, 8},
                        Case{"6pt", 10000, 19, 8}, Case{"16pt", 20000, 17, 6}}) {
    CAPTURE(c.padding);
    const SmallPage page(
        boxed(fmt::format("    padding: {}\n", c.padding), "      t: {kind: text, style: plain, text: 字}\n"));
    CHECK(page.codes().empty());
    const Sheet& sheet = page.sheet();
    const Rect box = block(page, "b").area, inner = block(page, "t").area;
    CHECK((inner.x - box.x).mpt == c.left_milli);
    CHECK(inner.width == c.chars * from_pt(10));
    CHECK(box.right() - inner.right() == inner.x - box.x);
    CHECK((inner.y - sheet.grid_top).mpt % sheet.pitch.mpt == 0);
    CHECK(inner.height == c.lines * sheet.pitch - from_pt(5));
    CHECK(box.bottom() - inner.bottom() == inner.y - box.y);
  }
}

TEST_CASE("cols inside a padded box count from its inner edge, in whole characters; in a group the page's go on") {
  const SmallPage page(boxed("    padding: 1字\n",
                             "      l: {kind: text, cols: 1, lines: 2, style: plain, text: 左}\n"
                             "      r: {kind: text, cols: 2, lines: 2, style: plain, text: 右}\n"
                             "      g:\n        kind: group\n        line: 3\n        cols: 2\n        blocks:\n"
                             "          deep: {kind: text, cols: 2, style: plain, text: 深}\n") +
                       "  three: {kind: group, line: 12, lines: 4, columns: 3, columns-gap: 2, blocks: {\n"
                       "    c: {kind: text, cols: 3, style: plain, text: 三}}}\n"
                       "  plain: {kind: group, line: 20, lines: 4, cols: 2-3, blocks: {\n"
                       "    p: {kind: text, cols: 3, style: plain, text: 版}}}\n");
  CHECK(page.codes().empty());
  // 19 字 are 9 + 1 + 9.
  CHECK(block(page, "l").area.width == from_pt(90));
  CHECK(block(page, "r").area.x - block(page, "l").area.x == from_pt(100));
  CHECK(block(page, "deep").area.x == block(page, "r").area.x);
  // 43 字 are 13 + 2 + 13 + 2 + 13.
  CHECK(block(page, "c").area.width == from_pt(130));
  CHECK(block(page, "c").area.x - page.sheet().type_area.x == from_pt(300));
  CHECK(block(page, "p").area.x == page.sheet().base_columns[2].x);
}

TEST_CASE("a story with its headline stands on the page's lines inside a padded box") {
  std::string text = "---\ntitle: 题目\n---\n";
  for (int i = 0; i < 12; ++i) text += "这一句话正好有十六个字又加上句号。";
  const SmallPage page(boxed("    padding: 1字\n    border: {pattern: ornament, ornament: beads, size: 6pt}\n",
                             "      s: {kind: story, story: story.md, columns: 2, body: plain, headline: {lines: 2, "
                             "title: {size: 14pt, indent: 0em}}}\n"),
                       text);
  const Sheet& sheet = page.sheet();
  const Rect box = block(page, "b").area;
  int lines = 0;
  for (const PlacedFrame& frame : block(page, "s").frames)
    for (const PlacedLine& line : frame.lines) {
      CHECK(line.x >= box.x + from_pt(10));
      CHECK(line.x + line.width <= box.right() - from_pt(10));
      if (line.role != Role::body) continue;
      ++lines;
      CHECK((line.baseline - sheet.baseline_first).mpt % sheet.pitch.mpt == 0);
    }
  CHECK(lines == 12);  // six lines under the headline, twice
}

TEST_CASE("what is wrong with a box is told") {
  const auto codes = [](const std::string& keys) {
    return SmallPage(boxed(keys, "      t: {kind: text, style: plain, text: 字}\n")).codes();
  };
  CHECK(codes("    padding: 12字\n") == "no-room ");
  CHECK(codes("    padding: 1字\n    columns: 20\n") == "no-room ");
  CHECK(codes("    padding: 3pt\n    border: {weight: 1pt, pattern: thick-thin}\n") == "tight-padding ");
  CHECK(codes("    shadow: {offset: 11pt}\n") == "wide-shadow ");
  CHECK(codes("    reverse: true\n") == "low-contrast ");
  CHECK(codes("    reverse: true\n    tint: black 30%\n") == "low-contrast low-contrast ");
  CHECK(codes("    reverse: true\n    tint: black\n") == "");
  CHECK(codes("    border: {pattern: wave, corner: 4pt}\n") == "square-corner ");
  CHECK(codes("    border: {pattern: ornament, size: 1pt}\n") == "out-of-range ");
}

TEST_CASE("every border lies inside the edges of its box, in the ink it names") {
  const struct {
    const char* keys;
    int strokes, contours, clips;
  } cases[] = {{"pattern: single", 4, 0, 0},
               {"pattern: double", 8, 0, 0},
               {"pattern: thick-thin", 8, 0, 0},
               {"pattern: thin-thick, corner: 8pt", 0, 2, 0},
               {"pattern: single, corner: 8pt", 0, 1, 0},
               {"pattern: dashed", 0, 4, 0},
               {"pattern: dashed, corner: 8pt", 0, 1, 0},
               {"pattern: dotted", 0, 4, 0},
               {"pattern: wave", 0, 1, 0},
               {"pattern: ornament, ornament: meander", 0, 4, 8}};
  for (const auto& c : cases) {
    CAPTURE(c.keys);
    const SmallPage page(boxed(fmt::format("    border: {{{}, weight: 1pt, ink: black 80%}}\n", c.keys),
                               "      t: {kind: text, style: plain, text: 字}\n"));
    const Rect area = block(page, "b").area;
    const auto strokes = page.items<Stroke>();
    const auto contours = page.items<Contour>();
    CHECK(static_cast<int>(strokes.size()) == c.strokes);
    CHECK(static_cast<int>(contours.size()) == c.contours);
    CHECK(static_cast<int>(page.items<Clip>().size()) == c.clips);
    // The handles of a wave lie outside it by a sixth of its height.
    const Length rounding = std::string_view(c.keys) == "pattern: wave" ? from_pt(0.7) : Length{2};
    for (const Stroke& s : strokes) {
      CHECK(page.laid.edition.inks[s.ink].k == 800);
      const Length half = s.from.y == s.to.y ? s.width / 2 : Length{};
      CHECK(std::min(s.from.y, s.to.y) - half >= area.y - rounding);
      CHECK(std::max(s.from.y, s.to.y) + half <= area.bottom() + rounding);
    }
    for (const Contour& contour : contours) {
      CHECK(page.laid.edition.inks[contour.ink].k == 800);
      const Rect hull = hull_of(contour.steps).inset(Length{0} - contour.pen / 2 + rounding);
      if (c.clips > 0) continue;                                                // cut off below
      const bool over_corners = std::string_view(c.keys) == "pattern: dashed";  // each reaches over half a weight
      CHECK(area.inset(over_corners ? -contour.pen : -rounding).contains(hull));
    }
    for (const Clip& clip : page.items<Clip>())
      if (clip.begin) CHECK(area.contains(clip.area));
  }
}

TEST_CASE("dashes begin and end a side whole, dots stand on the corners, tiles are a whole number") {
  const auto contours = [](const std::string& border) {
    return SmallPage(
               boxed("    border: {weight: 1pt, " + border + "}\n", "      t: {kind: text, style: plain, text: 字}\n"))
        .items<Contour>();
  };
  for (const Contour& side : contours("pattern: dashed")) {
    const Rect hull = hull_of(side.steps);
    const double length = to_pt(std::max(hull.width, hull.height)), period = to_pt(side.dash + side.gap);
    const double periods = (length - to_pt(side.dash)) / period;
    CHECK(std::abs(periods - std::round(periods)) < 0.02);
  }
  for (const Contour& side : contours("pattern: dotted")) {
    CHECK(side.dash == Length{});
    const Rect hull = hull_of(side.steps);
    const double periods = to_pt(std::max(hull.width, hull.height)) / to_pt(side.gap);
    CHECK(std::abs(periods - std::round(periods)) < 0.1);
  }
  REQUIRE(ornament_names().size() >= 4);
  for (size_t i = 0; i < ornament_names().size(); ++i) {
    CAPTURE(ornament_names()[i]);
    const Tile& tile = ornament(i);
    // Mirrored it is the same, so that two sides meet in a mitre as if it were folded.
    std::multiset<std::pair<int, int>> there, mirrored;
    for (const Tile::Step& step : tile.steps)
      for (int p = 0; p < (step.kind == PathStep::Kind::curve ? 3 : step.kind == PathStep::Kind::close ? 0 : 1); ++p) {
        const int x = static_cast<int>(std::lround(step.at[2 * p] * 20)),
                  y = static_cast<int>(std::lround(step.at[2 * p + 1] * 20));
        there.emplace(x, y), mirrored.emplace(static_cast<int>(std::lround(tile.width * 20)) - x, y);
      }
    std::set<std::pair<int, int>> a(there.begin(), there.end()), b(mirrored.begin(), mirrored.end());
    CHECK(a == b);
  }
  CHECK_FALSE(read_tile("<svg viewBox=\"0 0 8 8\"><path d=\"M0 0 A4 4 0 0 1 8 8\"/></svg>"));
  CHECK_FALSE(read_tile("<svg viewBox=\"0 0 8 8\"><path d=\"M0 0 L1\"/></svg>"));
  CHECK_FALSE(read_tile("<svg><path d=\"M0 0 L1 1 Z\"/></svg>"));
}

TEST_CASE("reverse leaves black text and rules white, but no code and no ink of its own") {
  const SmallPage page(
      boxed("    tint: black\n    reverse: true\n    padding: 1字\n",
            "      t: {kind: text, lines: 1, style: plain, text: 白}\n"
            "      c: {kind: text, line: 2, lines: 1, style: {based-on: plain, ink: black 10%}, text: 灰}\n"
            "      r: {kind: rule, line: 3, lines: 1}\n"
            "      n: {kind: box, line: 4, cols: 1, lines: 1, tint: black 10%, blocks: {\n"
            "        i: {kind: text, style: plain, text: 黑}}}\n"
            "      q: {kind: barcode, cols: 2, line: 4, lines: 5, data: \"9771674678017\"}\n"));
  CHECK(page.codes().find("low-contrast") == std::string::npos);
  CHECK(block(page, "t").frames[0].lines[0].runs[0].ink == InkTable::paper);
  CHECK(page.laid.edition.inks[block(page, "c").frames[0].lines[0].runs[0].ink].k == 100);
  CHECK(block(page, "i").frames[0].lines[0].runs[0].ink == InkTable::black);
  CHECK(std::ranges::any_of(page.items<Stroke>(), [](const Stroke& s) { return s.ink == InkTable::paper; }));
  for (const PlacedFrame& frame : block(page, "q").frames)
    for (const PlacedLine& line : frame.lines) CHECK(line.runs[0].ink == InkTable::black);
}

TEST_CASE("a shadow falls beyond the box, which stands on paper or on its tint") {
  const SmallPage page(boxed("    shadow: {offset: 3pt, ink: black 40%}\n    border: {weight: 0pt}\n",
                             "      t: {kind: text, style: plain, text: 字}\n"));
  const auto fills = page.items<Fill>();
  REQUIRE(fills.size() == 2);
  CHECK(fills[0].area.x - fills[1].area.x == from_pt(3));
  CHECK(fills[0].area.bottom() - fills[1].area.bottom() == from_pt(3));
  CHECK(fills[1].ink == InkTable::paper);
  CHECK(fills[1].area == block(page, "b").area);
}

TEST_CASE(
    "a rule between two blocks stands in the middle of what is between them, as long as they are beside each other") {
  const std::string blocks =
      "  a: {kind: text, cols: 1, lines: 10, style: plain, text: 甲}\n"
      "  b: {kind: text, cols: 2, line: 3, lines: 12, style: plain, text: 乙}\n"
      "  c: {kind: text, cols: 1, line: 12, lines: 2, style: plain, text: 丙}\n"
      "  d: {kind: text, cols: 4, lines: 10, style: plain, text: 丁}\n";
  const auto rule = [&](const std::string& keys) {
    return SmallPage(blocks + "  r: {kind: rule, weight: 0.5pt, " + keys + "}\n");
  };
  const SmallPage upright = rule("between: [b, a]");
  CHECK(upright.codes().empty());
  const Stroke s = upright.items<Stroke>().at(0);
  const Rect a = block(upright, "a").area, b = block(upright, "b").area;
  CHECK(s.from.x == s.to.x);
  CHECK(std::abs((s.from.x - a.right()).mpt - (b.x - s.from.x).mpt) <= 1);
  CHECK(s.from.y == b.y);
  CHECK(s.to.y == a.bottom());
  const SmallPage level = rule("between: [a, c]");
  const Stroke l = level.items<Stroke>().at(0);
  CHECK(l.from.y == l.to.y);
  CHECK(std::abs((l.from.y - a.bottom()).mpt - (block(level, "c").area.y - l.from.y).mpt) <= 1);
  CHECK(l.to.x - l.from.x == from_pt(100));
  CHECK(rule("between: [a, d]").codes() == "not-between ");  // b stands there
  CHECK(rule("between: [c, d]").codes() == "not-between ");  // neither beside nor above
  CHECK(rule("between: [a, b], cols: 1").codes() == "not-between ");
  CHECK(rule("between: [a]").codes() == "not-between ");
  CHECK(rule("between: [a, nobody]").codes() == "below-unknown ");
  CHECK(rule("between: [a, b], pattern: ornament, size: 12pt").codes() == "not-between ");  // in a gutter of 10 pt
}

TEST_CASE("a rule stands between a block and several beyond it, as one") {
  const std::string blocks =
      "  a: {kind: text, cols: 1-2, lines: 20, style: plain, text: 甲}\n"
      "  b: {kind: text, cols: 3-4, lines: 8, style: plain, text: 乙}\n"
      "  c: {kind: text, cols: 3-4, line: 11, lines: 8, style: plain, text: 丙}\n";
  const SmallPage page(blocks + "  r: {kind: rule, weight: 0.5pt, between: [a, b, c]}\n");
  CHECK(page.codes() == "");
  const Stroke s = page.items<Stroke>().at(0);
  CHECK(s.from.y == block(page, "b").area.y);
  CHECK(s.to.y == block(page, "c").area.bottom());
  CHECK(SmallPage(blocks + "  r: {kind: rule, between: [a, b, b]}\n").codes() == "not-between ");
  CHECK(SmallPage(blocks + "  r: {kind: rule, between: [b, a, c]}\n").codes() == "not-between ");  // c lies below b
}

TEST_CASE("rules of a group stand in its gutters, past a gap on one side, and where a line is free") {
  const SmallPage page(
      "  g:\n    kind: group\n    lines: 20\n    rules: {weight: 0.5pt}\n    blocks:\n"
      "      a: {kind: text, cols: 1, lines: 20, style: plain, text: 甲}\n"
      "      b: {kind: text, cols: 2-3, lines: 8, style: plain, text: 乙}\n"
      "      c: {kind: text, cols: 2-3, line: 11, lines: 5, style: plain, text: 丙}\n"
      "      d: {kind: text, cols: 2-3, line: 16, lines: 5, style: plain, text: 丁}\n"
      "      e: {kind: text, cols: 4, line: 1, lines: 5, style: plain, text: 戊}\n");
  CHECK(page.codes() == "");
  const auto strokes = page.items<Stroke>();
  REQUIRE(strokes.size() == 3);
  const Rect a = block(page, "a").area, b = block(page, "b").area, c = block(page, "c").area, d = block(page, "d").area,
             e = block(page, "e").area;
  const auto is = [](const Stroke& stroke, Length from_x, Length from_y, Length to_x, Length to_y) {
    const auto near = [](Length one, Length other) { return std::abs((one - other).mpt) <= 1; };
    return near(stroke.from.x, from_x) && near(stroke.from.y, from_y) && near(stroke.to.x, to_x) &&
           near(stroke.to.y, to_y);
  };
  CHECK(is(strokes[0], a.right() + from_pt(5), a.y, a.right() + from_pt(5), d.bottom()));
  CHECK(is(strokes[1], b.right() + from_pt(5), b.y, b.right() + from_pt(5), e.bottom()));
  const Length middle = b.bottom() + (c.y - b.bottom()) / 2;  // nothing is free between c and d
  CHECK(is(strokes[2], b.x, middle, b.right(), middle));
}

TEST_CASE("an ornament of the house's own is drawn a whole number of times, mitred; what is no tile is told") {
  const auto page = [](const std::string& svg, const std::string& pattern = "ornament") {
    return SmallPage(boxed("    padding: 1字\n    border: {pattern: " + pattern + ", tile: own.svg, size: 10pt}\n",
                           "      t: {kind: text, style: plain, text: 字}\n"),
                     "", {{"own.svg", svg}});
  };
  const std::string head = "<svg viewBox=\"0 0 10 10\">";
  const SmallPage good = page(head + "<path d=\"M 2 2 L 8 2 L 5 8 Z\"/></svg>");
  CHECK(good.codes() == "");
  const auto figures = good.items<Contour>();
  REQUIRE(figures.size() == 4);
  // 210 pt wide: twenty whole tiles from corner to corner, half of one in either, cut off by the mitre.
  size_t begun = 0;
  for (const PathStep& step : figures[0].steps) begun += step.kind == PathStep::Kind::move ? 1 : 0;
  CHECK(begun == 20 + 3);
  CHECK(good.laid.inputs.of_sheet.at(0).size() ==
        SmallPage("  t: {kind: text, style: plain, text: 字}\n").laid.inputs.of_sheet.at(0).size() + 1);
  CHECK(page(head + "<path d=\"M 2 2 L 8 2 Z\"/></svg>", "double").codes() == "bad-ornament ");
  std::string many = head + "<path d=\"M 0 0";
  for (int i = 0; i < 400; ++i) many += " L 1 1";
  for (const std::string& svg :
       {std::string("<svg></svg>"), head + "<path d=\"m 1 1 l 2 2\"/></svg>", head + "</svg>",
        head + "<path d=\"M 2 2 L 8e9 2 Z\"/></svg>", head + "<path d=\"M 1 nan L 1 1 Z\"/></svg>",
        std::string("<svg viewBox=\"0 0 1000 1\"><path d=\"M 0 0 L 1 1 Z\"/></svg>"), many + " Z\"/></svg>"}) {
    CAPTURE(svg);
    CHECK(page(svg).codes() == "bad-ornament ");
  }
}

TEST_CASE("captions stand below the picture, beside it or on it") {
  const auto photo = [](const std::string& keys) {
    return SmallPage(
        "  p: {kind: photo, cols: 1-3, lines: 12, file: photo.jpg, caption: 灯塔, caption-style: plain, "
        "most-crop: 100%, " +
        keys + "}\n");
  };
  const SmallPage left = photo("caption-place: left, caption-chars: 6, caption-gap: 10pt");
  CHECK(left.codes().empty());
  const Rect area = block(left, "p").area, picture = left.items<Image>().at(0).box;
  CHECK(picture.x == area.x + from_pt(70));
  CHECK(picture.height == area.height);
  const PlacedFrame& beside = block(left, "p").frames.at(0);
  CHECK(beside.area.width == from_pt(60));
  CHECK(beside.area.bottom() == area.bottom());
  CHECK(photo("caption-place: right").items<Image>().at(0).box.x == area.x);
  const SmallPage on = photo("caption-place: on-picture, caption-panel: black, border: {weight: 1pt, corner: 8pt}");
  CHECK(on.codes() == "low-contrast ");  // black on black
  CHECK(on.items<Image>().at(0).box == area.inset(from_pt(1)));
  const Fill panel = on.items<Fill>().at(0);
  CHECK(on.items<Image>().at(0).box.contains(panel.area));
  CHECK(panel.area.contains(block(on, "p").frames.at(0).area));
  CHECK(on.items<Clip>().size() == 4);
  CHECK(photo("caption-place: on-picture, caption-panel: black 20%").codes().empty());
  CHECK(photo("caption-place: left, caption-chars: 40").codes() == "no-room ");
}

TEST_CASE("a picture that loses more than two fifths is told") {
  // 3 : 2 in a place of 1 : 2.3.
  const std::string tall = "  p: {kind: photo, cols: 1, lines: 16, file: photo.jpg";
  CHECK(SmallPage(tall + "}\n").codes() == "cropped-picture ");
  CHECK(SmallPage(tall + ", most-crop: 80%}\n").codes().empty());
  CHECK(SmallPage("  p: {kind: photo, cols: 1-2, lines: 9, file: photo.jpg}\n").codes().empty());
}

TEST_CASE("a caption never touches the text under it") {
  std::string text = "---\ntitle: 题\n---\n";
  for (int i = 0; i < 60; ++i) text += "这一句话正好有十六个字又加上句号。";
  const auto first_below = [&](const std::string& keys) {
    const SmallPage page(
        "  s: {kind: story, cols: 1-2, lines: 30, columns: 2, body: plain, story: story.md}\n"
        "  p: {kind: photo, in: s, cols: 2, line: 1, lines: 6, file: photo.jpg" +
            keys + "}\n",
        text);
    const Rect photo = block(page, "p").area;
    Length top{INT32_MAX};
    for (const PlacedFrame& frame : block(page, "s").frames)
      for (const PlacedLine& line : frame.lines)
        if (line.x == photo.x) top = std::min(top, line.baseline);
    return (top - page.sheet().baseline_first) / page.sheet().pitch;
  };
  const auto stacked = [](const std::string& keys) {
    return SmallPage(
        "  p: {kind: photo, cols: 1-2, lines: 10, file: photo.jpg, caption: 灯塔, caption-style: plain}\n"
        "  t: {kind: text, cols: 2, below: p, lines: 2, style: plain, text: 字" +
        keys + "}\n");
  };
  CHECK(stacked("").codes() == "caption-touches ");
  CHECK(stacked(", gap: 1").codes().empty());
  CHECK(first_below("") == 6);
  CHECK(first_below(", caption: 灯塔, caption-style: plain") == 7);
}

TEST_CASE("photos: one caption that tells each by its place, in the words of the language") {
  const auto group = [](const std::string& photos, const std::string& language) {
    return SmallPage(
        "  g:\n    kind: photos\n    lines: 20\n    caption: 夜市。\n    credit: 某某\n    caption-style: plain\n"
        "    blocks:\n" +
            photos,
        "", {}, language);
  };
  const auto photo = [](const char* name, const char* place, const char* caption) {
    return fmt::format("      {}: {{kind: photo, {}, file: photo.jpg, most-crop: 100%, caption: {}}}\n", name, place,
                       caption);
  };
  const std::string three = photo("x", "cols: 1-2, lines: 17", "街。") + photo("y", "cols: 3-4, lines: 8", "灯。") +
                            photo("z", "cols: 3-4, line: 10, lines: 8", "船。");
  const SmallPage page = group(three, "zh-Hans");
  CHECK(page.codes().empty());
  CHECK(text_of(block(page, "g")) == "夜市。左图：街。右上图：灯。右下图：船。（某某）");
  CHECK(page.items<Image>().size() == 3);
  for (const char* name : {"x", "y", "z"}) CHECK(text_of(block(page, name)).empty());
  CHECK(page.items<Image>()[1].alt == "灯。");
  CHECK(text_of(block(group(three, "zh-Hant-TW"), "g")).find("右上圖：燈") == std::string::npos);
  CHECK(text_of(block(group(three, "zh-Hant-TW"), "g")).find("右上圖：") != std::string::npos);
  CHECK(text_of(block(group(three, "en"), "g")).find("Top right:") != std::string::npos);
  const std::string four = photo("w", "cols: 1", "一。") + photo("x", "cols: 2", "二。") +
                           photo("y", "cols: 3", "三。") + photo("z", "cols: 4", "四。");
  CHECK(group(four, "zh-Hans").codes() == "photo-places ");
  CHECK(text_of(block(group(photo("w", "cols: 1-4", "独。"), "zh-Hans"), "g")) == "夜市。独。（某某）");
  CHECK(group("      t: {kind: text, style: plain, text: 字}\n", "zh-Hans").codes() == "not-a-photo ");
}

TEST_CASE("numbers of barcodes: right digits are taken, wrong ones told with the right one") {
  CHECK(ean_check("977167467801") == '7');
  CHECK(issn_check("0317847") == '1');
  CHECK(issn_check("1050124") == 'X');
  const BarcodeNumber ean = read_barcode_number("9771674678017", "00");
  CHECK(ean.fault.empty());
  CHECK(ean.digits == "9771674678017");
  const BarcodeNumber issn = read_barcode_number("0317-8471", "01");
  CHECK(issn.digits.substr(0, 12) == "977031784701");
  CHECK(issn.digits.back() == ean_check(issn.digits.substr(0, 12)));
  CHECK(issn.issn == "0317-8471");
  CHECK(read_barcode_number("9771674678013", "00").fault.english() ==
        "the last digit of 9771674678013 is 3, it should be 7");
  CHECK(read_barcode_number("0317-8472", "00").fault.english() ==
        "the check digit of ISSN 0317-8472 is 2, it should be 1");
  CHECK(!read_barcode_number("0317-8471", "1").fault.empty());
  CHECK(!read_barcode_number("977167", "00").fault.empty());
  CHECK(!read_barcode_number("97716746780一二", "00").fault.empty());
}

TEST_CASE("barcode: bars of whole modules on paper of their own, digits below, quiet zones kept") {
  const SmallPage page("  c: {kind: barcode, x: 0pt, y: 0pt, width: 120pt, data: \"9771674678017\", add-on: \"03\"}\n");
  CHECK(page.codes().empty());
  const PlacedBlock& code = block(page, "c");
  CHECK(code.alt == "9771674678017 + 03");
  CHECK(text_of(code) == "977167467801703");
  // 11 + 95 + 7 + 20 + 5 modules, the height of 79.
  const double module = 120.0 / 138;
  CHECK(std::abs(to_pt(code.area.height) - 79 * module) < 0.01);
  const auto fills = page.items<Fill>();
  CHECK(fills[0].ink == InkTable::paper);
  CHECK(fills[0].area == code.area);
  Length right{};
  for (size_t i = 1; i < fills.size(); ++i) {
    const Fill& bar = fills[i];
    CHECK(bar.ink == InkTable::black);
    const double modules = to_pt(bar.area.width) / module, at = to_pt(bar.area.x - code.area.x) / module;
    CHECK(std::abs(modules - std::round(modules)) < 0.01);
    CHECK(std::abs(at - std::round(at)) < 0.01);
    CHECK(bar.area.x >= right);
    right = bar.area.right();
  }
  CHECK(std::lround(to_pt(fills[1].area.x - code.area.x) / module) == 11);
  CHECK(std::lround(to_pt(code.area.right() - right) / module) >= 5);
  // The first bars are guards, and reach further down than the next.
  CHECK(fills[1].area.bottom() > fills[3].area.bottom());
  const auto codes = [](const std::string& keys) { return SmallPage("  c: {kind: barcode, " + keys + "}\n").codes(); };
  CHECK(codes("x: 0pt, y: 0pt, width: 60pt, data: \"9771674678017\"") == "barcode-size ");
  CHECK(codes("cols: 1, lines: 1, data: \"9771674678017\"") == "no-room ");
  CHECK(codes("x: 0pt, y: 0pt, width: 10pt, data: \"9771674678017\"") == "barcode-size no-room ");
  CHECK(codes("cols: 1, lines: 8, data: \"9771674678013\"") == "bad-barcode ");
  CHECK(codes("cols: 1, lines: 8, data: \"9771674678017\", add-on: \"3\"") == "bad-barcode ");
  CHECK(text_of(block(SmallPage("  c: {kind: barcode, cols: 1, lines: 8, data: 0317-8471}\n"), "c"))
            .find("ISSN 0317-8471") != std::string::npos);
}

TEST_CASE("a headline on a picture: its ink, an outline or a panel, and a warning when it cannot be read") {
  const auto head = [](const std::string& keys) {
    return SmallPage(
        "  p: {kind: photo, lines: 18, file: photo.jpg}\n"
        "  h: {kind: headline, of: s, over: p, cols: 1-2, line: 2, lines: 4, title: big" +
            keys +
            "}\n"
            "  s: {kind: story, line: 20, lines: 2, body: plain, story: story.md}\n",
        "---\ntitle: "
        "灯塔亮了\n---"
        "\n正文正文正文正文正文正文正文正文正文正文正文正文正文正文正文正文正文正文正文正文正文正文正文正文正文正文。"
        "\n");
  };
  const auto warned = [](const SmallPage& page) { return page.codes().find("low-contrast") != std::string::npos; };
  CHECK(warned(head(", ink: black 50%")));  // on a sky of middle tones
  const SmallPage outlined = head(", ink: paper, outline: {weight: 1pt, ink: black}");
  CHECK_FALSE(warned(outlined));
  const GlyphRun& run = block(outlined, "h").frames.at(0).lines.at(0).runs.at(0);
  CHECK(run.ink == InkTable::paper);
  CHECK(run.halo == from_pt(1));
  CHECK(run.halo_ink == InkTable::black);
  const SmallPage panel = head(", panel: paper");
  CHECK_FALSE(warned(panel));
  CHECK(panel.items<Fill>().at(0).area == block(panel, "h").area);
  CHECK(warned(head(", panel: black")));
}
