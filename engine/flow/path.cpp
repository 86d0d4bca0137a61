#include "flow/path.h"

#include <algorithm>
#include <cmath>

namespace banxin {
namespace {

using Go = PathStep::Kind;

// How far the handles of a quarter of a circle lie from its ends, in thousandths of the radius.
constexpr int circle_handle = 552;

Length held(const Rect& area, Length radius) { return std::min({radius, area.width / 2, area.height / 2}); }

}  // namespace

PathSteps polygon(std::initializer_list<Point> corners) {
  PathSteps steps;
  for (const Point& corner : corners) steps.push_back({steps.empty() ? Go::move : Go::line, {corner}});
  steps.push_back({Go::close});
  return steps;
}

PathSteps rounded(const Rect& area, Length radius) {
  const Length r = held(area, radius), h = r - thousandths(r, circle_handle);
  const Length left = area.x, top = area.y, right = area.right(), foot = area.bottom();
  if (r.mpt <= 0) return polygon({{left, top}, {right, top}, {right, foot}, {left, foot}});
  return {{Go::move, {{{left + r, top}}}},
          {Go::line, {{{right - r, top}}}},
          {Go::curve, {{{right - h, top}, {right, top + h}, {right, top + r}}}},
          {Go::line, {{{right, foot - r}}}},
          {Go::curve, {{{right, foot - h}, {right - h, foot}, {right - r, foot}}}},
          {Go::line, {{{left + r, foot}}}},
          {Go::curve, {{{left + h, foot}, {left, foot - h}, {left, foot - r}}}},
          {Go::line, {{{left, top + r}}}},
          {Go::curve, {{{left, top + h}, {left + h, top}, {left + r, top}}}},
          {Go::close}};
}

Clip rounded_clip(const Rect& area, Length radius) { return {area, true, rounded(area, radius)}; }

void add_waves(PathSteps& steps, Point from, Point to, Length height, Length length) {
  const double dx = to_pt(to.x - from.x), dy = to_pt(to.y - from.y), far = std::hypot(dx, dy);
  if (far <= 0) return;
  const int halves = 2 * std::max(0, round_to_int(far / to_pt(length) - 0.5)) + 1;
  // Both handles at one distance take the middle of a cubic curve to ¾ of it.
  const double swing = to_pt(height) / 2 / 0.75 / far;
  const auto at = [&](double share, double off) -> Point {
    return {from.x + from_pt(dx * share - dy * off), from.y + from_pt(dy * share + dx * off)};
  };
  if (steps.empty()) steps.push_back({Go::move, {from}});
  for (int i = 0; i < halves; ++i) {
    const double side = i % 2 == 0 ? -swing : swing;
    steps.push_back(
        {Go::curve, {{at((i + 0.36) / halves, side), at((i + 0.64) / halves, side), at((i + 1.0) / halves, 0)}}});
  }
}

Length length_round(const Rect& area, Length radius) {
  constexpr int circle = 6283, square = 8000;  // thousandths of the radius
  return 2 * (area.width + area.height) - thousandths(held(area, radius), square - circle);
}

}  // namespace banxin
