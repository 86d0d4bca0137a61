#include "text/stacks.h"

#include <algorithm>

namespace banxin {
namespace {

constexpr char32_t tsheg = 0xF0B;

bool wants_tsheg(const ParaStyle& style, const Language& language) {
  if (style.align != Align::justify) return false;
  return style.fill == LineFill::tsheg || (style.fill == LineFill::automatic && language.is_tibetan());
}

}  // namespace

void measure_stacks(RunShaper& run_shaper, ShapedText& text) {
  if (text.vertical) return;
  for (const Cluster& c : text.clusters) {
    if (c.cls != CharClass::other) continue;
    const FaceId face = text.runs[c.run].face;
    for (uint32_t g = c.first_glyph; g < c.first_glyph + c.glyphs; ++g) {
      const Rect ink = run_shaper.ink(face, text.glyphs[g].id);
      const Length top = text.glyphs[g].y + ink.y;
      text.stack_above = std::max(text.stack_above, Length{} - top);
      text.stack_below = std::max(text.stack_below, top + ink.height);
    }
  }
}

void find_fillers(RunShaper& run_shaper, const ParaStyle& style, const Language& language, ShapedText& text) {
  if (!wants_tsheg(style, language) || text.vertical) return;
  for (Cluster& c : text.clusters) {
    TextRun& run = text.runs[c.run];
    if (text.chars[c.first_char + c.chars - 1] != tsheg || run.right_to_left()) continue;
    if (run.filler.advance.mpt == 0) {
      const uint32_t glyph = run_shaper.glyph(run.face, tsheg);
      run.filler = {glyph, {}, {}, run_shaper.advance(run.face, glyph)};
    }
    c.fills = run.filler.id != 0 && run.filler.advance.mpt > 0;
  }
}

}  // namespace banxin
