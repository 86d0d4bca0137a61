#include "api/page_plates.h"

namespace banxin {

// A strip and a spread between the same two pages are never both there.
std::optional<OrderedPlates> ordered_plates(const Edition& edition, const Sheet& sheet) {
  for (const Page& page : edition.pages)
    if (page.number == sheet.page && page.second == sheet.second_page) return page.plates;
  return std::nullopt;
}

std::optional<OrderedPlates> together(const std::vector<std::optional<OrderedPlates>>& pages) {
  OrderedPlates all;
  for (const std::optional<OrderedPlates>& page : pages) {
    if (!page) return std::nullopt;
    all.add(*page);
  }
  return all;
}

}  // namespace banxin
