#include "app/spoken.h"

#include <cstdlib>
#include <optional>
#include <string_view>
#include <vector>

#include "base/message.h"

namespace banxin {
namespace {

// The last one counts, as CLI11 has it.
std::optional<std::string_view> option_lang(const char* const* arguments) {
  std::optional<std::string_view> asked;
  for (const char* const* at = arguments; *at && std::string_view(*at) != "--"; ++at) {
    const std::string_view word = *at;
    if (word == "--lang" && at[1]) asked = at[1];
    if (word.starts_with("--lang=")) asked = word.substr(7);
  }
  return asked;
}

std::string_view variable(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

// The sentences of CLI11 that a user meets; the first that fits counts.
constexpr Phrase sentences[] = {
    phrase("A subcommand is required"),
    phrase("The following argument was not expected: {}"),
    phrase("The following arguments were not expected: {}"),
    phrase("Could not convert: {} = {}"),
    phrase("{} is required"),
    phrase("{} excludes {}"),
    phrase("{}: {} required {} missing"),
    phrase("{}: Value {} not in range [{} - {}]"),
    phrase("{}: Value {} not in range {} to {}"),
    phrase("{}: Number less or equal to 0: ({})"),
    phrase("{}: Failed parsing number: ({})"),
    phrase("{}: {} not in {}"),
};

// What stands in the place of the braces; nothing when the sentence is another.
std::optional<std::vector<Message>> arguments_in(std::string_view text, std::string_view pattern) {
  std::vector<Message> found;
  size_t hole = pattern.find("{}");
  if (!text.starts_with(pattern.substr(0, hole))) return std::nullopt;
  text.remove_prefix(std::min(hole, pattern.size()));
  while (hole != pattern.npos) {
    const size_t next = pattern.find("{}", hole + 2);
    const std::string_view behind = pattern.substr(hole + 2, next == pattern.npos ? next : next - hole - 2);
    const size_t end = behind.empty() ? text.size() : text.find(behind);
    if (end == text.npos) return std::nullopt;
    found.push_back(verbatim(std::string(text.substr(0, end))));
    text.remove_prefix(end + behind.size());
    hole = next;
  }
  if (!text.empty()) return std::nullopt;
  return found;
}

}  // namespace

AskedTongue asked_tongue(const char* const* arguments) {
  AskedTongue asked;
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"})
    if (const std::string_view locale = variable(name); !locale.empty()) {
      asked.tongue = tongue_of_locale(locale);
      break;
    }
  const std::optional<std::string_view> option = option_lang(arguments);
  const std::string_view own = variable("BANXIN_LANG"), tag = option.value_or(own);
  if (!option && own.empty()) return asked;
  if (const std::optional<Tongue> known = tongue_of_tag(tag))
    asked.tongue = *known;
  else
    asked.unknown = (option ? "--lang " : "BANXIN_LANG=") + std::string(tag);
  return asked;
}

Message command_line_fault(const std::string& theirs) {
  for (const Phrase& sentence : sentences)
    if (auto arguments = arguments_in(theirs, sentence.pattern))
      return made_message(sentence.pattern, std::move(*arguments));
  return verbatim(theirs);
}

}  // namespace banxin
