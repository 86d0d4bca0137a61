#include "read/nearest.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <span>

#include "base/utf8.h"

namespace banxin {

int edit_distance(std::string_view a, std::string_view b) {
  const std::u32string s = utf8::to_utf32(a), t = utf8::to_utf32(b);
  std::vector<int> above, before_above, row(t.size() + 1);
  for (size_t j = 0; j <= t.size(); ++j) row[j] = static_cast<int>(j);
  for (size_t i = 1; i <= s.size(); ++i) {
    before_above = std::move(above);
    above = std::move(row);
    row.assign(t.size() + 1, static_cast<int>(i));
    for (size_t j = 1; j <= t.size(); ++j) {
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (s[i - 1] == t[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && s[i - 1] == t[j - 2] && s[i - 2] == t[j - 1])
        row[j] = std::min(row[j], before_above[j - 2] + 1);
    }
  }
  return row[t.size()];
}

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

std::string did_you_mean(std::string_view word, const std::vector<std::string>& known) {
  const auto best = nearest(word, known);
  return best ? fmt::format(" (did you mean \"{}\"?)", *best) : "";
}

std::string one_of(const std::vector<std::string>& known) {
  if (known.empty()) return "there is none yet";
  constexpr size_t shown = 24;
  if (known.size() <= shown) return fmt::format("one of {}", fmt::join(known, ", "));
  return fmt::format("one of {} …", fmt::join(known.begin(), known.begin() + shown, ", "));
}

}  // namespace banxin
