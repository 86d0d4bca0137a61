// Samples of a TIFF of any depth as bytes.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "photo/raster.h"

namespace banxin {

/// How the pixels of a TIFF lie in its rows, and what they stand for.
struct TiffLayout {
  int width = 0, height = 0;  ///< as stored
  int bits = 8;               ///< of a sample: 1, 2, 4, 8 or 16
  int channels = 1;           ///< of a pixel: its colours, then transparency and others
  bool planes = false;        ///< a channel after the other, not a pixel after the other
  int colours = 1;            ///< of `channels`: 1 grey or the index of a palette, 3 RGB, 4 CMYK
  int alpha = -1;             ///< the channel that says how much a pixel covers; -1 = none
  bool weighed = false;       ///< colours are stored times alpha
  bool white_is_zero = false;
  int orientation = 1;                          ///< 1 … 8, as in EXIF
  std::vector<std::array<uint8_t, 3>> palette;  ///< when it is one: 2^bits colours

  int components() const { return palette.empty() ? colours : 3; }
};

/// So many samples from a row of the file on: 16 bits rounded to 8, fewer scaled to 0 … 255; `raw`: as they are.
void unpack_samples(const uint8_t* from, int bits, size_t count, bool raw, uint8_t* into);

/// Pixels from bytes of samples, piece by piece. The picture is as `layout` says when all have come.
class TiffPixels {
 public:
  explicit TiffPixels(const TiffLayout& layout);
  /// A piece of row `y`, from pixel `x` on; `from` as the file has it: of all channels, or of plane `plane` alone.
  void take(const uint8_t* from, int plane, int x, int y, int count);
  /// The picture, upright.
  PicturePixels finish();

 private:
  void put(int channel, const uint8_t* sample, size_t step, int x, int y, int count);

  const TiffLayout& layout_;
  PicturePixels pixels_;
  std::vector<uint8_t> samples_;
};

}  // namespace banxin
