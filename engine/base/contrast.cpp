#include "base/contrast.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/key_colour.h"
#include "base/length.h"

namespace banxin {

int lightness(int r, int g, int b) {
  // IEC 61966-2-1, as WCAG writes it.
  static const auto linear = [] {
    std::array<double, 256> table{};
    for (size_t i = 0; i < table.size(); ++i) {
      const double c = static_cast<double>(i) / 255.0;
      table[i] = c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    }
    return table;
  }();
  const auto light = [&](int channel) { return linear[static_cast<size_t>(std::clamp(channel, 0, 255))]; };
  return round_to_int(1000 * (0.2126 * light(r) + 0.7152 * light(g) + 0.0722 * light(b)));
}

int lightness(const Ink& ink) {
  const auto [r, g, b] = key_colour(ink, {}).preview();
  return lightness(r, g, b);
}

int contrast(int one, int other) {
  constexpr int flare = 50;  // of a screen, or of paper seen in daylight
  return (std::max(one, other) + flare) * 1000 / (std::min(one, other) + flare);
}

}  // namespace banxin
