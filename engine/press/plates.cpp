#include "press/plates.h"

#include <fmt/format.h>
#include <tiffio.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "base/owned.h"
#include "base/program.h"

namespace banxin {
namespace fs = std::filesystem;
namespace {

using TiffPtr = Owned<TIFF, TIFFClose>;

// An 8-bit grey TIFF as tiffsep writes it: light; turned into ink.
bool read_plate(const fs::path& file, PagePlates& page, std::vector<uint8_t>& ink) {
  TIFFSetErrorHandler(nullptr);
  TIFFSetWarningHandler(nullptr);
  const TiffPtr tiff(TIFFOpen(file.c_str(), "r"));
  if (!tiff) return false;
  uint32_t width = 0, height = 0;
  uint16_t bits = 0, samples = 1;
  TIFFGetField(tiff.get(), TIFFTAG_IMAGEWIDTH, &width);
  TIFFGetField(tiff.get(), TIFFTAG_IMAGELENGTH, &height);
  TIFFGetFieldDefaulted(tiff.get(), TIFFTAG_BITSPERSAMPLE, &bits);
  TIFFGetFieldDefaulted(tiff.get(), TIFFTAG_SAMPLESPERPIXEL, &samples);
  if (bits != 8 || samples != 1 || width == 0 || TIFFScanlineSize(tiff.get()) < static_cast<tmsize_t>(width))
    return false;
  page.width = static_cast<int>(width), page.height = static_cast<int>(height);
  ink.resize(size_t{width} * height);
  for (uint32_t y = 0; y < height; ++y)
    if (TIFFReadScanline(tiff.get(), ink.data() + size_t{y} * width, y, 0) < 0) return false;
  for (uint8_t& sample : ink) sample = static_cast<uint8_t>(255 - sample);
  return true;
}

}  // namespace

std::optional<std::vector<PagePlates>> render_plates(const std::string& file, int dpi, std::string& why) {
  const TemporaryFolder folder("plates");
  const int code =
      run_program({"gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=tiffsep", fmt::format("-r{}", dpi),
                   fmt::format("-sOutputFile={}/p%d.tif", folder.path.string()), "-f", file});
  if (code != 0) {
    why = ghostscript_fault(code);
    return std::nullopt;
  }
  // p3(Cyan).tif is a plate of page 3, p3.tif the page itself.
  std::map<int, PagePlates> pages;
  for (const auto& found : fs::directory_iterator(folder.path)) {
    const std::string name = found.path().filename().string();
    const size_t open = name.find('('), close = name.rfind(')');
    if (open == std::string::npos || close == std::string::npos || close < open) continue;
    PagePlates& page = pages[std::atoi(name.c_str() + 1)];
    if (!read_plate(found.path(), page, page.plates[name.substr(open + 1, close - open - 1)])) {
      why = "a plate cannot be read back";
      return std::nullopt;
    }
  }
  std::vector<PagePlates> all;
  all.reserve(pages.size());
  for (auto& [number, page] : pages) all.push_back(std::move(page));
  return all;
}

}  // namespace banxin
