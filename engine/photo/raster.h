// A photo's pixels on their way to the plates.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace banxin {

/// 8-bit samples, row by row without padding: grey or RGB light, or CMYK ink (255 = full).
struct Raster {
  int width = 0, height = 0;
  int components = 3;  ///< 1, 3 or 4
  std::vector<uint8_t> samples;
  std::string icc;  ///< the profile the file carries; empty = none

  size_t row() const { return static_cast<size_t>(width) * static_cast<size_t>(components); }
  uint8_t* line(int y) { return samples.data() + row() * static_cast<size_t>(y); }
  const uint8_t* line(int y) const { return samples.data() + row() * static_cast<size_t>(y); }
};

/// Pixels of a JPEG at 1/`denominator` (1, 2, 4, 8) of its size, upright as EXIF says, CMYK as ink whichever way it is
/// stored. Nothing when it cannot be decoded to its end.
std::optional<Raster> read_jpeg(std::string_view bytes, int denominator);
/// Of its header; nothing when it is none.
struct JpegSize {
  int width = 0, height = 0;
};
std::optional<JpegSize> jpeg_size(std::string_view bytes);
/// Whether a JPEG holds CMYK and carries `icc`: it needs no separation. From its header.
bool is_separated_jpeg(std::string_view bytes, std::string_view icc);
/// Pixels of a PNG. Nothing when it cannot be decoded.
struct PngPixels {
  Raster colour;
  Raster alpha;  ///< one component, 255 = covers; without samples when all of the picture covers
};
std::optional<PngPixels> read_png(std::string_view bytes);

/// The same picture shown as EXIF orientation 1 … 8 says.
Raster upright(Raster stored, int orientation);

/// A part of a picture in whole pixels, and the size it is scaled to (never up).
struct Cut {
  int left = 0, top = 0, width = 1, height = 1;
  int to_width = 1, to_height = 1;
};
/// The mean of all pixels that a new pixel covers, each by its share.
Raster cut_and_scale(const Raster& whole, const Cut& cut);

/// A baseline JPEG without chroma subsampling: grey as it is, CMYK as YCCK with the Adobe marker, hence stored as
/// light. `quality` 1 … 100.
std::string write_jpeg(const Raster& raster, int quality);

}  // namespace banxin
