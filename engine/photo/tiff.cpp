#include "photo/tiff.h"

#include <tiffio.h>

#include "base/owned.h"

namespace banxin {
namespace {

using TiffPtr = Owned<TIFF, TIFFClose>;
using OptionsPtr = Owned<TIFFOpenOptions, TIFFOpenOptionsFree>;

// What libtiff would print is told by what it returns. The handlers are this file's alone: those of the process, which
// would be asked next, belong to whoever runs it.
int say_nothing(TIFF*, void*, const char*, const char*, va_list) { return 1; }

TiffPtr open(const std::filesystem::path& file) {
  const OptionsPtr options(TIFFOpenOptionsAlloc());
  if (!options) return nullptr;
  TIFFOpenOptionsSetErrorHandlerExtR(options.get(), say_nothing, nullptr);
  TIFFOpenOptionsSetWarningHandlerExtR(options.get(), say_nothing, nullptr);
  return TiffPtr(TIFFOpenExt(file.c_str(), "r", options.get()));
}

}  // namespace

std::optional<Raster> read_grey_tiff(const std::filesystem::path& file) {
  const TiffPtr tiff = open(file);
  if (!tiff) return std::nullopt;
  uint32_t width = 0, height = 0;
  uint16_t bits = 0, samples = 1;
  TIFFGetField(tiff.get(), TIFFTAG_IMAGEWIDTH, &width);
  TIFFGetField(tiff.get(), TIFFTAG_IMAGELENGTH, &height);
  TIFFGetFieldDefaulted(tiff.get(), TIFFTAG_BITSPERSAMPLE, &bits);
  TIFFGetFieldDefaulted(tiff.get(), TIFFTAG_SAMPLESPERPIXEL, &samples);
  if (bits != 8 || samples != 1 || width == 0 || TIFFScanlineSize(tiff.get()) < static_cast<tmsize_t>(width))
    return std::nullopt;
  Raster raster{static_cast<int>(width), static_cast<int>(height), 1, std::vector<uint8_t>(size_t{width} * height), {}};
  for (uint32_t y = 0; y < height; ++y)
    if (TIFFReadScanline(tiff.get(), raster.line(static_cast<int>(y)), y, 0) < 0) return std::nullopt;
  return raster;
}

}  // namespace banxin
