#include "read/annotation.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/message.h"
#include "base/utf8.h"
#include "read/nearest.h"

namespace banxin {
namespace {

constexpr int most_even = 40;
constexpr Phrase annotation_example =
    phrase("write for instance [重点]{{.dots}}, [鲁迅]{{.name}}, [汉字]{{ruby=\"hàn zì\"}}");

struct AnnotationWord {
  const char* name;
  bool Annotation::*flag;
};
constexpr AnnotationWord words[] = {{".dots", &Annotation::dots},    {".name", &Annotation::name},
                                    {".book", &Annotation::book},    {".underline", &Annotation::underline},
                                    {".frame", &Annotation::frame},  {".warichu", &Annotation::warichu},
                                    {".tcy", &Annotation::tcy},      {".upright", &Annotation::upright},
                                    {".turned", &Annotation::turned}};

// The next attribute up to a space outside quotes.
std::string_view next_word(std::string_view& rest) {
  rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
  size_t end = 0;
  for (bool quoted = false; end < rest.size() && (quoted || rest[end] != ' '); ++end)
    if (rest[end] == '"') quoted = !quoted;
  const std::string_view word = rest.substr(0, end);
  rest.remove_prefix(end);
  return word;
}

// The closing brace on this line, not one inside quotes; none beyond `most_attribute_bytes`.
size_t find_end(std::string_view text) {
  bool quoted = false;
  text = text.substr(0, most_attribute_bytes);
  for (size_t i = 1; i < text.size() && text[i] != '\n'; ++i) {
    if (text[i] == '"') quoted = !quoted;
    if (text[i] == '}' && !quoted) return i;
  }
  return std::string_view::npos;
}

std::vector<std::string> split(const std::string& text, std::string_view separators) {
  std::vector<std::string> parts;
  for (size_t at = 0; at <= text.size();) {
    const size_t end = std::min(text.find_first_of(separators, at), text.size());
    if (end > at) parts.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return parts;
}

// `4` or `4em`: whole em.
int read_even(std::string_view word, Place place, Report& report) {
  int em = 0;
  const auto [end, fault] = std::from_chars(word.data(), word.data() + word.size(), em);
  const std::string_view unit = word.substr(static_cast<size_t>(end - word.data()));
  if (fault == std::errc{} && em >= 1 && em <= most_even && (unit.empty() || unit == "em")) return em;
  report.error("even", place, say("\"{}\" is no width to spread words over", word),
               say("write whole em from 1 to {}: [张三]{{even=4}}", most_even));
  return 0;
}

}  // namespace

std::optional<InlineAttributes> read_inline_attributes(std::string_view text, Place place, Report& report) {
  if (!text.starts_with("{.") && !text.starts_with("{ruby=") && !text.starts_with("{even=")) return std::nullopt;
  const size_t end = find_end(text);
  if (end == std::string_view::npos) {
    const bool too_long =
        text.size() > most_attribute_bytes && text.substr(0, most_attribute_bytes).find('\n') == text.npos;
    if (too_long && !report.is_full_of("long-attributes", place))
      report.error("long-attributes", place, say("these attributes do not end within {} bytes", most_attribute_bytes),
                   annotation_example);
    return std::nullopt;
  }
  InlineAttributes out;
  out.bytes = end + 1;
  std::string_view rest = text.substr(1, end - 1);
  for (std::string_view word = next_word(rest); !word.empty(); word = next_word(rest)) {
    const auto* known = std::ranges::find(words, word, &AnnotationWord::name);
    if (known != std::end(words)) {
      out.note.*(known->flag) = true;
    } else if (word.starts_with("ruby=")) {
      word.remove_prefix(5);
      if (word.size() >= 2 && word.front() == '"' && word.back() == '"') word = word.substr(1, word.size() - 2);
      out.reading = word;
    } else if (word.starts_with("even=")) {
      out.note.even = read_even(word.substr(5), place, report);
    } else {
      std::vector<std::string> names{"ruby", "even"};
      for (const AnnotationWord& w : words) names.emplace_back(w.name);
      report.error("unknown-attribute", place, say("unknown attribute \"{}\"{}", word, did_you_mean(word, names)),
                   annotation_example, static_cast<int>(utf8::length(text.substr(0, out.bytes))));
    }
  }
  return out;
}

void divide_reading(const std::string& reading, size_t characters, Place place, Report& report, Annotation& note) {
  const bool jukugo = reading.find('|') != std::string::npos;
  note.readings = split(reading, jukugo ? "|" : " ");
  if (note.readings.empty()) {
    report.error("ruby", place, say("this ruby is empty"), annotation_example);
  } else if (note.readings.size() == 1 && !jukugo) {
    note.ruby = characters == 1 ? Annotation::Ruby::mono : Annotation::Ruby::group;
  } else if (note.readings.size() == characters) {
    note.ruby = jukugo ? Annotation::Ruby::jukugo : Annotation::Ruby::mono;
  } else {
    report.error("ruby", place, say("{} readings for {} characters", note.readings.size(), characters),
                 say("write one reading for each character, or one for all of them without a space"));
    note.readings.clear();
  }
}

}  // namespace banxin
