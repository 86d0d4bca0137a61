// Words that lines should not cut, such as the names of people.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace banxin {

class Lexicon {
 public:
  Lexicon() = default;
  /// Words in UTF-8; those of one character cannot be cut and are left out, as are those beyond `longest_name`.
  explicit Lexicon(const std::vector<std::string>& words);
  bool empty() const { return words_.empty(); }
  /// Characters of the longest word that stands at `at`; 0 = none does.
  size_t longest_at(std::u32string_view chars, size_t at) const;

 private:
  std::vector<std::u32string> words_;  // ascending
};

}  // namespace banxin
