#include "text/lexicon.h"

#include <algorithm>

#include "base/utf8.h"

namespace banxin {

Lexicon::Lexicon(const std::vector<std::string>& words) {
  for (const std::string& word : words) {
    std::u32string chars = utf8::to_utf32(word);
    if (chars.size() > 1) by_first_[chars.front()].push_back(std::move(chars));
  }
}

size_t Lexicon::longest_at(std::u32string_view chars, size_t at) const {
  const auto found = by_first_.find(chars[at]);
  if (found == by_first_.end()) return 0;
  size_t longest = 0;
  for (const std::u32string& word : found->second)
    if (chars.substr(at).starts_with(word)) longest = std::max(longest, word.size());
  return longest;
}

}  // namespace banxin
