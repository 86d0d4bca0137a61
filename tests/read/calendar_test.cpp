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
  CHECK(date_words(date, language_of("en")) == "2025-09-07");
}
