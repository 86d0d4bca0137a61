#include "photo/tiff.h"

#include <tiffio.h>

#include "base/loaded_library.h"
#include "base/owned.h"

namespace banxin {
namespace {

/// What is used of libtiff, which is loaded when the first plate is read: it comes with six libraries of its own.
struct TiffLibrary {
  decltype(&TIFFOpenOptionsAlloc) new_options = nullptr;
  decltype(&TIFFOpenOptionsFree) free_options = nullptr;
  decltype(&TIFFOpenOptionsSetErrorHandlerExtR) set_error_handler = nullptr;
  decltype(&TIFFOpenOptionsSetWarningHandlerExtR) set_warning_handler = nullptr;
  decltype(&TIFFOpenExt) open = nullptr;
  decltype(&TIFFClose) close = nullptr;
  decltype(&TIFFGetField) field = nullptr;
  decltype(&TIFFGetFieldDefaulted) field_or_default = nullptr;
  decltype(&TIFFScanlineSize) line_size = nullptr;
  decltype(&TIFFReadScanline) read_line = nullptr;
};

TiffLibrary load_libtiff() {
  const LoadedLibrary library("libtiff.so.6", "libtiff6");
  TiffLibrary all;
  library.find("TIFFOpenOptionsAlloc", all.new_options);
  library.find("TIFFOpenOptionsFree", all.free_options);
  library.find("TIFFOpenOptionsSetErrorHandlerExtR", all.set_error_handler);
  library.find("TIFFOpenOptionsSetWarningHandlerExtR", all.set_warning_handler);
  library.find("TIFFOpenExt", all.open);
  library.find("TIFFClose", all.close);
  library.find("TIFFGetField", all.field);
  library.find("TIFFGetFieldDefaulted", all.field_or_default);
  library.find("TIFFScanlineSize", all.line_size);
  library.find("TIFFReadScanline", all.read_line);
  return all;
}

const TiffLibrary& libtiff() {
  static const TiffLibrary loaded = load_libtiff();
  return loaded;
}

void close_tiff(TIFF* tiff) { libtiff().close(tiff); }
void free_options(TIFFOpenOptions* options) { libtiff().free_options(options); }
using TiffPtr = Owned<TIFF, close_tiff>;
using OptionsPtr = Owned<TIFFOpenOptions, free_options>;

// What libtiff would print is told by what it returns. The handlers are this file's alone: those of the process, which
// would be asked next, belong to whoever runs it.
int say_nothing(TIFF*, void*, const char*, const char*, va_list) { return 1; }

TiffPtr open_tiff(const std::filesystem::path& file) {
  const OptionsPtr options(libtiff().new_options());
  if (!options) return nullptr;
  libtiff().set_error_handler(options.get(), say_nothing, nullptr);
  libtiff().set_warning_handler(options.get(), say_nothing, nullptr);
  return TiffPtr(libtiff().open(file.c_str(), "r", options.get()));
}

}  // namespace

std::optional<Raster> read_grey_tiff(const std::filesystem::path& file) {
  const TiffPtr tiff = open_tiff(file);
  if (!tiff) return std::nullopt;
  uint32_t width = 0, height = 0;
  uint16_t bits = 0, samples = 1;
  libtiff().field(tiff.get(), TIFFTAG_IMAGEWIDTH, &width);
  libtiff().field(tiff.get(), TIFFTAG_IMAGELENGTH, &height);
  libtiff().field_or_default(tiff.get(), TIFFTAG_BITSPERSAMPLE, &bits);
  libtiff().field_or_default(tiff.get(), TIFFTAG_SAMPLESPERPIXEL, &samples);
  if (bits != 8 || samples != 1 || width == 0 || libtiff().line_size(tiff.get()) < static_cast<tmsize_t>(width))
    return std::nullopt;
  Raster raster{static_cast<int>(width), static_cast<int>(height), 1, std::vector<uint8_t>(size_t{width} * height), {}};
  for (uint32_t y = 0; y < height; ++y)
    if (libtiff().read_line(tiff.get(), raster.line(static_cast<int>(y)), y, 0) < 0) return std::nullopt;
  return raster;
}

}  // namespace banxin
