// The fields of a JSON request: each read by its name, what is wrong said in words for its sender.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/length.h"
#include "model/style.h"

namespace banxin {

using Json = nlohmann::ordered_json;

/// What is wrong with a request, in words for its sender.
struct Refusal {
  std::string text;
};

/// A word of a request and what it stands for.
template <class Enum>
struct Word {
  const char* word;
  Enum value;
};
/// Reads the fields of one object; a field that is missing keeps its default.
class FieldReader {
 public:
  /// Refuses fields that are not `known`.
  FieldReader(const Json& object, std::span<const char* const> known);

  std::optional<std::string> text(const char* name) const {
    const Json* value = find(name);
    if (value == nullptr) return std::nullopt;
    if (!value->is_string()) throw wrong(name, "a string", *value);
    return value->get<std::string>();
  }

  void flag(const char* name, bool& out) const {
    const Json* value = find(name);
    if (value == nullptr) return;
    if (!value->is_boolean()) throw wrong(name, "true or false", *value);
    out = value->get<bool>();
  }

  /// One string, or an array of strings.
  std::vector<std::string> texts(const char* name) const {
    const Json* value = find(name);
    if (value == nullptr) return {};
    std::vector<std::string> out;
    for (const Json& item : value->is_array() ? *value : Json::array({*value})) {
      if (!item.is_string()) throw wrong(name, "a string or an array of strings", *value);
      out.push_back(item.get<std::string>());
    }
    return out;
  }

  /// A number from `least` to `most`, in thousandths.
  std::optional<int32_t> milli(const char* name, double least, double most) const {
    const Json* value = find(name);
    if (value == nullptr) return std::nullopt;
    const std::string range = "a number from " + Json(least).dump() + " to " + Json(most).dump();
    if (!value->is_number()) throw wrong(name, range, *value);
    const double number = value->get<double>();
    if (!(number >= least && number <= most)) throw wrong(name, range, *value);
    return round_to_int(number * 1000);
  }
  void em(const char* name, double most, Em& out) const {
    if (const auto value = milli(name, 0, most)) out = {*value};
  }

  template <class Enum>
  void choice(const char* name, std::span<const Word<Enum>> words, Enum& out) const {
    const auto value = text(name);
    if (!value) return;
    if (const Enum* found = look_up<Enum>(*value, words)) {
      out = *found;
    } else {
      throw Refusal{"\"" + std::string(name) + "\" is \"" + *value + "\"; write one of" + list(words)};
    }
  }

  template <class Enum>
  static const Enum* look_up(const std::string& value, std::span<const Word<Enum>> words) {
    for (const Word<Enum>& w : words) {
      if (value == w.word) return &w.value;
    }
    return nullptr;
  }

  template <class Enum>
  static std::string list(std::span<const Word<Enum>> words) {
    std::string out;
    for (const Word<Enum>& w : words) out += std::string(" ") + w.word;
    return out;
  }

 private:
  const Json* find(const char* name) const {
    const auto found = object_.find(name);
    return found == object_.end() ? nullptr : &*found;
  }

  static Refusal wrong(const char* name, const std::string& wanted, const Json& value) {
    std::string shown = value.dump(-1, ' ', false, Json::error_handler_t::replace);
    if (shown.size() > 40) shown = std::string("a long ") + value.type_name();
    return {"\"" + std::string(name) + "\" wants " + wanted + ", not " + shown};
  }

  const Json& object_;
};

}  // namespace banxin
