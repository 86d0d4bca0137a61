#include "api/slug.h"

#include <fmt/format.h>

#include <algorithm>

#include "model/date.h"

namespace banxin {
namespace {

// The plates that an edition is printed from: process inks, then its spot inks as solids.
std::vector<Ink> plates_of(const InkTable& inks) {
  std::vector<Ink> plates = {{.name = "Cyan", .c = 1000},
                             {.name = "Magenta", .m = 1000},
                             {.name = "Yellow", .y = 1000},
                             {.name = "Black", .k = 1000}};
  for (Ink ink : inks.all()) {
    ink.tint = 1000;
    if (ink.kind == Ink::Kind::spot && std::find(plates.begin(), plates.end(), ink) == plates.end())
      plates.push_back(ink);
  }
  return plates;
}

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

std::vector<Item> SlugLine::line(const Sheet& sheet) {
  const Edition& edition = laid_.edition;
  std::vector<Item> line;
  Point pen{from_mm(10), -sheet.bleed - from_mm(3)};
  pen = add(fmt::format("{}  {}  {}  {}   ", edition.paper, iso_date(edition.date), sheet.label(), edition.id),
            InkTable::black, pen, line);
  for (const Ink& plate : plates_of(inks_)) pen = add(plate.name + "  ", inks_.add(plate), pen, line);
  return line;
}

// One line, as the text comes: no paragraph is composed out there. Returns where it ends.
Point SlugLine::add(const std::string& words, InkId ink, Point pen, std::vector<Item>& line) {
  ParaStyle style;
  style.text.font = "hei";
  style.text.size = from_pt(7);
  style.text.ink = ink;
  style.normalize = false;
  const Place place = laid_.edition.place;
  const ShapedText text = shaper_.shape({{.text = words, .place = place}}, style, laid_.edition.language, report_);
  for (uint32_t i = 0; i < text.clusters.size();) {
    const TextRun& run = text.runs[text.clusters[i].run];
    GlyphRun out{.face = run.face, .size = run.size, .ink = ink, .at = pen, .origin = place};
    for (const uint16_t n = text.clusters[i].run; i < text.clusters.size() && text.clusters[i].run == n; ++i)
      add_cluster(text, text.clusters[i], pen.x, out);
    line.emplace_back(std::move(out));
  }
  return pen;
}

}  // namespace banxin
