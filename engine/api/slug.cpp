#include "api/slug.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "api/outputs.h"
#include "base/sha256.h"
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

// On any plate the colour All says all but its name. A plate that the page does not have would be made for the sake of
// that colour: each of its plates then has its own line, beside one another.
std::vector<Item> SlugLine::line(const Sheet& sheet, const std::optional<OrderedPlates>& ordered, Length middle) {
  std::vector<Ink> plates = all_plates(inks_);
  if (ordered) std::erase_if(plates, [&](const Ink& plate) { return !ordered->has(plate.name); });
  const std::string whole = identity_of(sheet), brief = fmt::format("{} {}", laid_.edition.id, sheet.label());
  const std::pair<const std::string&, Length> looks[] = {
      {whole, from_pt(7)}, {whole, from_pt(6)}, {whole, from_pt(5)}, {brief, from_pt(7)}, {brief, from_pt(5)}};
  std::vector<Item> line;
  for (const auto& [identity, size] : looks) {
    std::vector<Words> all;
    if (!ordered) all.push_back({identity + "   ", on_all_plates, Length{0}});
    for (const Ink& plate : plates)
      all.push_back(ordered ? Words{identity + "  " + plate.name, plate, from_mm(4)}
                            : Words{plate.name + "  ", plate, Length{0}});
    line.clear();
    if (lay(sheet, all, size, middle, line)) break;
  }
  return line;
}

// Whether all of them have room over the page; none stands where the target does.
bool SlugLine::lay(const Sheet& sheet, const std::vector<Words>& all, Length size, Length middle,
                   std::vector<Item>& line) {
  Point pen{from_mm(10), -sheet.bleed - from_mm(3)};
  Length end{0};
  for (const Words& words : all) {
    std::vector<Item> own;
    end = words_.add(words.text, size, inks_.add(words.ink), pen, own).x;
    if (end > middle - register_mark && pen.x < middle + register_mark) {
      own.clear();
      end = words_.add(words.text, size, inks_.add(words.ink), {middle + register_mark, pen.y}, own).x;
    }
    pen.x = end + words.apart;
    line.insert(line.end(), std::make_move_iterator(own.begin()), std::make_move_iterator(own.end()));
  }
  return end <= sheet.trim.width;
}

}  // namespace banxin
