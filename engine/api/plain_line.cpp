#include "api/plain_line.h"

namespace banxin {
namespace {

void add_cluster(const ShapedText& text, const Cluster& cluster, Length& from, GlyphRun& out) {
  Length pen = from - out.at.x + cluster.shift;
  for (uint32_t g = cluster.first_glyph; g < cluster.first_glyph + cluster.glyphs; ++g) {
    out.glyphs.push_back({text.glyphs[g].id, pen + text.glyphs[g].x, text.glyphs[g].y});
    pen += text.glyphs[g].advance;
  }
  out.clusters.push_back({static_cast<uint16_t>(cluster.bytes), static_cast<uint16_t>(cluster.glyphs)});
  out.advances.push_back(cluster.advance);
  out.text.append(text.text, cluster.first_byte, cluster.bytes);
  from += cluster.advance;
}

}  // namespace

Point PlainLine::add(const std::string& words, Length size, InkId ink, Point pen, std::vector<Item>& items) {
  ParaStyle style;
  style.text.font = "hei";
  style.text.size = size;
  style.text.ink = ink;
  style.normalize = false;
  const Place place = edition_.place;
  const ShapedText text =
      shaper_.shape({{.text = words, .place = place}}, style, style.language_in(edition_.language), report_);
  for (uint32_t i = 0; i < text.clusters.size();) {
    const TextRun& run = text.runs[text.clusters[i].run];
    GlyphRun out{.face = run.face, .size = run.size, .ink = ink, .at = pen, .origin = place};
    for (const uint16_t n = text.clusters[i].run; i < text.clusters.size() && text.clusters[i].run == n; ++i)
      add_cluster(text, text.clusters[i], pen.x, out);
    items.emplace_back(std::move(out));
  }
  return pen;
}

void PlainLine::add_before(const std::string& words, Length size, InkId ink, Point pen, std::vector<Item>& items) {
  const size_t first = items.size();
  const Point end = add(words, size, ink, pen, items);
  shift_runs(items, first, pen.x - end.x);
}

void PlainLine::add_round(const std::string& words, Length size, InkId ink, Point pen, std::vector<Item>& items) {
  const size_t first = items.size();
  const Point end = add(words, size, ink, pen, items);
  shift_runs(items, first, (pen.x - end.x) / 2);
}

void shift_runs(std::vector<Item>& items, size_t first, Length dx) {
  for (size_t i = first; i < items.size(); ++i)
    if (auto* run = std::get_if<GlyphRun>(&items[i])) run->at.x += dx;
}

}  // namespace banxin
