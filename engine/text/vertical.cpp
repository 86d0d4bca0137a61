#include "text/vertical.h"

#include <unicode/uchar.h>

#include <algorithm>

namespace banxin {
namespace {

constexpr int narrowest = 700;  ///< thousandths of the width of the letters
/// Letters of a block have white at their sides: their advances may be this much wider than the cell.
constexpr int widest_block = 1060;

bool is_turned_without_glyph(char32_t c) {
  return u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_VERTICAL_ORIENTATION) == U_VO_TRANSFORMED_ROTATED;
}

// Gives a block its form; false when it cannot be squeezed into a cell.
bool combine(std::u32string_view chars, RunShaper& run_shaper, TextItem& block) {
  const Length em = run_shaper.em();
  Length width = run_shaper.width(chars, block);
  if (width > em) {
    block.half_width = true;
    width = run_shaper.width(chars, block);
  }
  if (width > em) block.scale = std::max(narrowest, static_cast<int>(int64_t{em.mpt} * 1000 / width.mpt));
  return thousandths(width, block.scale) <= thousandths(em, widest_block);
}

}  // namespace

void split_by_orientation(std::u32string_view chars, const std::vector<Orientation>& orientations, Region region,
                          RunShaper& run_shaper, std::vector<TextItem>& stretches) {
  std::vector<TextItem> out;
  for (const TextItem& whole : stretches) {
    const auto orientation = [&](uint32_t i) {
      const bool lacks_glyph = orientations[i] == Orientation::upright && is_turned_without_glyph(chars[i]) &&
                               !stays_upright(chars[i], region) && !run_shaper.has_vertical(whole.face, chars[i]);
      return lacks_glyph || whole.level > 0 ? Orientation::rotated : orientations[i];
    };
    for (uint32_t i = whole.first; i < whole.last;) {
      TextItem part = whole;
      part.first = i;
      part.orientation = orientation(i);
      do ++i;
      while (i < whole.last && orientation(i) == part.orientation);
      part.last = i;
      if (part.orientation == Orientation::combined && !combine(chars, run_shaper, part)) {
        part.orientation = Orientation::rotated;
        part.half_width = false;
        part.scale = 1000;
      }
      out.push_back(part);
    }
  }
  stretches.swap(out);
}

}  // namespace banxin
