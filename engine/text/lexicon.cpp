#include "text/lexicon.h"

#include <algorithm>

#include "base/utf8.h"
#include "model/limits.h"

namespace banxin {

Lexicon::Lexicon(const std::vector<std::string>& words) {
  for (const std::string& word : words) {
    std::u32string chars = utf8::to_utf32(word);
    if (chars.size() > 1 && chars.size() <= longest_name) words_.push_back(std::move(chars));
  }
  std::ranges::sort(words_);
  words_.erase(std::unique(words_.begin(), words_.end()), words_.end());
}

// Character by character the words shrink to those that go on as the text does; a word that ends stands first of them.
size_t Lexicon::longest_at(std::u32string_view chars, size_t at) const {
  size_t longest = 0;
  auto first = words_.begin(), last = words_.end();
  for (size_t depth = 0; first != last && at + depth < chars.size(); ++depth) {
    const char32_t wanted = chars[at + depth];
    const auto letter = [depth](const std::u32string& word) { return word[depth]; };
    if (first->size() == depth) ++first;  // it ended one character ago
    if (first == last) break;
    const auto range = std::ranges::equal_range(first, last, wanted, {}, letter);
    first = range.begin(), last = range.end();
    if (first != last && first->size() == depth + 1) longest = depth + 1;
  }
  return longest;
}

}  // namespace banxin
