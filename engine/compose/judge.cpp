#include "compose/judge.h"

#include <cstdlib>

namespace banxin {
namespace {

constexpr Cost per_line = cost_unit / 1000;  ///< ties go to fewer lines
constexpr Cost jump = 500 * cost_unit;
constexpr Cost same_mark_twice = 20 * cost_unit;
constexpr Cost lone_character = 25'000 * cost_unit, two_characters = 150 * cost_unit;
constexpr Cost shorter_than_indent = 5'000 * cost_unit;

}  // namespace

Cost density_jump(Density above, Density below) {
  const int steps = std::abs(static_cast<int>(above) - static_cast<int>(below));
  return steps > 1 ? (steps - 1) * jump : 0;
}

Cost Judge::line(uint32_t from, uint32_t to, const Fit& fit) const {
  Cost cost = fit.cost + turns_[to].penalty + per_line + mark_cost(from, to);
  if (to + 1 == turns_.size() && !turns_[from].forced) cost += last_line_cost(turns_[from].start, turns_[to].end);
  return cost;
}

/// Two lines in a row that end with the same mark cut or hung draw a notch into the right edge.
Cost Judge::mark_cost(uint32_t from, uint32_t to) const {
  const uint32_t a = turns_[from].end, b = turns_[to].end;
  if (from == 0 || a == 0 || b == 0) return 0;
  const CharClass mark = fitter_.text().clusters[b - 1].cls;
  return closes(mark) && mark == fitter_.text().clusters[a - 1].cls ? same_mark_twice : 0;
}

/// A last line of one character (孤字), of two, or shorter than the indent.
Cost Judge::last_line_cost(uint32_t first, uint32_t end) const {
  if (first >= end) return lone_character;  // only spaces are left for it: worse than no line at all
  const int count = characters_up_to_three(fitter_.text(), first, end);
  Cost cost = count < 2 ? lone_character : count < 3 ? two_characters : 0;
  const Length indent = rooms_.indent();
  if (indent.mpt > 0 && fitter_.line_sums(first, end).natural < indent.mpt) cost += shorter_than_indent;
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
