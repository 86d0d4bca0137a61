#include "photo/neutral.h"

#include <algorithm>
#include <cstdlib>

namespace banxin {

bool is_neutral(const Raster& light) {
  constexpr int most_apart = 2;
  if (light.components == 1) return true;
  if (light.components != 3) return false;
  for (size_t i = 0; i + 2 < light.samples.size(); i += 3) {
    const int r = light.samples[i], g = light.samples[i + 1], b = light.samples[i + 2];
    if (std::abs(r - g) > most_apart || std::abs(g - b) > most_apart || std::abs(r - b) > most_apart) return false;
  }
  return true;
}

bool is_line_art(const Raster& light) {
  return std::ranges::all_of(light.samples, [](uint8_t s) { return s == 0 || s == 255; }) && is_neutral(light);
}

Raster first_component(const Raster& raster) {
  Raster one{raster.width, raster.height, 1, {}, {}};
  one.samples.reserve(static_cast<size_t>(raster.width) * static_cast<size_t>(raster.height));
  for (size_t i = 0; i < raster.samples.size(); i += static_cast<size_t>(raster.components))
    one.samples.push_back(raster.samples[i]);
  return one;
}

}  // namespace banxin
