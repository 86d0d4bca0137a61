#include "photo/tiff.h"

#include <doctest/doctest.h>
#include <tiffio.h>

#include "tests/temporary_folder.h"

using namespace banxin;

namespace {

int told = 0;
void tell(const char*, const char*, va_list) { ++told; }

}  // namespace

TEST_CASE("a broken TIFF is refused in silence, and the handlers of the process stay whose they are") {
  const test::TemporaryFolder folder;
  const std::string broken = folder.write("broken.tif", std::string("II*\0\x08\0\0\0\xFF", 9));
  const TIFFErrorHandler before = TIFFSetErrorHandler(tell);
  CHECK_FALSE(read_grey_tiff(broken));
  CHECK_FALSE(read_grey_tiff("/there/is/none.tif"));
  CHECK(told == 0);
  const bool is_ours = TIFFSetErrorHandler(before) == tell;
  CHECK(is_ours);
}

TEST_CASE("a TIFF of one component comes as light") {
  const test::TemporaryFolder folder;
  const std::string file = folder.write("grey.tif", "");
  const unsigned char rows[2][3] = {{0, 128, 255}, {1, 2, 3}};
  TIFF* tiff = TIFFOpen(file.c_str(), "w");
  REQUIRE(tiff);
  TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, 3);
  TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, 2);
  TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, 8);
  TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, 1);
  TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISBLACK);
  for (uint32_t y = 0; y < 2; ++y) TIFFWriteScanline(tiff, const_cast<unsigned char*>(rows[y]), y, 0);
  TIFFClose(tiff);
  const auto raster = read_grey_tiff(file);
  REQUIRE(raster);
  CHECK(raster->samples == std::vector<uint8_t>{0, 128, 255, 1, 2, 3});
}
