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

TEST_CASE("vertical lines: numbers as the style wants them") {
  struct Case {
    const char* row;
    int tcy;
    bool upright;
    const char *text, *wanted;
  };
  const Case cases[] = {
      {"two share a cell, three stand", 2, true, "12月140年", "[12] 月u 1u 4u 0u 年u"},
      {"a year stands", 2, true, "2026年", "2u 0u 2u 6u 年u"},
      {"none share a cell", 0, true, "12月", "1u 2u 月u"},
      {"four share a cell", 4, false, "2026年", "[2026] 年u"},
      {"other short words as ever", 2, true, "達5G級", "達u [5G] 級u"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.row);
    ParaStyle style;
    style.text.size = Length{1000};
    style.direction = Direction::vertical;
    style.tcy = c.tcy, style.upright_numbers = c.upright;
    Report notes = report();
    CHECK(orientations_of(Shaper(shelf()).shape(spans(c.text), style, language_of("ja"), notes)) == c.wanted);
  }
}

TEST_CASE("vertical lines: a number of upright digits is cut in need, one of turned digits never") {
  for (const bool upright : {true, false}) {
    ParaStyle style;
    style.text.size = Length{1000};
    style.direction = Direction::vertical;
    style.upright_numbers = upright;
    Report notes = report();
    const ShapedText text = Shaper(shelf()).shape(spans("は2026年"), style, language_of("ja"), notes);
    REQUIRE(text.clusters.size() == 6);
    CHECK((text.breaks[3] == no_break) == !upright);
  }
}

TEST_CASE("vertical lines: what the author says of a word") {
  const auto shaped = [](const std::vector<std::pair<const char*, Annotation>>& parts, Report& notes) {
    std::vector<Span> all;
    for (const auto& [text, note] : parts) all.push_back({.text = text, .place = {{}, 1, 1}, .note = note});
    ParaStyle style;
    style.text.size = Length{1000};
    style.direction = Direction::vertical;
    return orientations_of(Shaper(shelf()).shape(all, style, language_of("ja"), notes));
  };
  Annotation tcy{.id = 1, .tcy = true}, other{.id = 2, .tcy = true}, upright{.id = 3, .upright = true},
      turned{.id = 4, .turned = true};
  Report notes = report();
  CHECK(shaped({{"第", {}}, {"2026", tcy}, {"号", {}}}, notes) == "第u [2026] 号u");
  CHECK(shaped({{"12", tcy}, {"34", other}}, notes) == "[12] [34]");  // two blocks stay two
  CHECK(shaped({{"は", {}}, {"2026", upright}, {"年", {}}}, notes) == "はu 2u 0u 2u 6u 年u");
  CHECK(shaped({{"は", {}}, {"12", turned}, {"月", {}}}, notes) == "はu 1r 2r 月u");
  CHECK(notes.notes().empty());
  CHECK(shaped({{"長", {}}, {"WWWWWW", tcy}}, notes) == "長u Wr Wr Wr Wr Wr Wr");
  REQUIRE(notes.notes().size() == 1);
  CHECK(notes.notes()[0].code == "tcy-too-wide");
}

TEST_CASE("vertical lines: flattened type is shorter along the line, as wide across it") {
  ParaStyle style;
  style.text.size = Length{10000}, style.text.scale = 800;
  style.direction = Direction::vertical;
  Report notes = report();
  const ShapedText text = Shaper(shelf()).shape(spans("国、12月ABCDEFG"), style, language_of("ja"), notes);
  CHECK(text.em == Length{8000});
  CHECK(text.cell == Length{10000});
  for (size_t i = 0; i < 4; ++i) CHECK(text.clusters[i].advance == Length{8000});  // 国 、 [12] 月
  CHECK(text.clusters[1].right == Length{4000});
  for (const TextRun& run : text.runs) {
    CAPTURE(static_cast<int>(run.orientation));
    const bool turned = run.orientation == Orientation::rotated;
    CHECK(run.size == Length{turned ? 10000 : 8000});
    if (run.orientation != Orientation::combined) CHECK(run.scale == (turned ? 800 : 1250));
  }
  style.text.scale = 1000;
  const ShapedText plain = Shaper(shelf()).shape(spans("ABCDEFG"), style, language_of("ja"), notes);
  CHECK(std::abs(text.clusters.back().advance.mpt - thousandths(plain.clusters.back().advance, 800).mpt) <= 1);
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
