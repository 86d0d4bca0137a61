// Pixels of pictures as Cairo's surfaces, and the other way round.
#pragma once

#include <string_view>

#include "paint/handles.h"
#include "photo/jpeg.h"

namespace banxin {

/// A JPEG at 1/`denominator` (1, 2, 4 or 8) of its size, as stored, rounded up; null when decoding fails.
SurfacePtr jpeg_surface(std::string_view bytes, const JpegHead& head, int denominator);

/// A PNG as sRGB, with alpha where the file has it; null when decoding fails.
SurfacePtr png_surface(std::string_view bytes);

/// The same for a TIFF, upright.
SurfacePtr tiff_surface(std::string_view bytes);

/// The pixels of an image surface, which must outlive what is returned.
ScreenPixels pixels_of(cairo_surface_t* surface);

}  // namespace banxin
