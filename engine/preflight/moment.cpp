#include "preflight/moment.h"

#include <algorithm>
#include <array>

namespace banxin {
namespace {

// Days since 1970 of a day of the Gregorian calendar, counted from March on, so that leap days come last.
int64_t days_until(int year, int month, int day) {
  const int64_t y = year - (month <= 2 ? 1 : 0), m = (month + 9) % 12;
  return y * 365 + y / 4 - y / 100 + y / 400 + (m * 306 + 5) / 10 + day - 1 - 719'468;
}

class DateReader {
 public:
  explicit DateReader(std::string_view text) : text_(text) {}

  bool skip(char c) {
    if (!text_.starts_with(c)) return false;
    text_.remove_prefix(1);
    return true;
  }
  // So many digits; nothing when there are fewer, or when it is out of bounds.
  std::optional<int> number(size_t digits, int least, int most) {
    if (text_.size() < digits) return std::nullopt;
    int value = 0;
    for (const char c : text_.substr(0, digits)) {
      if (c < '0' || c > '9') return std::nullopt;
      value = value * 10 + (c - '0');
    }
    if (value < least || value > most) return std::nullopt;
    text_.remove_prefix(digits);
    return value;
  }
  void skip_digits() {
    while (!text_.empty() && text_[0] >= '0' && text_[0] <= '9') text_.remove_prefix(1);
  }
  // Z, +08:00, -05'30', +08. False when something else stands there.
  bool zone(Moment& moment) {
    if (text_.empty()) return true;
    if (skip('Z')) moment.offset = 0;
    const bool east = skip('+');
    if (!east && !skip('-')) return moment.offset.has_value();
    const auto hours = number(2, 0, 23);
    if (!hours) return moment.offset.has_value();
    if (!skip(':')) skip('\'');
    const int minutes = number(2, 0, 59).value_or(0);
    moment.offset = (east ? 1 : -1) * (*hours * 3600 + minutes * 60);
    return true;
  }

 private:
  std::string_view text_;
};

// Year to second, with or without what stands between them.
std::optional<Moment> moment_in(DateReader& reader, bool marked) {
  const auto year = reader.number(4, 0, 9999);
  if (!year) return std::nullopt;
  struct Field {
    char mark;
    int least, most;
    int64_t grain;
  };
  constexpr Field fields[] = {
      {'-', 1, 12, 86400}, {'-', 1, 31, 86400}, {'T', 0, 23, 3600}, {':', 0, 59, 60}, {':', 0, 60, 1}};
  std::array<int, 5> values{1, 1, 0, 0, 0};
  Moment moment{.grain = 86400};
  for (size_t i = 0; i < values.size(); ++i) {
    if (marked && !reader.skip(fields[i].mark)) break;
    const auto value = reader.number(2, fields[i].least, fields[i].most);
    if (!value && marked) return std::nullopt;
    if (!value) break;
    values[i] = *value, moment.grain = fields[i].grain;
  }
  moment.seconds = days_until(*year, values[0], values[1]) * 86400 + values[2] * 3600 + values[3] * 60 + values[4];
  return moment;
}

}  // namespace

std::optional<Moment> moment_in_info(std::string_view date) {
  if (date.starts_with("D:")) date.remove_prefix(2);
  DateReader reader(date);
  std::optional<Moment> moment = moment_in(reader, false);
  if (moment && !reader.zone(*moment)) return std::nullopt;
  return moment;
}

std::optional<Moment> moment_in_xmp(std::string_view date) {
  DateReader reader(date);
  std::optional<Moment> moment = moment_in(reader, true);
  if (moment && reader.skip('.')) reader.skip_digits();
  if (moment && !reader.zone(*moment)) return std::nullopt;
  return moment;
}

bool is_same(const Moment& a, const Moment& b) {
  const bool zones = a.offset && b.offset;
  const int64_t from = a.seconds - (zones ? *a.offset : 0), to = b.seconds - (zones ? *b.offset : 0);
  return std::abs(from - to) < std::max(a.grain, b.grain);
}

}  // namespace banxin
