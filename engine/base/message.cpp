#include "base/message.h"

#include <algorithm>
#include <charconv>

#include "base/translations.h"

namespace banxin {
namespace {

// Walks a pattern of fmt: what stands as it is, and the placeholders, each with its argument and its format.
template <class Text, class Place>
void walk(std::string_view pattern, const Text& text, const Place& place) {
  size_t next = 0;
  for (size_t at = 0; at < pattern.size();) {
    const size_t brace = std::min(pattern.find_first_of("{}", at), pattern.size());
    text(pattern.substr(at, brace - at));
    if (brace == pattern.size()) return;
    if (brace + 1 < pattern.size() && pattern[brace + 1] == pattern[brace]) {
      text(pattern.substr(brace, 1));
      at = brace + 2;
      continue;
    }
    const size_t end = std::min(pattern.find('}', brace), pattern.size() - 1);
    const std::string_view inside = pattern.substr(brace + 1, end - brace - 1);
    const size_t colon = std::min(inside.find(':'), inside.size());
    size_t argument = next;
    if (colon == 0)
      ++next;
    else
      std::from_chars(inside.data(), inside.data() + colon, argument);
    place(argument, inside.substr(colon));
    at = end + 1;
  }
}

}  // namespace

std::optional<Tongue> tongue_of_tag(std::string_view tag) {
  const auto found = std::find(tongue_tags.begin(), tongue_tags.end(), tag);
  if (found == tongue_tags.end()) return {};
  return static_cast<Tongue>(found - tongue_tags.begin());
}

Tongue tongue_of_locale(std::string_view locale) {
  const std::string_view language = locale.substr(0, locale.find_first_of("_-.@"));
  return language == "zh" ? Tongue::chinese : Tongue::english;
}

bool operator<(const Message& a, const Message& b) {
  if (const int order = a.pattern_.compare(b.pattern_); order != 0) return order < 0;
  if (const int order = a.text_.compare(b.text_); order != 0) return order < 0;
  if (a.is_key_ != b.is_key_) return b.is_key_;
  return std::ranges::lexicographical_compare(a.arguments_, b.arguments_,
                                              [](const Message& one, const Message& other) { return one < other; });
}

Message verbatim(std::string text) {
  Message made;
  made.text_ = std::move(text);
  return made;
}

Message looked_up(std::string sentence) {
  Message made = verbatim(std::move(sentence));
  made.is_key_ = true;
  return made;
}

Message made_message(std::string_view pattern, std::vector<Message> arguments) {
  Message made;
  made.pattern_ = pattern;
  made.arguments_ = std::move(arguments);
  return made;
}

Message lines_of(int count) { return count == 1 ? say("{} line", count) : say("{} lines", count); }

std::string placeholder_of(std::string_view pattern, size_t argument) {
  std::string found = "{}";
  walk(
      pattern, [](std::string_view) {},
      [&](size_t one, std::string_view format) {
        if (one == argument) found = "{" + std::string(format) + "}";
      });
  return found;
}

std::string filled(std::string_view pattern, const std::vector<std::string>& arguments) {
  std::string out;
  walk(
      pattern, [&](std::string_view text) { out += text; },
      [&](size_t argument, std::string_view) {
        if (argument < arguments.size()) out += arguments[argument];
      });
  return out;
}

std::string Message::in(Tongue tongue) const {
  if (pattern_.empty()) return is_key_ ? std::string(translated(text_, tongue)) : text_;
  std::vector<std::string> said;
  said.reserve(arguments_.size());
  for (const Message& argument : arguments_) said.push_back(argument.in(tongue));
  return filled(translated(pattern_, tongue), said);
}

}  // namespace banxin
