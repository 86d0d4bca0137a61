// The items of a sheet in painting order, which is reading order.
#pragma once

#include <concepts>
#include <type_traits>
#include <variant>
#include <vector>

#include "sheet/sheet.h"

namespace banxin {

/// Calls `visit` with each item (GlyphRun, Stroke, Fill, Contour, Image, Clip, Anchor; const when the sheet is).
/// MarkedItems count in this order.
template <class AnySheet, class Visit>
void for_each_item(AnySheet& sheet, Visit&& visit) {
  const auto all_of = [&](auto& items) {
    for (auto& item : items) std::visit(visit, item);
  };
  all_of(sheet.ink);
  for (auto& block : sheet.blocks) {
    all_of(block.ink);
    for (auto& frame : block.frames) {
      all_of(frame.ink);
      for (auto& line : frame.lines) {
        for (auto& run : line.runs) visit(run);
        all_of(line.interlinear);
        all_of(line.ink);
      }
    }
  }
  all_of(sheet.slug);
}

/// The same for the items of one kind.
template <class Kind, class AnySheet, class Visit>
void for_each(AnySheet& sheet, Visit&& visit) {
  for_each_item(sheet, [&](auto& item) {
    if constexpr (std::same_as<std::remove_cvref_t<decltype(item)>, Kind>) visit(item);
  });
}

/// Whether an SVG stands on one of them.
inline bool has_drawings(const std::vector<Sheet>& sheets) {
  bool any = false;
  for (const Sheet& sheet : sheets)
    for_each<Image>(sheet, [&](const Image& image) { any = any || image.format == Image::Format::svg; });
  return any;
}

}  // namespace banxin
