#include "api/slug.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "api/outputs.h"
#include "base/files.h"
#include "model/date.h"

namespace banxin {
namespace {

// Printed on each plate: with the name in its own ink every plate says whose it is.
const Ink on_all_plates{.name = "All", .kind = Ink::Kind::spot, .c = 1000, .m = 1000, .y = 1000, .k = 1000};
constexpr Length register_mark = from_mm(12);  // what is kept free on each side of the middle

// The plates that an edition is printed from: process inks, then its spot inks as solids.
std::vector<Ink> all_plates(const InkTable& inks) {
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

// What tells a page from itself as it was made before: never the clock.
std::string SlugLine::identity_of(const Sheet& sheet) const {
  const Edition& edition = laid_.edition;
  const std::string revision = edition.revision > 0 ? fmt::format("  r{}", edition.revision) : "";
  std::string made;
  for (const Sheet& page : laid_.sheets)
    if (sheet.page == page.page || sheet.second_page == page.page) made += layout_json(laid_, page);
  return fmt::format("{}  {}  {}  {}{}  #{}", edition.paper, iso_date(edition.date), sheet.label(), edition.id,
                     revision, sha256(made).substr(0, 8));
}

std::vector<Item> SlugLine::line(const Sheet& sheet, const std::optional<OrderedPlates>& ordered) {
  if (ordered) return on_each(sheet, *ordered);
  std::vector<Item> line;
  constexpr Length size = from_pt(7);
  Point pen{from_mm(10), -sheet.bleed - from_mm(3)};
  const std::vector<Ink> plates = all_plates(inks_);
  pen = words_.add(identity_of(sheet) + "   ", size, inks_.add(on_all_plates), pen, line);
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

// A plate that the page does not have would be made for the sake of the colour All: each of its plates has its own
// line, beside one another, shorter where all of it has no room.
std::vector<Item> SlugLine::on_each(const Sheet& sheet, const OrderedPlates& ordered) {
  std::vector<Ink> plates = all_plates(inks_);
  std::erase_if(plates, [&](const Ink& plate) { return !ordered.has(plate.name); });
  const std::string whole = identity_of(sheet), brief = fmt::format("{} {}", laid_.edition.id, sheet.label());
  const std::pair<const std::string&, Length> looks[] = {
      {whole, from_pt(7)}, {whole, from_pt(6)}, {whole, from_pt(5)}, {brief, from_pt(7)}, {brief, from_pt(5)}};
  std::vector<Item> line;
  for (const auto& [identity, size] : looks)
    if (lay_each(sheet, plates, identity, size, line)) break;
  return line;
}

// Whether all of them have room over the page, and none over the target in the middle.
bool SlugLine::lay_each(const Sheet& sheet, const std::vector<Ink>& plates, const std::string& identity, Length size,
                        std::vector<Item>& line) {
  const Length middle = sheet.trim.width / 2, apart = from_mm(4);
  line.clear();
  Point pen{from_mm(10), -sheet.bleed - from_mm(3)};
  Length end{0};
  for (const Ink& plate : plates) {
    const std::string words = identity + "  " + plate.name;
    std::vector<Item> own;
    end = words_.add(words, size, inks_.add(plate), pen, own).x;
    if (end > middle - register_mark && pen.x < middle + register_mark) {
      own.clear();
      end = words_.add(words, size, inks_.add(plate), {middle + register_mark, pen.y}, own).x;
    }
    pen.x = end + apart;
    line.insert(line.end(), std::make_move_iterator(own.begin()), std::make_move_iterator(own.end()));
  }
  return end <= sheet.trim.width;
}

}  // namespace banxin
