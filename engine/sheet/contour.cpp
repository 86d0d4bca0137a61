#include "sheet/contour.h"

#include <algorithm>

namespace banxin {

Rect hull_of(const std::vector<PathStep>& steps) {
  constexpr size_t points[] = {1, 1, 3, 0};  // of each kind of step
  std::vector<Point> all;
  for (const PathStep& step : steps)
    all.insert(all.end(), step.to.begin(), step.to.begin() + points[static_cast<size_t>(step.kind)]);
  if (all.empty()) return {};
  const auto [left, right] = std::ranges::minmax_element(all, {}, &Point::x);
  const auto [top, foot] = std::ranges::minmax_element(all, {}, &Point::y);
  return {left->x, top->y, right->x - left->x, foot->y - top->y};
}

}  // namespace banxin
