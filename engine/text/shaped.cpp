#include "text/shaped.h"

#include <algorithm>

namespace banxin {

Place ShapedText::place_of(uint32_t character) const {
  const auto behind = std::ranges::upper_bound(marks_of_place, character, {}, &PlaceMark::character);
  if (behind == marks_of_place.begin()) return {};
  const PlaceMark& mark = *(behind - 1);
  Place place = mark.place;
  if (place.line != 0) place.column += static_cast<int>(character - mark.character);
  return place;
}

}  // namespace banxin
