// Which scripts draw letters over, under and before one another.
#pragma once

#include <string_view>

#include "base/utf8.h"

namespace banxin {

/// Letters of the scripts of India, of Thai, Lao, Tibetan, Burmese and Khmer.
constexpr bool is_in_stacks(char32_t c) { return (c >= 0x0900 && c <= 0x109F) || (c >= 0x1780 && c <= 0x17FF); }

/// Whether UTF-8 text has such letters.
inline bool has_stacks(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    const utf8::Decoded c = utf8::decode(text, at);
    if (is_in_stacks(c.value)) return true;
    at += c.bytes;
  }
  return false;
}

}  // namespace banxin
