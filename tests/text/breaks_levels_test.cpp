// Line-start and line-end prohibition: every class at every level, with every character of the class.
#include <doctest/doctest.h>

#include <string>

#include "tests/text/break_support.h"

namespace breaks_levels_test {

using namespace banxin;
using namespace banxin::test;

namespace {

using enum Level;

constexpr Level zh_levels[] = {none, loose, basic, gb, strict};
constexpr Level ja_levels[] = {ja_very_strict, ja_strict, ja_loose, ja_very_loose};

// One row of a table: what stands at the edge, and by level whether it may (`+`), may not (`-`), or the row is silent
// (`.`).
struct Row {
  std::string_view what;
  std::u32string_view marks;  // each tried alone
  std::string_view start;     // at line start
  std::string_view end;       // at line end
};

// CLREQ, "prohibition rules for line start and line end"; the columns are none, loose, basic, gb, strict.
constexpr Row chinese[] = {
    {"closing", U"）〉》」』】〕〗］｝’”〙〞〟", "+----", "+++++"},
    {"comma", U"，、；：", "+----", "+++++"},
    {"full stop", U"。．｡", "+----", "+++++"},
    {"question, exclamation", U"！？‼⁇⁈⁉", "+----", "+++++"},
    {"middle dot", U"·‧・", "+----", "+++++"},
    {"connector", U"–—～〜-－", "+----", "+++++"},
    {"solidus", U"/／", "++---", "+++--"},
    {"opening", U"（〈《「『【〔〖［｛‘“〘〝", "+++++", "+----"},
    {"dash", U"⸺⸻", "++++-", "+++++"},
    {"ellipsis", U"…⋯‥", "++++-", "+++++"},
    {"iteration mark", U"々〻ゝゞヽヾ", "++..-", "+++++"},
    {"prolonged sound mark", U"ーｰ", "++..-", "+++++"},
    {"small kana", U"ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇿｧｯ", "++..-", "+++++"},
};

// JLREQ, appendix on line-breaking levels; the columns are very strict, strict, loose, very loose.
constexpr Row japanese[] = {
    {"closing", U"）〉》」』】〕〗］｝’”｠〙〟»", "----", "++++"},
    {"comma", U"、，", "----", "++++"},
    {"full stop", U"。．｡", "----", "++++"},
    {"opening", U"（〈《「『【〔〖［｛‘“｟〘〝«", "++++", "----"},
    {"question, exclamation", U"！？‼⁇⁈⁉", "---+", "++++"},
    {"middle dot", U"・･", "--++", "++++"},
    {"colon, semicolon", U"：；", "---+", "++++"},
    {"hyphen cl-03", U"‐〜゠–", "--++", "++++"},
    {"々", U"々", "-+++", "++++"},
    {"other iteration marks", U"〻ゝゞヽヾ", "---+", "++++"},
    {"prolonged sound mark", U"ーｰ", "-+++", "++++"},
    {"small kana", U"ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇿｧｯ", "-+++", "++++"},
    {"suffix symbols, table 2", U"％‰℃℉￠", "++++", "++++"},
    {"ideographic space, table 2", U"\u3000", "++++", "++++"},
    {"prefix symbols", U"￥＄￡№", "++++", "---+"},
};

// KLREQ; the columns are word, character. A syllable on both sides; in word mode nothing but a space parts them.
constexpr Row korean[] = {
    {"not at line start", U"）｝］〕》」』’”)}]‐-—〜？！·:;：；.。．,、，〃ー", "--", ".."},
    {"not at line end", U"（｛［〔《「『‘“", ".+", "--"},
};

void check_edge(const Row& row, char32_t mark, char32_t around, std::string_view language, Level level, size_t at,
                char wanted) {
  if (wanted == '.') return;
  const std::u32string text{around, around, mark, around, around};
  CAPTURE(row.what);
  CAPTURE(utf8::from_utf32(text));
  CAPTURE(at);
  CAPTURE(static_cast<int>(level));
  CHECK((penalties(text, language, level)[at] != no_break) == (wanted == '+'));
}

template <size_t Rows, size_t Levels>
void check(const Row (&rows)[Rows], const Level (&levels)[Levels], char32_t around, std::string_view language) {
  for (const Row& row : rows)
    for (size_t k = 0; k < Levels; ++k)
      for (const char32_t mark : row.marks) {
        check_edge(row, mark, around, language, levels[k], 2, row.start[k]);
        check_edge(row, mark, around, language, levels[k], 3, row.end[k]);
      }
}

struct Case {
  std::string_view what;
  std::u32string_view text;
  size_t at;
  Level level;
  bool allowed;
};

template <size_t N>
void check(const Case (&cases)[N], std::string_view language) {
  for (const Case& c : cases) {
    CAPTURE(c.what);
    CAPTURE(utf8::from_utf32(c.text));
    CAPTURE(static_cast<int>(c.level));
    CHECK((penalties(c.text, language, c.level)[c.at] != no_break) == c.allowed);
  }
}

}  // namespace

TEST_CASE("breaks: prohibition at line start and line end, zh") {
  for (const std::string_view language : {"zh-Hans", "zh-Hant-TW", "zh-Hant-HK"})
    check(chinese, zh_levels, U'国', language);
}

TEST_CASE("breaks: prohibition at line start and line end, ja") { check(japanese, ja_levels, U'国', "ja"); }

TEST_CASE("breaks: prohibition at line start and line end, ko") {
  constexpr Level levels[] = {ko_word, ko_character};
  check(korean, levels, U'한', "ko");
}

TEST_CASE("breaks: units of two at every Chinese level") {
  for (const std::u32string_view unit : {U"——", U"……", U"⋯⋯", U"‥‥"})
    for (const Level level : zh_levels) {
      const std::u32string text = U"国国" + std::u32string(unit) + U"国国";
      CAPTURE(utf8::from_utf32(text));
      CAPTURE(static_cast<int>(level));
      const auto p = penalties(text, "zh", level);
      CHECK((p[2] != no_break) == (level != strict));
      CHECK(p[3] == no_break);
      CHECK(p[4] != no_break);
    }
}

TEST_CASE("breaks: strict speaks of turned lines, so a paragraph may begin with a dash or an ellipsis") {
  // clreq issue 510: dialogue, list items, subtitles, attributions.
  CHECK(penalties(U"国国\u2028——国国", "zh", strict)[3] == must_break);
  CHECK(penalties(U"国国\u2028……国国", "zh", strict)[3] == must_break);
  CHECK(breakable(U"——国国国", "zh", strict) == "——|国|国|国");
}

TEST_CASE("breaks: marks hold on over spaces") {
  constexpr Case cases[] = {{"before a comma", U"国国 ，国国", 3, gb, false},
                            {"after an opening mark", U"国（ 国国", 3, gb, false},
                            {"before a bracket", U"国国 ）国国", 3, gb, false},
                            {"at level none", U"国国 ，国国", 3, none, true},
                            {"an opening mark later", U"国 （国国", 2, gb, true}};
  check(cases, "zh");
}

TEST_CASE("breaks: inside units in Japanese") {
  constexpr Case cases[] = {
      {"……", U"国……国国", 2, ja_very_strict, false}, {"……", U"国……国国", 2, ja_strict, false},
      {"……", U"国……国国", 2, ja_loose, true},        {"……", U"国……国国", 2, ja_very_loose, true},
      {"‥‥", U"国‥‥国国", 2, ja_strict, false},      {"‥‥", U"国‥‥国国", 2, ja_loose, true},
      {"——", U"国——国国", 2, ja_very_strict, false}, {"——", U"国——国国", 2, ja_strict, false},
      {"——", U"国——国国", 2, ja_loose, false},       {"——", U"国——国国", 2, ja_very_loose, true},
      {"36％", U"国36％国", 3, ja_loose, false},     {"36％", U"国36％国", 3, ja_very_loose, false},
      {"￥5", U"国￥5国国", 2, ja_very_loose, false}};
  check(cases, "ja");
}

TEST_CASE("breaks: Korean by word and by character") {
  CHECK(breakable(U"한국어 문장。끝", "ko", automatic) == "한국어 |문장。끝");
  CHECK(breakable(U"한국어 문장。끝", "ko", ko_word) == "한국어 |문장。끝");
  CHECK(breakable(U"한국어 문장。끝", "ko", ko_character) == "한|국|어 |문|장。|끝");
  CHECK(breakable(U"한（국）어", "ko", ko_character) == "한|（국）|어");
  CHECK(breakable(U"한국 2025년 DMZ", "ko", ko_word) == "한국 |2025년 |DMZ");
}

// CSS Text 3, 5.3, and what it leaves to the class of UAX #14. The columns are loose, normal, strict.
TEST_CASE("breaks: CSS line-break") {
  struct Css {
    std::string_view what;
    std::u32string_view text;
    size_t at;
    std::string_view cjk, others;  // zh and ja; und
  };
  constexpr Css rows[] = {
      {"small kana", U"アァイ", 1, "++-", "++-"},
      {"prolonged sound mark", U"アーイ", 1, "++-", "++-"},
      {"〜", U"国〜国", 1, "++-", ".--"},
      {"゠", U"国゠国", 1, "++-", ".--"},
      {"々", U"国々国", 1, "+--", "+--"},
      {"〻", U"国〻国", 1, "+--", "+--"},
      {"ゝ", U"国ゝ国", 1, "+--", "+--"},
      {"ヾ", U"国ヾ国", 1, "+--", "+--"},
      {"inside ……", U"国……国", 2, "+--", "+--"},
      {"inside ‥‥", U"国‥‥国", 2, "+--", "+--"},
      {"first of ……", U"国……国", 1, "---", "---"},
      {"‐", U"国‐国", 1, "+--", ".--"},
      {"–", U"国–国", 1, "+--", ".--"},
      {"・", U"国・国", 1, "+--", ".--"},
      {"：", U"国：国", 1, "+--", ".--"},
      {"；", U"国；国", 1, "+--", ".--"},
      {"･", U"国･国", 1, "+--", ".--"},
      {"‼", U"国‼国", 1, "+--", ".--"},
      {"⁇", U"国⁇国", 1, "+--", ".--"},
      {"⁉", U"国⁉国", 1, "+--", ".--"},
      {"！", U"国！国", 1, "+--", ".--"},
      {"？", U"国？国", 1, "+--", ".--"},
      {"suffix ％", U"国％国", 1, "+--", ".--"},
      {"suffix ℃", U"国℃国", 1, "+--", ".--"},
      {"suffix % (EAW Na)", U"国%国", 1, "---", "---"},
      {"prefix ￥", U"国￥国", 2, "+--", ".--"},
      {"prefix №", U"国№国", 2, "+--", ".--"},
      {"prefix $ (EAW Na)", U"国$国", 2, "---", "---"},
      {"before a prefix (UAX #14)", U"国￥国", 1, "+++", "+++"},
      {"。", U"国。国", 1, "---", "---"},
      {"，", U"国，国", 1, "---", "---"},
      {"）", U"国）国", 1, "---", "---"},
      {"after （", U"国（国", 2, "---", "---"},
  };
  constexpr Level levels[] = {css_loose, css_normal, css_strict};
  for (const Css& row : rows)
    for (size_t k = 0; k < 3; ++k)
      for (const std::string_view language : {"zh", "ja", "und"}) {
        const char wanted = (language == "und" ? row.others : row.cjk)[k];
        if (wanted == '.') continue;
        CAPTURE(row.what);
        CAPTURE(language);
        CAPTURE(k);
        CHECK((penalties(row.text, language, levels[k])[row.at] != no_break) == (wanted == '+'));
      }
}

TEST_CASE("breaks: css:anywhere cuts between any two typographic characters") {
  CHECK(breakable(U"ab，", "zh-Hans", css_anywhere) == "a|b|，");
  CHECK(breakable(U"（國）—", "zh-Hant", css_anywhere) == "（|國|）|—");
  CHECK(breakable(U"e\u0301a", "en", css_anywhere) == "e\u0301|a");  // not off its accent
}

TEST_CASE("breaks: word-break") {
  CHECK(breakable(U"国国ab cd，国", "zh-Hans", gb, WordBreak::keep_all) == "国国ab |cd，|国");
  CHECK(breakable(U"国国ab，12国", "zh-Hans", gb, WordBreak::break_all) == "国|国|a|b，|1|2|国");
  CHECK(breakable(U"ab，cd", "en", automatic, WordBreak::break_all) == "a|b，|c|d");
  CHECK(breakable(U"かな한글", "ja", css_normal, WordBreak::keep_all) == "かな한글");
  CHECK(breakable(U"한글 ab", "ko", css_normal, WordBreak::break_all) == "한|글 |a|b");
  CHECK(breakable(U"한글 ab", "ko", css_normal, WordBreak::keep_all) == "한글 |ab");
  // Line-start prohibition is not lifted by it.
  CHECK(breakable(U"アァ国々abァ", "ja", css_strict, WordBreak::break_all) == "アァ|国々|a|bァ");
  CHECK(breakable(U"アァ国々abァ", "ja", css_normal, WordBreak::break_all) == "ア|ァ|国々|a|b|ァ");
  CHECK(breakable(U"アァ国々abァ", "ja", ja_very_strict, WordBreak::break_all) == "アァ|国々|a|bァ");
}

TEST_CASE("breaks: where UAX #14 alone is no Chinese line breaker") {
  struct Difference {
    std::string_view what;
    std::u32string_view text;
    size_t at;
    bool unicode, gb;
  };
  constexpr Difference differences[] = {
      {"before “ after Han", U"国国“国", 2, false, true}, {"after ” before Han", U"“国”国国", 3, false, true},
      {"before ‘", U"国国‘国", 2, false, true},           {"after ’", U"‘国’国国", 3, false, true},
      {"before ·", U"国国·国", 2, true, false},           {"before ～", U"国国～国", 2, true, false},
      {"before a single —", U"国国—国", 2, true, false},  {"before ／", U"国国／国", 2, true, false},
      {"after ／", U"国国／国", 3, true, false},          {"after /", U"国国/国", 3, true, false},
      {"before ……", U"国国……国", 2, false, true},         {"after / in 5G/6G", U"国5G/6G", 4, true, false},
      {"after / in GB/T", U"国GB/T国", 4, true, false}};
  for (const Difference& d : differences) {
    CAPTURE(d.what);
    CHECK((penalties(d.text, "und", automatic)[d.at] != no_break) == d.unicode);
    CHECK((penalties(d.text, "zh", automatic)[d.at] != no_break) == d.gb);
  }
  // Numbers and what they count: free in UAX #14, dear here.
  for (const std::u32string_view text : {U"达3.1万架以上", U"达1085万架以上", U"在2025年以来"}) {
    const size_t at = text.find_first_of(U"万年");
    CHECK(penalties(text, "und", automatic)[at] == 0);
    CHECK(penalties(text, "zh", automatic)[at] == 700);
  }
}

TEST_CASE("breaks: the level of a language that names none") {
  constexpr Case mainland[] = {{"gb", U"国国……国国", 2, automatic, true}, {"gb", U"国国/国国", 3, automatic, false}};
  check(mainland, "zh");
  constexpr Case japan[] = {{"strict", U"国国々国国", 2, automatic, true},
                            {"strict", U"国国ゝ国国", 2, automatic, false}};
  check(japan, "ja");
}

}  // namespace breaks_levels_test
