#include "read/calendar.h"

#include <fmt/format.h>
#include <unicode/ucal.h>
#include <unicode/udat.h>

#include <array>
#include <chrono>
#include <memory>

#include "base/utf8.h"
#include "model/date.h"

namespace banxin {
namespace {

constexpr int hours_of_beijing = 8;

struct CloseCalendar {
  void operator()(UCalendar* c) const { ucal_close(c); }
};
struct CloseFormat {
  void operator()(UDateFormat* f) const { udat_close(f); }
};

// Noon, so that no rounding of an hour can change the day.
UDate noon(const Date& date) {
  const std::chrono::sys_days day = std::chrono::year{date.year} / date.month / date.day;
  return static_cast<double>(day.time_since_epoch().count()) * U_MILLIS_PER_DAY +
         (12 - hours_of_beijing) * static_cast<double>(U_MILLIS_PER_HOUR);
}

std::string from_utf16(const UChar* text, int32_t length) {
  std::string out;
  for (int32_t i = 0; i < length;) {
    UChar32 c = 0;
    U16_NEXT(text, i, length, c);
    utf8::append(out, static_cast<char32_t>(c));
  }
  return out;
}

struct Lunar {
  int cyclic_year = 1, month = 1, day = 1;  // year 1 … 60 of the cycle
  bool leap = false;
};

std::optional<Lunar> lunar(const Date& date) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCalendar, CloseCalendar> calendar(
      ucal_open(u"GMT+8", -1, "zh@calendar=chinese", UCAL_TRADITIONAL, &status));
  if (U_FAILURE(status)) return std::nullopt;
  ucal_setMillis(calendar.get(), noon(date), &status);
  const auto field = [&](UCalendarDateFields f) { return ucal_get(calendar.get(), f, &status); };
  const Lunar found{field(UCAL_YEAR), field(UCAL_MONTH) + 1, field(UCAL_DATE), field(UCAL_IS_LEAP_MONTH) == 1};
  if (U_FAILURE(status)) return std::nullopt;
  return found;
}

constexpr std::array<const char*, 10> stems = {"甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸"};
constexpr std::array<const char*, 12> branches = {"子", "丑", "寅", "卯", "辰", "巳",
                                                  "午", "未", "申", "酉", "戌", "亥"};
constexpr std::array<const char*, 12> months = {"正", "二", "三", "四", "五",   "六",
                                                "七", "八", "九", "十", "十一", "十二"};
constexpr std::array<const char*, 10> digits = {"十", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
constexpr std::array<const char*, 10> korean_stems = {"갑", "을", "병", "정", "무", "기", "경", "신", "임", "계"};
constexpr std::array<const char*, 12> korean_branches = {"자", "축", "인", "묘", "진", "사",
                                                         "오", "미", "신", "유", "술", "해"};

// 初一 … 初十, 十一 … 十九, 二十, 廿一 … 廿九, 三十.
std::string day_word(int day) {
  const char* digit = digits[static_cast<size_t>(day % 10)];
  if (day == 10) return "初十";
  if (day == 20) return "二十";
  if (day == 30) return "三十";
  return fmt::format("{}{}", day < 10 ? "初" : day < 20 ? "十" : "廿", digit);
}

}  // namespace

std::string weekday_of(const Date& date, const Language& language) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UDateFormat, CloseFormat> format(
      udat_open(UDAT_PATTERN, UDAT_PATTERN, language.tag.c_str(), u"GMT+8", -1, u"EEEE", -1, &status));
  std::array<UChar, 64> text{};
  if (U_FAILURE(status)) return {};
  const int32_t length = udat_format(format.get(), noon(date), text.data(), text.size(), nullptr, &status);
  return U_FAILURE(status) ? std::string() : from_utf16(text.data(), length);
}

std::string lunar_date_of(const Date& date, const Language& language) {
  const auto found = lunar(date);
  if (!found) return {};
  const auto stem = static_cast<size_t>((found->cyclic_year - 1) % 10);
  const auto branch = static_cast<size_t>((found->cyclic_year - 1) % 12);
  if (language.region == Region::korea) {
    return fmt::format("{}{}년 음력 {}{}월 {}일", korean_stems[stem], korean_branches[branch], found->leap ? "윤" : "",
                       found->month, found->day);
  }
  if (!language.is_cjk())
    return fmt::format("{}month {}, day {}", found->leap ? "leap " : "", found->month, found->day);
  const char* leap = language.region == Region::mainland ? "闰" : "閏";
  return fmt::format("{}{}年{}{}月{}", stems[stem], branches[branch], found->leap ? leap : "",
                     months[static_cast<size_t>(found->month - 1)], day_word(found->day));
}

std::optional<Date> parse_date(std::string_view text) {
  const auto number = [&](size_t at, size_t size) {
    int value = 0;
    for (const char c : text.substr(at, size)) value = c >= '0' && c <= '9' ? value * 10 + (c - '0') : 100'000;
    return value;
  };
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const Date date{number(0, 4), number(5, 2), number(8, 2)};
  if (date.year < 1800 || date.year > 2199 || date.month > 12 || date.day > 31) return std::nullopt;
  const std::chrono::year_month_day day = std::chrono::year{date.year} / date.month / date.day;
  return day.ok() ? std::optional(date) : std::nullopt;
}

std::string date_words(const Date& date, const Language& language) {
  if (language.is_chinese() || language.region == Region::japan)
    return fmt::format("{}年{}月{}日", date.year, date.month, date.day);
  if (language.region == Region::korea) return fmt::format("{}년 {}월 {}일", date.year, date.month, date.day);
  return iso_date(date);
}

}  // namespace banxin
