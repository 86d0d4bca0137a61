// UTF-8: characters, bytes, and how wide a character stands in a terminal.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace banxin::utf8 {

struct Decoded {
  char32_t value = 0;  ///< U+FFFD when not valid
  uint32_t bytes = 1;  ///< how far to go on; 1 when not valid
  bool valid = true;
};

/// Decodes the character that starts at byte `at` (at < text.size()); strict: no overlong forms, no surrogates.
Decoded decode(std::string_view text, size_t at);
void append(std::string& out, char32_t c);
std::u32string to_utf32(std::string_view text);
std::string from_utf32(std::u32string_view text);
/// Code points in `text`.
size_t length(std::string_view text);
/// Byte offset of the first malformed sequence, or npos.
size_t find_invalid(std::string_view text);
/// Terminal columns: 2 for East Asian wide and full-width characters, else 1.
int display_width(char32_t c);

}  // namespace banxin::utf8
