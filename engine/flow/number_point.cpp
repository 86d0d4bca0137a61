#include "flow/number_point.h"

#include <algorithm>

namespace banxin {
namespace {

bool is_digit(char32_t c) { return (c >= U'0' && c <= U'9') || (c >= U'０' && c <= U'９'); }
// What may stand between the digits of a whole number.
bool parts_digits(char32_t c) { return c == U',' || c == U'\u2009' || c == U'\u202F' || c == U'\u00A0'; }

// The character before which the point stands, or would; 0 when there is no digit.
size_t point_in(const std::u32string& chars) {
  size_t at = 0;
  while (at < chars.size() && !is_digit(chars[at])) ++at;
  if (at == chars.size()) return 0;
  while (at + 1 < chars.size() &&
         (is_digit(chars[at + 1]) || (parts_digits(chars[at + 1]) && at + 2 < chars.size() && is_digit(chars[at + 2]))))
    ++at;
  return at + 1;
}

}  // namespace

std::optional<NumberExtent> number_extent(const SetParagraph& paragraph) {
  if (paragraph.count() != 1) return std::nullopt;
  const ShapedText& text = paragraph.text->text;
  const size_t point = point_in(text.chars);
  if (point == 0) return std::nullopt;
  const Line& line = paragraph.lines->lines.front();
  Length before = line.width;
  for (uint32_t c = line.first; c < line.last; ++c)
    if (text.clusters[c].first_char >= point) {
      before = paragraph.lines->x[c];
      break;
    }
  return NumberExtent{before, std::max(line.width - before, Length{})};
}

}  // namespace banxin
