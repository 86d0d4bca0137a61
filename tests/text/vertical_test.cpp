// Vertical lines: CLREQ "vertical writing mode", JLREQ 2.3 and cl-30, UAX #50, GB/T 15834 5.2.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>

#include "text/orient.h"
#include "text/support.h"

namespace banxin {
namespace {

using namespace test;

ShapedText shape_vertical(std::string_view text, std::string_view language = "zh-Hans",
                          std::string_view role = "song") {
  ParaStyle style;
  style.text.font = role;
  style.text.size = Length{1000};
  style.direction = Direction::vertical;
  Report notes = report();
  return Shaper(shelf()).shape(spans(text), style, language_of(language), notes);
}

// u upright, r turned, digits and letters of one block in brackets.
std::string orientations_of(const ShapedText& text) {
  std::string out;
  for (const Cluster& c : text.clusters) {
    const std::string part = text.text.substr(c.first_byte, c.bytes);
    switch (text.runs[c.run].orientation) {
      case Orientation::upright:
        out += part + "u ";
        break;
      case Orientation::rotated:
        out += part + "r ";
        break;
      case Orientation::combined:
        out += "[" + part + "] ";
        break;
      case Orientation::horizontal:
        out += part + "? ";
        break;
    }
  }
  if (!out.empty()) out.pop_back();
  return out;
}

TEST_CASE("vertical lines: what stands, what turns, what shares a cell") {
  struct Case {
    const char *row, *language, *text, *wanted;
  };
  const Case cases[] = {
      {"ideographs and kana stand", "ja", "国あア", "国u あu アu"},
      {"commas and stops take their vertical form", "zh-Hans", "国，家。", "国u ，u 家u 。u"},
      {"：；？！ stand", "zh-Hans", "国：；？！", "国u ：u ；u ？u ！u"},
      {"：；？！ stand", "zh-Hant-TW", "國：；？！", "國u ：u ；u ？u ！u"},
      {"brackets and book marks take theirs", "zh-Hans", "（国）《书》", "（u 国u ）u 《u 书u 》u"},
      {"prolonged sound mark takes its own", "ja", "ター", "タu ーu"},
      {"dash and ellipsis turn", "zh-Hans", "国——家……", "国u ——r 家u ……r"},
      {"a connector turns", "zh-Hans", "北京—上海", "北u 京u —r 上u 海u"},
      {"a wave takes its vertical form", "zh-Hans", "三～五", "三u ～u 五u"},
      {"a single letter stands", "zh-Hans", "甲A乙", "甲u Au 乙u"},
      {"an acronym stands, a cell for each letter", "zh-Hans", "的GDP增", "的u Gu Du Pu 增u"},
      {"a word turns", "zh-Hans", "用DeepSeek做", "用u Dr er er pr Sr er er kr 做u"},
      {"words of a sentence turn together", "zh-Hans", "说A OK吧", "说u Ar  r Or Kr 吧u"},
      {"one digit stands", "zh-Hans", "第3次", "第u 3u 次u"},
      {"two digits share a cell", "zh-Hans", "12月", "[12] 月u"},
      {"three digits share a cell", "zh-Hans", "365天", "[365] 天u"},
      {"a formula of capitals stands", "ja", "とCO2の", "とu Cu Ou 2u のu"},
      {"money turns as a whole", "ja", "は¥100と$100", "はu ¥r 1r 0r 0r とu $r 1r 0r 0r"},
      {"3.0 shares a cell", "zh-Hans", "达3.0级", "达u [3.0] 级u"},
      {"A+ shares a cell", "zh-Hans", "评A+级", "评u [A+] 级u"},
      {"2B shares a cell", "zh-Hans", "用2B铅", "用u [2B] 铅u"},
      {"four digits turn", "zh-Hans", "2025年", "2r 0r 2r 5r 年u"},
      {"a percent sign stands below its number", "zh-Hans", "占12%。", "占u [12] %u 。u"},
      {"full-width letters stand and stay", "zh-Hans", "Ａ座１号", "Ａu 座u １u 号u"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.row);
    CHECK(orientations_of(shape_vertical(c.text, c.language)) == c.wanted);
  }
}

TEST_CASE("vertical lines: quotation marks by region") {
  struct Case {
    const char *language, *text, *wanted;
  };
  const Case cases[] = {
      {"zh-Hans", "他说：“好‘的’”", "他说：『好「的」』"},     // GB/T 15834, 5.2: outer ﹃﹄, inner ﹁﹂
      {"zh-Hant-TW", "他說：“好‘的’”", "他說：「好『的』」"},  // outer ﹁﹂, inner ﹃﹄
      {"zh-Hant-HK", "“好”", "「好」"},
      {"ja", "“はい”", "「はい」"},
      {"zh-Hans", "「好」", "「好」"},                        // the author's own corner brackets stay
      {"zh-Hans", "读It’s me吧", "读It’s me吧"},              // an apostrophe is a letter
      {"zh-Hans", "说say “yes” now吧", "说say “yes” now吧"},  // quotes of turned Western text
  };
  for (const Case& c : cases) {
    const ShapedText text = shape_vertical(c.text, c.language);
    CHECK(text.text == c.wanted);
  }
  const ShapedText text = shape_vertical("“好”");
  REQUIRE(text.changes.size() == 2);
  CHECK(text.changes[1].offset == 2);
  CHECK(text.changes[1].before == "”");
  CHECK(text.changes[1].after == "』");
}

TEST_CASE("vertical lines: cells of marks, white above and below") {
  struct Case {
    const char *language, *role, *text, *wanted;
  };
  const Case cases[] = {
      // Mainland: the body of ，。、 in the upper half, of brackets on the side of what they hold.
      {"zh-Hans", "song", "，", "，:1000[0+500]"},
      {"zh-Hans", "song", "。", "。:1000[0+500]"},
      {"zh-Hans", "song", "（", "（:1000[500+0]"},
      {"zh-Hans", "song", "》", "》:1000[0+500]"},
      {"zh-Hans", "song", "：", "：:1000"},
      {"zh-Hans", "song", "；", "；:1000"},
      {"zh-Hans", "song", "？", "？:1000"},
      {"zh-Hans", "song", "！", "！:1000"},
      // Taiwan, Hong Kong: centred.
      {"zh-Hant-TW", "song", "，", "，:1000[250+250]"},
      {"zh-Hant-TW", "song", "。", "。:1000[250+250]"},
      {"zh-Hant-TW", "song", "：", "：:1000"},
      {"zh-Hant-TW", "song", "「", "「:1000[500+0]"},
      // Japan
      {"ja", "song", "、", "、:1000[0+500]"},
      {"ja", "song", "」", "」:1000[0+500]"},
      {"ja", "song", "・", "・:1000[250+250]"},
      // A face without vhal is measured by its ink.
      {"zh-Hans", "ming", "（", "（:1000[500+0]"},
      {"zh-Hans", "ming", "》", "》:1000[0+500]"},
      {"zh-Hans", "song", "——", "——:2000"},
      {"zh-Hans", "song", "……", "……:2000"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.role);
    CHECK(clusters_of(shape_vertical(c.text, c.language, c.role)) == c.wanted);
  }
}

TEST_CASE("vertical lines: glyphs stand centred on the axis, 0.88 em below the top of their cell") {
  const ShapedText han = shape_vertical("国");
  REQUIRE(han.glyphs.size() == 1);
  CHECK(han.glyphs[0].x == Length{880});
  CHECK(han.glyphs[0].y == Length{500});
  CHECK(han.glyphs[0].advance == Length{1000});
  // Turned letters: the middle of the em box lies on the axis.
  const ShapedText word = shape_vertical("用word做");
  CHECK(word.glyphs[1].y == Length{380});
  CHECK(word.glyphs[1].x == Length{0});
  // 縦中横: one cluster of one em whose letters run across the axis from right to left in line space.
  const ShapedText block = shape_vertical("12月");
  CHECK(block.clusters[0].advance == Length{1000});
  CHECK(block.clusters[0].cls == CharClass::han);
  REQUIRE(block.clusters[0].glyphs == 2);
  CHECK(block.glyphs[0].y > Length{0});
  CHECK(block.glyphs[0].y <= Length{530});
  CHECK(block.glyphs[0].y > block.glyphs[1].y);
  CHECK(block.runs[0].scale >= 700);
}

TEST_CASE("vertical lines: a face without the vert feature takes the presentation forms, points stay upright") {
  // CTeX-kit issue 302: such faces put marks into the wrong corner. cwTeX FangSong has neither `vert` nor `vmtx`, but
  // U+FE35 and so on.
  const ShapedText text = shape_vertical("國（家）「好」：；？！", "zh-Hant-TW", "cwtex");
  CHECK(orientations_of(text) == "國u （u 家u ）u 「u 好u 」u ：u ；u ？u ！u");
  for (const Cluster& c : text.clusters) CHECK(c.advance == Length{1000});
  CHECK(text.clusters[1].left == Length{500});
  CHECK(text.clusters[3].right == Length{500});
  CHECK(text.glyphs[1].id != shape("（", "zh-Hant-TW", "cwtex").glyphs[0].id);
}

TEST_CASE("vertical lines: a face without vertical metrics gets cells of one em") {
  const ShapedText text = shape_vertical("国。", "zh-Hans", "kai");
  for (const Cluster& c : text.clusters) CHECK(c.advance == Length{1000});
}

TEST_CASE("vertical lines: blocks are never cut, breaks are those of horizontal text") {
  const char* texts[] = {"今年12月27日，国（家）：“好”……吗？", "《人民日报》说：增长5.2%！", "2025年，3.1万架。"};
  for (const char* text : texts) {
    const ShapedText upright = shape_vertical(text), across = shape(text);
    for (size_t i = 1; i < upright.clusters.size(); ++i) {
      const uint32_t at = upright.clusters[i].first_char;
      for (size_t k = 1; k < across.clusters.size(); ++k)
        if (across.clusters[k].first_char == at) CHECK(upright.breaks[i] == across.breaks[k]);
    }
  }
}

TEST_CASE("a face that does not say where its bodies stand has them moved to where the region wants them") {
  // WenKai draws ， at the lower left, UMing 。 in the middle; neither has `halt`.
  CHECK(clusters_of(shape("，", "zh-Hant-TW", "kai")) == "，:1000[250+250]");
  CHECK(clusters_of(shape("，", "zh-Hans", "kai")) == "，:1000[0+500]");
  const ShapedText moved = shape("。", "zh-Hans", "ming");
  CHECK(clusters_of(moved) == "。:1000[0+500]");
  CHECK(moved.clusters[0].shift < Length{-200});
}

}  // namespace
}  // namespace banxin
