// Which characters are Han.
#pragma once

namespace banxin {

/// Ideographs of every plane, their iteration mark and zero (々〇), and radicals.
constexpr bool is_han(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x20000 && c <= 0x3FFFF) ||
         (c >= 0xF900 && c <= 0xFAFF) || c == 0x3005 || c == 0x3007 || (c >= 0x2E80 && c <= 0x2FDF);
}

}  // namespace banxin
