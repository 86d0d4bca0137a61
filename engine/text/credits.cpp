#include "text/credits.h"

#include <algorithm>

namespace banxin {

void keep_credits(const std::vector<Span>& spans, const Cells& cells, const std::vector<CharClass>& char_classes,
                  std::vector<Penalty>& breaks) {
  constexpr uint32_t longest = 8;
  if (std::ranges::none_of(spans, &Span::whole)) return;
  constexpr ClassSet word_classes = ideographic_classes | classes(CharClass::letter, CharClass::digit);
  const auto in_word = [&](uint32_t i) { return spans[cells[i].span].whole && has(word_classes, char_classes[i]); };
  for (uint32_t i = 0; i < cells.size();) {
    uint32_t end = i;
    while (end < cells.size() && in_word(end)) ++end;
    if (end - i <= longest)
      for (uint32_t k = i + 1; k < end; ++k) breaks[k] = no_break;
    i = std::max(end, i + 1);
  }
}

}  // namespace banxin
