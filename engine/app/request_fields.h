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
  /// Three numbers that do not fall, from `least` to `most`, in thousandths.
  std::optional<Spread> spread(const char* name, double least, double most) const {
    const Json* value = find(name);
    if (value == nullptr) return std::nullopt;
    const std::string wanted =
        "least, best and most, from " + Json(least).dump() + " to " + Json(most).dump() + ", such as [0.8, 1, 1.33]";
    std::vector<int> read;
    if (value->is_array() && value->size() == 3) {
      for (const Json& item : *value) {
        const double number = item.is_number() ? item.get<double>() : least - 1;
        if (number >= least && number <= most) read.push_back(round_to_int(number * 1000));
      }
    }
    if (read.size() != 3 || read[0] > read[1] || read[1] > read[2]) throw wrong(name, wanted, *value);
    return Spread{read[0], read[1], read[2]};
  }
  /// A whole number.
  void integer(const char* name, int least, int most, int& out) const {
    const Json* value = find(name);
    if (value == nullptr) return;
    const bool right = value->is_number_integer() && *value >= least && *value <= most;
    if (!right)
      throw wrong(name, "a whole number from " + std::to_string(least) + " to " + std::to_string(most), *value);
    out = value->get<int>();
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
