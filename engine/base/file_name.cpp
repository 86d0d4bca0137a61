#include "base/file_name.h"

#include <algorithm>

namespace banxin {

std::string file_name_of(std::string_view text) {
  constexpr std::string_view forbidden = "/\\:*?\"<>|";
  std::string name(text);
  for (char& c : name)
    if (const auto byte = static_cast<unsigned char>(c);
        byte < 0x20 || byte == 0x7F || forbidden.find(c) != std::string_view::npos)
      c = '-';
  const size_t first = name.find_first_not_of(" ."), last = name.find_last_not_of(" .");
  return first == std::string::npos ? "-" : name.substr(first, last - first + 1);
}

bool is_same_file_name(std::string_view a, std::string_view b) {
  const auto small = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  return std::ranges::equal(a, b, [&](char x, char y) { return small(x) == small(y); });
}

}  // namespace banxin
