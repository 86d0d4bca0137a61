#include "read/calendar.h"

#include <doctest/doctest.h>

#include <clocale>
#include <cstdlib>

using namespace banxin;

// Days as almanacs give them: New Year's days and eves, leap months, the mid-autumn and double-ninth festivals.
TEST_CASE("lunar dates") {
  struct Row {
    Date date;
    const char *tag, *lunar;
  };
  const Row rows[] = {
      {{2025, 9, 7}, "zh-Hans", "乙巳年七月十六"},
      {{2025, 1, 28}, "zh-Hans", "甲辰年十二月廿九"},  // eve of the year of the snake
      {{2025, 1, 29}, "zh-Hans", "乙巳年正月初一"},
      {{2024, 2, 9}, "zh-Hans", "癸卯年十二月三十"},
      {{2024, 2, 10}, "zh-Hans", "甲辰年正月初一"},
      {{2025, 7, 25}, "zh-Hans", "乙巳年闰六月初一"},
      {{2025, 7, 25}, "zh-Hant", "乙巳年閏六月初一"},
      {{2025, 7, 25}, "ja", "乙巳年閏六月初一"},
      {{2023, 3, 22}, "zh-Hans", "癸卯年闰二月初一"},
      {{2020, 5, 23}, "zh-Hans", "庚子年闰四月初一"},
      {{2033, 12, 22}, "zh-Hans", "癸丑年闰十一月初一"},
      {{2025, 10, 6}, "zh-Hans", "乙巳年八月十五"},
      {{2025, 10, 29}, "zh-Hans", "乙巳年九月初九"},
      {{1949, 10, 1}, "zh-Hans", "己丑年八月初十"},
      {{2000, 2, 5}, "zh-Hans", "庚辰年正月初一"},
      {{2025, 9, 7}, "ko", "을사년 음력 7월 16일"},
      {{2025, 9, 7}, "en", "month 7, day 16"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.date.year);
    CAPTURE(row.date.month);
    CHECK(lunar_date_of(row.date, language_of(row.tag)) == row.lunar);
  }
}

TEST_CASE("weekdays") {
  const Date sunday{2025, 9, 7}, monday{2024, 1, 1};
  CHECK(weekday_of(sunday, language_of("zh-Hans")) == "星期日");
  CHECK(weekday_of(sunday, language_of("zh-Hant")) == "星期日");
  CHECK(weekday_of(sunday, language_of("ja")) == "日曜日");
  CHECK(weekday_of(sunday, language_of("ko")) == "일요일");
  CHECK(weekday_of(monday, language_of("en")) == "Monday");
}

TEST_CASE("the machine's time zone and locale change nothing") {
  for (const char* zone : {"UTC", "America/Los_Angeles", "Pacific/Kiritimati"}) {
    ::setenv("TZ", zone, 1);
    ::tzset();
    CHECK(weekday_of({2025, 9, 7}, language_of("zh-Hans")) == "星期日");
    CHECK(lunar_date_of({2025, 9, 7}, language_of("zh-Hans")) == "乙巳年七月十六");
  }
  ::unsetenv("TZ");
  ::tzset();
}

TEST_CASE("days of the calendar") {
  CHECK(parse_date("2024-02-29").has_value());
  for (const char* wrong : {"2025-02-29", "2025-02-30", "2025-13-01", "2025-00-10", "2025-01-00", "2025-1-1", "",
                            "1799-12-31", "2200-01-01", "2025/01/01", "20250-1-01", "二〇二五"})
    CHECK_MESSAGE(!parse_date(wrong).has_value(), wrong);
}

TEST_CASE("dates in words") {
  const Date date{2025, 9, 7};
  CHECK(date_words(date, language_of("zh-Hans")) == "2025年9月7日");
  CHECK(date_words(date, language_of("ja")) == "2025年9月7日");
  CHECK(date_words(date, language_of("ko")) == "2025년 9월 7일");
  // As CLDR has long dates of these languages.
  CHECK(date_words(date, language_of("en")) == "September 7, 2025");
  CHECK(date_words(date, language_of("en-GB")) == "7 September 2025");
  CHECK(date_words(date, language_of("fr")) == "7 septembre 2025");
  CHECK(date_words(date, language_of("de")) == "7. September 2025");
}

TEST_CASE("a language whose dates ICU does not know has numbers, whatever the machine speaks") {
  for (const char* tag : {"und", "tlh", "mn-Mong"})
    CHECK_MESSAGE(date_words({2025, 9, 7}, language_of(tag)) == "2025-09-07", tag);
  CHECK(weekday_of({2025, 9, 7}, language_of("tlh")) == weekday_of({2025, 9, 7}, language_of("und")));
}

// 2019-05-01 is the first day of Reiwa, whose first year is written 元; Taiwan counts from 1912, Thailand from 543 BC.
TEST_CASE("dates of eras, in words, by a pattern") {
  struct Row {
    Date date;
    const char *tag, *variable, *written;
  };
  const Row rows[] = {
      {{2026, 3, 14}, "ja", "era", "令和8年"},
      {{2026, 3, 14}, "ja", "era:Gy年M月d日", "令和8年3月14日"},
      {{2026, 3, 14}, "ja", "era-words:Gy年M月d日", "令和八年三月十四日"},
      {{2026, 3, 14}, "ja", "date-words", "二〇二六年三月十四日"},
      {{2026, 11, 30}, "ja", "date-words:M月d日（E）", "十一月三十日（月）"},
      {{2019, 5, 1}, "ja", "era:Gy年M月d日", "令和元年5月1日"},
      {{2019, 4, 30}, "ja", "era", "平成31年"},
      {{1989, 1, 7}, "ja", "era", "昭和64年"},
      {{2026, 3, 14}, "zh-Hant-TW", "era", "民國115年"},
      {{2026, 3, 14}, "zh-Hant-TW", "era-words:Gy年M月d日", "民國一百一十五年三月十四日"},
      {{2012, 10, 20}, "zh-Hant-TW", "era-words", "民國一百〇一年"},
      {{2026, 3, 14}, "zh-Hans", "date-words", "二〇二六年三月十四日"},
      {{2026, 3, 14}, "zh-Hans", "date:y年M月d日 EEEE", "2026年3月14日 星期六"},
      {{2026, 3, 14}, "zh-Hant-TW", "date-words:M月d日（E）", "三月十四日（週六）"},
      {{2026, 3, 14}, "en-GB", "era", "AD 2026"},
      {{2026, 3, 14}, "en-GB", "date:EEEE d MMMM y", "Saturday 14 March 2026"},
      {{2026, 3, 14}, "ko", "date-words", "2026년 3월 14일"},
      {{2026, 3, 14}, "en-GB", "date-words", "14 March 2026"},
      {{2026, 3, 14}, "fr", "date:EEEE d MMMM y", "samedi 14 mars 2026"},
      {{2026, 3, 14}, "th", "era:d MMMM G y", "14 มีนาคม พ.ศ. 2569"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.tag);
    CAPTURE(row.variable);
    const auto form = date_form_of(row.variable);
    REQUIRE(form);
    CHECK(write_date(row.date, language_of(row.tag), *form).value_or("none") == std::string(row.written));
  }
  CHECK_FALSE(date_form_of("date"));  // a variable of its own
  CHECK_FALSE(date_form_of("page"));
  for (const char* wrong : {"date:HH:mm", "era:y年'", "date:z"})
    CHECK_FALSE(write_date({2026, 3, 14}, language_of("ja"), *date_form_of(wrong)));
}
