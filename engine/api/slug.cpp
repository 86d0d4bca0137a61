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

}  // namespace

std::vector<Item> SlugLine::line(const Sheet& sheet) {
  const Edition& edition = laid_.edition;
  std::vector<Item> line;
  constexpr Length size = from_pt(7);
  Point pen{from_mm(10), -sheet.bleed - from_mm(3)};
  pen = words_.add(fmt::format("{}  {}  {}  {}   ", edition.paper, iso_date(edition.date), sheet.label(), edition.id),
                   size, InkTable::black, pen, line);
  for (const Ink& plate : plates_of(inks_)) pen = words_.add(plate.name + "  ", size, inks_.add(plate), pen, line);
  return line;
}

}  // namespace banxin
