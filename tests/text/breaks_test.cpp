// Break opportunities beyond the tables of levels: addresses, languages without tables, the ends of a text.
#include <doctest/doctest.h>

#include "tests/text/break_support.h"

namespace breaks_test {

using namespace banxin;
using namespace banxin::test;

using enum Level;

TEST_CASE("breaks: addresses") {
  struct Row {
    std::string_view what;
    std::u32string_view text;
    size_t at;
    Penalty penalty;
  };
  constexpr Row rows[] = {
      {"after /", U"看见www.a.com/b?c页面", 12, 200},
      {"after ?", U"看见www.a.com/b?c页面", 14, 500},
      {"after &", U"看见www.a.com/b&c页面", 14, 500},
      {"after =", U"看见www.a.com/b=c页面", 14, 500},
      {"after #", U"看见www.a.com/b#c页面", 14, 500},
      {"after :", U"看见www.a.com:80页面", 12, 500},
      {"before .", U"看见www.a.com页面", 5, 500},
      {"after .", U"看见www.a.com页面", 6, no_break},
      {"before -", U"看见www.a-b.com页面", 7, 500},
      {"after -", U"看见www.a-b.com页面", 8, no_break},
      {"before _", U"看见www.a_b.com页面", 7, 500},
      {"before ~", U"看见www.a.cn/b~c页面", 12, 500},
      {"before %", U"看见www.a.cn/b%E4页面", 12, 500},
      {"inside %E4", U"看见www.a.cn/b%E4页面", 13, no_break},
      {"inside %E4", U"看见www.a.cn/b%E4页面", 14, no_break},
      {"inside ://", U"看见http://a.cn页面", 6, no_break},
      {"inside ://", U"看见http://a.cn页面", 7, no_break},
      {"inside ://", U"看见http://a.cn页面", 8, no_break},
      {"after the first character", U"看a@b.cn页面", 2, no_break},
      {"letters", U"看见www.a.com页面", 3, no_break},
      {"mail before @", U"yfrb@vip.163.com国", 4, 500},
      {"mail after @", U"yfrb@vip.163.com国", 5, no_break},
      {"mail before .", U"yfrb@vip.163.com国", 8, 500},
      {"mail after .", U"yfrb@vip.163.com国", 9, no_break},
  };
  for (const Row& row : rows)
    for (const Level level : {loose, basic, gb, strict}) {
      CAPTURE(row.what);
      CAPTURE(utf8::from_utf32(row.text));
      CHECK(penalties(row.text, "zh-Hans", level)[row.at] == row.penalty);
    }
  CHECK(breakable(U"看见www.a.com/b?c=%E4页面", "zh-Hans", gb) == "看|见|www|.a|.com/|b?|c=|%E4|页|面");
}

TEST_CASE("breaks: languages without tables are UAX #14 to the letter") {
  CHECK(breakable(U"a b-c “d” e/f", "und", automatic) == "a |b-|c |“d” |e/|f");
  CHECK(breakable(U"国国，国“国”", "und", automatic) == "国|国，|国“国”");  // LB19 of Unicode 15.0
  CHECK(breakable(U"ไทยภาษา", "th", automatic) == "ไทย|ภาษา");
}

TEST_CASE("breaks: forced ones and the ends") {
  const auto p = penalties(U"国\u2028国", "zh-Hans", gb);
  CHECK(p[0] == no_break);
  CHECK(p[1] == no_break);
  CHECK(p[2] == must_break);
  CHECK(p[3] == must_break);
  CHECK(penalties(U"", "zh-Hans", gb) == std::vector<Penalty>{must_break});
}

}  // namespace breaks_test
