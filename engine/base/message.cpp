#include "base/message.h"

#include <algorithm>
#include <charconv>

#include "base/han.h"
#include "base/translations.h"
#include "base/utf8.h"

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

bool is_letter(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); }

char32_t last_of(std::string_view text) {
  size_t at = text.empty() ? 0 : text.size() - 1;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
  return text.empty() ? 0 : utf8::decode(text, at).value;
}

// A Chinese sentence put together: where what stands in it meets its words, a space parts Han characters from Latin
// letters, and none stands between two Han characters, unless one of them is a name.
class ChineseSentence {
 public:
  void add(std::string_view piece, bool is_name) {
    if (piece.empty()) return;
    const bool spaced = !text_.empty() && text_.back() == ' ' && piece.front() != ' ';
    const char32_t before = last_of(spaced ? std::string_view(text_).substr(0, text_.size() - 1) : text_);
    const bool opens = piece.size() > 1 && piece.front() == ' ' && piece[1] != ' ';
    const char32_t after = utf8::decode(piece, opens ? 1 : 0).value;
    const bool apart = (is_han(before) && is_letter(after)) || (is_letter(before) && is_han(after));
    if (is_han(before) && is_han(after) && !is_name && !was_name_) {
      if (spaced) text_.pop_back();
      if (opens) piece.remove_prefix(1);
    } else if (apart && !spaced && !opens) {
      text_ += ' ';
    }
    text_ += piece;
    was_name_ = is_name;
  }
  std::string text() && { return std::move(text_); }

 private:
  std::string text_;
  bool was_name_ = false;  // its last piece
};

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
  const std::string_view pattern = translated(pattern_, tongue);
  if (tongue != Tongue::chinese) return filled(pattern, said);
  ChineseSentence sentence;
  walk(
      pattern, [&](std::string_view text) { sentence.add(text, false); },
      [&](size_t argument, std::string_view) {
        if (argument >= said.size()) return;
        const bool is_name = arguments_[argument].pattern_.empty() && !arguments_[argument].is_key_;
        sentence.add(said[argument], is_name);
      });
  return std::move(sentence).text();
}

}  // namespace banxin
