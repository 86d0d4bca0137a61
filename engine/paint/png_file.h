// PNG files: what their headers say, whether they are whole, their pixels; and proofs written as PNG.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "paint/handles.h"

namespace banxin {

struct PngHead {
  int width = 0, height = 0;
};

/// Follows the chunks to IEND and checks their CRCs (PNG third edition, clause 5). Nothing when that fails; `fault`
/// then goes on after the file's name.
std::optional<PngHead> read_png_head(std::string_view bytes, std::string& fault);

/// Reads all rows and keeps none. Empty when they are sound, else what is wrong, to go on after the file's name.
std::string find_png_damage(std::string_view bytes);

/// The pixels as sRGB, with alpha where the file has it; null when decoding fails.
SurfacePtr decode_png(std::string_view bytes);

/// Writes a surface of RGB pixels as PNG, each pixel the mean of `fold` neighbours in the surface's row. Fast rather
/// than small: deflate level 1, no row filter. Throws MachineFault when memory is short.
std::string encode_png(cairo_surface_t* surface, int fold);

}  // namespace banxin
