// Numbers and marks as mastheads and jump lines spell them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace banxin {

/// Without spaces of any width, full-width digits as plain ones.
std::u32string without_spaces(std::string_view text);

/// The number that begins at `at`: 12, 十二, 二. `length` is how many characters it takes; 0 = there is none.
struct SpelledNumber {
  int value = 0;
  size_t length = 0;
};
SpelledNumber number_at(std::u32string_view text, size_t at);

/// The number between two marks, wherever they stand: 第12版 has it between 第 and 版. All of them that begin before
/// `end`, in order.
std::vector<int> numbers_between(std::u32string_view text, std::u32string_view before, std::u32string_view after,
                                 size_t end = std::u32string_view::npos);

}  // namespace banxin
