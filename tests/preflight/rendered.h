// All plates of a file at once, for tests that look at single places of them.
#pragma once

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

/// The plates of a page that carry ink, each with a blank behind it: those of the process, and Signal.
inline std::string inked(const PagePlates& page) {
  std::string names;
  for (const char* plate : {"Cyan", "Magenta", "Yellow", "Black", "Signal"})
    if (const auto found = page.plates.find(plate); found != page.plates.end() && has_ink(found->second))
      names += std::string(plate) + " ";
  return names;
}

}  // namespace banxin::test
