// Words that lines should not cut, such as the names of people.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace banxin {

class Lexicon {
 public:
  Lexicon() = default;
  /// Words in UTF-8; those of one character cannot be cut and are left out.
  explicit Lexicon(const std::vector<std::string>& words);
  bool empty() const { return by_first_.empty(); }
  /// Characters of the longest word that stands at `at`; 0 = none does.
  size_t longest_at(std::u32string_view chars, size_t at) const;

 private:
  std::unordered_map<char32_t, std::vector<std::u32string>> by_first_;
};

}  // namespace banxin
