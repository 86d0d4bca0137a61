#include "sheet/items.h"

#include <doctest/doctest.h>

#include <string>

namespace banxin {
namespace {

GlyphRun run(const char* text) {
  GlyphRun made;
  made.text = text;
  return made;
}

// One item of each place that a tree has, each with its own letter.
Sheet tree() {
  PlacedLine line;
  line.runs = {run("e"), run("f")};
  line.interlinear = {run("g"), Stroke{}};
  line.ink = {Fill{}, run("h")};
  PlacedLine last;
  last.runs = {run("i")};
  PlacedFrame frame{.area = {}, .lines = {line, last}, .ink = {run("d")}};
  Sheet sheet;
  sheet.ink = {run("a"), Anchor{}};
  sheet.blocks = {{.name = "first", .area = {}, .frames = {frame}, .ink = {run("b"), Image{}, run("c")}},
                  {.name = "second", .area = {}, .ink = {run("j"), Clip{}, Contour{}}}};
  sheet.slug = {run("k")};
  return sheet;
}

struct Letter {
  std::string& all;
  void operator()(const GlyphRun& run) { all += run.text; }
  void operator()(const Stroke&) { all += '-'; }
  void operator()(const Fill&) { all += '#'; }
  void operator()(const Contour&) { all += '~'; }
  void operator()(const Image&) { all += '@'; }
  void operator()(const Clip&) { all += '['; }
  void operator()(const Anchor&) { all += '!'; }
};

}  // namespace

TEST_CASE("items come in painting order: the page's, each block's with its frames and their lines, the slug line") {
  const Sheet sheet = tree();
  std::string order;
  for_each_item(sheet, Letter{order});
  CHECK(order == "a!b@cdefg-#hij[~k");
}

TEST_CASE("items of one kind, to read and to change") {
  Sheet sheet = tree();
  for_each<GlyphRun>(sheet, [](GlyphRun& one) { one.text += "."; });
  std::string texts;
  for_each<GlyphRun>(std::as_const(sheet), [&](const GlyphRun& one) { texts += one.text; });
  CHECK(texts == "a.b.c.d.e.f.g.h.i.j.k.");
  int images = 0;
  for_each<Image>(sheet, [&](const Image&) { ++images; });
  CHECK(images == 1);
}

}  // namespace banxin
