#include "flow/outline.h"

namespace banxin {

void draw_outline(const std::array<Point, 4>& corners, Length width, InkId ink, std::vector<Item>& items) {
  for (size_t i = 0; i < corners.size(); ++i) {
    Point from = corners[i], to = corners[(i + 1) % corners.size()];
    if (from.y == to.y) {
      Point &left = from.x < to.x ? from : to, &right = from.x < to.x ? to : from;
      left.x -= width / 2, right.x += width / 2;
    }
    items.emplace_back(Stroke{from, to, width, ink});
  }
}

}  // namespace banxin
