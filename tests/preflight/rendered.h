// All plates of a file at once, for tests that look at single places of them.
#pragma once

#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <vector>

#include "base/files.h"
#include "preflight/plates.h"

namespace banxin::test {

/// Nothing when they cannot be rendered; `why` then says so.
inline std::optional<std::vector<PagePlates>> render_plates(const std::string& file, int dpi, std::string& why,
                                                            size_t pages = 1) {
  const Plates plates(read_file(file, uintmax_t{1} << 30).value_or(""), {.dpi = dpi, .pages = pages});
  why = plates.fault().english();
  if (!why.empty()) return std::nullopt;
  std::vector<PagePlates> all;
  for (size_t i = 0; i < plates.pages(); ++i) all.push_back(plates.page(i).value());
  return all;
}

/// The plates of a file's first page, which can be rendered.
inline PagePlates plates_of(const std::string& file, int dpi) {
  std::string why;
  const auto pages = render_plates(file, dpi, why);
  REQUIRE_MESSAGE(pages, why);
  return pages->front();
}

/// Ink on a plate, 0 … 255, at a place counted from the trim of a page with 3 mm of bleed; -1 without that plate.
inline int ink_at(const PagePlates& page, const char* plate, double x_mm, double y_mm, int dpi) {
  const auto pixel = [&](double mm) { return static_cast<size_t>((mm + 3) / 25.4 * dpi); };
  const auto found = page.plates.find(plate);
  return found == page.plates.end() ? -1 : found->second[pixel(y_mm) * static_cast<size_t>(page.width) + pixel(x_mm)];
}

/// The plates of a page that carry ink, each with a blank behind it: those of the process, and Signal.
inline std::string inked(const PagePlates& page) {
  std::string names;
  for (const char* plate : {"Cyan", "Magenta", "Yellow", "Black", "Signal"})
    if (const auto found = page.plates.find(plate); found != page.plates.end() && has_ink(found->second))
      names += std::string(plate) + " ";
  return names;
}

}  // namespace banxin::test
