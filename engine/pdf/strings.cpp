#include "pdf/strings.h"

namespace banxin {
namespace {

int digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

// From behind the "(" to behind its ")".
size_t add_literal(std::string_view text, size_t at, std::string& bytes) {
  constexpr std::string_view letters = "nrtbf", meant = "\n\r\t\b\f";
  for (int depth = 1; at < text.size(); ++at) {
    char c = text[at];
    if (c == ')' && --depth == 0) return at + 1;
    if (c == '(') ++depth;
    if (c == '\\' && at + 1 < text.size()) {
      c = text[++at];
      if (c == '\r' && text.substr(at + 1, 1) == "\n") ++at;
      if (c == '\r' || c == '\n') continue;  // the line goes on
      if (const size_t letter = letters.find(c); letter != std::string_view::npos) {
        c = meant[letter];
      } else if (c >= '0' && c <= '7') {
        int value = c - '0';
        for (int i = 0; i < 2 && at + 1 < text.size() && text[at + 1] >= '0' && text[at + 1] <= '7'; ++i)
          value = value * 8 + (text[++at] - '0');
        c = static_cast<char>(value);
      }
    }
    bytes += c;
  }
  return at;
}

size_t add_hexadecimal(std::string_view text, size_t at, std::string& bytes) {
  int half = -1;
  for (; at < text.size() && text[at] != '>'; ++at) {
    const int value = digit(text[at]);
    if (value < 0) continue;
    if (half >= 0) bytes += static_cast<char>(half * 16 + value);
    half = half >= 0 ? -1 : value;
  }
  if (half >= 0) bytes += static_cast<char>(half * 16);
  return at + 1;
}

}  // namespace

std::string string_bytes(std::string_view operand) {
  std::string bytes;
  for (size_t at = 0; at < operand.size();) {
    const char c = operand[at++];
    if (c == '(')
      at = add_literal(operand, at, bytes);
    else if (c == '<')
      at = add_hexadecimal(operand, at, bytes);
  }
  return bytes;
}

}  // namespace banxin
