// Pixels of pictures, and what is done to them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
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

/// A picture that may let something show through; its colours are not weighed with alpha.
struct PicturePixels {
  Raster colour;
  Raster alpha;  ///< one component, 255 = covers; without samples when all of the picture covers
};

/// Pixels of four bytes for a screen, as Cairo has them: B, G, R and nothing or alpha. The room belongs to somebody
/// else.
struct ScreenPixels {
  unsigned char* data = nullptr;
  int width = 0, height = 0;
  size_t stride = 0;  ///< bytes from row to row
};
/// Gives room for a picture of this size, its rows without padding; without `data` when there is none.
using ScreenRoom = std::function<ScreenPixels(int width, int height, bool alpha)>;

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
