// Dates of issue, from ICU, always in the time of Beijing: no locale, clock or time zone of the machine.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/edition.h"
#include "model/language.h"

namespace banxin {

/// `2025-09-07`, when it is a day of the Gregorian calendar from 1800 to 2199.
std::optional<Date> parse_date(std::string_view text);

/// 2025年9月7日 in Chinese and Japanese, 2025년 9월 7일 in Korean, else as CLDR has it in words: September 7, 2025;
/// 2025-09-07 in a language that ICU does not know.
std::string date_words(const Date& date, const Language& language);

/// Weekday and lunar date of a Gregorian date in a language: 星期日, 乙巳年七月十六 (ICU Chinese calendar).
std::string weekday_of(const Date& date, const Language& language);
std::string lunar_date_of(const Date& date, const Language& language);
/// What {date}, {weekday} or {lunar} says in a language, by the name of the variable; nothing of any other, and nothing
/// when there is no date.
std::optional<std::string> day_variable(std::string_view name, const Date& date, const Language& language);

/// How a date is to be written.
struct DateForm {
  bool era = false;    ///< in the calendar of eras, where the language has one: 令和8年, 民國115年, พ.ศ. 2569
  bool words = false;  ///< in words: in Chinese and Japanese with numbers of Han characters
  std::string pattern{};  ///< fields of CLDR, as Gy年M月d日; empty = as is usual in the language
};
/// Nothing when the pattern has other fields than those of days.
std::optional<std::string> write_date(const Date& date, const Language& language, const DateForm& form);

/// The form that a variable names: date-words, era, era-words, or one with a pattern, as era:Gy年M月d日.
std::optional<DateForm> date_form_of(std::string_view variable);

}  // namespace banxin
