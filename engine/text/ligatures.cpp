#include "text/ligatures.h"

#include <algorithm>

namespace banxin {
namespace {

bool has_hyphen_inside(const Cluster& c, const std::vector<bool>& hyphens) {
  for (uint32_t i = c.first_char + 1; i < c.first_char + c.chars; ++i)
    if (hyphens[i]) return true;
  return false;
}

// Characters [first, last) of a run as they are drawn alone; their glyphs are appended to the text's.
Cluster draw_alone(RunShaper& run_shaper, uint32_t first, uint32_t last, uint16_t run_index, ShapedText& text) {
  const TextRun& run = text.runs[run_index];
  run_shaper.set_size(run.size, run.scale);
  ShapedText alone;
  std::vector<uint32_t> missing;
  run_shaper.shape(std::u32string_view(text.chars).substr(0, last),
                   {first, last, run.face, HB_SCRIPT_LATIN, run.level, run.orientation}, run_index, alone, missing);
  Cluster drawn;
  drawn.first_char = first, drawn.chars = last - first, drawn.run = run_index;
  drawn.first_glyph = static_cast<uint32_t>(text.glyphs.size());
  for (const Glyph& glyph : alone.glyphs) drawn.advance += glyph.advance;
  drawn.glyphs = static_cast<uint32_t>(alone.glyphs.size());
  text.glyphs.insert(text.glyphs.end(), alone.glyphs.begin(), alone.glyphs.end());
  return drawn;
}

void split(RunShaper& run_shaper, const Cluster& whole, const std::vector<bool>& hyphens, ShapedText& text,
           std::vector<Cluster>& out) {
  const auto begin = static_cast<uint32_t>(out.size());
  const uint32_t end = whole.first_char + whole.chars;
  Length left = whole.advance;
  for (uint32_t first = whole.first_char; first < end;) {
    uint32_t last = first + 1;
    while (last < end && !hyphens[last]) ++last;
    const Cluster alone = draw_alone(run_shaper, first, last, whole.run, text);
    Cluster part = alone;
    part.first_glyph = whole.first_glyph, part.glyphs = first == whole.first_char ? whole.glyphs : 0;
    if (last == end) part.advance = left;
    left -= part.advance;
    text.ligatures.push_back({static_cast<uint32_t>(out.size()), begin, 0, alone.first_glyph, alone.glyphs});
    out.push_back(part);
    first = last;
  }
  for (auto part = text.ligatures.rbegin(); part != text.ligatures.rend() && part->first == begin; ++part)
    part->last = static_cast<uint32_t>(out.size());
}

}  // namespace

void split_ligatures(RunShaper& run_shaper, const std::vector<bool>& hyphens, ShapedText& text) {
  const auto is_cut = [&](const Cluster& c) {
    const TextRun& run = text.runs[c.run];
    return c.chars > 1 && c.glyphs > 0 && !run.right_to_left() && run.orientation != Orientation::combined &&
           has_hyphen_inside(c, hyphens);
  };
  if (std::ranges::none_of(text.clusters, is_cut)) return;
  std::vector<Cluster> out;
  out.reserve(text.clusters.size() + 8);
  for (const Cluster& c : text.clusters) {
    if (is_cut(c))
      split(run_shaper, c, hyphens, text, out);
    else
      out.push_back(c);
  }
  text.clusters = std::move(out);
}

}  // namespace banxin
