// Interlinear annotations: CLREQ "emphasis dots", "proper-name and book-title marks", "ruby"; JLREQ 3.3; CSS Text
// Decoration 4, 3.4.
#include <doctest/doctest.h>

#include <string>

#include "text/support.h"

namespace banxin {
namespace {

using namespace test;

Span noted(std::string text, Annotation note) {
  static uint16_t id = 0;
  note.id = ++id;
  return {.text = std::move(text), .place = {FileId{1}, 1, 1}, .note = std::move(note)};
}

Span ruby(std::string text, Annotation::Ruby form, std::vector<std::string> readings) {
  return noted(std::move(text), {.ruby = form, .readings = std::move(readings)});
}

ShapedText shape_spans(const std::vector<Span>& all, std::string_view language = "ja",
                       Direction direction = Direction::horizontal) {
  ParaStyle style;
  style.text.size = Length{1000};
  style.normalize = false;
  style.direction = direction;
  Report notes = report();
  return Shaper(shelf()).shape(all, style, language_of(language), notes);
}

std::vector<Length> widths(const ShapedText& text) {
  std::vector<Length> out;
  for (const Cluster& c : text.clusters) out.push_back(c.advance);
  return out;
}

TEST_CASE("which characters carry an emphasis mark") {
  for (const char32_t c : U"国あア한Aa1０々ー#%&@§¶‰‱＃％＆＠+＋$￥①℃〇") {
    if (c == 0) continue;
    CAPTURE(static_cast<uint32_t>(c));
    CHECK(carries_emphasis_mark(c));
  }
  for (const char32_t c : U"，。、；：？！“”‘’（）《》「」『』【】—…·・～ 　.,;:?!()[]{}\"'-/\u00A0\u2028") {
    if (c == 0 || c == U'～') continue;  // U+FF5E is a symbol, not punctuation
    CAPTURE(static_cast<uint32_t>(c));
    CHECK_FALSE(carries_emphasis_mark(c));
  }
}

TEST_CASE("a reading that fits leaves its base alone, a longer one spaces it out") {
  using enum Annotation::Ruby;
  // Half-size kana: two fill one em.
  CHECK(widths(shape_spans({ruby("山", mono, {"やま"})})) == std::vector<Length>{{1000}});
  CHECK(widths(shape_spans({ruby("志", mono, {"こころ"})})) == std::vector<Length>{{1500}});
  // JLREQ 3.3.8: over kana by one ruby em at most, over ideographs not at all.
  const auto beside = [&](const char* before, const char* behind) {
    const ShapedText t = shape_spans({spans(before)[0], ruby("志", mono, {"こころざし"}), spans(behind)[0]});
    return t.clusters[1].advance;
  };
  CHECK(beside("の", "を") == Length{1500});  // 2500 − 500 − 500
  CHECK(beside("の", "国") == Length{2000});  // 1000 + 250 + 750
  CHECK(beside("国", "国") == Length{2500});
  CHECK(beside("国", "、") == Length{2000});
  // Its own ruby keeps a neighbour from being hung over.
  const ShapedText two = shape_spans({ruby("志", mono, {"こころ"}), ruby("の", mono, {"a"})});
  CHECK(two.clusters[0].advance == Length{1500});
}

TEST_CASE("readings in Chinese keep ¼ em apart") {
  using enum Annotation::Ruby;
  const ShapedText t = shape_spans({ruby("装双", mono, {"zhuāng", "shuāng"})}, "zh-Hans");
  REQUIRE(t.readings.size() == 2);
  Length first, second;
  for (const Cluster& c : t.readings[0].clusters) first += c.advance;
  for (const Cluster& c : t.readings[1].clusters) second += c.advance;
  // Middle to middle of the bases holds half of both readings and the gap.
  const Length middle0 = t.clusters[0].shift + Length{500};
  const Length middle1 = t.clusters[0].advance + t.clusters[1].shift + Length{500};
  const Length gap = middle1 - second / 2 - (middle0 + first / 2);
  CHECK(gap >= Length{248});
  CHECK(gap <= Length{252});
}

TEST_CASE("mono and jukugo readings may be parted by a line, group readings never") {
  using enum Annotation::Ruby;
  CHECK(shape_spans({ruby("港町", mono, {"みなと", "まち"})}).breaks[1] != no_break);
  CHECK(shape_spans({ruby("港町", jukugo, {"みなと", "まち"})}).breaks[1] != no_break);
  CHECK(shape_spans({ruby("今日", group, {"きょう"})}).breaks[1] == no_break);
}

TEST_CASE("jukugo readings share the room of the word, mono readings do not") {
  using enum Annotation::Ruby;
  const auto sum = [](const ShapedText& t) {
    Length all;
    for (const Length l : widths(t)) all += l;
    return all;
  };
  CHECK(sum(shape_spans({ruby("凝視", jukugo, {"ぎょう", "し"})})) == Length{2000});  // 3 + 1 kana over two
  CHECK(sum(shape_spans({ruby("凝視", mono, {"ぎょう", "し"})})) == Length{2500});
  // Half a share outside, whole ones between.
  const ShapedText wide = shape_spans({ruby("電脳", group, {"コンピューター"})});
  CHECK(sum(wide) == Length{3500});
  CHECK(wide.clusters[0].shift == Length{375});
  CHECK(wide.clusters[1].shift == Length{375});
}

TEST_CASE("bopomofo takes half an em beside every character") {
  const ShapedText t = shape_spans({ruby("國語", Annotation::Ruby::mono, {"ㄍㄨㄛˊ", "ㄩˇ"})}, "zh-Hant-TW");
  CHECK(widths(t) == std::vector<Length>{{1500}, {1500}});
  REQUIRE(t.readings.size() == 2);
  CHECK(t.readings[0].em == Length{300});
  CHECK(t.interlines[0].bopomofo);
}

TEST_CASE("a proper name is cut in need only") {
  const ShapedText t = shape_spans({noted("周树人", {.name = true})}, "zh-Hans");
  CHECK(t.breaks[1] >= 400);
  CHECK(t.breaks[1] != no_break);
  REQUIRE(t.interlines.size() == 1);
  CHECK(t.interlines[0].kind == Interline::Kind::name);
  CHECK(t.interlines[0].last == 3);
}

TEST_CASE("a note in two lines is a row of cells of half an em, two characters in each") {
  const ShapedText t =
      shape_spans({spans("甲（")[0], noted("乙丙丁戊己", {.warichu = true}), spans("）庚")[0]}, "zh-Hans");
  REQUIRE(t.clusters.size() == 7);
  for (size_t i : {2u, 3u, 4u}) {
    CHECK(t.clusters[i].warichu);
    CHECK(t.clusters[i].advance == Length{500});
    CHECK(t.clusters[i].chars == (i == 4 ? 1 : 2));
  }
  CHECK(t.breaks[3] != no_break);  // a line may turn between cells, not within one
  CHECK(t.breaks[2] == no_break);  // nor after the bracket
  REQUIRE(t.readings.size() == 1);
  CHECK(t.readings[0].em == Length{500});
  CHECK(t.readings[0].chars == U"乙丙丁戊己");
}

TEST_CASE("annotations are transparent: marks share their white across them") {
  // vivliostyle.js issue 927: ruby next to a mark broke trimming.
  const ShapedText plain = shape("，（国）", "zh-Hans");
  const ShapedText noted_text =
      shape_spans({spans("，（")[0], ruby("国", Annotation::Ruby::mono, {"guó"}), spans("）")[0]}, "zh-Hans");
  REQUIRE(plain.clusters.size() == noted_text.clusters.size());
  for (size_t i = 0; i < plain.clusters.size(); ++i) {
    CHECK(plain.clusters[i].cls == noted_text.clusters[i].cls);
    CHECK(plain.breaks[i] == noted_text.breaks[i]);
    CHECK(plain.clusters[i].left == noted_text.clusters[i].left);
  }
}

}  // namespace
}  // namespace banxin
