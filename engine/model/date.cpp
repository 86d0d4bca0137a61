#include "model/date.h"

#include <fmt/format.h>

namespace banxin {

std::string iso_date(const Date& date) { return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day); }

}  // namespace banxin
