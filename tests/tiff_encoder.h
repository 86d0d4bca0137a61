// TIFFs for tests, as libtiff writes them.
#pragma once

#include <tiffio.h>

#include <algorithm>
#include <cstring>
#include <functional>
#include <string>
#include <vector>

#include "base/files.h"
#include "tests/temporary_folder.h"

namespace banxin::test {

struct TiffOrder {
  int width = 40, height = 24, bits = 8, channels = 3;
  uint16_t photometric = PHOTOMETRIC_RGB, compression = COMPRESSION_NONE;
  bool planes = false;
  int tile = 0;            ///< side of a tile; 0 = strips
  int rows_per_strip = 7;  ///< so that the last strip is a short one
  std::vector<uint16_t> extra = {};
  int orientation = 1;
  std::string icc = {};
  uint16_t unit = RESUNIT_INCH;
  float across = 0, down = 0;  ///< pixels a unit; 0 = nothing is said
  const char* mode = "w";      ///< of libtiff: byte order, 64-bit offsets
  int pages = 1;               ///< each with the same picture
  uint32_t first_kind = 0;     ///< NewSubfileType of the first page
  std::function<void(TIFF*)> more = {};
};

/// The sample of a channel at a pixel, of as many bits as were ordered (palettes: the index).
using TiffSample = std::function<unsigned(int x, int y, int channel)>;

namespace tiff_encoder {

// A row of `count` pixels, of all channels or of one.
inline std::vector<uint8_t> pack(const TiffOrder& order, const TiffSample& sample, int x, int y, int count, int plane) {
  std::vector<uint8_t> row;
  unsigned held = 0;
  int bits = 0;
  for (int i = 0; i < count; ++i)
    for (int c = order.planes ? plane : 0; c < (order.planes ? plane + 1 : order.channels); ++c) {
      const bool inside = x + i < order.width && y < order.height;
      const unsigned value = inside ? sample(x + i, y, c) : 0;
      if (order.bits == 16) {
        const auto wide = static_cast<uint16_t>(value);
        row.resize(row.size() + 2);
        std::memcpy(&row[row.size() - 2], &wide, 2);
        continue;
      }
      held = held << order.bits | value, bits += order.bits;
      if (bits == 8) row.push_back(static_cast<uint8_t>(held)), held = 0, bits = 0;
    }
  if (bits > 0) row.push_back(static_cast<uint8_t>(held << (8 - bits)));
  return row;
}

inline void set_tags(TIFF* tiff, const TiffOrder& order) {
  TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, order.width);
  TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, order.height);
  TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, order.bits);
  TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, order.channels);
  TIFFSetField(tiff, TIFFTAG_COMPRESSION, order.compression);
  TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, order.photometric);
  TIFFSetField(tiff, TIFFTAG_PLANARCONFIG, order.planes ? PLANARCONFIG_SEPARATE : PLANARCONFIG_CONTIG);
  TIFFSetField(tiff, TIFFTAG_ORIENTATION, order.orientation);
  if (!order.extra.empty())
    TIFFSetField(tiff, TIFFTAG_EXTRASAMPLES, static_cast<uint16_t>(order.extra.size()), order.extra.data());
  if (order.tile > 0) {
    TIFFSetField(tiff, TIFFTAG_TILEWIDTH, order.tile);
    TIFFSetField(tiff, TIFFTAG_TILELENGTH, order.tile);
  } else {
    // Of a JPEG a strip has whole blocks, of colours by halves too.
    const bool jpeg = order.compression == COMPRESSION_JPEG;
    TIFFSetField(tiff, TIFFTAG_ROWSPERSTRIP, jpeg ? (order.rows_per_strip + 15) / 16 * 16 : order.rows_per_strip);
  }
  if (order.photometric == PHOTOMETRIC_YCBCR && order.compression == COMPRESSION_JPEG)
    TIFFSetField(tiff, TIFFTAG_JPEGCOLORMODE, JPEGCOLORMODE_RGB);
  if (!order.icc.empty())
    TIFFSetField(tiff, TIFFTAG_ICCPROFILE, static_cast<uint32_t>(order.icc.size()), order.icc.data());
  if (order.across > 0) {
    TIFFSetField(tiff, TIFFTAG_RESOLUTIONUNIT, order.unit);
    TIFFSetField(tiff, TIFFTAG_XRESOLUTION, static_cast<double>(order.across));
    TIFFSetField(tiff, TIFFTAG_YRESOLUTION, static_cast<double>(order.down));
  }
  if (order.more) order.more(tiff);
}

inline void write_page(TIFF* tiff, const TiffOrder& order, const TiffSample& sample) {
  for (int plane = 0; plane < (order.planes ? order.channels : 1); ++plane) {
    if (order.tile == 0) {
      for (int y = 0; y < order.height; ++y) {
        std::vector<uint8_t> row = pack(order, sample, 0, y, order.width, plane);
        TIFFWriteScanline(tiff, row.data(), static_cast<uint32_t>(y), static_cast<uint16_t>(plane));
      }
      continue;
    }
    for (int top = 0; top < order.height; top += order.tile)
      for (int left = 0; left < order.width; left += order.tile) {
        std::vector<uint8_t> tile;
        for (int y = top; y < top + order.tile; ++y) {
          const std::vector<uint8_t> row = pack(order, sample, left, y, order.tile, plane);
          tile.insert(tile.end(), row.begin(), row.end());
        }
        TIFFWriteTile(tiff, tile.data(), static_cast<uint32_t>(left), static_cast<uint32_t>(top), 0,
                      static_cast<uint16_t>(plane));
      }
  }
}

}  // namespace tiff_encoder

inline std::string encode_tiff(const TiffOrder& order, const TiffSample& sample) {
  const TemporaryFolder folder;
  const std::string file = (folder.path / "made.tif").string();
  const TIFFErrorHandler warnings = TIFFSetWarningHandler(nullptr);  // of kinds that it writes with regret
  TIFF* tiff = TIFFOpen(file.c_str(), order.mode);
  if (!tiff) return {};
  for (int page = 0; page < order.pages; ++page) {
    if (page == 0 && order.first_kind != 0) TIFFSetField(tiff, TIFFTAG_SUBFILETYPE, order.first_kind);
    tiff_encoder::set_tags(tiff, order);
    tiff_encoder::write_page(tiff, order, sample);
    TIFFWriteDirectory(tiff);
  }
  TIFFClose(tiff);
  TIFFSetWarningHandler(warnings);
  return read_file(file, uintmax_t{1} << 30).value_or("");
}

}  // namespace banxin::test
