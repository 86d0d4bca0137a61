#include "paint/cid_widths.h"

#include <fmt/format.h>

#include <charconv>
#include <iterator>
#include <optional>
#include <string_view>
#include <vector>

namespace banxin {
namespace {

// What Cairo writes before and behind the advances of all glyphs, from CID 0 on.
constexpr std::string_view before = "\n   /W [0 [", behind = " ]]\n>>\nendobj\n";

// Whole numbers, a space before each; nothing when it is anything else.
std::optional<std::vector<int>> numbers_in(std::string_view text) {
  std::vector<int> numbers;
  const char* at = text.data();
  const char* const end = at + text.size();
  while (at != end) {
    int number = 0;
    const auto [next, fault] = *at == ' ' ? std::from_chars(at + 1, end, number) : std::from_chars(at, at, number);
    if (fault != std::errc()) return std::nullopt;
    numbers.push_back(number);
    at = next;
  }
  return numbers;
}

// `first last advance` for many of one advance, `first [advance …]` for others.
std::string array_of(const std::vector<int>& advances) {
  constexpr size_t many = 5;
  std::string out;
  bool open = false;
  for (size_t i = 0; i < advances.size();) {
    size_t end = i + 1;
    while (end < advances.size() && advances[end] == advances[i]) ++end;
    if (end - i >= many) {
      fmt::format_to(std::back_inserter(out), "{}{} {} {}", open ? "] " : " ", i, end - 1, advances[i]);
      open = false, i = end;
    } else {
      if (!open) fmt::format_to(std::back_inserter(out), " {} [", i);
      open = true;
      for (; i < end; ++i) fmt::format_to(std::back_inserter(out), "{} ", advances[i]);
    }
  }
  return out + (open ? "]" : "");
}

}  // namespace

std::string with_short_widths(std::string pdf) {
  for (size_t at = pdf.find(before); at != pdf.npos; at = pdf.find(before, at + 1)) {
    const size_t from = at + before.size(), to = pdf.find(behind, from);
    if (to == pdf.npos) break;
    const auto advances = numbers_in(std::string_view(pdf).substr(from, to - from));
    if (!advances) continue;
    const size_t room = to + behind.size() - at;
    std::string font = "\n   /W [" + array_of(*advances) + " ]\n>>\nendobj\n";
    if (font.size() > room) continue;  // advances that keep changing
    font.resize(room, ' ');            // behind the object, where nobody reads
    pdf.replace(at, room, font);
  }
  return pdf;
}

}  // namespace banxin
