// What the engine says to people: a sentence in English, which is its key too, with what stands in it. In which
// language it is read is decided where it is shown.
#pragma once

#include <fmt/format.h>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace banxin {

/// The language of what the engine says: of messages, hints, help. No page, file format or code depends on it.
enum class Tongue : uint8_t { english, chinese };
/// Their tags, in the order of the values.
inline constexpr std::array tongue_tags{"en", "zh-Hans"};
/// By its tag as --lang has it.
std::optional<Tongue> tongue_of_tag(std::string_view tag);
/// What a locale of POSIX asks for (`zh_CN.UTF-8`, `zh_SG`, `zh_TW`): Chinese for all Chinese ones, English for all
/// others.
Tongue tongue_of_locale(std::string_view locale);

/// A sentence for tables that are known when the program is compiled; a brace in it is written twice.
struct Phrase {
  std::string_view pattern{};
  constexpr bool empty() const { return pattern.empty(); }
};
consteval Phrase phrase(std::string_view words) {
  for (size_t at = words.find_first_of("{}"); at != words.npos; at = words.find_first_of("{}", at + 2))
    if (at + 1 == words.size() || (words[at + 1] != '{' && words[at + 1] != '}')) throw "a brace is written twice";
  return {words};
}

/// A sentence, or a word that stands in one. Made by `say`, so that the catalogue's test finds them all, or `verbatim`.
class Message {
 public:
  Message() = default;
  Message(Phrase one) : pattern_(one.pattern) {}

  bool empty() const { return pattern_.empty() && text_.empty(); }
  std::string in(Tongue tongue) const;
  std::string english() const { return in(Tongue::english); }

  friend bool operator==(const Message&, const Message&) = default;
  /// Some order, quick to find: not that of the words.
  friend bool operator<(const Message& a, const Message& b);
  friend Message made_message(std::string_view pattern, std::vector<Message> arguments);
  friend Message verbatim(std::string text);
  friend Message looked_up(std::string sentence);

 private:
  std::string_view pattern_{};  // a literal
  std::string text_{};          // what is no pattern
  std::vector<Message> arguments_{};
  bool is_key_ = false;  // the text is looked up as it stands
};

/// What no catalogue knows: names, what the user wrote, the words of a library.
Message verbatim(std::string text);
/// A sentence of a table that says what things are for, as a `Key` or an option of the command line has: braces in it
/// are its own. The catalogue is asked for it as it stands.
Message looked_up(std::string sentence);
Message made_message(std::string_view pattern, std::vector<Message> arguments);
/// Of a pattern the placeholder of an argument, with its format alone: `{:.1f}` of `{0:.1f}`.
std::string placeholder_of(std::string_view pattern, size_t argument);

/// A message as an argument of a pattern is a text.
template <class Value>
inline constexpr bool is_message = std::is_same_v<Value, Message> || std::is_same_v<Value, Phrase>;
template <class Value>
using Shown = std::conditional_t<is_message<Value>, std::string_view, Value>;
template <class Value>
Message shown(std::string_view pattern, size_t argument, const Value& value) {
  if constexpr (is_message<Value>)
    return value;
  else
    return verbatim(fmt::vformat(placeholder_of(pattern, argument), fmt::make_format_args(value)));
}

/// A message from its English pattern, a literal in the syntax of fmt, and what stands in it: values, or messages. The
/// key is the pattern as it is written; engine/messages has its translations.
template <class... Values>
Message say(fmt::format_string<Shown<Values>...> pattern, const Values&... values) {
  const fmt::string_view key = pattern;
  const std::string_view words(key.data(), key.size());
  [[maybe_unused]] size_t argument = 0;
  std::vector<Message> arguments;
  arguments.reserve(sizeof...(values));
  (arguments.push_back(shown(words, argument++, values)), ...);
  return made_message(words, std::move(arguments));
}

/// "1 line", "2 lines".
Message lines_of(int count);

/// A pattern with its arguments, each of which is a text by now. Both may be of any language.
std::string filled(std::string_view pattern, const std::vector<std::string>& arguments);

}  // namespace banxin
