#include "base/ordered_plates.h"

#include <algorithm>

namespace banxin {

bool is_process_plate(std::string_view plate) {
  return std::ranges::find(process_plates, plate) != process_plates.end();
}

bool OrderedPlates::has(std::string_view plate) const {
  if (plate == "Cyan") return c;
  if (plate == "Magenta") return m;
  if (plate == "Yellow") return y;
  if (plate == "Black") return k;
  return std::find(spots.begin(), spots.end(), plate) != spots.end();
}

bool OrderedPlates::has_all_of(const Ink& ink) const {
  return std::ranges::all_of(plates_of(ink), [&](const std::string& plate) { return has(plate); });
}

std::vector<std::string> OrderedPlates::names() const {
  std::vector<std::string> all;
  for (const std::string_view plate : process_plates)
    if (has(plate)) all.emplace_back(plate);
  all.insert(all.end(), spots.begin(), spots.end());
  return all;
}

std::string OrderedPlates::words() const {
  std::string words;
  const auto add = [&](bool there, const std::string& word) {
    if (there) words += (words.empty() ? "" : ", ") + word;
  };
  add(c, "c"), add(m, "m"), add(y, "y"), add(k, "k");
  for (const std::string& spot : spots) add(true, spot);
  return words;
}

void OrderedPlates::add(const OrderedPlates& others) {
  c = c || others.c, m = m || others.m, y = y || others.y, k = k || others.k;
  for (const std::string& spot : others.spots)
    if (!has(spot)) spots.push_back(spot);
}

std::vector<std::string> plates_of(const Ink& ink) {
  if (ink.kind == Ink::Kind::spot) return ink.tint > 0 ? std::vector{ink.name} : std::vector<std::string>{};
  std::vector<std::string> plates;
  if (ink.c > 0) plates.emplace_back("Cyan");
  if (ink.m > 0) plates.emplace_back("Magenta");
  if (ink.y > 0) plates.emplace_back("Yellow");
  if (ink.k > 0) plates.emplace_back("Black");
  return plates;
}

}  // namespace banxin
