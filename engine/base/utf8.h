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

/// What decode() does with all that it does not do at once.
Decoded decode_any(std::string_view text, size_t at);

/// Decodes the character that starts at byte `at` (at < text.size()); strict: no overlong forms, no surrogates.
/// Inline for most of what is read: ASCII, and three bytes from U+1000 to U+CFFF.
inline Decoded decode(std::string_view text, size_t at) {
  const auto byte = [&](size_t i) { return static_cast<unsigned char>(text[at + i]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return {lead, 1, true};
  if (lead > 0xE0 && lead < 0xED && at + 3 <= text.size() && (byte(1) & 0xC0) == 0x80 && (byte(2) & 0xC0) == 0x80)
    return {char32_t{lead & 0x0Fu} << 12 | char32_t{byte(1) & 0x3Fu} << 6 | char32_t{byte(2) & 0x3Fu}, 3, true};
  return decode_any(text, at);
}

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
