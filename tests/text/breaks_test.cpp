// Break opportunities beyond the tables of levels: addresses, languages without tables, the ends of a text.
#include <doctest/doctest.h>

#include "tests/text/break_support.h"

using namespace banxin;
using namespace banxin::test;

using enum Level;

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

TEST_CASE("breaks: forced ones and the ends") {
  const auto p = penalties(U"国\u2028国", "zh-Hans", gb);
  CHECK(p[0] == no_break);
  CHECK(p[1] == no_break);
  CHECK(p[2] == must_break);
  CHECK(p[3] == must_break);
  CHECK(penalties(U"", "zh-Hans", gb) == std::vector<Penalty>{must_break});
}
