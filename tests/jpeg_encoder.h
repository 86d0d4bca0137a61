// JPEGs for tests and for the archive they run on, as libjpeg writes them.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

// jpeglib.h needs <cstdio> before it.
#include <jpeglib.h>

namespace banxin::test {

struct JpegOrder {
  int width = 1, height = 1;
  int components = 3;  ///< 1 grey, 3 RGB, 4 CMYK
  int quality = 75;
  bool progressive = false;
  int restart_in_rows = 0;     ///< a restart marker after so many rows of blocks; 0 = none
  std::string_view app1 = {};  ///< Exif; empty = none
};

/// `fill` writes row `y`, `width` × `components` samples.
inline std::string encode_jpeg(const JpegOrder& order, const std::function<void(unsigned char* row, int y)>& fill) {
  jpeg_compress_struct info{};
  jpeg_error_mgr errors{};
  info.err = jpeg_std_error(&errors);
  jpeg_create_compress(&info);
  unsigned char* data = nullptr;
  unsigned long size = 0;
  jpeg_mem_dest(&info, &data, &size);
  info.image_width = static_cast<unsigned>(order.width);
  info.image_height = static_cast<unsigned>(order.height);
  info.input_components = order.components;
  info.in_color_space = order.components == 1 ? JCS_GRAYSCALE : order.components == 3 ? JCS_RGB : JCS_CMYK;
  jpeg_set_defaults(&info);
  jpeg_set_quality(&info, order.quality, TRUE);
  info.restart_in_rows = order.restart_in_rows;
  if (order.progressive) jpeg_simple_progression(&info);
  jpeg_start_compress(&info, TRUE);
  if (!order.app1.empty())
    jpeg_write_marker(&info, JPEG_APP0 + 1, reinterpret_cast<const JOCTET*>(order.app1.data()),
                      static_cast<unsigned>(order.app1.size()));
  std::vector<unsigned char> row(static_cast<size_t>(order.width * order.components));
  for (int y = 0; y < order.height; ++y) {
    fill(row.data(), y);
    JSAMPROW rows = row.data();
    jpeg_write_scanlines(&info, &rows, 1);
  }
  jpeg_finish_compress(&info);
  jpeg_destroy_compress(&info);
  std::string out(reinterpret_cast<const char*>(data), size);
  std::free(data);
  return out;
}

}  // namespace banxin::test
