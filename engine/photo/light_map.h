// How light a picture is where something is to be read on it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/contrast.h"
#include "sheet/sheet.h"

namespace banxin {

/// The lightness of a picture in cells, a few hundred across: a thousandth of what the picture takes.
struct LightMap {
  int width = 0, height = 0;
  std::vector<uint16_t> cells;  ///< row by row, in thousandths

  /// What shows in `part` of the page when the whole picture would lie in `whole`, without the tenth of the cells that
  /// are lightest and darkest. `whole` has an area.
  Tone tone(const Rect& part, const Rect& whole) const;
};

/// Of the picture in `bytes`, which is `image`'s. Nothing for a drawing, a PDF, and what cannot be decoded.
std::optional<LightMap> light_map(const Image& image, const std::string& bytes);

}  // namespace banxin
