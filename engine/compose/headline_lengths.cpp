#include "compose/headline_lengths.h"

namespace banxin {
namespace {

constexpr int least_characters = 3;

bool is_dropped(CharClass c, bool comma) {
  return c == CharClass::space || c == CharClass::wide_space || (comma && c == CharClass::com);
}

}  // namespace

HeadlineLengths::HeadlineLengths(const ShapedText& text, const Spacing& spacing, bool drops_comma)
    : text_(text), spacing_(spacing), drops_comma_(drops_comma) {
  for (size_t i = 0; i < text.clusters.size(); ++i)
    sums_.push_back(sums_.back() + spacing.advance[i].mpt + spacing.gap[i].mpt);
}

int64_t HeadlineLengths::length(uint32_t first, uint32_t last) const {
  while (first < last && is_dropped(text_.clusters[first].cls, false)) ++first;
  while (last > first && is_dropped(text_.clusters[last - 1].cls, drops_comma_ && last != end())) --last;
  if (first == last) return 0;
  return sums_[last] - sums_[first] - spacing_.gap[first].mpt - spacing_.left[first].mpt - spacing_.right[last - 1].mpt;
}

bool HeadlineLengths::is_too_short(uint32_t first, uint32_t last) const {
  int characters = 0;
  for (uint32_t i = first; i < last && characters < least_characters; ++i)
    if (spacing_.left[i].mpt == 0 && spacing_.right[i].mpt == 0 && !is_dropped(text_.clusters[i].cls, true))
      ++characters;
  return characters < least_characters;
}

}  // namespace banxin
