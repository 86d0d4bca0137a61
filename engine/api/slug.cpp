#include "api/slug.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "model/date.h"

namespace banxin {
namespace {

// Printed on each plate: with the name in its own ink every plate says whose it is.
const Ink on_all_plates{.name = "All", .kind = Ink::Kind::spot, .c = 1000, .m = 1000, .y = 1000, .k = 1000};
constexpr Length register_mark = from_mm(12);  // what is kept free on each side of the middle

// The plates that an edition is printed from: process inks, then its spot inks as solids.
std::vector<Ink> plates_of(const InkTable& inks) {
  std::vector<Ink> plates = {{.name = "Cyan", .c = 1000},
                             {.name = "Magenta", .m = 1000},
                             {.name = "Yellow", .y = 1000},
                             {.name = "Black", .k = 1000}};
  for (Ink ink : inks.all()) {
    ink.tint = 1000;
    if (ink.kind == Ink::Kind::spot && ink != on_all_plates &&
        std::find(plates.begin(), plates.end(), ink) == plates.end())
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
  const std::vector<Ink> plates = plates_of(inks_);
  pen = add(fmt::format("{}  {}  {}  {}   ", edition.paper, iso_date(edition.date), sheet.label(), edition.id),
            inks_.add(on_all_plates), pen, line);
  for (const Ink& plate : plates) {
    std::vector<Item> name;
    const Point end = add(plate.name + "  ", inks_.add(plate), pen, name);
    const Length middle = sheet.trim.width / 2;
    const bool in_the_way = end.x > middle - register_mark && pen.x < middle + register_mark;
    if (in_the_way) name.clear();
    pen = in_the_way ? add(plate.name + "  ", inks_.add(plate), {middle + register_mark, pen.y}, name) : end;
    line.insert(line.end(), std::make_move_iterator(name.begin()), std::make_move_iterator(name.end()));
  }
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
