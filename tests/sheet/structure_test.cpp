// The structure of pages (ISO 32000-1, 14.8.4): which element each part of a page becomes, and in which order.
#include "sheet/structure.h"

#include <fmt/format.h>

#include <type_traits>

#include "sheet/items.h"
#include "tests/blocks/small_page.h"

using namespace banxin;
using test::SmallPage;

namespace {

std::string text_of(const std::vector<Sheet>& sheets, const MarkedItems& mark) {
  std::string text;
  uint32_t at = 0;
  for_each_item(sheets[mark.sheet], [&](const auto& item) {
    const bool inside = mark.first <= at && at < mark.last;
    if constexpr (std::is_same_v<decltype(item), const GlyphRun&>) text += inside ? item.text : "";
    ++at;
  });
  return text;
}

// P[one P's text] Figure(what it shows)[] …, as the tree hangs together.
std::string tree(const std::vector<Sheet>& sheets, const Structure& s, uint32_t n = 0) {
  const StructureElement& one = s.elements[n];
  std::string out = std::string(name_of(one.type));
  if (!one.title.empty()) out += fmt::format("(T {})", one.title);
  if (!one.alt.empty()) out += fmt::format("(Alt {})", one.alt);
  if (!one.language.empty()) out += fmt::format("(Lang {})", one.language);
  out += "[";
  for (const StructureElement::Kid& kid : one.kids) {
    if (out.back() != '[') out += ' ';
    out += kid.is_element ? tree(sheets, s, kid.index) : text_of(sheets, s.marks[kid.index]);
  }
  return out + "]";
}

std::string tree(const SmallPage& page) {
  return tree(page.laid.sheets, structure_of(page.laid.sheets, page.laid.edition.language.tag));
}

SmallPage page_of(const std::string& text, const std::string& more = "") {
  return SmallPage(
      "  t: {kind: text, x: 0pt, y: 0pt, width: 300pt, height: 300pt, style: {based-on: plain, pitch: 20pt}, " + more +
      "text: '" + text + "'}\n");
}

const std::string story_block =
    "  lead: {kind: story, cols: 1-2, line: 1, lines: 30, columns: 2, story: story.md, body: plain, section-head: "
    "{style: "
    "plain},"
    " headline: {lines: 6, title: {size: 20pt, indent: 0em}, kicker: plain, deck: plain, byline: plain}}\n";

}  // namespace

TEST_CASE("a story is an Art: headline, headings, one P for each paragraph through all columns, lists, quotations") {
  const SmallPage page(
      story_block,
      "---\nkicker: 引题\ntitle: [主题一, 主题二]\nbyline: 记者某\n---\n\n"
      "第一段很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长。\n\n"
      "> 引文甲。\n>\n> 引文乙。\n\n- 甲项\n- 乙项\n\n## 小标题\n\n末段。\n");
  CAPTURE(page.codes());
  const std::string found = tree(page);
  CHECK_MESSAGE(found.starts_with("Document[Art(T 主题一　主题二)[P[引题] H1[主题一主题二] P[记者某] P[第一段很长"),
                found);
  CHECK_MESSAGE(found.find("长。] BlockQuote[P[引文甲。] P[引文乙。]] L[LI[Lbl[") != found.npos, found);
  CHECK_MESSAGE(found.find("] LBody[P[甲项]]] LI[Lbl[") != found.npos, found);
  CHECK_MESSAGE(found.ends_with("LBody[P[乙项]]]] H2[小标题] P[末段。]]]"), found);
}

TEST_CASE("text in another language than what it stands in says so") {
  const SmallPage fixed(
      "  t: {kind: text, x: 0pt, y: 0pt, width: 300pt, height: 40pt, style: {based-on: plain, language: en-GB}, text: "
      "[Harbour, 甲]}\n"
      "  u: {kind: text, x: 0pt, y: 50pt, width: 300pt, height: 40pt, style: plain, text: 乙}\n"
      "  v: {kind: text, x: 0pt, y: 90pt, width: 300pt, height: 40pt, style: {based-on: plain, language: zh-Hans}, "
      "text: 丙}\n");
  CHECK(tree(fixed) == "Document[Sect[P(Lang en-GB)[Harbour] P(Lang en-GB)[甲] P[乙] P[丙]]]");
  const SmallPage story(
      "  lead: {kind: story, cols: 1-4, line: 1, lines: 30, columns: 1, story: story.md, body: plain, quote: {style: "
      "{based-on: plain, language: zh-Hans}}}\n",
      "---\ntitle: Port\nlanguage: en\n---\n\nThe port.\n\n> 渡口。\n");
  CAPTURE(story.codes());
  CHECK(tree(story) == "Document[Art(Lang en)[P[The port.] BlockQuote[P(Lang zh-Hans)[渡口。]]]]");
}

TEST_CASE("what a picture shows is said in the language of its caption") {
  const std::string photo = "  p: {kind: photo, cols: 1, line: 1, lines: 10, file: photo.jpg, caption-style: ";
  const SmallPage page(photo +
                       "{based-on: plain, language: en}, caption: Port}\n  q: {kind: photo, cols: 2, line: 1, "
                       "lines: 10, file: photo.jpg, caption-style: plain, caption: 港}\n"
                       "  r: {kind: photo, cols: 3, line: 1, lines: 10, file: photo.jpg, caption-style: {based-on: "
                       "plain, language: en}, alt: Lighthouse}\n");
  CAPTURE(page.codes());
  const std::string found = tree(page);
  for (const char* figure : {"Figure(Alt Port)(Lang en)[]", "Figure(Alt 港)[]", "Figure(Alt Lighthouse)(Lang en)[]"}) {
    CAPTURE(figure);
    CHECK_MESSAGE(found.find(figure) != found.npos, found);
  }
}

TEST_CASE("lines of an element in another language stand in a Span") {
  Sheet sheet;
  PlacedFrame& frame = sheet.blocks.emplace_back().frames.emplace_back();
  const std::pair<const char*, const char*> said[] = {{"甲", "zh-Hans"}, {"a", "en"}, {"乙", "zh-Hans"}, {"丙", ""}};
  for (const auto& [text, language] : said) {
    PlacedLine& line = frame.lines.emplace_back();
    line.role = Role::body, line.paragraph = 1, line.language = language;
    GlyphRun& run = line.runs.emplace_back();
    run.text = text;
    run.glyphs.push_back({1, {}, {}});
  }
  const std::vector<Sheet> sheets = {sheet};
  CHECK(tree(sheets, structure_of(sheets, "zh-Hans")) == "Document[Sect[P[甲 Span(Lang en)[a] 乙丙]]]");
}

TEST_CASE("a paragraph that another frame, story or page interrupts stays one P") {
  Sheet first, second;
  const auto line = [](Sheet& sheet, size_t block, int paragraph, const char* text, bool ends) {
    PlacedFrame& frame = sheet.blocks[block].frames.emplace_back();
    PlacedLine& placed = frame.lines.emplace_back();
    placed.role = Role::body, placed.paragraph = paragraph, placed.ends_paragraph = ends;
    GlyphRun run;
    run.text = text, run.glyphs = {{}};
    placed.runs = {run};
  };
  first.blocks = {{"a", "story", StoryId{1}}, {"b", "story", StoryId{2}}};
  second.blocks = {{"c", "story", StoryId{1}}};
  line(first, 0, 1, "一", true);
  line(first, 0, 2, "二", false);
  line(first, 1, 1, "甲", true);
  line(second, 0, 2, "贰", true);
  line(second, 0, 3, "三", true);
  const std::vector<Sheet> sheets{first, second};
  CHECK(tree(sheets, structure_of(sheets, "")) == "Document[Art[P[一] P[二 贰] P[三]] Art[P[甲]]]");
}

TEST_CASE("a headline drawn after its story stands before it") {
  const SmallPage page(
      "  lead: {kind: story, cols: 1-2, line: 10, lines: 21, story: story.md, body: plain}\n"
      "  head: {kind: headline, of: lead, cols: 1-2, line: 1, lines: 6, title: {size: 20pt, indent: 0em}, kicker: "
      "plain}\n",
      "---\nkicker: 引题\ntitle: 主题\n---\n\n正文。\n");
  CAPTURE(page.codes());
  CHECK(tree(page) == "Document[Art(T 主题)[P[引题] H1[主题] P[正文。]]]");
}

TEST_CASE("pictures: a photo is a Figure with its caption behind it, a drawing without words decoration") {
  const std::string photo =
      "  p: {kind: photo, cols: 1-1, line: 1, lines: 10, file: photo.jpg, caption-style: plain, caption: 灯塔。, "
      "credit: "
      "某摄}\n";
  const std::string drawing = "  i: {kind: image, cols: 2-2, line: 1, lines: 10, file: photo.jpg";
  CHECK(tree(SmallPage(photo + drawing + "}\n")) ==
        "Document[Sect[Figure(Alt 灯塔。（某摄）)[] Caption[灯塔。（某摄）]]]");
  CHECK(tree(SmallPage(drawing + ", alt: 徽标}\n")) == "Document[Sect[Figure(Alt 徽标)[]]]");
  CHECK(tree(SmallPage(drawing + "}\n")) == "Document[]");
  const SmallPage code(
      "  q: {kind: qr, cols: 1-1, line: 1, lines: 10, data: 'https://example.org'}\n"
      "  t: {kind: text, cols: 2-2, line: 1, lines: 10, style: plain, text: 扫码}\n");
  CHECK(tree(code) == "Document[Sect[Figure(Alt https://example.org)[] P[扫码]]]");
}

TEST_CASE("readings stand in Ruby beside their base, also in vertical lines; marks beside the text are artifacts") {
  CHECK(tree(page_of("国[好]{ruby=hǎo}家")) == "Document[Sect[P[国 Ruby[RB[好] RT[hǎo]] 家]]]");
  CHECK(tree(page_of("国[好]{ruby=かな}家", "direction: vertical, ")) ==
        "Document[Sect[P[国 Ruby[RB[好] RT[かな]] 家]]]");
  const SmallPage dotted = page_of("国[好]{.dots}家");
  const Structure s = structure_of(dotted.laid.sheets, "zh-Hans");
  CHECK(tree(dotted.laid.sheets, s) == "Document[Sect[P[国好家]]]");
  REQUIRE(s.marks.size() == 2);
  CHECK(s.marks[1].element == MarkedItems::artifact);
}

TEST_CASE("two stories of one file name are two articles") {
  const std::string blocks =
      "  a: {kind: story, cols: 1-2, line: 1, lines: 14, story: 01/lead.md, body: plain}\n"
      "  b: {kind: story, cols: 1-2, line: 16, lines: 14, story: 02/lead.md, body: plain}\n";
  const SmallPage page(blocks, "",
                       {{"01/lead.md", "---\ntitle: 甲\n---\n\n甲文。\n"},
                        {"02/lead.md", "---\ntitle: B\nlanguage: en\n---\n\nOther text.\n"}});
  CAPTURE(page.codes());
  CHECK(tree(page) == "Document[Art[P[甲文。]] Art(Lang en)[P[Other text.]]]");
}

TEST_CASE("a story in another language says so") {
  const SmallPage page(story_block, "---\ntitle: Title\nlanguage: en-GB\n---\n\nBody text.\n");
  CAPTURE(page.codes());
  CHECK(tree(page) == "Document[Art(T Title)(Lang en-GB)[H1[Title] P[Body text.]]]");
}

TEST_CASE("everything that paints is marked once, in painting order") {
  const SmallPage page(story_block + "  r: {kind: rule, cols: 3-4, line: 2, lines: 1}\n",
                       "---\ntitle: 主题\n---\n\n正文。\n");
  std::vector<bool> paints;
  for_each_item(page.sheet(),
                [&](const auto& item) { paints.push_back(!std::is_same_v<decltype(item), const Anchor&>); });
  const Structure s = structure_of(page.laid.sheets, "zh-Hans");
  uint32_t at = 0;
  for (const MarkedItems& mark : s.marks) {
    CHECK(mark.first >= at);
    CHECK(mark.last > mark.first);
    for (; at < mark.first; ++at) CHECK_FALSE(paints[at]);
    at = mark.last;
  }
  CHECK(at == paints.size());
  CHECK(s.marks.back().element == MarkedItems::artifact);
}
