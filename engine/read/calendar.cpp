#include "read/calendar.h"

#include <fmt/format.h>
#include <unicode/ucal.h>
#include <unicode/udat.h>
#include <unicode/uloc.h>

#include <array>
#include <chrono>
#include <map>
#include <memory>
#include <set>
#include <utility>

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

// For a language that it does not know ICU takes that of the machine.
std::string locale_of(const Language& language) {
  static const std::set<std::string> known = [] {
    std::set<std::string> all;
    for (int32_t i = 0; i < uloc_countAvailable(); ++i) {
      const std::string_view locale = uloc_getAvailable(i);
      all.emplace(locale.substr(0, locale.find('_')));
    }
    return all;
  }();
  return known.contains(language.tag.substr(0, language.tag.find('-'))) ? language.tag : "und";
}

// How a locale writes dates: opening that takes a hundred times as long as writing one. Of one thread, as ICU asks.
// An empty pattern is the locale's long form.
const UDateFormat* kept_format(const std::string& locale, const std::u16string& pattern) {
  thread_local std::map<std::pair<std::string, std::u16string>, std::unique_ptr<UDateFormat, CloseFormat>> kept;
  constexpr size_t most = 64;  // patterns are written by people
  if (const auto found = kept.find({locale, pattern}); found != kept.end()) return found->second.get();
  if (kept.size() == most) kept.clear();
  const bool named = pattern.empty();
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<UDateFormat, CloseFormat> format(udat_open(named ? UDAT_NONE : UDAT_PATTERN,
                                                             named ? UDAT_LONG : UDAT_PATTERN, locale.c_str(), u"GMT+8",
                                                             -1, named ? nullptr : pattern.c_str(), -1, &status));
  if (U_FAILURE(status)) return nullptr;
  return kept.emplace(std::pair(locale, pattern), std::move(format)).first->second.get();
}

std::optional<std::string> formatted(const Date& date, const std::string& locale, const std::u16string& pattern) {
  const UDateFormat* format = kept_format(locale, pattern);
  if (!format) return std::nullopt;
  UErrorCode status = U_ZERO_ERROR;
  std::array<UChar, 256> text{};
  const int32_t length = udat_format(format, noon(date), text.data(), text.size(), nullptr, &status);
  return U_FAILURE(status) ? std::nullopt : std::optional(from_utf16(text.data(), length));
}

struct Lunar {
  int cyclic_year = 1, month = 1, day = 1;  // year 1 … 60 of the cycle
  bool leap = false;
};

std::optional<Lunar> lunar(const Date& date) {
  UErrorCode status = U_ZERO_ERROR;
  thread_local const std::unique_ptr<UCalendar, CloseCalendar> calendar(
      ucal_open(u"GMT+8", -1, "zh@calendar=chinese", UCAL_TRADITIONAL, &status));
  if (!calendar || U_FAILURE(status)) return std::nullopt;
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

namespace {

std::u16string to_utf16(std::string_view text) {
  std::u16string out;
  for (const char32_t c : utf8::to_utf32(text)) {
    if (c > 0xFFFF) out += static_cast<char16_t>(U16_LEAD(c));
    out += static_cast<char16_t>(c > 0xFFFF ? U16_TRAIL(c) : c);
  }
  return out;
}

std::string era_calendar(const Language& language) {
  if (language.region == Region::japan) return "@calendar=japanese";
  if (language.region == Region::taiwan) return "@calendar=roc";
  return language.tag.starts_with("th") ? "@calendar=buddhist" : "";
}

// Letters outside quotes name fields (UTS #35, date field symbols).
bool has_days_only(std::string_view pattern) {
  bool quoted = false;
  for (const char c : pattern) {
    if (c == '\'') quoted = !quoted;
    const bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    if (letter && !quoted && std::string_view("GyMLdEc").find(c) == std::string_view::npos) return false;
  }
  return !quoted;
}

// 8 八, 14 十四, 115 一百一十五, in Japanese 百十五.
std::string counted(int number, bool japanese) {
  constexpr std::array<const char*, 10> ones = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
  const int hundreds = number / 100, tens = number / 10 % 10;
  std::string out;
  if (hundreds > 0) out = fmt::format("{}百", hundreds == 1 && japanese ? "" : ones[static_cast<size_t>(hundreds)]);
  if (hundreds > 0 && tens == 0 && number % 10 > 0 && !japanese) out += "〇";
  if (tens > 0)
    out += fmt::format("{}十", tens == 1 && (japanese || hundreds == 0) ? "" : ones[static_cast<size_t>(tens)]);
  return out + ones[static_cast<size_t>(number % 10)];
}

// Numbers become Han characters: a year of four digits is read digit by digit, all else is counted.
std::string in_han(std::string_view text, bool japanese) {
  constexpr std::array<const char*, 10> names = {"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
  std::string out;
  for (size_t i = 0; i < text.size();) {
    size_t end = i;
    while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
    if (end == i) {
      out += text[i++];
      continue;
    }
    int number = 0;
    for (size_t k = i; k < end; ++k) number = number * 10 + (text[k] - '0');
    if (end - i < 4 && number > 0) out += counted(number, japanese);
    for (size_t k = i; (end - i >= 4 || number == 0) && k < end; ++k) out += names[static_cast<size_t>(text[k] - '0')];
    i = end;
  }
  return out;
}

// Else ICU gives those of no language: 2026 M03 14.
bool has_dates_of_its_own(const Language& language) {
  const UDateFormat* format = kept_format(locale_of(language), {});
  if (!format) return false;
  UErrorCode status = U_ZERO_ERROR;
  const std::string_view from = udat_getLocaleByType(format, ULOC_ACTUAL_LOCALE, &status);
  return U_SUCCESS(status) && !from.empty() && from != "root";
}

std::string usual_pattern(const Language& language, bool era) {
  if (era) return language.is_cjk() ? "Gy年" : "G y";
  return language.region == Region::korea ? "y년 M월 d일" : language.is_cjk() ? "y年M月d日" : "";
}

}  // namespace

std::optional<std::string> write_date(const Date& date, const Language& language, const DateForm& form) {
  if (!has_days_only(form.pattern)) return std::nullopt;
  const std::u16string pattern = to_utf16(form.pattern.empty() ? usual_pattern(language, form.era) : form.pattern);
  const std::string locale = locale_of(language) + (form.era ? era_calendar(language) : "");
  const std::optional<std::string> written = formatted(date, locale, pattern);
  const bool han = form.words && language.is_cjk() && language.region != Region::korea;
  return written && han ? in_han(*written, language.region == Region::japan) : written;
}

std::optional<DateForm> date_form_of(std::string_view variable) {
  const size_t colon = variable.find(':');
  const std::string_view name = variable.substr(0, colon);
  const bool has_pattern = colon != std::string_view::npos;
  if (name != "date" && name != "era" && name != "date-words" && name != "era-words") return std::nullopt;
  if (name == "date" && !has_pattern) return std::nullopt;
  return DateForm{name.starts_with("era"), name.ends_with("-words"),
                  has_pattern ? std::string(variable.substr(colon + 1)) : std::string()};
}

std::string weekday_of(const Date& date, const Language& language) {
  return formatted(date, locale_of(language), u"EEEE").value_or("");
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
  if (!has_dates_of_its_own(language)) return iso_date(date);
  return write_date(date, language, {}).value_or(iso_date(date));
}

std::optional<std::string> day_variable(std::string_view name, const Date& date, const Language& language) {
  if (date.year == 0) return std::nullopt;
  if (name == "date") return date_words(date, language);
  if (name == "weekday") return weekday_of(date, language);
  return name == "lunar" ? std::optional(lunar_date_of(date, language)) : std::nullopt;
}

}  // namespace banxin
