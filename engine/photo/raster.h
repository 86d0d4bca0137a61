// Pixels of pictures, and what is done to them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace banxin {

/// 8-bit samples, row by row without padding: grey or RGB light, or CMYK ink (255 = full).
struct Raster {
  int width = 0, height = 0;
  int components = 3;  ///< 1, 3 or 4
  std::vector<uint8_t> samples;
  std::string icc;         ///< the profile the file carries; empty = none
  bool adobe_rgb = false;  ///< it carries none, and EXIF says Adobe RGB

  size_t row() const { return static_cast<size_t>(width) * static_cast<size_t>(components); }
  uint8_t* line(int y) { return samples.data() + row() * static_cast<size_t>(y); }
  const uint8_t* line(int y) const { return samples.data() + row() * static_cast<size_t>(y); }
};

/// Pixels of four bytes for a screen, as Cairo has them: B, G, R and nothing or alpha. The room belongs to somebody
/// else.
struct ScreenPixels {
  unsigned char* data = nullptr;
  int width = 0, height = 0;
  size_t stride = 0;  ///< bytes from row to row
};

/// The same picture shown as EXIF orientation 1 … 8 says.
Raster upright(Raster stored, int orientation);

/// A part of a picture in whole pixels, and the size it is scaled to (never up).
struct Cut {
  int left = 0, top = 0, width = 1, height = 1;
  int to_width = 1, to_height = 1;
};
/// The mean of all pixels that a new pixel covers, each by its share.
Raster cut_and_scale(const Raster& whole, const Cut& cut);

}  // namespace banxin
