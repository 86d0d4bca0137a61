#include "preflight/page_facts.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace banxin {

using Family = Space::Family;

bool operator<(const Mark& a, const Mark& b) {
  const auto all = [](const Mark& m) {
    return std::tie(m.kind, m.page, m.size, m.colour.space.family, m.colour.space.plates, m.colour.values, m.overprint,
                    m.overprint_mode, m.below);
  };
  return all(a) < all(b);
}

bool PaintColour::is_full_black() const {
  return space.family == Family::cmyk && values[0] + values[1] + values[2] == 0 && values[3] >= 0.999;
}

bool PaintColour::is_white() const {
  return (space.family == Family::cmyk && values == std::array<double, 4>{}) ||
         (space.family == Family::grey && values[0] >= 1);
}

bool PaintColour::is_without_ink() const {
  return (space.family == Family::spot || space.family == Family::device_n) && values == std::array<double, 4>{};
}

int PaintColour::percent() const {
  if (space.family == Family::grey) return static_cast<int>(std::lround(100 * (1 - values[0])));
  if (space.family != Family::cmyk && space.family != Family::spot && space.family != Family::device_n) return 0;
  return static_cast<int>(std::lround(100 * (values[0] + values[1] + values[2] + values[3])));
}

bool PaintColour::is_tint_of_process() const {
  constexpr double nearly_black = 0.85;
  return space.family == Family::cmyk && !is_white() && values[3] < nearly_black;
}

int PaintColour::inks() const {
  if (space.family == Family::grey || space.family == Family::spot) return 1;
  if (space.family == Family::pattern) return 0;
  if (space.family != Family::cmyk && space.family != Family::device_n) return 4;
  return static_cast<int>(std::count_if(values.begin(), values.end(), [](double share) { return share > 0; }));
}

int PaintColour::inks_seen() const {
  if (space.family != Family::cmyk && space.family != Family::device_n) return inks();
  int seen = 0;
  for (size_t i = 0; i < values.size(); ++i) {
    const bool yellow = space.family == Family::cmyk ? i == 2 : i < space.plates.size() && space.plates[i] == "Yellow";
    if (values[i] >= 0.1 && !yellow) ++seen;
  }
  return seen;
}

int PaintColour::inks_over() const {
  if (is_white()) return 0;
  return space.family == Family::pattern ? 4 : inks();
}

}  // namespace banxin
