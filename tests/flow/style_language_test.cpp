// `language` and `base-direction` of a style: captions, credits, fixed text in another language than their page.
#include <doctest/doctest.h>

#include "api/lay_out.h"
#include "api/outputs.h"
#include "base/files.h"
#include "tests/house.h"
#include "tests/temporary_folder.h"

namespace banxin::test::style_language_test {
namespace {

struct Page {
  TemporaryFolder folder;
  Report report{std::make_shared<Sources>()};
  std::optional<LaidOut> laid;

  explicit Page(const std::string& style, const std::string& text) {
    folder.write("page.yaml",
                 "template: page\npage: {trim: [120mm, 90mm], body: 10pt, pitch: 18pt, lines: 10, columns: {count: 1, "
                 "chars: 24}}\n"
                 "styles: {own: {size: 10pt, indent: 0em, " +
                     style +
                     "}}\n"
                     "blocks: {words: {kind: text, lines: 6, style: own, text: \"" +
                     text +
                     "\"}}\n"
                     "lint: {every: off}\n");
    const std::string edition = folder.write(
        "edition.yaml", "edition: e\npaper: p\ndate: 2026-03-14\nlanguage: zh-Hans\npages: [{template: page.yaml}]\n");
    laid = lay_out(house(), {.edition = edition}, report);
  }
  const PlacedLine& line() const { return laid->sheets.at(0).blocks.at(0).frames.at(0).lines.at(0); }
  /// White before and behind the ink of the first line.
  std::pair<Length, Length> sides() const {
    const PlacedLine& one = line();
    Length left = one.x + one.width, right = one.x;
    for (const GlyphRun& run : one.runs) {
      left = std::min(left, run.at.x);
      for (const PlacedGlyph& glyph : run.glyphs) right = std::max(right, run.at.x + glyph.x);
    }
    return {left - one.x, one.x + one.width - right};
  }
};

}  // namespace

TEST_CASE("text of a style in Uyghur begins at the right, whatever its first letter is, in a Chinese edition") {
  struct Row {
    const char *style, *text;
    bool from_right;
  };
  const Row rows[] = {{"language: ug, align: start", "NBA مۇسابىقىسى", true},
                      {"language: ug, align: start", "مۇسابىقە NBA", true},
                      {"align: start", "مۇسابىقە NBA", false},
                      {"align: start, base-direction: right-to-left", "مۇسابىقە NBA", true},
                      {"language: ug, align: start, base-direction: left-to-right", "مۇسابىقە NBA", false},
                      {"language: ug, align: end", "مۇسابىقە NBA", false}};
  for (const Row& row : rows) {
    CAPTURE(row.style);
    CAPTURE(row.text);
    const Page page(row.style, row.text);
    CHECK(page.report.notes().empty());
    const auto [before, behind] = page.sides();
    CHECK((before > behind) == row.from_right);
  }
}

TEST_CASE("a style in another language is broken and set by its rules") {
  // Of a Chinese page the pair would be, one em wide: it encloses a Chinese character.
  const Page page("language: en, align: start, hyphenate: [en-US]", "They say “好” so");
  CHECK(page.report.notes().empty());
  int wide = 0;
  for (const GlyphRun& run : page.line().runs)
    wide += static_cast<int>(std::ranges::count_if(run.advances, [](Length a) { return a >= from_pt(8); }));
  CHECK(wide == 1);
}

TEST_CASE("a style's language chooses the faces of its region") {
  struct Row {
    const char *font, *language, *face;
  };
  const Row rows[] = {{"song", "zh-Hans", "noto-serif-sc"},
                      {"song", "zh-Hant-TW", "noto-serif-tc"},
                      {"song", "zh-Hant-HK", "noto-serif-hk"},
                      {"song", "ja", "noto-serif-jp"},
                      {"song", "ko", "noto-serif-kr"},
                      {"hei", "zh-Hant-HK", "noto-sans-hk"},
                      {"hei", "ja", "noto-sans-jp"}};
  for (const Row& row : rows) {
    CAPTURE(row.language);
    const Page page(std::string("align: start, font: ") + row.font + ", language: " + row.language, "骨直角令今述房");
    REQUIRE(page.line().runs.size() == 1);
    CHECK(layout_json(*page.laid).find(std::string("\"font\": \"") + row.face + "\"") != std::string::npos);
  }
}

TEST_CASE("a credit takes the brackets of the language that its caption's style says") {
  TemporaryFolder folder;
  const std::string picture = BANXIN_SOURCE_DIR "/docs/proofs/boxes-market.jpg";
  std::filesystem::copy_file(picture, folder.path / "a.jpg");
  folder.write("page.yaml",
               "template: page\npage: {trim: [120mm, 90mm], body: 10pt, pitch: 18pt, lines: 10, columns: {count: 1, "
               "chars: 24}}\n"
               "styles: {c: {size: 9pt, indent: 0em, align: start, language: ug}}\n"
               "blocks: {p: {kind: photo, lines: 9, caption-style: c}}\nlint: {every: off}\n");
  const std::string edition =
      folder.write("edition.yaml",
                   "edition: e\npaper: p\ndate: 2026-03-14\nlanguage: zh-Hans\npages: [{template: page.yaml, slots: "
                   "{p: {file: a.jpg, caption: بازار, credit: تۇرسۇن}}}]\n");
  Report report(std::make_shared<Sources>());
  const LaidOut laid = lay_out(house(), {.edition = edition}, report);
  const PlacedFrame& caption = laid.sheets.at(0).blocks.at(0).frames.back();
  CHECK(caption.lines.at(0).text == "بازار (تۇرسۇن)");
}

TEST_CASE("dates are written in the language of the style that they are set in") {
  struct Row {
    const char *language, *text, *wanted;
  };
  const Row rows[] = {{"zh-Hans", "{date}　{weekday}　{lunar}", "2026年3月14日　星期六　丙午年正月廿六"},
                      {"en", "{date}, {weekday}", "March 14, 2026, Saturday"},
                      {"en-GB", "{date}, {weekday}", "14 March 2026, Saturday"},
                      {"fr", "{weekday} {date}", "samedi 14 mars 2026"},
                      {"ko", "{date} {weekday}", "2026년 3월 14일 토요일"},
                      {"ja", "{era}、{weekday}", "令和8年、土曜日"},
                      {"en", "{date:EEEE, MMMM d}", "Saturday, March 14"},
                      {"en", "{paper} {month}/{day}", "p 3/14"}};
  for (const Row& row : rows) {
    CAPTURE(row.language);
    const Page page(std::string("align: start, language: ") + row.language, row.text);
    CHECK(page.line().text == row.wanted);
  }
  // Captions, quotations and who said them, titles, heads and cells of tables, titles of parts have styles of their
  // own.
  TemporaryFolder folder;
  std::filesystem::copy_file(BANXIN_SOURCE_DIR "/docs/proofs/boxes-market.jpg", folder.path / "a.jpg");
  folder.write("s.md",
               "---\ntitle: 潮\n---\n\n潮水涨了又退，退了又涨。渡船开过来，又开过去。岸上的人等着，船上的人望着。"
               "灯塔亮了，港湾静了，月亮升起来了。明天还有明天的潮水，明天还有明天的船。渡口的石阶湿了又干。\n");
  folder.write(
      "page.yaml",
      "template: page\npage: {trim: [240mm, 240mm], body: 10pt, pitch: 18pt, lines: 30, columns: {count: 2, "
      "chars: 24}}\nstyles: {c: {size: 9pt, indent: 0em, align: start}, e: {based-on: c, language: en}}\n"
      "blocks:\n"
      "  p: {kind: photo, cols: 1, line: 1, lines: 9, caption-style: e, file: a.jpg, caption: \"{date}\"}\n"
      "  q: {kind: pull-quote, cols: 1, line: 11, lines: 5, style: c, text: \"{date}\", by: \"{weekday}\", by-style: "
      "e}\n"
      "  t: {kind: table, cols: 1, line: 17, lines: 8, style: c, title-style: e, title: \"{date}\", head-style: "
      "{based-on: c, "
      "language: ko}, rows: [[\"{date}\"], [{text: \"{weekday}\"}]]}\n"
      "  u: {kind: table, cols: 1, line: 26, lines: 4, head: 0, style: e, rows: [[\"{date}\"], [{text: "
      "\"{weekday}\"}]]}\n"
      "  s: {kind: story, cols: 2-2, line: 1, lines: 4, body: c, story: s.md}\n"
      "  r: {kind: story, cols: 2-2, line: 10, lines: 10, continues: s, jump-title: \"{date}\", headline: {lines: 4, "
      "title: {based-on: e, size: 14pt}}}\n"
      "lint: {every: off}\n");
  const std::string edition = folder.write(
      "edition.yaml", "edition: e\npaper: p\ndate: 2026-03-14\nlanguage: zh-Hans\npages: [{template: page.yaml}]\n");
  Report report(std::make_shared<Sources>());
  const LaidOut laid = lay_out(house(), {.edition = edition}, report);
  std::string all;
  for (const PlacedBlock& block : laid.sheets.at(0).blocks)
    for (const PlacedFrame& frame : block.frames)
      for (const PlacedLine& line : frame.lines)
        if (line.role != Role::body) all += line.text + "|";
  CHECK(all ==
        "March 14, 2026|2026年3月14日|Saturday|March 14, 2026|2026년 3월 14일|星期六|March 14, 2026|Saturday|March 14, "
        "2026|");
}

TEST_CASE("lines closer than their stacks are high are told") {
  struct Row {
    const char* pitch;
    bool told;
  };
  for (const Row& row : {Row{"14pt", true}, Row{"30pt", false}}) {
    const Page page(std::string("language: bo, align: start, pitch: ") + row.pitch,
                    "བསྒྲུབས་པའི་ཐབས་ཀྱི་སྐུ་བསྒྲུབས་པའི་ཐབས་ཀྱི་སྐུ་བསྒྲུབས་པའི་ཐབས་ཀྱི་སྐུ་བསྒྲུབས་པའི་ཐབས་ཀྱི་སྐུ");
    REQUIRE(page.laid->sheets.at(0).blocks.at(0).frames.at(0).lines.size() >= 2);
    CHECK(std::ranges::any_of(page.report.notes(), [](const Note& n) { return n.code == "tight-lines"; }) == row.told);
  }
}

}  // namespace banxin::test::style_language_test
