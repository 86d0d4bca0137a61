#include "lint/words_of_desk.h"

#include "base/utf8.h"

namespace banxin {
namespace {

constexpr std::u32string_view han_digits = U"〇一二三四五六七八九";

// 0 … 9, −1: none.
int digit_of(char32_t c) { return c >= U'0' && c <= U'9' ? static_cast<int>(c - U'0') : -1; }

int han_digit_of(char32_t c) {
  const size_t at = han_digits.find(c);
  return at == han_digits.npos ? -1 : static_cast<int>(at);
}

// 二, 十, 十二, 二十, 二十四; page numbers and days go no higher.
SpelledNumber han_number_at(std::u32string_view text, size_t at) {
  SpelledNumber found;
  const auto take = [&]() -> int {
    const size_t next = at + found.length;
    const int digit = next < text.size() ? han_digit_of(text[next]) : -1;
    if (digit >= 0) ++found.length;
    return digit;
  };
  const int first = take();
  const size_t next = at + found.length;
  if (next < text.size() && text[next] == U'十') {
    ++found.length;
    const int last = take();
    found.value = (first < 0 ? 1 : first) * 10 + (last < 0 ? 0 : last);
  } else {
    found.value = first < 0 ? 0 : first;
  }
  return found;
}

}  // namespace

std::u32string without_spaces(std::string_view text) {
  std::u32string out;
  for (const char32_t c : utf8::to_utf32(text)) {
    const bool space = c == U' ' || c == U'\u3000' || c == U'\u00A0' || (c >= U'\u2000' && c <= U'\u200B');
    if (!space) out += c >= U'０' && c <= U'９' ? c - U'０' + U'0' : c;
  }
  return out;
}

SpelledNumber number_at(std::u32string_view text, size_t at) {
  constexpr int most = 100'000'000;
  SpelledNumber found;
  while (at + found.length < text.size()) {
    const int digit = digit_of(text[at + found.length]);
    if (digit < 0) break;
    if (found.value < most) found.value = found.value * 10 + digit;
    ++found.length;
  }
  return found.length > 0 ? found : han_number_at(text, at);
}

std::vector<int> numbers_between(std::u32string_view text, std::u32string_view before, std::u32string_view after,
                                 size_t end) {
  std::vector<int> found;
  for (size_t at = text.find(before); at != text.npos && at < end; at = text.find(before, at + 1)) {
    const SpelledNumber number = number_at(text, at + before.size());
    if (number.length > 0 && text.substr(at + before.size() + number.length).starts_with(after))
      found.push_back(number.value);
  }
  return found;
}

}  // namespace banxin
