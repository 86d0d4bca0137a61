// Photos as JPEG files.
#pragma once

#include <string>

#include "photo/raster.h"

namespace banxin {

/// A baseline JPEG without chroma subsampling: grey as it is, CMYK as YCCK with the Adobe marker, hence stored as
/// light. `quality` 1 … 100.
std::string write_jpeg(const Raster& raster, int quality);

}  // namespace banxin
