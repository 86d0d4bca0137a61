// From a composed line to glyph runs: the last place where text is still text.
#include "flow/runs.h"

#include <algorithm>

#include "flow/interlinear.h"

namespace banxin {

GlyphRun glyph_run(const ShapedText& text, const Composed& composed, uint32_t first, uint32_t last, Point at,
                   Extent line, int scale) {
  const TextRun& run = text.runs[text.clusters[first].run];
  GlyphRun out{.face = run.face,
               .size = run.size,
               .ink = run.ink,
               .at = at + on_page(text.vertical, composed.x[first], {}),
               .scale = run.scale,
               .rotated = run.orientation == Orientation::rotated,
               .origin = text.places[text.clusters[first].run]};
  const size_t glyphs = text.clusters[last - 1].first_glyph + text.clusters[last - 1].glyphs;
  out.glyphs.reserve(glyphs - std::min<size_t>(glyphs, text.clusters[first].first_glyph));
  out.clusters.reserve(last - first);
  out.advances.reserve(last - first);
  out.scale = run.scale * scale / 1000;
  const auto scaled = [scale](Length length) { return thousandths(length, scale); };
  for (uint32_t i = first; i < last; ++i) {
    Cluster cluster = text.clusters[i];
    if (const LigaturePart* alone = text.lone_part(i, line))
      cluster.first_glyph = alone->first_glyph, cluster.glyphs = alone->glyphs;
    Length pen = composed.x[i] + cluster.shift - composed.x[first];
    for (uint32_t g = cluster.first_glyph; g < cluster.first_glyph + cluster.glyphs; ++g) {
      const Glyph& glyph = text.glyphs[g];
      const Point place = on_page(text.vertical, pen + scaled(glyph.x), glyph.y);
      out.glyphs.push_back({glyph.id, place.x, place.y});
      pen += scaled(glyph.advance);
    }
    out.text.append(text.text, cluster.first_byte, cluster.bytes);
    if (i > first && cluster.glyphs == 0 && text.is_later_part(i)) {  // of a whole ligature
      out.clusters.back().bytes = static_cast<uint16_t>(out.clusters.back().bytes + cluster.bytes);
      out.advances.back() += composed.advance[i];
      continue;
    }
    out.clusters.push_back({static_cast<uint16_t>(cluster.bytes), static_cast<uint16_t>(cluster.glyphs)});
    out.advances.push_back(composed.advance[i]);
  }
  return out;
}

namespace {

// The hyphen at the end of a line: to a reader it is a soft one, U+00AD (ISO 32000-1, 14.8.2.2.3). One that the author
// wrote is the run's last cluster already, so far without a glyph.
void add_hyphen(const ShapedText& text, const Composed& composed, uint32_t last, Point at, GlyphRun& run) {
  const Cluster& cluster = text.clusters[last];
  const Glyph& hyphen = text.runs[cluster.run].hyphen;
  const Length width = text.hyphen_after(last);
  const Length along = composed.x[last] + composed.advance[last] - width;
  const Point place = at + on_page(text.vertical, along, hyphen.y);
  run.glyphs.push_back({hyphen.id, place.x - run.at.x, place.y - run.at.y});
  if (text.chars[cluster.first_char] == 0xAD) {
    ++run.clusters.back().glyphs;
    return;
  }
  run.advances.back() -= width;
  run.clusters.push_back({2, 1});
  run.advances.push_back(width);
  run.text += "\u00AD";
}

// Tsheg that fill the line up belong to the last one of the text: a reader copies that one alone.
void add_fillers(const ShapedText& text, const Composed& composed, const Line& line, Point at, GlyphRun& run) {
  const uint32_t last = line.last - 1;
  const Glyph& filler = text.runs[text.clusters[last].run].filler;
  const Length end = composed.x[last] + composed.advance[last], step = line.filled / line.fillers;
  for (int n = line.fillers; n > 0; --n) {
    const Length along = end - (n - 1) * step - filler.advance;
    const Point place = at + on_page(text.vertical, along, {});
    run.glyphs.push_back({filler.id, place.x - run.at.x, place.y - run.at.y});
    ++run.clusters.back().glyphs;
  }
}

// The number of the reading over a cluster, as the interliner gives it; 0 when it has none on this line.
uint32_t ruby_over(const ShapedText& text, const Line& line, Extent beside, uint32_t cluster) {
  for (uint32_t i = beside.first; i < beside.last; ++i)
    if (const Interline& one = text.interlines[i];
        one.kind == Interline::Kind::ruby && one.first <= cluster && cluster < one.last)
      return one.first >= line.first && one.last <= line.last ? i + 1 : 0;
  return 0;
}

}  // namespace

// They stand in reading order, those of one part of the text together; at most one part goes over the line's start.
Extent interlines_of(const ShapedText& text, uint32_t first, uint32_t last) {
  const auto& all = text.interlines;
  const auto index = [&](auto at) { return static_cast<uint32_t>(at - all.begin()); };
  Extent found{index(std::ranges::lower_bound(all, first, {}, &Interline::first)),
               index(std::ranges::lower_bound(all, last, {}, &Interline::first))};
  if (found.first == 0) return found;
  const uint16_t open = all[found.first - 1].word;
  while (found.first > 0 && all[found.first - 1].word == open) --found.first;
  return found;
}

namespace {

// Lines without words follow where a paragraph is shorter than its large first character.
bool is_last_with_words(const Composed& composed, size_t n) {
  return n + 1 == composed.lines.size() || composed.lines[n + 1].first == composed.lines[n + 1].last;
}

}  // namespace

namespace {

// The word space that a line dropped at its end stays in the text: without it a reader of tags runs the words together
// (ISO 32000-1, 14.8.2.5).
uint32_t end_with_space(const ShapedText& text, const Composed& composed, size_t n) {
  const Line& line = composed.lines[n];
  const bool dropped = n + 1 < composed.lines.size() && line.last > line.first &&
                       line.last < composed.lines[n + 1].first && text.clusters[line.last].cls == CharClass::space;
  return line.last + (dropped ? 1 : 0);
}

}  // namespace

PlacedLine placed_line(const ShapedText& text, const Composed& composed, size_t n, Point at, Length measure) {
  const Line& line = composed.lines[n];
  const Extent beside = interlines_of(text, line.first, line.last);
  PlacedLine placed{.x = at.x,
                    .baseline = at.y,
                    .width = measure,
                    .vertical = text.vertical,
                    .natural = line.natural,
                    .stage = name_of(line.stage),
                    .widest_gap = line.widest_gap,
                    .text = {},
                    .ends_paragraph = is_last_with_words(composed, n)};
  const uint32_t last = end_with_space(text, composed, n);
  for (uint32_t i = line.first; i < last;) {
    uint32_t end = i + 1;
    const bool note = text.clusters[i].warichu;
    const uint32_t ruby = ruby_over(text, line, beside, i);
    const bool scales = line.scale != 1000 && gives_in_width(text, i);
    const auto goes_on = [&](uint32_t next) {
      const Cluster& c = text.clusters[next];
      return c.run == text.clusters[i].run && c.warichu == note && ruby_over(text, line, beside, next) == ruby &&
             (line.scale == 1000 || next >= line.last || gives_in_width(text, next) == scales);
    };
    while (end < last && goes_on(end)) ++end;
    if (note) {
      draw_warichu(text, composed, i, end, at, placed.runs);
      for (; i < end; ++i) placed.text.append(text.text, text.clusters[i].first_byte, text.clusters[i].bytes);
      continue;
    }
    GlyphRun run = glyph_run(text, composed, i, end, at, {line.first, line.last}, scales ? line.scale : 1000);
    run.ruby = ruby;
    if (line.hyphen && end == line.last) add_hyphen(text, composed, end - 1, at, run);
    if (line.fillers > 0 && end == line.last) add_fillers(text, composed, line, at, run);
    placed.text += run.text;
    placed.runs.push_back(std::move(run));
    i = end;
  }
  if (last > line.last) placed.text.pop_back();
  draw_interlines(text, composed, line, at, measure, placed.interlinear);
  return placed;
}

}  // namespace banxin
