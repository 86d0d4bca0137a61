#include "photo/photo_ink.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/message.h"
#include "photo/jpeg.h"
#include "photo/separation.h"

namespace banxin {
namespace {

// A JPEG decoded at one eighth gives means of 8 × 8 pixels (its own blocks): the tile nearest to a millimetre from
// below, or single pixels of a coarse photo.
int tile_of(const Image& image) {
  const double in_millimetre = image.width / to_mm(image.whole.width);
  for (const int side : {8, 4, 2})
    if (in_millimetre >= side) return side;
  return 1;
}

}  // namespace

bool warn_of_ink(const Image& image, std::string_view jpeg, const PressStyle& style, Report& report) {
  const auto tiles = read_jpeg(jpeg, tile_of(image));
  if (!tiles || tiles->components != 4) return false;
  const double wide = to_mm(image.whole.width) / tiles->width, high = to_mm(image.whole.height) / tiles->height;
  const double left = to_mm(image.box.x - image.whole.x), top = to_mm(image.box.y - image.whole.y);
  const double right = left + to_mm(image.box.width), bottom = top + to_mm(image.box.height);
  int most = 0;
  double x_of_most = 0, y_of_most = 0;
  for (int y = 0; y < tiles->height; ++y) {
    const double down = (y + 0.5) * high;
    if (down < top || down > bottom) continue;
    const uint8_t* ink = tiles->line(y);
    for (int x = 0; x < tiles->width; ++x, ink += 4) {
      const double across = (x + 0.5) * wide;
      const int sum = ink[0] + ink[1] + ink[2] + ink[3];
      if (sum > most && across >= left && across <= right) most = sum, x_of_most = across, y_of_most = down;
    }
  }
  const double percent = most / 2.55, limit = style.total_ink / 10.0;
  if (percent <= limit + 0.5) return true;
  report.warning("photo-ink", image.origin,
                 say("picture {} holds {:.0f} % ink, {:.0f} mm from its left and {:.0f} mm from its top; the "
                     "press takes {:.0f} %",
                     image.name, percent, x_of_most - left, y_of_most - top, limit),
                 say("convert it again with the output profile and its ink limit, or save it as RGB"));
  return true;
}

}  // namespace banxin
