// Proofs as PNG files.
#pragma once

#include <string>

#include "photo/raster.h"

namespace banxin {

/// Pixels of a screen as PNG, each the mean of `fold` neighbours in its row. Fast rather than small: deflate level 1,
/// no row filter. Throws MachineFault when memory is short.
std::string encode_png(const ScreenPixels& pixels, int fold);

}  // namespace banxin
