#include "photo/jpeg_writer.h"

#include <csetjmp>
#include <cstdio>
#include <cstdlib>
#include <new>
#include <vector>

// jpeglib.h needs <cstdio> before it.
#include <jpeglib.h>

namespace banxin {
namespace {

// libjpeg leaves by longjmp: every object with a destructor is made by the caller, outside.
struct JpegWriter {
  jpeg_error_mgr errors{};
  std::jmp_buf failed;
  jpeg_compress_struct info{};
  unsigned char* data = nullptr;
  unsigned long size = 0;

  JpegWriter() {
    info.err = jpeg_std_error(&errors);
    info.client_data = this;
    errors.error_exit = [](j_common_ptr common) {
      std::longjmp(static_cast<JpegWriter*>(common->client_data)->failed, 1);
    };
    errors.output_message = [](j_common_ptr) {};
  }
  JpegWriter(const JpegWriter&) = delete;
  JpegWriter& operator=(const JpegWriter&) = delete;
  ~JpegWriter() {
    jpeg_destroy_compress(&info);
    std::free(data);
  }

  bool write(const Raster& raster, int quality, uint8_t* light) {
    if (setjmp(failed)) return false;
    jpeg_create_compress(&info);
    jpeg_mem_dest(&info, &data, &size);
    info.image_width = static_cast<JDIMENSION>(raster.width);
    info.image_height = static_cast<JDIMENSION>(raster.height);
    info.input_components = raster.components;
    info.in_color_space = raster.components == 1 ? JCS_GRAYSCALE : raster.components == 4 ? JCS_CMYK : JCS_RGB;
    jpeg_set_defaults(&info);
    if (raster.components == 4) jpeg_set_colorspace(&info, JCS_YCCK);
    for (int i = 0; i < info.num_components; ++i) info.comp_info[i].h_samp_factor = info.comp_info[i].v_samp_factor = 1;
    jpeg_set_quality(&info, quality, TRUE);
    info.optimize_coding = TRUE;
    jpeg_start_compress(&info, TRUE);
    while (info.next_scanline < info.image_height) {
      const uint8_t* ink = raster.line(static_cast<int>(info.next_scanline));
      JSAMPROW line = const_cast<uint8_t*>(ink);
      if (raster.components == 4) {
        line = light;
        for (size_t i = 0; i < raster.row(); ++i) light[i] = static_cast<uint8_t>(255 - ink[i]);
      }
      jpeg_write_scanlines(&info, &line, 1);
    }
    jpeg_finish_compress(&info);
    return true;
  }
};

}  // namespace

std::string write_jpeg(const Raster& raster, int quality) {
  JpegWriter writer;
  std::vector<uint8_t> light(raster.row());
  if (!writer.write(raster, quality, light.data())) throw std::bad_alloc();
  return {reinterpret_cast<const char*>(writer.data), writer.size};
}

}  // namespace banxin
