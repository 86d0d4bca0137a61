// What stays together: groups that no line may cut, and groups that a newspaper would rather not cut.
#include <doctest/doctest.h>

#include <string>

#include "tests/text/break_support.h"
#include "text/soft_breaks.h"

namespace breaks_groups_test {

using namespace banxin;
using namespace banxin::test;

namespace {

using enum Level;

// Sources: GB/T 15834 5.1.2, 5.1.4, 5.1.5; clreq issue 262; JLREQ cl-12, cl-13, cl-24, cl-27; UAX #14 LB23, LB25.
constexpr std::u32string_view marks_in_units[] = {U"——",   U"……",   U"⋯⋯",     U"‥‥",   U"………………",
                                                  U"？？", U"？！", U"！！！", U"（国", U"国）"};
constexpr std::u32string_view numbers_and_words[] = {
    U"1,085.5", U"1,085,000", U"3.1",       U"36%",     U"36％",  U"5‰",     U"5‱",  U"20°",  U"37℃",   U"98℉",
    U"5′",      U"30″",       U"50￠",      U"+5",      U"-5",    U"−5",     U"±3",  U"¥100", U"￥100", U"$100",
    U"＄100",   U"£5",        U"€5",        U"№5",      U"#5",    U"100₫",   U"1ms", U"5G",   U"300W",  U"2000PFLOPS",
    U"＋5",     U"DeepSeek",  U"CN44-0020", U"ISO9001", U"人[2]", U"人[12]", U"m²",  U"x₁",   U"H₂O",   U"5×4"};

struct Soft {
  std::string_view what;
  std::u32string_view text;
  size_t at;
  Penalty penalty;
};

void check(const Soft& row) {
  CAPTURE(row.what);
  CAPTURE(utf8::from_utf32(row.text));
  CAPTURE(row.at);
  CHECK(penalties(row.text, "zh-Hans", gb)[row.at] == row.penalty);
}

void check_whole(std::u32string_view group, std::string_view language, Level level) {
  const std::u32string text = U"国国" + std::u32string(group) + U"国国";
  CAPTURE(utf8::from_utf32(text));
  CAPTURE(language);
  CAPTURE(static_cast<int>(level));
  const auto p = penalties(text, language, level);
  for (size_t i = 3; i < 2 + group.size(); ++i) CHECK(p[i] == no_break);
}

// The house set for newspapers: penalties 0 (free) to 1000.
constexpr Soft house[] = {
    {"number and multiplier", U"国国达3.1万架国国", 6, 700},
    {"number and multiplier", U"国国达1085万架国国", 7, 700},
    {"inside the multiplier", U"国国达11万亿元国国", 6, 700},
    {"number and classifier", U"国国扩容300台国国", 7, 500},
    {"multiplier and classifier", U"国国达1085万架国国", 8, 500},
    {"第 and number", U"国国在第24届国国", 4, 600},
    {"ordinal and 届", U"国国在第24届国国", 6, 600},
    {"ordinal and 名", U"国国列第3名国国", 5, 600},
    {"ordinal and 位", U"国国列第3位国国", 5, 600},
    {"ordinal and 条", U"国国按第15条国国", 6, 600},
    {"month", U"国国从7月27日起国", 4, 700},
    {"day", U"国国从7月27日起国", 7, 700},
    {"year", U"国国在2025年国国", 7, 700},
    {"hour", U"国国在10时国国", 5, 700},
    {"range before 至", U"国国带动3至4元国国", 5, 600},
    {"range after 至", U"国国带动3至4元国国", 6, 600},
    {"range after —", U"国国用60—90天国国", 6, 600},
    {"range before — (a connector)", U"国国用60—90天国国", 5, no_break},
    {"range after ～", U"国国用60～90天国国", 6, 600},
    {"multiplier and currency", U"国国超过11万亿元国", 8, 500},
    {"multiplier and currency", U"国国超过20万欧元国", 7, 500},
    {"number and currency", U"国国超过20欧元国国", 6, 500},
    {"foreign name after its dot", U"国国达·芬奇国国", 4, 0},
    {"foreign name before its dot", U"国国达·芬奇国国", 3, no_break},
    {"short title", U"国国看《海权论》国", 5, 300},
    {"short title of 4", U"国国看《四个字的》国", 6, 300},
    {"long title", U"国国看《很长的书名》国", 5, 0},
    {"first character of a paragraph", U"国国国国", 1, 800},
    {"first character behind a mark", U"“国国国国", 2, 800},
    {"last character of a paragraph", U"国国国国", 3, 800},
    {"last character before a mark", U"国国国国。", 3, 800},
    {"的", U"国国国国的国国", 4, 50},
    {"了", U"国国国国了国国", 4, 50},
    {"着", U"国国国国着国国", 4, 50},
    {"吗", U"国国国国吗国国", 4, 50},
    {"呢", U"国国国国呢国国", 4, 50},
    {"dash at line start", U"国国国——国国", 3, 100},
    {"ellipsis at line start", U"国国国……国国", 3, 100},
    {"nothing special", U"国国国国国国", 3, 0},
    {"standard and its number", U"国国按GB/T 15834国国", 8, 300},
    {"standard and its year", U"国按GB/T 15834—2011国", 12, no_break},
};

}  // namespace

TEST_CASE("breaks: hard groups stay whole at every level") {
  for (const Level level : {none, loose, basic, gb, strict})
    for (const auto group : numbers_and_words) check_whole(group, "zh-Hans", level);
  for (const Level level : {ja_very_strict, ja_strict, ja_loose, ja_very_loose})
    for (const auto group : numbers_and_words) check_whole(group, "ja", level);
  for (const auto group : numbers_and_words) check_whole(group, "ko", ko_character);
}

TEST_CASE("breaks: units of marks stay whole wherever a level is kept") {
  for (const Level level : {loose, basic, gb, strict})
    for (const auto group : marks_in_units) check_whole(group, "zh-Hans", level);
  for (const Level level : {ja_very_strict, ja_strict})
    for (const auto group : marks_in_units) check_whole(group, "ja", level);
}

TEST_CASE("breaks: no line begins with a note mark") {
  for (const Level level : {loose, basic, gb, strict})
    CHECK(breakable(U"上大人[2]孔乙己", "zh-Hans", level) == "上|大|人[2]|孔|乙|己");
  CHECK(breakable(U"人[2][3]国国", "zh-Hans", gb) == "人[2][3]|国|国");
  CHECK(breakable(U"国国[注]国", "zh-Hans", gb) == "国|国|[注]|国");  // no note mark
}

TEST_CASE("breaks: soft groups of a newspaper") {
  for (const Soft& row : house) check(row);
}

TEST_CASE("breaks: the house set is for Chinese only") {
  CHECK(penalties(U"国国達3万国国国", "ja", automatic)[4] == 0);
  CHECK(penalties(U"国国達3万国国国", "und", automatic)[4] == 0);
  CHECK(penalties(U"國國達3萬國國國", "zh-Hant-TW", automatic)[4] == 700);
}

TEST_CASE("breaks: codes are never cut") {
  for (const std::u32string_view code : {U"CN44-0020", U"ISSN1009-1234", U"F-35", U"GB15834-2011"}) {
    const std::u32string text = U"刊号为" + std::u32string(code) + U"国国";
    CAPTURE(utf8::from_utf32(text));
    const auto p = penalties(text, "zh-Hans", gb);
    for (size_t i = 4; i < 3 + code.size(); ++i) CHECK(p[i] == no_break);
  }
}

TEST_CASE("breaks: listed names, the longest that stands there") {
  const auto with_names = [](std::u32string_view text, const std::vector<std::string>& names) {
    auto p = penalties(text, "zh-Hans", gb);
    keep_names(text, Lexicon(names), p);
    return p;
  };
  const auto p = with_names(U"国国记者陈浩明和周圆国国", {"陈浩明", "陈浩", "周圆", "和"});
  CHECK(p[4] == 0);    // before a name
  CHECK(p[5] == 400);  // 陈|浩
  CHECK(p[6] == 400);  // 浩|明
  CHECK(p[7] == 0);    // after it
  CHECK(p[8] == 0);    // a name of one character cannot be cut
  CHECK(p[9] == 400);
  const auto foreign = with_names(U"国国画家达·芬奇在国国", {"达·芬奇"});
  CHECK(foreign[5] == no_break);  // before the dot
  CHECK(foreign[6] == 0);         // after it
  CHECK(foreign[7] == 400);
  const auto dearer = with_names(U"国国在7月路国国国", {"7月路"});
  CHECK(dearer[4] == 700);  // a penalty only rises
  CHECK(with_names(U"国国国国", {}) == penalties(U"国国国国", "zh-Hans", gb));
}

TEST_CASE("breaks: what stands between the dots of a foreign name is whole") {
  const auto p = penalties(U"国国列奥纳多·莱昂纳多·芬奇在国", "zh-Hans", gb);
  CHECK(p[7] == 0);    // after a dot
  CHECK(p[8] == 400);  // 莱|昂
  CHECK(p[9] == 400);
  CHECK(p[10] == 400);
  CHECK(p[11] == no_break);
  CHECK(p[13] == 0);                                                         // 芬奇: where the name ends is not known
  CHECK(penalties(U"国·国国国国国国国国国国·国国", "zh-Hans", gb)[4] == 0);  // a list, no name
}

}  // namespace breaks_groups_test
