#include "app/request_fields.h"

#include <algorithm>

namespace banxin {
namespace {

size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<size_t> row(b.size() + 1);
  for (size_t j = 0; j < row.size(); ++j) row[j] = j;
  for (size_t i = 1; i <= a.size(); ++i) {
    size_t corner = row[0]++;
    for (size_t j = 1; j <= b.size(); ++j) {
      const size_t change = corner + (a[i - 1] == b[j - 1] ? 0 : 1);
      corner = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, change});
    }
  }
  return row.back();
}

std::string unknown_field(const std::string& name, std::span<const char* const> known) {
  if (name.size() > 64) return "unknown field of " + std::to_string(name.size()) + " bytes";
  const auto nearest = std::min_element(
      known.begin(), known.end(), [&](auto a, auto b) { return edit_distance(name, a) < edit_distance(name, b); });
  return "unknown field \"" + name + "\" (the nearest known one is \"" + *nearest + "\")";
}

}  // namespace

FieldReader::FieldReader(const Json& object, std::span<const char* const> known) : object_(object) {
  for (auto field = object.begin(); field != object.end(); ++field) {
    const std::string& name = field.key();
    if (std::none_of(known.begin(), known.end(), [&](auto each) { return name == each; })) {
      throw Refusal{unknown_field(name, known)};
    }
  }
}

}  // namespace banxin
