#include "compose/headline.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "base/utf8.h"
#include "text/text.h"

using namespace banxin;

namespace {

// Every glyph one em wide: balance is counted in characters.
const FontCatalogue no_fonts;
const FontShelf no_shelf(no_fonts);

ShapedText shaped(const std::string& text, std::string_view language = "zh-Hans") {
  static Shaper shaper(no_shelf);
  ParaStyle style;
  style.text.size = from_pt(10);
  Report report(std::make_shared<Sources>());
  Shaper::Options options;
  options.uniform = Em{1000};
  return shaper.shape({{.text = text}}, style, language_of(language), report, options);
}

ParaStyle display() {
  ParaStyle style;
  style.text.size = from_pt(10);
  return style;
}

// The heading with | where its rows turn; empty when it cannot be divided so.
std::string divided(const std::string& text, int rows, std::string_view language = "zh-Hans", bool* good = nullptr) {
  const ShapedText s = shaped(text, language);
  const auto cuts = headline_cuts(s, language_of(language));
  const auto found =
      divide_headline(s, space(s, display()), cuts, {.rows = rows, .width = from_pt(9000), .most = from_pt(9000)});
  if (!found) return "";
  if (good) *good = found->good;
  std::string out;
  for (uint32_t i = 0; i < s.clusters.size(); ++i) {
    for (const uint32_t start : found->starts)
      if (start == i) out += '|';
    out.append(s.text, s.clusters[i].first_byte, s.clusters[i].bytes);
  }
  return out;
}

// What turning before the character at `at` costs.
Penalty cut_at(const std::string& text, size_t at, std::string_view language = "zh-Hans") {
  const ShapedText s = shaped(text, language);
  const auto cuts = headline_cuts(s, language_of(language));
  for (size_t i = 0; i < s.clusters.size(); ++i)
    if (s.clusters[i].first_char == at) return cuts[i];
  return no_break;
}

}  // namespace

TEST_CASE("what belongs together in a heading is never parted") {
  struct Row {
    const char* why;
    const char* text;
    size_t at;
  };
  const Row rows[] = {
      {"inside a word of the dictionary", "城市变迁录", 1},
      {"inside a word of the dictionary", "哈尔滨开幕", 2},
      {"inside a word the dictionary lacks", "俱乐部出价收购", 1},
      {"inside a word the dictionary lacks", "俱乐部出价收购", 2},
      {"inside a word the dictionary lacks", "各地算力热度高", 3},
      {"word and its suffix", "地铁站被淹了", 2},
      {"word and its suffix, before a word the dictionary lacks", "校园里年轻人重读经典", 5},
      {"number and its measure word", "豪掷三百万元善款", 5},
      {"name", "摄影师郑焕松回乡", 4},
      {"name", "摄影师郑焕松回乡", 5},
      {"name of family name and dictionary word", "市长王小明到访", 3},
      {"foreign name, before its dot", "列奥纳多·达·芬奇手稿展", 4},
      {"foreign name, after its dot", "列奥纳多·达·芬奇手稿展", 5},
      {"foreign name, inside its first part", "列奥纳多·达·芬奇手稿展", 2},
      {"number and multiplier", "出价20万欧元求购", 4},
      {"number and currency (2006: 20万|欧元)", "出价20万欧元求购", 5},
      {"number and classifier", "惠及300台设备", 5},
      {"Han number and classifier", "昨天下了一场大雨", 5},
      {"Han number and what it counts", "惠及五千户居民", 4},
      {"ordinal", "第24届运动会开幕", 3},
      {"date", "7月27日开幕", 1},
      {"的 at the start of a row", "诗人的故乡风物", 2},
      {"地 at the start of a row", "悄悄地改变生活", 2},
      {"得 at the start of a row", "市民跑得更快了", 3},
      {"了 at the start of a row", "大雨淹了地铁站", 3},
      {"着 at the start of a row", "牵着蜗牛去散步", 1},
      {"的 and its short head", "感动中国的故事", 5},
      {"verb and short object (2006: 制造|悬念)", "好莱坞大片制造悬念", 7},
      {"verb and short object (2006: 扩大|内需)", "中央定调扩大内需促进增长", 6},
      {"verb and short object (2006: 坏了|米勒)", "一粒进球乐坏了米勒", 7},
      {"verb and short object, traditional", "好萊塢大片製造懸念", 7},
      {"preposition at the end of a row", "论文写在祖国大地", 4},
      {"preposition at the end of a row", "会议将在北京举行", 4},
      {"conjunction at the end of a row", "李白和杜甫走进校园", 3},
      {"mark at the start of a row", "热度攀升，如何扩容", 4},
      {"mark at the start of a row", "热度攀升？如何扩容", 4},
      {"mark at the start of a row", "讲好“中国故事”要用心", 7},
      {"opening mark at the end of a row", "讲好“中国故事”要用心", 3},
      {"opening mark at the end of a row", "重读《海权论》有感", 3},
      {"inside a title", "印发《关于深入实施行动的意见》全文", 5},
      {"inside a short quotation", "建设“智慧大脑”进展", 5},
      {"inside a Western word", "新款iPhone今日上市", 4},
      {"inside an address", "登录www.example.cn报名", 8},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.why));
    CAPTURE(std::string(row.text));
    CAPTURE(row.at);
    CHECK(cut_at(row.text, row.at) == no_break);
  }
}

TEST_CASE("a heading turns best where it pauses, then between its phrases") {
  struct Row {
    const char* why;
    const char* better;
    size_t at;
    const char* worse;
    size_t than;
  };
  const Row rows[] = {
      {"after a comma, not before a verb", "热度攀升，迎来春天", 5, "热度攀升迎来春天", 4},
      {"at a space as after a comma", "古城修缮一新　周末开放", 7, "古城修缮一新迎来开放", 6},
      {"before a verb, not between two short words", "今年经济促进增长", 4, "今年经济社会增长", 4},
      {"before a quotation, not between two words", "各地算力“扩容”提速", 4, "各地算力设备提速", 4},
      {"before an adverb, not after it", "民生实事全部开工", 4, "民生实事全部开工", 6},
      {"after a counted thing, not inside a word the dictionary lacks", "豪掷三百万元善款", 6, "豪掷三百万元善款", 7},
      {"before 和, not between two short words", "唐诗宋词和元曲新编", 4, "唐诗宋词元曲新编", 4},
      {"between words, not after 的", "城市记忆人民纪录", 2, "城市人民的记忆纪录大会", 5},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.why));
    CHECK(cut_at(row.better, row.at) < cut_at(row.worse, row.than));
    CHECK(cut_at(row.better, row.at) < 800);
  }
  CHECK(cut_at("热度攀升，如何扩容", 5) == 0);
}

TEST_CASE("rows of a heading turn by meaning and are alike in length") {
  struct Row {
    const char* text;
    int rows;
    const char* divided;
  };
  // Every row: no fault of the tables above, shortest to longest at least 3 : 4 (3 : 5 at a comma or a space).
  const Row rows[] = {
      {"好莱坞大片制造悬念", 2, "好莱坞大片|制造悬念"},
      {"一粒进球乐坏了米勒", 2, "一粒进球|乐坏了米勒"},
      {"中央定调扩大内需促进增长", 3, "中央定调|扩大内需|促进增长"},
      {"算力热度持续攀升，如何“扩容”？", 2, "算力热度持续攀升，|如何“扩容”？"},
      {"算力热度持续攀升,如何“扩容”?", 2, "算力热度持续攀升，|如何“扩容”？"},
      {"列奥纳多·达·芬奇手稿首次来华展出", 2, "列奥纳多·达·芬奇|手稿首次来华展出"},
      {"三百万元善款送到灾区孩子手中", 2, "三百万元善款|送到灾区孩子手中"},
      {"全市十大民生实事全部开工建设", 2, "全市十大民生实事|全部开工建设"},
      {"市长王小明会见外国客人", 2, "市长王小明|会见外国客人"},
      {"他们把论文写在祖国的大地上", 2, "他们把论文|写在祖国的大地上"},
      {"昨天下了一场大雨地铁站被淹了", 2, "昨天下了一场大雨|地铁站被淹了"},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.text));
    CHECK(divided(row.text, row.rows) == row.divided);
  }
}

TEST_CASE("the shape of a divided heading") {
  // Words of two characters, all alike but for their number: only balance and shape decide.
  SUBCASE("two rows of unlike length: the second is the longer") {
    CHECK(divided("城市 城市 城市 城市 城市", 2) == "城市 城市 |城市 城市 城市");
  }
  SUBCASE("three rows: steadily longer or long-short-long, never short-long-short") {
    const std::string four = divided("城市 城市 城市 城市 城市 城市 城市", 3);
    CHECK(four == "城市 城市 |城市 城市 |城市 城市 城市");
    const std::string eight = divided("城市 城市 城市 城市 城市 城市 城市 城市", 3);
    CHECK(
        (eight == "城市 城市 城市 |城市 城市 |城市 城市 城市" || eight == "城市 城市 |城市 城市 城市 |城市 城市 城市"));
  }
  SUBCASE("no row of one or two characters") {
    CHECK(divided("城市 变迁", 2).empty());
    CHECK(divided("城市 变迁 纪录", 2).empty());
    CHECK(divided("新城市，变迁录", 2) == "新城市，|变迁录");
  }
  SUBCASE("rows of less than 3 : 4 are not good, of 3 : 5 at a pause are") {
    bool good = true;
    divided("中央定调扩大内需促进增长", 2, "zh-Hans", &good);
    CHECK(!good);
    divided("城市变迁，城市变迁城市", 2, "zh-Hans", &good);
    CHECK(good);
    divided("城市变，城市变迁城市变迁", 2, "zh-Hans", &good);
    CHECK(!good);
  }
}

TEST_CASE("rows keep to their room") {
  const ShapedText s = shaped("城市变迁，城市变迁，城市变迁城市变迁");
  const Spacing spacing = space(s, display());
  const auto cuts = headline_cuts(s, language_of("zh-Hans"));
  const auto two = divide_headline(s, spacing, cuts, {.rows = 2, .width = from_pt(100), .most = from_pt(100)});
  REQUIRE(two);
  CHECK(two->starts == std::vector<uint32_t>{10});
  // 4 + 1 + 4 characters and the half comma at the end of the row.
  CHECK(two->widest == from_pt(95));
  CHECK(!divide_headline(s, spacing, cuts, {.rows = 2, .width = from_pt(70), .most = from_pt(70)}));
  SUBCASE("a comma that is not set takes no room") {
    const HeadlineMeasure room{.rows = 2, .width = from_pt(100), .most = from_pt(100), .drops_comma = true};
    CHECK(divide_headline(s, spacing, cuts, room)->widest == from_pt(90));
  }
}

TEST_CASE("headings of other languages") {
  SUBCASE("Japanese turns after a particle, never before one") {
    CHECK(cut_at("東京都の感染者が再び増加", 3, "ja") == no_break);
    CHECK(cut_at("東京都の感染者が再び増加", 8, "ja") < cut_at("東京都感染状況悪化", 3, "ja"));
    CHECK(divided("新型ロケットの打ち上げに成功", 2, "ja") == "新型ロケットの|打ち上げに成功");
  }
  SUBCASE("Korean and English turn at spaces") {
    CHECK(divided("서울시 지하철 요금 오른다", 2, "ko") == "서울시 지하철 |요금 오른다");
    CHECK(divided("Harbour light shines again", 2, "en") == "Harbour light |shines again");
  }
  SUBCASE("traditional Chinese") {
    CHECK(divided("中央定調擴大內需促進增長", 3, "zh-Hant") == "中央定調|擴大內需|促進增長");
  }
}

TEST_CASE("turns that the author wrote are forced, and a text of book length is left alone") {
  const ShapedText s = shaped("城市\u2028变迁");
  CHECK(headline_cuts(s, language_of("zh-Hans"))[3] == must_break);
  std::string novel;
  for (int i = 0; i < 5000; ++i) novel += "城市变迁";
  const ShapedText book = shaped(novel);
  const auto cuts = headline_cuts(book, language_of("zh-Hans"));
  CHECK(std::all_of(cuts.begin(), cuts.end() - 1, [](Penalty p) { return p == no_break; }));
  CHECK(!divide_headline(book, space(book, display()), cuts, {.rows = 4, .width = from_pt(9e5), .most = from_pt(9e5)}));
}

TEST_CASE("whatever a heading is made of, no row breaks the rules of marks and particles") {
  const std::vector<std::string> pieces = {
      "城市", "制造", "悬念", "的", "了", "“",  "”",  "《", "》", "，", "、", "？", "20", "万", "元", "·", "与",
      "在",   " ",    "AI",   "—",  "郑", "焕", "松", "算", "力", "（", "）", "…",  "……", "第", "一", "%", "\u3000"};
  constexpr std::u32string_view never_first = U"》，、？·）%的了", never_last = U"《（·与在第";
  uint32_t state = 20060101;
  int divisions = 0;
  for (int n = 0; n < 400; ++n) {
    std::string text;
    for (int i = 0; i < 14; ++i) {
      state = state * 1664525 + 1013904223;
      text += pieces[(state >> 16) % pieces.size()];
    }
    CAPTURE(text);
    const ShapedText s = shaped(text);
    const auto cuts = headline_cuts(s, language_of("zh-Hans"));
    REQUIRE(cuts.size() == s.clusters.size() + 1);
    for (int rows = 2; rows <= most_headline_rows; ++rows) {
      const HeadlineMeasure room{.rows = rows, .width = from_pt(60), .most = from_pt(900)};
      const auto found = divide_headline(s, space(s, display()), cuts, room);
      if (!found) continue;
      ++divisions;
      REQUIRE(found->starts.size() == static_cast<size_t>(rows) - 1);
      for (const uint32_t start : found->starts) {
        CAPTURE(start);
        CHECK(never_first.find(s.chars[s.clusters[start].first_char]) == never_first.npos);
        const uint32_t last = start - 1;
        CHECK(never_last.find(s.chars[s.clusters[last].first_char]) == never_last.npos);
      }
    }
  }
  CHECK(divisions > 100);
}

TEST_CASE("an empty heading, and no rows at all") {
  const ShapedText s = shaped("");
  CHECK(headline_cuts(s, language_of("zh-Hans")).size() == 1);
  CHECK(!divide_headline(s, space(s, display()), {must_break}, {.rows = 2}));
}
