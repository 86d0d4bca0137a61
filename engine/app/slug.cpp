#include "app/slug.h"

#include <fmt/format.h>

#include <algorithm>

#include "model/date.h"

namespace banxin {
namespace {

class Slug {
 public:
  Slug(LaidOut& laid, Report& report) : laid_(laid), report_(report), shaper_(*laid.fonts) {}

  void set(Sheet& sheet, Length bleed) {
    pen_ = {from_mm(10), -bleed - from_mm(3)};
    add(sheet,
        fmt::format("{}  {}  {}  {}   ", laid_.edition.paper, iso_date(laid_.edition.date), sheet.label(),
                    laid_.edition.id),
        InkTable::black);
    for (const Ink& plate : plates()) add(sheet, plate.name + "  ", laid_.edition.inks.add(plate));
  }

 private:
  std::vector<Ink> plates() const {
    std::vector<Ink> plates = {{.name = "Cyan", .c = 1000},
                               {.name = "Magenta", .m = 1000},
                               {.name = "Yellow", .y = 1000},
                               {.name = "Black", .k = 1000}};
    for (Ink ink : laid_.edition.inks.all()) {
      ink.tint = 1000;
      if (ink.kind == Ink::Kind::spot && std::find(plates.begin(), plates.end(), ink) == plates.end())
        plates.push_back(ink);
    }
    return plates;
  }

  // One line, as the text comes: no paragraph is composed out there.
  void add(Sheet& sheet, const std::string& words, InkId ink) {
    ParaStyle style;
    style.text.font = "hei";
    style.text.size = from_pt(7);
    style.text.ink = ink;
    style.normalize = false;
    const ShapedText text =
        shaper_.shape({{.text = words, .place = laid_.edition.place}}, style, laid_.edition.language, report_);
    for (uint32_t i = 0; i < text.clusters.size();) {
      const TextRun& run = text.runs[text.clusters[i].run];
      GlyphRun out{.face = run.face, .size = run.size, .ink = ink, .at = pen_, .origin = laid_.edition.place};
      for (const uint16_t n = text.clusters[i].run; i < text.clusters.size() && text.clusters[i].run == n; ++i)
        add_cluster(text, text.clusters[i], out);
      sheet.slug.emplace_back(std::move(out));
    }
  }

  void add_cluster(const ShapedText& text, const Cluster& cluster, GlyphRun& out) {
    Length pen = pen_.x - out.at.x + cluster.shift;
    for (uint32_t g = cluster.first_glyph; g < cluster.first_glyph + cluster.glyphs; ++g) {
      out.glyphs.push_back({text.glyphs[g].id, pen + text.glyphs[g].x, text.glyphs[g].y});
      pen += text.glyphs[g].advance;
    }
    out.clusters.push_back({static_cast<uint16_t>(cluster.bytes), static_cast<uint16_t>(cluster.glyphs)});
    out.advances.push_back(cluster.advance);
    out.text.append(text.text, cluster.first_byte, cluster.bytes);
    pen_.x += cluster.advance;
  }

  LaidOut& laid_;
  Report& report_;
  Shaper shaper_;
  Point pen_;
};

}  // namespace

std::vector<std::optional<Length>> add_slugs(LaidOut& laid, size_t first, Report& report) {
  std::vector<std::optional<Length>> bleeds(laid.sheets.size());
  Slug slug(laid, report);
  for (size_t i = first; i < laid.sheets.size(); ++i) {
    Sheet& sheet = laid.sheets[i];
    bleeds[i] = sheet.bleed;
    slug.set(sheet, sheet.bleed);
    sheet.bleed += mark_margin;
  }
  return bleeds;
}

}  // namespace banxin
