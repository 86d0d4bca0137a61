// Plates as an interpreter other than ours renders them.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace banxin {

/// One page on its plates: ink 0 … 255 for each pixel, row by row from the top.
struct PagePlates {
  int width = 0, height = 0;
  std::map<std::string, std::vector<uint8_t>> plates;  ///< Cyan, Magenta, Yellow, Black, and spot plates by name
};

/// Renders every page with Ghostscript's `tiffsep`, overprint honoured. Nothing when Ghostscript is not installed or
/// fails; `why` then says so.
std::optional<std::vector<PagePlates>> render_plates(const std::string& file, int dpi, std::string& why);

}  // namespace banxin
