// TIFF files as Ghostscript writes plates.
#pragma once

#include <filesystem>
#include <optional>

#include "photo/raster.h"

namespace banxin {

/// A TIFF of one 8-bit component, as light. Nothing when it is another kind, or cannot be read to its end.
std::optional<Raster> read_grey_tiff(const std::filesystem::path& file);

}  // namespace banxin
