#include "base/utf8.h"

namespace banxin::utf8 {

Decoded decode_any(std::string_view text, size_t at) {
  const auto byte = [&](size_t i) { return static_cast<unsigned char>(text[at + i]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return {lead, 1, true};
  const uint32_t bytes = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  constexpr Decoded malformed{0xFFFD, 1, false};
  if (lead < 0xC2 || lead > 0xF4 || at + bytes > text.size()) return malformed;
  char32_t value = lead & (0x7F >> bytes);
  for (uint32_t i = 1; i < bytes; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return malformed;
    value = value << 6 | (byte(i) & 0x3F);
  }
  constexpr char32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
  if (value < least[bytes] || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000)) return malformed;
  return {value, bytes, true};
}

namespace {

// Writes a character at `to` (four bytes of room) and returns where it ends.
inline char* encode(char32_t c, char* to) {
  const auto put = [&](int at, char32_t v) { to[at] = static_cast<char>(static_cast<unsigned char>(v)); };
  const auto tail = [&](int at, int shift) { put(at, 0x80 | ((c >> shift) & 0x3F)); };
  if (c < 0x80) return put(0, c), to + 1;
  if (c < 0x800) return put(0, 0xC0 | c >> 6), tail(1, 0), to + 2;
  if (c < 0x10000) return put(0, 0xE0 | c >> 12), tail(1, 6), tail(2, 0), to + 3;
  return put(0, 0xF0 | c >> 18), tail(1, 12), tail(2, 6), tail(3, 0), to + 4;
}

}  // namespace

void append(std::string& out, char32_t c) {
  char bytes[4];
  out.append(bytes, encode(c, bytes));
}

std::u32string to_utf32(std::string_view text) {
  std::u32string out;
  out.reserve(text.size());
  for (size_t at = 0; at < text.size();) {
    const Decoded c = decode(text, at);
    out += c.value;
    at += c.bytes;
  }
  return out;
}

std::string from_utf32(std::u32string_view text) {
  std::string out(text.size() * 4, '\0');
  char* to = out.data();
  for (const char32_t c : text) to = encode(c, to);
  out.resize(static_cast<size_t>(to - out.data()));
  return out;
}

size_t length(std::string_view text) {
  size_t n = 0;
  for (size_t at = 0; at < text.size(); at += decode(text, at).bytes) ++n;
  return n;
}

size_t find_invalid(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    const Decoded c = decode(text, at);
    if (!c.valid) return at;
    at += c.bytes;
  }
  return std::string_view::npos;
}

// Unicode 15.0 East Asian Width W and F, rounded to whole blocks: only the caret under a message depends on it.
int display_width(char32_t c) {
  struct Range {
    char32_t first, last;
  };
  constexpr Range wide[] = {{0x1100, 0x115F},   {0x2E80, 0x303E},   {0x3041, 0x33FF},  {0x3400, 0x4DBF},
                            {0x4E00, 0x9FFF},   {0xA000, 0xA4CF},   {0xA960, 0xA97F},  {0xAC00, 0xD7A3},
                            {0xF900, 0xFAFF},   {0xFE30, 0xFE6F},   {0xFF00, 0xFF60},  {0xFFE0, 0xFFE6},
                            {0x1F300, 0x1F64F}, {0x1F900, 0x1F9FF}, {0x20000, 0x3FFFD}};
  for (const Range& r : wide)
    if (c >= r.first && c <= r.last) return 2;
  return 1;
}

}  // namespace banxin::utf8
