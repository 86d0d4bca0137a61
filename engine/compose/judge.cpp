#include "compose/judge.h"

namespace banxin {
namespace {

constexpr Cost lone_character = 25'000 * cost_unit, two_characters = 150 * cost_unit;
constexpr Cost shorter_than_indent = 5'000 * cost_unit;

}  // namespace

/// A last line of one character (孤字), of two, or shorter than the indent.
Cost Judge::last_line(uint32_t first, uint32_t end) const {
  if (first >= end) return lone_character;  // only spaces are left for it: worse than no line at all
  const int count = characters_up_to_three(fitter_.text(), first, end);
  Cost cost = count < 2 ? lone_character : count < 3 ? two_characters : 0;
  const Length indent = rooms_.indent();
  if (indent.mpt > 0 && fitter_.natural(first, end) < indent.mpt) cost += shorter_than_indent;
  return cost;
}

int characters_up_to_three(const ShapedText& text, uint32_t first, uint32_t end) {
  int count = 0;
  for (uint32_t i = first; i < end && count < 3; ++i) {
    const CharClass c = text.clusters[i].cls;
    if (!is_mark(c) && c != CharClass::western && c != CharClass::space && c != CharClass::wide_space) ++count;
  }
  return count;
}

}  // namespace banxin
