// A day of issue, as it is written.
#pragma once

#include <string>

#include "model/edition.h"

namespace banxin {

/// 2025-09-07 (ISO 8601).
std::string iso_date(const Date& date);

}  // namespace banxin
