// Each kind of block on a small page: what it leaves on the sheet.
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <stdlib.h>

#include <filesystem>
#include <string>

#include "tests/blocks/small_page.h"

using namespace banxin;
using test::SmallPage;

TEST_CASE("rule: a thick line is four thin ones, the white between two") {
  struct Case {
    const char* pattern;
    std::vector<int> weights_milli;
  };
  const Case cases[] = {
      {"single", {500}}, {"double", {500, 500}}, {"thick-thin", {2000, 500}}, {"thin-thick", {500, 2000}}};
  for (const Case& c : cases) {
    CAPTURE(c.pattern);
    const SmallPage page(fmt::format("  r: {{kind: rule, y: 100pt, weight: 0.5pt, pattern: {}}}\n", c.pattern));
    CHECK(page.codes().empty());
    const auto strokes = page.items<Stroke>();
    REQUIRE(strokes.size() == c.weights_milli.size());
    const Length top = page.sheet().type_area.y + from_pt(100);
    CHECK(strokes[0].from.y - strokes[0].width / 2 == top);
    for (size_t i = 0; i < strokes.size(); ++i) CHECK(strokes[i].width.mpt == c.weights_milli[i]);
    if (strokes.size() == 2)
      CHECK(strokes[1].from.y - strokes[1].width / 2 - (strokes[0].from.y + strokes[0].width / 2) == from_pt(1));
  }
}

TEST_CASE("box: tint below, border inside its edges, blocks above") {
  const SmallPage page(
      "  b:\n    kind: box\n    cols: 1-2\n    line: 3\n    lines: 4\n    border: {weight: 1pt}\n    tint: black 10%\n"
      "    blocks:\n      t: {kind: text, x: 5pt, y: 5pt, style: plain, text: 内}\n");
  CHECK(page.codes().empty());
  const auto fills = page.items<Fill>();
  REQUIRE(fills.size() == 1);
  CHECK(page.laid.edition.inks[fills[0].ink].k == 100);
  CHECK(fills[0].area.height == from_pt(3 * 15 + 10));
  const auto strokes = page.items<Stroke>();
  REQUIRE(strokes.size() == 4);
  for (const Stroke& s : strokes) {
    CHECK(std::min(s.from.x, s.to.x) >= fills[0].area.x);
    CHECK(std::max(s.from.y, s.to.y) <= fills[0].area.bottom());
  }
  CHECK(page.items<GlyphRun>().size() == 1);
}

TEST_CASE("qr: a square of whole modules, its finders where the standard puts them") {
  const SmallPage page("  q: {kind: qr, x: 0pt, y: 0pt, width: 50pt, data: https://example.org}\n");
  CHECK(page.codes().empty());
  const auto fills = page.items<Fill>();
  REQUIRE(!fills.empty());
  const Rect area = page.sheet().blocks[0].area;
  CHECK(area.height == area.width);
  // 19 bytes at level M need version 2: 25 modules a side; the top row of a finder is seven dark modules.
  const Length module = area.width / 25;
  CHECK(fills[0].area.width == 7 * module);
  CHECK(fills[0].area.height == module);
  for (const Fill& fill : fills) CHECK(area.contains(fill.area));
}

TEST_CASE("qr: what a telephone can hardly read from newsprint is warned of") {
  const auto codes = [](const std::string& keys) {
    return SmallPage("  q: {kind: qr, x: 0pt, y: 0pt, data: https://example.org, " + keys +
                     "}\ninks: {gold: {m: 10%, y: 40%}, sea: {c: 100%, m: 50%}, orange: {m: 90%, y: 100%}}\n")
        .codes();
  };
  // 25 modules of 0.396 mm, the least of the GS1 General Specifications, are 28.06 pt.
  CHECK(codes("width: 28.1pt") == "");
  CHECK(codes("width: 28pt") == "qr-size ");
  CHECK(codes("width: 50pt, ink: gold") == "qr-ink ");
  CHECK(codes("width: 50pt, ink: sea") == "qr-ink ");
  CHECK(codes("width: 50pt, ink: orange") == "");  // nobody sees the edge of yellow
  CHECK(codes("width: 17pt, ink: gold") == "qr-size qr-ink ");
}

TEST_CASE("photo: cropped to its box round the focus, the caption level with the last line") {
  for (const char* focus : {"[0, 0]", "[1, 1]", "[0.5, 0.5]"}) {
    CAPTURE(focus);
    const SmallPage page(
        fmt::format("  p: {{kind: photo, cols: 1-2, line: 1, lines: 8, file: photo.jpg, caption: 灯塔, "
                    "credit: 某某 摄, focus: {}, caption-style: plain}}\n",
                    focus));
    CHECK(page.codes().empty());
    const auto images = page.items<Image>();
    REQUIRE(images.size() == 1);
    const Image& image = images[0];
    CHECK(image.whole.contains(image.box));
    // The picture's own proportions, 1600 × 1067, to a thousandth of a point.
    CHECK(std::abs(to_pt(image.whole.width) * 1067 / 1600 - to_pt(image.whole.height)) < 0.01);
    const Rect area = page.sheet().blocks[0].area;
    if (focus[1] == '0' && focus[2] == ',') CHECK(image.whole.origin() == image.box.origin());
    if (focus[1] == '1') CHECK(image.whole.bottom() == image.box.bottom());
    const auto& line = page.sheet().blocks[0].frames[0].lines[0];
    CHECK(line.text == "灯塔（某某 摄）");
    CHECK(line.baseline == area.bottom() - from_pt(10) + LineSpace{}.ascent(from_pt(10)));
    CHECK(image.ppi == std::lround(1600 * 72.0 / to_pt(image.whole.width)));
  }
}

TEST_CASE("photo: too few pixels for its size are reported") {
  // 1067 pixels over 295 pt are 260 ppi, over 595 pt 129.
  const SmallPage fine("  p: {kind: photo, line: 1, lines: 20, file: photo.jpg}\n");
  CHECK(fine.codes().empty());
  const SmallPage coarse("  p: {kind: photo, line: 1, lines: 40, most-crop: 60%, file: photo.jpg}\n");
  CHECK(coarse.codes() == "coarse-picture ");
}

TEST_CASE("text: variables, and where it stands in its box") {
  struct Case {
    const char* vertical;
    int baseline_milli;  // from the top of a box 30 pt high, type 10 pt
  };
  for (const Case& c : {Case{"top", 8800}, Case{"middle", 18800}, Case{"bottom", 28800}}) {
    CAPTURE(c.vertical);
    const SmallPage page(
        fmt::format("  t: {{kind: text, y: 0pt, height: 30pt, style: plain, vertical: {}, "
                    "text: \"{{weekday}} {{page}}\"}}\n",
                    c.vertical));
    CHECK(page.codes().empty());
    const auto& line = page.sheet().blocks[0].frames[0].lines[0];
    CHECK(line.text.substr(0, 9) == "星期日");
    CHECK((line.baseline - page.sheet().type_area.y).mpt == c.baseline_milli);
  }
}

TEST_CASE("headline: fitted by tracking, then size, then width of the letters, and told when it is still too long") {
  struct Case {
    int characters;
    bool smaller, narrower, too_long;
  };
  // 430 pt hold 10 characters of 40 pt with room to spare, 10.75 of them in all.
  for (const Case& c : {Case{10, false, false, false}, Case{12, true, false, false}, Case{13, true, true, false},
                        Case{20, true, true, true}}) {
    CAPTURE(c.characters);
    std::string title;
    for (int i = 0; i < c.characters; ++i) title += "国";
    const SmallPage page(
        "  h: {kind: headline, of: s, line: 1, lines: 4, title: big, fit: {size: 85%, scale: 92%}}\n"
        "  s: {kind: story, below: h, story: story.md, body: plain}\n",
        "---\ntitle: " + title + "\n---\n正文。\n");
    const auto& line = page.sheet().blocks[0].frames[0].lines[0];
    const auto& run = line.runs.front();
    CHECK((run.size < from_pt(40)) == c.smaller);
    CHECK((run.scale < 1000) == c.narrower);
    CHECK((page.codes().find("headline-too-long") != std::string::npos) == c.too_long);
    CHECK(run.size >= from_pt(34));
    CHECK(run.scale >= 920);
  }
}

TEST_CASE("pull-quote: rows of like length that turn by meaning, in the middle, between rules") {
  const SmallPage page(
      "  q: {kind: pull-quote, cols: 1-2, line: 1, lines: 14, style: {size: 20pt, pitch: 27pt, indent: 0em, align: "
      "centre}, text: 今年的灯笼全是自己糊的，一盏也没有买，全镇的孩子都来帮忙, by: 会长, by-style: {size: 10pt, "
      "indent: "
      "0em, align: end}, "
      "rule: {weight: 1pt}}\n");
  CHECK(page.codes() == "");
  const auto rows = page.lines(Role::text);
  REQUIRE(rows.size() == 4);
  CHECK(rows[0].text == "今年的灯笼全是自己糊的，");
  CHECK(rows[1].text == "一盏也没有买，");
  CHECK(rows[3].text == "会长");
  CHECK(rows[1].baseline - rows[0].baseline == from_pt(27));
  const Rect area = page.sheet().blocks.at(0).area;
  const auto strokes = page.items<Stroke>();
  REQUIRE(strokes.size() == 2);
  CHECK(strokes[0].from.y == area.y + from_pt(0.5));
  CHECK(strokes[1].from.y == area.bottom() - from_pt(0.5));
  const SmallPage upright(
      "  q: {kind: pull-quote, cols: 1, line: 1, lines: 10, direction: vertical, style: {size: 20pt, indent: 0em}, "
      "text: "
      "一盏也没有买}\n");
  CHECK(upright.lines(Role::text).at(0).vertical);
  const SmallPage over(
      "  q: {kind: pull-quote, cols: 1, line: 1, lines: 2, style: {size: 20pt, indent: 0em}, text: "
      "今年的灯笼全是自己糊的一盏也没有买}\n");
  CHECK(over.told("text-overset"));
}

TEST_CASE("headline: of a block that holds no story") {
  const SmallPage page("  h: {kind: headline, of: nobody, lines: 4}\n");
  CHECK(page.codes() == "unknown-story-block ");
}

TEST_CASE("story: headings span the columns, photos take whole lines, text stands on the grid") {
  const std::string sentence = "这一句话正好有十六个字又加上句号。";
  std::string text = "---\ntitle: 题\ndateline: 本报讯\n---\n";
  for (int i = 0; i < 6; ++i) text += "\n" + sentence + sentence + "\n";
  text += "\n## 小标题\n\n![图](photo.jpg \"某某\"){column=2 lines=6 most-crop=60%}\n";
  for (int i = 0; i < 6; ++i) text += "\n" + sentence + sentence + "\n";
  const SmallPage page(
      "  s: {kind: story, story: story.md, columns: 2, body: plain, section-head: {lines: 3}, "
      "column-rule: {weight: 0.5pt}}\n",
      text);
  CHECK(page.codes() == "underset ");
  const Sheet& sheet = page.sheet();
  int headings = 0;
  for (const PlacedFrame& frame : sheet.blocks[0].frames)
    for (const PlacedLine& line : frame.lines) {
      if (line.role == Role::heading) ++headings;
      if (line.role == Role::body) CHECK((line.baseline - sheet.baseline_first).mpt % sheet.pitch.mpt == 0);
    }
  CHECK(headings == 1);
  CHECK(page.items<Image>().size() == 1);
  CHECK(page.items<Stroke>().size() == 2);  // one column rule a section
  CHECK(sheet.blocks[0].frames[0].lines[0].text.substr(0, 9) == "本报讯");
}

TEST_CASE("story: a picture that finds no room is left out, and told") {
  const auto story = [](int lines, const char* place) {
    return SmallPage("  s: {kind: story, story: story.md, lines: 12, columns: 2, body: plain}\n",
                     fmt::format("---\ntitle: 题\n---\n\n![图](photo.jpg){{column=1 lines={} most-crop=80%{}}}\n\n"
                                 "![图](photo.jpg){{column=1 lines=6 most-crop=80% foot}}\n\n字。\n",
                                 lines, place));
  };
  CHECK(story(5, "").items<Image>().size() == 2);
  CHECK(story(5, "").codes().find("overset-picture") == std::string::npos);
  const SmallPage meeting = story(6, ""), same_end = story(3, " columns=2 foot"), high = story(13, "");
  for (const SmallPage* page : {&meeting, &same_end, &high}) {
    CHECK(page->items<Image>().size() == 1);
    CHECK(page->codes().find("overset-picture ") != std::string::npos);
  }
}

TEST_CASE("story: a large first character that is cut off counts as its other characters do") {
  const SmallPage page(
      "  s: {kind: story, story: story.md, lines: 5, columns: 1, cols: 1, body: plain, "
      "drop-cap: {lines: 2}, headline: {lines: 2, title: plain}}\n",
      "---\ntitle: 题\n---\n\n一二三四五六七八九十一二三四五。\n\n![图](photo.jpg){lines=3 most-crop=99%}\n");
  REQUIRE(page.sheet().copyfits.size() == 1);
  CHECK(page.sheet().copyfits[0].characters_over == 16);
}

TEST_CASE("story: marks hang into a gutter that has room for them only") {
  std::string text;
  for (int i = 0; i < 12; ++i) text += "国国国国国国国国国国，";
  const auto hangs = [&](const std::string& keys) {
    const SmallPage page("  s: {kind: story, cols: 1-2, lines: 12, columns: 2, body: {based-on: plain, hang: force}, " +
                             keys + "story: story.md}\n",
                         "---\ntitle: 题\n---\n" + text + "\n");
    bool any = false;
    for (const PlacedFrame& frame : page.sheet().blocks.at(0).frames)
      for (const PlacedLine& line : frame.lines) {
        const auto& run = line.runs.front();
        any = any || run.at.x + run.glyphs.back().x >= line.x + line.width;
      }
    return any;
  };
  // Two columns of 10 字 with 1 字 between, or of 9 with 3.
  CHECK(hangs(""));
  CHECK_FALSE(hangs("column-rule: {weight: 0.5pt}, "));
  CHECK(hangs("columns-gap: 3, column-rule: {weight: 0.5pt}, "));
}
