// UTF-16, which ICU reads.
#pragma once

#include <unicode/utf16.h>

#include <string>

namespace banxin {

/// Writes a character behind `out`: U16_LENGTH(c) units.
inline void append_utf16(std::u16string& out, char32_t c) {
  if (c < 0x10000) {
    out += static_cast<char16_t>(c);
  } else {
    out += static_cast<char16_t>(U16_LEAD(c));
    out += static_cast<char16_t>(U16_TRAIL(c));
  }
}

}  // namespace banxin
