// Vertical stories and headlines on a horizontal page: CLREQ "vertical writing mode", where lines and columns stand.
#include <algorithm>

#include "flow/room.h"
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
  // Lines of 10 pt at a pitch of 15 pt: seven in 100 pt, and 0 pt left; six in 95 pt, with 10 pt shared by the sides.
  const auto tiers = [](int count, Length width) {
    return tier_room({from_pt(10), from_pt(20), width, from_pt(305)}, WritingMode::vertical_rl, count, 2, from_pt(10),
                     from_pt(10), from_pt(15));
  };
  const Room one = tiers(1, from_pt(100));
  REQUIRE(one.columns.size() == 1);
  CHECK(one.columns[0].width == from_pt(300));
  CHECK(one.foot == 7);
  CHECK(one.space.line_top(0) == Length{});
  const Room two = tiers(2, from_pt(95));
  REQUIRE(two.columns.size() == 2);
  CHECK(two.columns[0].width == from_pt(140));
  CHECK(two.columns[1].right() == from_pt(305));
  CHECK(two.columns[1].x - two.columns[0].right() == from_pt(25));
  CHECK(two.across.width == from_pt(305));
  CHECK(two.foot == 6);
  CHECK(two.space.line_top(0) == from_pt(5));
  CHECK(tiers(9, from_pt(100)).columns.empty());
}

TEST_CASE("line space: a rectangle turned onto the page and back") {
  const Rect area{from_pt(100), from_pt(50), from_pt(200), from_pt(300)};
  // Ten points along the lines, twenty from line to line.
  const Rect part{from_pt(10), from_pt(20), from_pt(30), from_pt(40)};
  const struct {
    WritingMode mode;
    Rect on_page;
  } cases[] = {{WritingMode::horizontal_tb, {from_pt(110), from_pt(70), from_pt(30), from_pt(40)}},
               {WritingMode::vertical_rl, {from_pt(240), from_pt(60), from_pt(40), from_pt(30)}},
               {WritingMode::vertical_lr, {from_pt(120), from_pt(60), from_pt(40), from_pt(30)}}};
  for (const auto& c : cases) {
    const LineSpace space = lines_in(area, c.mode, {}, {});
    CHECK(space.on_page(part) == c.on_page);
    CHECK(space.from_page(c.on_page) == part);
  }
}

TEST_CASE("vertical story: lines go from right to left, tiers from top to bottom") {
  // A block of 21 字: 210 pt wide, so 14 lines at a pitch of 15 pt; two tiers of 19 字 in 40 字.
  const SmallPage page(
      "  s: {kind: story, cols: 1-2, lines: 27, direction: vertical, columns: 2, columns-gap: 2, body: plain, story: "
      "story.md}\n",
      story(han(19 * 20)));
  const auto lines = page.lines(Role::body);
  REQUIRE(lines.size() == 20);
  // Level: ten lines in either.
  for (size_t i = 0; i < lines.size(); ++i) {
    CHECK(lines[i].vertical);
    CHECK(lines[i].width == from_pt(190));
    if (i == 0 || i == 10) continue;
    CHECK(lines[i - 1].x - lines[i].x == from_pt(15));
    CHECK(lines[i].baseline == lines[i - 1].baseline);
  }
  CHECK(lines[10].x == lines[0].x);
  CHECK(lines[10].baseline > lines[0].baseline + lines[0].width);
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

TEST_CASE("vertical story: overset text is counted") {
  const SmallPage over("  s: {kind: story, cols: 1-1, lines: 10, direction: vertical, body: plain, story: story.md}\n",
                       story(han(2000)));
  CHECK(over.codes().find("overset") != std::string::npos);
  REQUIRE(over.sheet().copyfits.size() == 1);
  const auto set = over.lines(Role::body);
  int characters = 0;
  for (const PlacedLine& line : set) characters += static_cast<int>(line.text.size() / 3);
  CHECK(over.sheet().copyfits[0].characters_over == 2000 - characters);
}

TEST_CASE("vertical story: no single line stands at the end or the head of a tier") {
  // Tiers of 19 字, 14 lines each. Two paragraphs of ten lines: level tiers of ten would be one each; of nine and two
  // lines: one line of the second would end the first tier, were it not for a paragraph or a foot that gives way.
  const SmallPage page(
      "  s: {kind: story, cols: 1-2, lines: 27, direction: vertical, columns: 2, columns-gap: 2, body: plain, story: "
      "story.md}\n",
      story(han(19 * 4 + 10) + "\n\n" + han(19 * 4 + 10) + "\n"));
  std::vector<PlacedFrame> tiers;
  for (const PlacedFrame& frame : page.sheet().blocks[0].frames)
    if (frame.role == Role::column) tiers.push_back(frame);
  REQUIRE(tiers.size() == 2);
  CHECK(tiers[0].lines.size() == 5);
  CHECK(tiers[1].lines.front().paragraph == 2);
  const SmallPage lone(
      "  s: {kind: story, cols: 1-2, lines: 27, direction: vertical, columns: 2, columns-gap: 2, body: plain, story: "
      "story.md}\n",
      story(han(19 * 4 - 2) + "\n\n" + han(19 * 5 - 2) + "\n"));
  // Nine lines: five and four would leave the first line of the second paragraph alone, so four and five.
  std::vector<size_t> first_tier;
  for (const PlacedFrame& frame : lone.sheet().blocks[0].frames)
    if (frame.role == Role::column) first_tier.push_back(frame.lines.size());
  CHECK(first_tier == std::vector<size_t>{4, 5});
}

TEST_CASE("vertical story: text runs round a photo in it and round a block that stands in it") {
  const SmallPage photo(
      "  s: {kind: story, cols: 1-4, lines: 27, direction: vertical, columns: 2, body: plain, story: story.md}\n",
      story("![图](photo.jpg){lines=4}\n\n" + han(19 * 20)));
  const auto images = photo.items<Image>();
  REQUIRE(images.size() == 1);
  CHECK(photo.codes().find("vertical") == std::string::npos);
  // Four lines of 10 pt at 15 pt, from the right edge of the lower tier; a free line keeps the text off.
  CHECK(images[0].box.width == from_pt(55));
  int beside = 0;
  for (const PlacedLine& line : photo.lines(Role::body)) {
    const Rect ink{line.x - from_pt(5), line.baseline, from_pt(10), line.width};
    CHECK_FALSE(ink.overlaps(images[0].box));
    if (line.baseline == images[0].box.y) ++beside;
  }
  CHECK(beside > 0);

  const SmallPage block(
      "  s: {kind: story, cols: 1-4, lines: 27, direction: vertical, body: plain, story: story.md}\n"
      "  b: {kind: photo, in: s, cols: 2-2, line: 16, lines: 6, file: photo.jpg}\n",
      story(han(25 * 40)));
  const auto boxes = block.items<Image>();
  REQUIRE(boxes.size() == 1);
  int shorter = 0;
  Length whole;
  for (const PlacedLine& line : block.lines(Role::body)) whole = std::max(whole, line.width);
  for (const PlacedLine& line : block.lines(Role::body)) {
    const Rect ink{line.x - from_pt(5), line.baseline, from_pt(10), line.width};
    CHECK_FALSE(ink.overlaps(boxes[0].box));
    shorter += line.width < whole;
  }
  CHECK(shorter > 0);
}

TEST_CASE("vertical story: a heading goes over all tiers, nearer to the text that it heads") {
  const SmallPage page(
      "  s: {kind: story, cols: 1-1, lines: 14, direction: vertical, body: plain, section-head: {style: plain, spread: "
      "0, lines: "
      "3}, "
      "story: story.md}\n",
      story(han(20) + "\n\n## 小标题\n\n" + han(30)));
  const auto heads = page.lines(Role::heading);
  const auto lines = page.lines(Role::body);
  REQUIRE(heads.size() == 1);
  REQUIRE(lines.size() >= 3);
  // Three lines of 10 pt at 15 pt are 40 pt high: of the 30 pt beside the heading's 10 pt, three parts before it.
  CHECK(lines[0].x - heads[0].x == from_pt(33));
  CHECK(heads[0].x - lines[1].x == from_pt(27));
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

namespace {

// 6 tiers of 10 字 of 10 pt with a gap of one, 20 lines on 15 pt, flush with the top right of a page of 320 × 680 pt.
struct TierPage : test::SmallEdition {
  explicit TierPage(const std::string& blocks, const std::string& story = "", const std::string& more = "")
      : SmallEdition("template: page\npage:\n  writing: vertical-rl\n  trim: [320pt, 680pt]\n" + more +
                         "  margins: {top: 15pt, right: 15pt}\n  columns: {count: 6, chars: 10, gap: 1}\n  lines: 20\n"
                         "  body: 10pt\n  pitch: 15pt\nstyles:\n  plain: {size: 10pt, indent: 0em}\n"
                         "  big: {size: 30pt, indent: 0em}\nblocks:\n" +
                         blocks,
                     {{"story.md", "---\ntitle: 見出し\n---\n\n" + story + "\n"}}, "ja") {}

  // Where lines of a role begin: axis and top, in points from the top right of the type area.
  std::vector<std::pair<double, double>> stands(Role role) const {
    const Rect& area = sheet().type_area;
    std::vector<std::pair<double, double>> all;
    for (const PlacedLine& line : lines(role))
      all.emplace_back(to_pt(area.right() - line.x), to_pt(line.baseline - area.y));
    return all;
  }
};

const std::string forty = "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらり";

}  // namespace

TEST_CASE("page of tiers: text runs under a headline that stands in its story") {
  const TierPage page(
      "  s: {kind: story, cols: 1-2, line: 3, lines: 5, columns: 2, body: plain, story: story.md}\n"
      "  h: {kind: headline, of: s, in: s, cols: 1, line: 3, lines: 3, title: big}\n",
      forty + forty.substr(0, 90));
  CHECK(page.codes() == "");
  const std::vector<std::pair<double, double>> expected = {{80, 0},   {95, 0},   {35, 110}, {50, 110},
                                                           {65, 110}, {80, 110}, {95, 110}};
  CHECK(page.stands(Role::body) == expected);
  for (const PlacedLine& line : page.lines(Role::body)) CHECK(line.vertical);
  REQUIRE(page.lines(Role::title).size() == 1);
  CHECK(page.lines(Role::title)[0].vertical);
  CHECK(page.stands(Role::title)[0].first < 70);
}

TEST_CASE("page of tiers: the headline of a story stands right of its text, a heading over its tiers") {
  const TierPage page(
      "  s: {kind: story, cols: 1-2, lines: 7, columns: 2, body: plain, story: story.md, headline: {lines: 3, title: "
      "big},\n"
      "      section-head: {style: plain, lines: 2}}\n",
      forty.substr(0, 60) + "\n\n## 節\n\n" + forty.substr(0, 60));
  const std::vector<std::pair<double, double>> expected = {{50, 0}, {50, 110}, {95, 0}, {95, 110}};
  CHECK(page.stands(Role::body) == expected);
  CHECK(page.stands(Role::heading).at(0).first > 60);
  CHECK(page.stands(Role::heading).at(0).first < 90);
}

TEST_CASE("page of tiers: a story across it has lines of its own, and a shape is one of tiers") {
  const TierPage across(
      "  s: {kind: story, cols: 1-2, lines: 8, direction: horizontal, body: plain, story: story.md}\n", forty);
  const auto lines = across.lines(Role::body);
  REQUIRE(lines.size() == 4);
  CHECK_FALSE(lines[0].vertical);
  CHECK(lines[1].baseline - lines[0].baseline == from_pt(15));
  CHECK(lines[0].width == from_pt(110));  // 115 pt of eight lines hold eleven characters
  const TierPage shaped(
      "  s: {kind: story, shape: [{cols: 1, lines: 3}, {cols: 2, line: 2, lines: 2}], body: plain, story: story.md}\n",
      forty + forty.substr(0, 30));
  CHECK(shaped.codes() == "");
  const std::vector<std::pair<double, double>> expected = {{5, 0}, {20, 0}, {35, 0}, {20, 110}, {35, 110}};
  CHECK(shaped.stands(Role::body) == expected);
  const TierPage no_shape(
      "  s: {kind: story, direction: horizontal, shape: [{cols: 1, lines: 3}, {cols: 2, lines: 2}], "
      "body: plain, story: story.md}\n",
      forty);
  CHECK(no_shape.codes() == "bad-shape ");
}

TEST_CASE("page of tiers: flattened type has cells as wide as its lines, and characters as high as the tier wants") {
  const TierPage page(
      "  s: {kind: story, cols: 1, lines: 4, body: {size: 12.5pt, scale: 80%, indent: 1em}, story: story.md}\n",
      forty.substr(0, 117), "  cell: 12.5pt\n");
  const auto lines = page.lines(Role::body);
  REQUIRE(lines.size() >= 4);
  CHECK(page.stands(Role::body)[0] == std::pair<double, double>{6.25, 0});
  CHECK(lines[0].text.size() == 9 * 3);  // nine behind an indent of one
  CHECK(lines[1].text.size() == 10 * 3);
}

TEST_CASE("page of tiers: a rule in a line stands where the line begins") {
  const TierPage page("  r: {kind: rule, cols: 1-6, line: 3, lines: 1, weight: 1pt}\n");
  const auto strokes = page.items<Stroke>();
  REQUIRE(strokes.size() == 1);
  const Length middle = page.sheet().type_area.right() - from_pt(30.5);
  CHECK(strokes[0].from == Point{middle, page.sheet().type_area.y});
  CHECK(strokes[0].to == Point{middle, page.sheet().type_area.bottom()});
}

TEST_CASE("page of tiers: fixed text runs as the page does, or as it says") {
  const TierPage page(
      "  a: {kind: text, cols: 1, lines: 3, style: plain, text: 縦}\n"
      "  b: {kind: text, cols: 1, line: 5, lines: 3, direction: horizontal, style: plain, text: 横}\n");
  const auto lines = page.lines(Role::text);
  REQUIRE(lines.size() == 2);
  CHECK(lines[0].vertical);
  CHECK_FALSE(lines[1].vertical);
}

TEST_CASE("a photo in the text that stands on a block in the story is told") {
  const auto told = [](const std::string& place) {
    return SmallPage(
               "  s: {kind: story, cols: 1-2, lines: 20, columns: 2, body: plain, story: story.md}\n"
               "  b: {kind: box, in: s, cols: 1, lines: 4, blocks: {}}\n",
               story(han(200) + "\n\n![图](photo.jpg){lines=6 most-crop=90% " + place + "}\n"))
        .told("photos-overlap");
  };
  CHECK(told("column=1"));
  CHECK_FALSE(told("column=2"));
  CHECK_FALSE(told("column=1 foot"));
}

TEST_CASE("text that ends above a block in the story is no uneven foot") {
  const SmallPage page(
      "  s: {kind: story, cols: 1-2, lines: 12, columns: 2, body: plain, story: story.md}\n"
      "  b: {kind: box, in: s, cols: 2, line: 8, lines: 5, blocks: {}}\n",
      story(han(190)));
  CHECK(page.codes() == "");
  const auto lines = page.lines(Role::body);
  REQUIRE(lines.size() == 19);
  CHECK(lines[11].baseline - lines[0].baseline == from_pt(11 * 15));
  CHECK(lines[18].baseline - lines[12].baseline == from_pt(6 * 15));
}
