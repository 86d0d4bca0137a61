#include "base/printable.h"

#include "base/utf8.h"

namespace banxin {
namespace {

constexpr bool is_control(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0); }

// UAX #9, table 1: embeddings, overrides, isolates, marks.
constexpr bool is_bidi_control(char32_t c) {
  return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

}  // namespace

bool is_printable(char32_t c) { return !is_control(c) && !is_bidi_control(c) && c != 0x2028 && c != 0x2029; }

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t at = 0; at < text.size();) {
    const utf8::Decoded c = utf8::decode(text, at);
    utf8::append(out, c.value == U'\t' ? U' ' : is_printable(c.value) ? c.value : U'\uFFFD');
    at += c.bytes;
  }
  return out;
}

bool is_forbidden(char32_t c) {
  if (c == U'\t' || c == U'\n' || c == U'\r') return false;
  return is_control(c) || (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
}

size_t find_forbidden(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    const utf8::Decoded c = utf8::decode(text, at);
    if (is_forbidden(c.value)) return at;
    at += c.bytes;
  }
  return std::string_view::npos;
}

}  // namespace banxin
