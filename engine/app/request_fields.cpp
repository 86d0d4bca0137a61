#include "app/request_fields.h"

#include <algorithm>

#include "base/edit_distance.h"

namespace banxin {
namespace {

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
