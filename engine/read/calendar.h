// Dates of issue. Weekday and lunar date are declared in read.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/edition.h"

namespace banxin {

/// `2025-09-07`, when it is a day of the Gregorian calendar from 1800 to 2199.
std::optional<Date> parse_date(std::string_view text);

/// 2025年9月7日 in Chinese and Japanese, 2025년 9월 7일 in Korean, else 2025-09-07.
std::string date_words(const Date& date, const Language& language);

}  // namespace banxin
