// Pictures without colours, whatever they are stored in: screenshots, scans, QR codes, line art.
#pragma once

#include "photo/raster.h"

namespace banxin {

/// Light of one component, or of three that hardly differ at any pixel: it belongs on black alone.
bool is_neutral(const Raster& light);

/// Neutral, and each pixel black or white: a pixel of it is a dot of the plate, and not to be smoothed.
bool is_line_art(const Raster& light);

/// The first of its components alone.
Raster first_component(const Raster& raster);

}  // namespace banxin
