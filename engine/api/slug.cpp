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

}  // namespace

std::vector<Item> SlugLine::line(const Sheet& sheet) {
  const Edition& edition = laid_.edition;
  std::vector<Item> line;
  constexpr Length size = from_pt(7);
  Point pen{from_mm(10), -sheet.bleed - from_mm(3)};
  const std::vector<Ink> plates = plates_of(inks_);
  pen = words_.add(fmt::format("{}  {}  {}  {}   ", edition.paper, iso_date(edition.date), sheet.label(), edition.id),
                   size, inks_.add(on_all_plates), pen, line);
  for (const Ink& plate : plates) {
    std::vector<Item> name;
    const Point end = words_.add(plate.name + "  ", size, inks_.add(plate), pen, name);
    const Length middle = sheet.trim.width / 2;
    const bool in_the_way = end.x > middle - register_mark && pen.x < middle + register_mark;
    if (in_the_way) name.clear();
    pen =
        in_the_way ? words_.add(plate.name + "  ", size, inks_.add(plate), {middle + register_mark, pen.y}, name) : end;
    line.insert(line.end(), std::make_move_iterator(name.begin()), std::make_move_iterator(name.end()));
  }
  return line;
}

}  // namespace banxin
