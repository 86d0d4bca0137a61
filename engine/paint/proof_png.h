// A page as pixels: the proof for the desk, drawn straight from the sheet.
#pragma once

#include <string>

#include "base/ink.h"
#include "paint/subset.h"
#include "sheet/sheet.h"

namespace banxin {

/// What a proof shows over the page.
struct Overlay {
  bool grid = false, frames = false, baselines = false, overset = false;
};
std::string write_png(const Sheet& sheet, const InkTable& inks, const SubsetFaces& faces, int dpi,
                      const Overlay& overlay);

}  // namespace banxin
