#include "read/nearest.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "base/edit_distance.h"
#include "base/message_list.h"
#include "base/utf8.h"

namespace banxin {

std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& known) {
  constexpr size_t longest = 64;  // a longer word is no slip of the hand, and the table grows with its square
  const size_t length = utf8::length(word);
  if (length > longest) return std::nullopt;
  int least = static_cast<int>(length + 2) / 3 + 1;
  std::optional<std::string> best;
  for (const std::string& candidate : std::span(known).first(std::min(known.size(), most_candidates))) {
    if (utf8::length(candidate) > longest) continue;
    const int edits = edit_distance(word, candidate);
    if (edits < least) least = edits, best = candidate;
  }
  return best;
}

Message did_you_mean(std::string_view word, const std::vector<std::string>& known) {
  const auto best = nearest(word, known);
  return best ? say(" (did you mean \"{}\"?)", *best) : Message{};
}

Message one_of(const std::vector<std::string>& known) {
  if (known.empty()) return say("there is none yet");
  constexpr size_t shown = 24;
  if (known.size() <= shown) return say("one of {}", listed(known));
  return say("one of {} …", listed(std::span(known).first(shown)));
}

}  // namespace banxin
