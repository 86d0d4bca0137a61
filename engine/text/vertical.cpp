#include "text/vertical.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "base/message.h"

namespace banxin {
namespace {

/// Thousandths of the width of the letters; of a block that its author wants.
constexpr int narrowest = 700, narrowest_wanted = 400;
/// Letters of a block have white at their sides: their advances may be this much wider than the cell.
constexpr int widest_block = 1060;

bool is_turned_without_glyph(char32_t c) {
  return u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_VERTICAL_ORIENTATION) == U_VO_TRANSFORMED_ROTATED;
}

// Gives a block its form; false when it cannot be squeezed into a cell so wide.
bool combine(std::u32string_view chars, Length cell, int least, RunShaper& run_shaper, TextItem& block) {
  Length width = run_shaper.width(chars, block);
  if (width > cell) {
    block.half_width = true;
    width = run_shaper.width(chars, block);
  }
  if (width > cell) block.scale = std::max(least, static_cast<int>(int64_t{cell.mpt} * 1000 / width.mpt));
  return thousandths(width, block.scale) <= thousandths(cell, widest_block);
}

}  // namespace

DrawnSize drawn_size(const ParaStyle& style, Orientation orientation, int block) {
  const TextStyle& text = style.text;
  if (orientation == Orientation::horizontal || orientation == Orientation::rotated) return {text.size, text.scale};
  const int wider = 1'000'000 / text.scale;
  return {style.em(), orientation == Orientation::combined ? block * wider / 1000 : wider};
}

void split_by_orientation(const ShapedText& text, const std::vector<Orientation>& orientations,
                          const std::vector<uint16_t>& blocks, const ParaStyle& style, RunShaper& run_shaper,
                          Report& report, std::vector<TextItem>& stretches) {
  const DrawnSize upright = drawn_size(style, Orientation::upright);
  run_shaper.set_size(upright.size, upright.scale);
  std::vector<TextItem> out;
  for (const TextItem& whole : stretches) {
    const auto orientation = [&](uint32_t i) {
      const bool lacks_glyph = orientations[i] == Orientation::upright && is_turned_without_glyph(text.chars[i]) &&
                               !stays_upright(text.chars[i], text.region) &&
                               !run_shaper.has_vertical(whole.face, text.chars[i]);
      return lacks_glyph || whole.level > 0 ? Orientation::rotated : orientations[i];
    };
    const auto block = [&](uint32_t i) { return blocks.empty() ? uint16_t{0} : blocks[i]; };
    for (uint32_t i = whole.first; i < whole.last;) {
      TextItem part = whole;
      part.first = i;
      part.orientation = orientation(i);
      do ++i;
      while (i < whole.last && orientation(i) == part.orientation && block(i) == block(part.first));
      part.last = i;
      const bool wanted = block(part.first) != 0 || part.last - part.first > 3;  // by the author, or by the style
      const int least = wanted ? narrowest_wanted : narrowest;
      if (part.orientation == Orientation::combined && !combine(text.chars, text.cell, least, run_shaper, part)) {
        if (block(part.first) != 0)
          report.warning("tcy-too-wide", text.place_of(part.first),
                         say("these characters have no room side by side in one cell"),
                         say("take fewer of them, or leave {{.tcy}} out"));
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
