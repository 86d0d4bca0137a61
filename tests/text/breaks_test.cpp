#include "text/breaks.h"

#include <doctest/doctest.h>

#include <string>

#include "base/utf8.h"

using namespace banxin;

namespace {

std::vector<Penalty> penalties(std::u32string_view text, std::string_view language, Level level,
                               WordBreak word_break = WordBreak::normal) {
  static LineBreaker breaker;
  const Language l = language_of(language);
  std::vector<CharClass> of;
  const ClassSet present = classify(text, profile_of(l.region), of);
  std::vector<Penalty> out;
  breaker.breaks(text, of, present, l, level, word_break, out);
  return out;
}

// The text with | wherever a line may end.
std::string breakable(std::u32string_view text, std::string_view language, Level level,
                      WordBreak word_break = WordBreak::normal) {
  const auto p = penalties(text, language, level, word_break);
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    if (i > 0 && p[i] != no_break) out += '|';
    utf8::append(out, text[i]);
  }
  return out;
}

struct Row {
  const char* what;
  std::u32string_view text;
  size_t at;
  Level level;
  bool allowed;
};

using enum Level;

// Section 3, every class at every level. The offset is the one in question.
constexpr Row chinese[] = {
    {"CLO start", U"国国）国国", 2, none, true},
    {"CLO start", U"国国）国国", 2, loose, false},
    {"CLO start", U"国国）国国", 2, basic, false},
    {"CLO start", U"国国）国国", 2, gb, false},
    {"CLO start", U"国国）国国", 2, strict, false},
    {"COM start", U"国国，国国", 2, none, true},
    {"COM start", U"国国，国国", 2, loose, false},
    {"COM start", U"国国，国国", 2, basic, false},
    {"COM start", U"国国，国国", 2, gb, false},
    {"COM start", U"国国，国国", 2, strict, false},
    {"STP start", U"国国。国国", 2, none, true},
    {"STP start", U"国国。国国", 2, loose, false},
    {"STP start", U"国国。国国", 2, gb, false},
    {"EXC start", U"国国！国国", 2, none, true},
    {"EXC start", U"国国！国国", 2, loose, false},
    {"EXC start", U"国国！国国", 2, basic, false},
    {"EXC start", U"国国！国国", 2, gb, false},
    {"EXC start", U"国国！国国", 2, strict, false},
    {"MID start", U"国国·国国", 2, none, true},
    {"MID start", U"国国·国国", 2, loose, false},
    {"MID start", U"国国·国国", 2, basic, false},
    {"MID start", U"国国·国国", 2, gb, false},
    {"MID end", U"国国·国国", 3, gb, true},
    {"CON start", U"国国—国国", 2, none, true},
    {"CON start", U"国国—国国", 2, loose, false},
    {"CON start", U"国国～国国", 2, basic, false},
    {"CON start", U"国国～国国", 2, gb, false},
    {"CON start", U"国国–国国", 2, strict, false},
    {"CON end", U"国国—国国", 3, gb, true},
    {"SOL start", U"国国／国国", 2, none, true},
    {"SOL start", U"国国／国国", 2, loose, true},
    {"SOL start", U"国国／国国", 2, basic, false},
    {"SOL start", U"国国／国国", 2, gb, false},
    {"SOL start", U"国国/国国", 2, strict, false},
    {"SOL end", U"国国／国国", 3, none, true},
    {"SOL end", U"国国／国国", 3, loose, true},
    {"SOL end", U"国国／国国", 3, basic, true},
    {"SOL end", U"国国／国国", 3, gb, false},
    {"SOL end", U"国国/国国", 3, strict, false},
    {"OP end", U"国国（国国", 3, none, true},
    {"OP end", U"国国（国国", 3, loose, false},
    {"OP end", U"国国（国国", 3, basic, false},
    {"OP end", U"国国（国国", 3, gb, false},
    {"OP end", U"国国（国国", 3, strict, false},
    {"OP start", U"国国“国国”国", 2, gb, true},
    {"CLO end", U"国“国国”国国", 5, gb, true},
    {"OP start", U"国国‘国国’国", 2, gb, true},
    {"CLO end", U"国‘国国’国国", 5, gb, true},
    {"DSH start", U"国国——国国", 2, none, true},
    {"DSH start", U"国国——国国", 2, loose, true},
    {"DSH start", U"国国——国国", 2, basic, true},
    {"DSH start", U"国国——国国", 2, gb, true},
    {"DSH start", U"国国——国国", 2, strict, false},
    {"DSH end", U"国国——国国", 4, strict, true},
    {"DSH inside", U"国国——国国", 3, loose, false},
    {"DSH inside", U"国国——国国", 3, gb, false},
    {"ELL start", U"国国……国国", 2, gb, true},
    {"ELL start", U"国国……国国", 2, strict, false},
    {"ELL end", U"国国……国国", 4, strict, true},
    {"ELL inside", U"国国……国国", 3, loose, false},
    {"ELL doubled", U"国国…………国", 4, gb, false},
    {"ITE start", U"国国々国国", 2, loose, true},
    {"ITE start", U"国国々国国", 2, strict, false},
    {"mark after a space", U"国国 ，国国", 3, gb, false},
    {"after an opening mark and a space", U"国（ 国国", 3, gb, false},
};

constexpr Row japanese[] = {
    {"々", U"国国々国国", 2, ja_very_strict, false},     {"々", U"国国々国国", 2, ja_strict, true},
    {"ー", U"アアーアア", 2, ja_very_strict, false},     {"ー", U"アアーアア", 2, ja_strict, true},
    {"ょ", U"きききょき", 3, ja_very_strict, false},     {"ょ", U"きききょき", 3, ja_strict, true},
    {"ゝ", U"国国ゝ国国", 2, ja_loose, false},           {"ゝ", U"国国ゝ国国", 2, ja_very_loose, true},
    {"〜", U"国国〜国国", 2, ja_strict, false},          {"〜", U"国国〜国国", 2, ja_loose, true},
    {"・", U"国国・国国", 2, ja_strict, false},          {"・", U"国国・国国", 2, ja_loose, true},
    {"：", U"国国：国国", 2, ja_loose, false},           {"：", U"国国：国国", 2, ja_very_loose, true},
    {"％", U"国国％国国", 2, ja_strict, false},          {"％", U"国国％国国", 2, ja_loose, true},
    {"number ％", U"国36％国", 3, ja_very_loose, false}, {"？", U"国国？国国", 2, ja_loose, false},
    {"？", U"国国？国国", 2, ja_very_loose, true},       {"￥", U"国￥国国国", 2, ja_loose, false},
    {"￥", U"国￥国国国", 2, ja_very_loose, true},       {"inside ……", U"国……国国", 2, ja_strict, false},
    {"inside ……", U"国……国国", 2, ja_loose, true},       {"inside ——", U"国——国国", 2, ja_loose, false},
    {"inside ——", U"国——国国", 2, ja_very_loose, true},  {"。", U"国国。国国", 2, ja_very_loose, false},
    {"」", U"国国」国国", 2, ja_very_loose, false},      {"after 「", U"国「国国国", 2, ja_very_loose, false},
};

}  // namespace

TEST_CASE("breaks: prohibition at line start and line end, zh") {
  for (const Row& row : chinese) {
    CAPTURE(row.what);
    CAPTURE(static_cast<int>(row.level));
    CHECK((penalties(row.text, "zh-Hans", row.level)[row.at] != no_break) == row.allowed);
  }
}

TEST_CASE("breaks: prohibition at line start and line end, ja") {
  for (const Row& row : japanese) {
    CAPTURE(row.what);
    CAPTURE(static_cast<int>(row.level));
    CHECK((penalties(row.text, "ja", row.level)[row.at] != no_break) == row.allowed);
  }
}

TEST_CASE("breaks: Korean by word and by character") {
  CHECK(breakable(U"한국어 문장。끝", "ko", automatic) == "한국어 |문장。끝");
  CHECK(breakable(U"한국어 문장。끝", "ko", ko_character) == "한|국|어 |문|장。|끝");
  CHECK(breakable(U"한（국）어", "ko", ko_character) == "한|（국）|어");
}

TEST_CASE("breaks: hard groups of section 4.1") {
  constexpr std::u32string_view groups[] = {
      U"——",   U"……",   U"⋯⋯",   U"‥‥",   U"1,085.5", U"36%",    U"36％",       U"5‰",       U"20°",
      U"37℃",  U"98℉",  U"5′",   U"+5",   U"-5",      U"−5",     U"±3",         U"¥100",     U"￥100",
      U"$100", U"№5",   U"100₫", U"1ms",  U"5G",      U"300W",   U"2000PFLOPS", U"DeepSeek", U"人[2]",
      U"m²",   U"（国", U"国）", U"？？", U"？！",    U"！！！", U"CN44-0020",  U"5G/6G"};
  for (const auto group : groups) {
    const std::u32string text = U"国国" + std::u32string(group) + U"国国";
    CAPTURE(utf8::from_utf32(text));
    const auto p = penalties(text, "zh-Hans", gb);
    for (size_t i = 3; i < 2 + group.size(); ++i) CHECK(p[i] == no_break);
  }
}

TEST_CASE("breaks: soft penalties of section 4.2") {
  struct Soft {
    std::u32string_view text;
    size_t at;
    Penalty penalty;
  };
  constexpr Soft soft[] = {
      {U"国国达3.1万架国国", 6, 700},    {U"国国达1085万架国国", 8, 500},
      {U"国国扩容300台国国", 7, 500},    {U"国国在第24届国国", 4, 600},
      {U"国国在第24届国国", 6, 600},     {U"国国从7月27日起国", 4, 700},
      {U"国国从7月27日起国", 7, 700},    {U"国国在2025年国国", 7, 700},
      {U"国国在10时国国", 5, 700},       {U"国国带动3至4元国国", 5, 600},
      {U"国国带动3至4元国国", 6, 600},   {U"国国带动3至4元国国", 7, 500},
      {U"国国用60—90天国国", 6, 600},    {U"国国用60—90天国国", 5, no_break},
      {U"国国超过11万亿元国", 8, 500},   {U"国国看《海权论》国", 5, 300},
      {U"国国看《很长的书名》国", 5, 0}, {U"国国国国", 1, 800},
      {U"国国国国。", 3, 800},           {U"国国国国的国国", 4, 50},
      {U"国国国——国国", 3, 100},         {U"国国国……国国", 3, 100},
      {U"国国国国国国", 3, 0},           {U"国国按GB/T 15834国国", 8, 300},
  };
  for (const Soft& s : soft) {
    CAPTURE(utf8::from_utf32(s.text));
    CAPTURE(s.at);
    CHECK(penalties(s.text, "zh-Hans", gb)[s.at] == s.penalty);
  }
}

TEST_CASE("breaks: addresses of section 4.4") {
  CHECK(breakable(U"看见www.a.com/b?c=%E4页面", "zh-Hans", gb) == "看|见|www|.a|.com/|b?|c=|%E4|页|面");
  const auto url = penalties(U"看见www.a.com/b?c=%E4页面", "zh-Hans", gb);
  CHECK(url[5] == 500);   // before .
  CHECK(url[12] == 200);  // after /
  CHECK(url[14] == 500);  // after ?
  CHECK(breakable(U"看见http://a.cn/页面", "zh-Hans", gb) == "看|见|http://|a|.cn/|页|面");
  CHECK(penalties(U"yfrb@vip.163.com国", "zh-Hans", gb)[4] == 500);
  CHECK(penalties(U"yfrb@vip.163.com国", "zh-Hans", gb)[8] == 500);
  CHECK(penalties(U"yfrb@vip.163.com国", "zh-Hans", gb)[9] == no_break);
}

TEST_CASE("breaks: languages without tables are UAX #14 to the letter") {
  CHECK(breakable(U"a b-c “d” e/f", "und", automatic) == "a |b-|c |“d” |e/|f");
  CHECK(breakable(U"国国，国“国”", "und", automatic) == "国|国，|国“国”");  // LB19 of Unicode 15.0
  CHECK(breakable(U"ไทยภาษา", "th", automatic) == "ไทย|ภาษา");
}

TEST_CASE("breaks: CSS levels come from CSS Text") {
  CHECK(breakable(U"国・国", "ja", css_loose) == "国|・|国");
  CHECK(breakable(U"国・国", "ja", css_normal) == "国・|国");
  CHECK(breakable(U"アァ", "ja", css_strict) == "アァ");
  CHECK(breakable(U"アァ", "ja", css_normal) == "ア|ァ");
  CHECK(breakable(U"ab，", "zh-Hans", css_anywhere) == "a|b|，");
}

TEST_CASE("breaks: word-break") {
  CHECK(breakable(U"国国ab cd，国", "zh-Hans", gb, WordBreak::keep_all) == "国国ab |cd，|国");
  CHECK(breakable(U"ab，cd", "en", automatic, WordBreak::break_all) == "a|b，|c|d");
}

TEST_CASE("breaks: forced ones and the ends") {
  const auto p = penalties(U"国\u2028国", "zh-Hans", gb);
  CHECK(p[0] == no_break);
  CHECK(p[1] == no_break);
  CHECK(p[2] == must_break);
  CHECK(p[3] == must_break);
  CHECK(penalties(U"", "zh-Hans", gb) == std::vector<Penalty>{must_break});
}
