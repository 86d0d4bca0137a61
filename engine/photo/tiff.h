// TIFF files (TIFF 6.0): what their heads say, whether they are whole, and their pixels.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "base/message.h"
#include "photo/raster.h"

namespace banxin {

/// Whether a file begins as a TIFF of either byte order, of 32- or 64-bit offsets.
bool begins_like_tiff(std::string_view bytes);

/// Of the first page that is no preview of another.
struct TiffHead {
  int width = 0, height = 0;  ///< as shown: turned as the file says
  int components = 3;         ///< 1 grey, 3 colour (palettes too), 4 CMYK
  bool more_pages = false;
  int spare_channels = 0;  ///< beside colours and transparency: spot inks, saved selections
  std::string icc;         ///< the profile that it carries; empty = none
};

/// Nothing when it is none that can be printed; `fault` then goes on after the file's name, with what to save it as.
std::optional<TiffHead> read_tiff_head(std::string_view bytes, Message& fault);

/// Decodes the picture to its end and keeps nothing of it. Empty when it is sound, else what is wrong, to go on after
/// the file's name.
Message find_tiff_damage(std::string_view bytes);

/// Upright, CMYK as ink; colours are not weighed with alpha, however they are stored. Samples of other than 8 bits are
/// scaled to them. Nothing when it cannot be decoded to its end.
std::optional<PicturePixels> read_tiff(std::string_view bytes);

/// A TIFF of one 8-bit component, as light: plates as Ghostscript writes them. Nothing when it is another kind, or
/// cannot be read to its end.
std::optional<Raster> read_grey_tiff(const std::filesystem::path& file);

}  // namespace banxin
