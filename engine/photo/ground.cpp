#include "photo/ground.h"

#include <algorithm>

namespace banxin {
namespace {

Rect around(const Stroke& s) {
  const Length half = s.width / 2 + s.wave;
  const Length left = std::min(s.from.x, s.to.x), top = std::min(s.from.y, s.to.y);
  return Rect{left, top, std::max(s.from.x, s.to.x) - left, std::max(s.from.y, s.to.y) - top}.inset(Length{0} - half);
}

bool any_glyph_in(const GlyphRun& run, const Rect& box) {
  return std::ranges::any_of(run.glyphs, [&](const PlacedGlyph& g) {
    return box.overlaps({run.at.x + g.x, run.at.y + g.y - run.size, run.size, run.size});
  });
}

}  // namespace

bool lies_on_paper(const Sheet& sheet, const Image& image) {
  bool paper = true;  // of all that came before, the last that lies there counts
  for (const Item& item : sheet.items) {
    if (std::get_if<Image>(&item) == &image) return paper;
    if (const auto* fill = std::get_if<Fill>(&item)) {
      if (fill->ink == InkTable::paper)
        paper = paper || fill->area.contains(image.box);
      else
        paper = paper && !fill->area.overlaps(image.box);
    } else if (const auto* below = std::get_if<Image>(&item)) {
      paper = paper && !below->box.overlaps(image.box);
    } else if (const auto* stroke = std::get_if<Stroke>(&item)) {
      paper = paper && !around(*stroke).overlaps(image.box);
    } else if (const auto* run = std::get_if<GlyphRun>(&item)) {
      paper = paper && !any_glyph_in(*run, image.box);
    }
  }
  return paper;
}

}  // namespace banxin
