// Vertical stories and headlines on a horizontal page: CLREQ "vertical writing mode", where lines and columns stand.
#include "flow/vertical.h"

#include <algorithm>

#include "tests/blocks/small_page.h"

using namespace banxin;
using test::SmallPage;

namespace {

std::string story(const std::string& text, const std::string& head = "") {
  return "---\ntitle: 标题\n" + head + "---\n" + text + "\n";
}

std::string han(int n) {
  std::string out;
  for (int i = 0; i < n; ++i) out += "国";
  return out;
}

}  // namespace

TEST_CASE("tiers: whole characters high, the rest of the height between them") {
  const Rect room{from_pt(10), from_pt(20), from_pt(100), from_pt(305)};
  const auto one = divide_tiers(room, 1, 2, from_pt(10));
  REQUIRE(one.size() == 1);
  CHECK(one[0].height == from_pt(300));
  const auto two = divide_tiers(room, 2, 2, from_pt(10));
  REQUIRE(two.size() == 2);
  CHECK(two[0].height == from_pt(140));
  CHECK(two[1].bottom() == room.bottom());
  CHECK(two[1].y - two[0].bottom() == from_pt(25));
  CHECK(divide_tiers(room, 9, 2, from_pt(10)).empty());
}

TEST_CASE("vertical story: lines go from right to left, tiers from top to bottom") {
  // A block of 21 字: 210 pt wide, so 14 lines at a pitch of 15 pt; two tiers of 19 字 in 40 字.
  const SmallPage page(
      "  s: {kind: story, cols: 1-2, lines: 27, direction: vertical, columns: 2, columns-gap: 2, body: plain, story: "
      "story.md}\n",
      story(han(19 * 20)));
  const auto lines = page.lines(Role::body);
  REQUIRE(lines.size() == 20);
  for (size_t i = 0; i < lines.size(); ++i) {
    CHECK(lines[i].vertical);
    CHECK(lines[i].width == from_pt(190));
    if (i == 0 || i == 14) continue;
    CHECK(lines[i - 1].x - lines[i].x == from_pt(15));
    CHECK(lines[i].baseline == lines[i - 1].baseline);
  }
  CHECK(lines[14].x == lines[0].x);
  CHECK(lines[14].baseline > lines[0].baseline + lines[0].width);
  // The first cell stands inside the block, at its right.
  const Rect area = page.sheet().blocks[0].area;
  CHECK(lines[0].x + from_pt(5) <= area.right());
  CHECK(lines[0].x + from_pt(20) > area.right());
  CHECK(page.codes().find("underset") != std::string::npos);
}

TEST_CASE("vertical story: glyphs stand one em below another on one axis") {
  const SmallPage page("  s: {kind: story, cols: 1-1, lines: 20, direction: vertical, body: plain, story: story.md}\n",
                       story("天地玄黄"));
  const auto runs = page.items<GlyphRun>();
  REQUIRE(runs.size() == 1);
  REQUIRE(runs[0].glyphs.size() == 4);
  const auto lines = page.lines(Role::body);
  for (size_t i = 0; i < 4; ++i) {
    const PlacedGlyph& g = runs[0].glyphs[i];
    CHECK(runs[0].at.x + g.x == lines[0].x - from_pt(5));
    CHECK(runs[0].at.y + g.y == lines[0].baseline + from_pt(8.8) + static_cast<int>(i) * from_pt(10));
  }
  CHECK(runs[0].text == "天地玄黄");
}

TEST_CASE("vertical story: overset text is counted, a photo is refused") {
  const SmallPage over("  s: {kind: story, cols: 1-1, lines: 10, direction: vertical, body: plain, story: story.md}\n",
                       story(han(2000)));
  CHECK(over.codes().find("overset") != std::string::npos);
  REQUIRE(over.sheet().copyfits.size() == 1);
  const auto set = over.lines(Role::body);
  int characters = 0;
  for (const PlacedLine& line : set) characters += static_cast<int>(line.text.size() / 3);
  CHECK(over.sheet().copyfits[0].characters_over == 2000 - characters);
  const SmallPage photo("  s: {kind: story, cols: 1-1, lines: 10, direction: vertical, body: plain, story: story.md}\n",
                        story("国\n\n![图](photo.jpg)"));
  CHECK(photo.codes().find("vertical-photo") != std::string::npos);
}

TEST_CASE("vertical story: a heading stands in the middle of its lines and keeps two lines behind it") {
  const SmallPage page(
      "  s: {kind: story, cols: 1-1, lines: 14, direction: vertical, body: plain, section-head: {style: plain, lines: "
      "3}, "
      "story: story.md}\n",
      story(han(20) + "\n\n## 小标题\n\n" + han(30)));
  const auto heads = page.lines(Role::heading);
  const auto lines = page.lines(Role::body);
  REQUIRE(heads.size() == 1);
  REQUIRE(lines.size() >= 3);
  CHECK(lines[0].x - heads[0].x == from_pt(30));
  CHECK(heads[0].x - lines[1].x == from_pt(30));
}

TEST_CASE("Mongolian lines progress from left to right") {
  const SmallPage page("  s: {kind: story, cols: 1-2, lines: 12, direction: vertical, body: plain, story: story.md}\n",
                       story("ᠬᠦᠮᠦᠨ ᠪᠦᠷ ᠲᠥᠷᠥᠵᠦ ᠮᠡᠨᠳᠡᠯᠡᠬᠦ ᠡᠷᠬᠡ ᠴᠢᠯᠥᠭᠡ ᠲᠡᠢ ᠠᠳᠠᠯᠢᠬᠠᠨ ᠲᠥᠷᠥ ᠲᠡᠢ ᠢᠵᠢᠯ ᠡᠷᠬᠡ ᠲᠡᠢ ᠪᠠᠢᠠᠭ ᠣᠶᠤᠨ "
                             "ᠤᠬᠠᠭᠠᠨ ᠨᠠᠨᠳᠢᠨ ᠴᠢᠨᠠᠷ ᠵᠠᠶᠠᠭᠠᠰᠠᠨ",
                             "language: mn-Mong\n"));
  const auto lines = page.lines(Role::body);
  REQUIRE(lines.size() >= 2);
  CHECK(lines[1].x > lines[0].x);
  for (const GlyphRun& run : page.items<GlyphRun>()) CHECK(run.rotated);
}

TEST_CASE("vertical headline: kicker, title, deck and byline from right to left") {
  const SmallPage page(
      "  h: {kind: headline, of: s, cols: 4-4, lines: 30, direction: vertical, kicker: plain, title: big, deck: plain, "
      "byline: plain}\n"
      "  s: {kind: story, cols: 1-2, lines: 12, direction: vertical, body: plain, story: story.md}\n",
      story("国", "kicker: 引题\ndeck: 副题\nbyline: 署名\n"));
  const auto at = [&](Role role) {
    const auto found = page.lines(role);
    REQUIRE(found.size() == 1);
    CHECK(found[0].vertical);
    return found[0].x;
  };
  CHECK(at(Role::kicker) > at(Role::title));
  CHECK(at(Role::title) > at(Role::deck));
  CHECK(at(Role::deck) > at(Role::byline));
}

TEST_CASE("vertical headline: a title too long for one line turns by meaning, and nothing of it is lost") {
  const std::string title = "乡村教师郑焕松用镜头记录山乡变迁";
  const SmallPage page(
      "  h: {kind: headline, of: s, cols: 3-4, lines: 28, direction: vertical, title: big}\n"
      "  s: {kind: story, cols: 1-2, lines: 12, direction: vertical, body: plain, story: story.md}\n",
      "---\ntitle: " + title + "\n---\n国\n");
  std::string all;
  const auto rows = page.lines(Role::title);
  CHECK(rows.size() == 2);
  for (size_t i = 0; i < rows.size(); ++i) {
    all += rows[i].text;
    if (i > 0) CHECK(rows[i].x < rows[i - 1].x);
  }
  CHECK(all == title);
}

TEST_CASE("vertical text: its lines start at the right of the box") {
  const SmallPage page(
      "  t: {kind: text, x: 0pt, y: 0pt, width: 60pt, height: 50pt, direction: vertical, style: plain, text: "
      "[天地玄黄, "
      "宇宙洪荒]}\n");
  const auto lines = page.lines(Role::text);
  REQUIRE(lines.size() == 2);
  const Rect area = page.sheet().blocks[0].area;
  CHECK(lines[0].x == area.right() - from_pt(5));
  CHECK(lines[1].x == area.right() - from_pt(20));
  CHECK(lines[0].baseline == area.y);
}
