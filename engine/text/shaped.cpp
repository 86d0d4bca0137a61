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

namespace {

const LigaturePart* part_at(const std::vector<LigaturePart>& all, uint32_t cluster) {
  const auto part = std::ranges::lower_bound(all, cluster, {}, &LigaturePart::cluster);
  return part != all.end() && part->cluster == cluster ? &*part : nullptr;
}

}  // namespace

const LigaturePart* ShapedText::lone_part(uint32_t i, Extent whole) const {
  const LigaturePart* part = ligatures.empty() ? nullptr : part_at(ligatures, i);
  return part != nullptr && (part->first < whole.first || part->last > whole.last) ? part : nullptr;
}

bool ShapedText::is_later_part(uint32_t i) const {
  const LigaturePart* part = ligatures.empty() ? nullptr : part_at(ligatures, i);
  return part != nullptr && part->first < i;
}

}  // namespace banxin
