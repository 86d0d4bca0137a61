#include "photo/backdrop.h"

#include <algorithm>

#include "sheet/items.h"

namespace banxin {
namespace {

Rect around(const Stroke& s) {
  const Length half = s.width / 2 + s.wave;
  const Length left = std::min(s.from.x, s.to.x), top = std::min(s.from.y, s.to.y);
  return Rect{left, top, std::max(s.from.x, s.to.x) - left, std::max(s.from.y, s.to.y) - top}.inset(Length{0} - half);
}

Rect around(const Contour& path) { return hull_of(path.steps).inset(Length{0} - path.pen); }

bool any_glyph_in(const GlyphRun& run, const Rect& box) {
  return std::ranges::any_of(run.glyphs, [&](const PlacedGlyph& g) {
    return box.overlaps({run.at.x + g.x, run.at.y + g.y - run.size, run.size, run.size});
  });
}

// Whether only paper shows in `box` once an item is painted over what was there.
bool paper_under(const Rect& box, const Fill& fill, bool before) {
  if (fill.ink == InkTable::paper) return before || fill.area.contains(box);
  return before && !fill.area.overlaps(box);
}
bool paper_under(const Rect& box, const Image& below, bool before) { return before && !below.box.overlaps(box); }
bool paper_under(const Rect& box, const Stroke& stroke, bool before) { return before && !around(stroke).overlaps(box); }
bool paper_under(const Rect& box, const Contour& path, bool before) { return before && !around(path).overlaps(box); }
bool paper_under(const Rect& box, const GlyphRun& run, bool before) { return before && !any_glyph_in(run, box); }
bool paper_under(const Rect&, const Clip&, bool before) { return before; }
bool paper_under(const Rect&, const Anchor&, bool before) { return before; }

}  // namespace

bool lies_on_paper(const Sheet& sheet, const Image& image) {
  bool paper = true;  // of all that came before, the last that lies there counts
  bool reached = false;
  for_each_item(sheet, [&](const auto& item) {
    reached = reached || static_cast<const void*>(&item) == &image;
    if (!reached) paper = paper_under(image.box, item, paper);
  });
  return paper;
}

}  // namespace banxin
