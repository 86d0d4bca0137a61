// Photos from and to their files.
#include <png.h>

#include <algorithm>
#include <csetjmp>
#include <cstdio>
#include <cstdlib>
#include <cstring>

// jpeglib.h needs <cstdio> before it.
#include <jpeglib.h>
// jerror.h needs jpeglib.h before it.
#include <jerror.h>

#include "photo/exif.h"
#include "photo/jpeg_damage.h"
#include "photo/raster.h"

namespace banxin {
namespace {

// libjpeg and libpng leave by longjmp: every object with a destructor is made by the caller, outside.
struct JpegErrors {
  jpeg_error_mgr manager{};
  std::jmp_buf failed;
  bool damaged = false;
  JpegErrors() {
    jpeg_std_error(&manager);
    manager.error_exit = [](j_common_ptr common) {
      std::longjmp(reinterpret_cast<JpegErrors*>(common->err)->failed, 1);
    };
    manager.emit_message = [](j_common_ptr common, int level) {
      if (level >= 0 || !common->is_decompressor) return;
      const bool bad_profile = common->err->msg_code == JWRN_BOGUS_ICC;
      if (bad_profile || jpeg_damage(*reinterpret_cast<j_decompress_ptr>(common)))
        reinterpret_cast<JpegErrors*>(common->err)->damaged = true;
    };
    manager.output_message = [](j_common_ptr) {};
  }
};

struct JpegReader {
  JpegErrors errors;
  jpeg_decompress_struct info{};
  JOCTET* icc = nullptr;
  unsigned icc_size = 0;
  JpegReader() { info.err = &errors.manager; }
  JpegReader(const JpegReader&) = delete;
  JpegReader& operator=(const JpegReader&) = delete;
  ~JpegReader() {
    jpeg_destroy_decompress(&info);
    std::free(icc);
  }

  bool open(std::string_view bytes) {
    if (setjmp(errors.failed)) return false;
    jpeg_create_decompress(&info);
    jpeg_mem_src(&info, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    jpeg_save_markers(&info, JPEG_APP0 + 1, 0xFFFF);
    jpeg_save_markers(&info, JPEG_APP0 + 2, 0xFFFF);
    jpeg_read_header(&info, TRUE);
    if (!jpeg_read_icc_profile(&info, &icc, &icc_size)) icc_size = 0;
    return true;
  }
  bool start(int denominator) {
    if (setjmp(errors.failed)) return false;
    info.out_color_space = info.num_components == 1 ? JCS_GRAYSCALE : info.num_components == 4 ? JCS_CMYK : JCS_RGB;
    info.scale_num = 1;
    info.scale_denom = static_cast<unsigned>(denominator);
    jpeg_start_decompress(&info);
    return true;
  }
  bool read(uint8_t* samples, size_t row) {
    if (setjmp(errors.failed)) return false;
    while (info.output_scanline < info.output_height) {
      JSAMPROW line = samples + row * info.output_scanline;
      jpeg_read_scanlines(&info, &line, 1);
    }
    if (!errors.damaged) jpeg_finish_decompress(&info);
    return !errors.damaged;
  }
  int orientation() const {
    for (const jpeg_marker_struct* m = info.marker_list; m; m = m->next)
      if (m->marker == JPEG_APP0 + 1)
        if (const int o = exif_orientation({reinterpret_cast<const char*>(m->data), m->data_length}); o != 1) return o;
    return 1;
  }
  std::string_view profile() const { return {reinterpret_cast<const char*>(icc), icc_size}; }
};

struct JpegWriter {
  JpegErrors errors;
  jpeg_compress_struct info{};
  unsigned char* data = nullptr;
  unsigned long size = 0;
  JpegWriter() { info.err = &errors.manager; }
  JpegWriter(const JpegWriter&) = delete;
  JpegWriter& operator=(const JpegWriter&) = delete;
  ~JpegWriter() {
    jpeg_destroy_compress(&info);
    std::free(data);
  }

  bool write(const Raster& raster, int quality, uint8_t* light) {
    if (setjmp(errors.failed)) return false;
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

struct PngReader {
  png_structp png = nullptr;
  png_infop info = nullptr;
  std::string_view rest;
  explicit PngReader(std::string_view bytes) : rest(bytes) {
    const auto fail = [](png_structp p, png_const_charp) { png_longjmp(p, 1); };
    png = png_create_read_struct(PNG_LIBPNG_VER_STRING, nullptr, fail, [](png_structp, png_const_charp) {});
    if (png) info = png_create_info_struct(png);
  }
  PngReader(const PngReader&) = delete;
  PngReader& operator=(const PngReader&) = delete;
  ~PngReader() { png_destroy_read_struct(&png, &info, nullptr); }

  bool open() {
    if (!info || setjmp(png_jmpbuf(png))) return false;
    png_set_read_fn(png, this, [](png_structp p, png_bytep into, size_t size) {
      auto* self = static_cast<PngReader*>(png_get_io_ptr(p));
      if (self->rest.size() < size) png_longjmp(p, 1);
      std::memcpy(into, self->rest.data(), size);
      self->rest.remove_prefix(size);
    });
    png_read_info(png, info);
    png_set_expand(png);
    png_set_strip_16(png);
    png_set_interlace_handling(png);
    png_read_update_info(png, info);
    return true;
  }
  std::string_view profile() {
    char* name = nullptr;
    unsigned char* bytes = nullptr;
    png_uint_32 size = 0;
    int compression = 0;
    if (png_get_iCCP(png, info, &name, &compression, &bytes, &size) == 0) return {};
    return {reinterpret_cast<const char*>(bytes), size};
  }
  /// All of it, rows in one block.
  bool read(uint8_t* samples, size_t row, std::vector<uint8_t*>& lines) {
    if (setjmp(png_jmpbuf(png))) return false;
    for (size_t y = 0; y < lines.size(); ++y) lines[y] = samples + y * row;
    png_read_image(png, lines.data());
    png_read_end(png, nullptr);
    return true;
  }
  /// Row by row into `line`, each handed on.
  template <class Work>
  bool read_rows(int height, uint8_t* line, const Work& work) {
    if (setjmp(png_jmpbuf(png))) return false;
    for (int y = 0; y < height; ++y) {
      png_read_row(png, line, nullptr);
      work(y);
    }
    png_read_end(png, nullptr);
    return true;
  }
};

// A row's colours to `pixels.colour`, what covers to `pixels.alpha`.
void part_row(const uint8_t* pixel, int y, PngPixels& pixels) {
  uint8_t *colour = pixels.colour.line(y), *alpha = pixels.alpha.line(y);
  for (int x = 0; x < pixels.colour.width; ++x) {
    for (int c = 0; c < pixels.colour.components; ++c) *colour++ = *pixel++;
    *alpha++ = *pixel++;
  }
}

bool read_opaque(PngReader& reader, Raster& raster) {
  raster.samples.resize(raster.row() * static_cast<size_t>(raster.height));
  std::vector<uint8_t*> lines(static_cast<size_t>(raster.height));
  return reader.read(raster.samples.data(), raster.row(), lines);
}

// Passes over all of an interlaced picture need it in one piece; else a row of it is enough.
bool read_transparent(PngReader& reader, PngPixels& pixels) {
  const Raster& colour = pixels.colour;
  const size_t row = colour.row() + static_cast<size_t>(colour.width), height = static_cast<size_t>(colour.height);
  pixels.colour.samples.resize(colour.row() * height);
  pixels.alpha = {colour.width, colour.height, 1, std::vector<uint8_t>(static_cast<size_t>(colour.width) * height), {}};
  const bool interlaced = png_get_interlace_type(reader.png, reader.info) != PNG_INTERLACE_NONE;
  std::vector<uint8_t> samples(interlaced ? row * height : row);
  if (interlaced) {
    std::vector<uint8_t*> lines(height);
    if (!reader.read(samples.data(), row, lines)) return false;
    for (int y = 0; y < colour.height; ++y) part_row(lines[static_cast<size_t>(y)], y, pixels);
  } else if (!reader.read_rows(colour.height, samples.data(), [&](int y) { part_row(samples.data(), y, pixels); })) {
    return false;
  }
  if (std::ranges::all_of(pixels.alpha.samples, [](uint8_t a) { return a == 255; })) pixels.alpha.samples = {};
  return true;
}

}  // namespace

std::optional<Raster> read_jpeg(std::string_view bytes, int denominator) {
  JpegReader reader;
  if (!reader.open(bytes) || !reader.start(denominator)) return std::nullopt;
  Raster raster{static_cast<int>(reader.info.output_width),
                static_cast<int>(reader.info.output_height),
                reader.info.output_components,
                {},
                std::string(reader.profile())};
  const int orientation = reader.orientation();  // libjpeg lets its markers go at the end
  raster.samples.resize(raster.row() * static_cast<size_t>(raster.height));
  if (!reader.read(raster.samples.data(), raster.row())) return std::nullopt;
  // Adobe Technical Note 5116: with its marker, CMYK is stored as light.
  if (raster.components == 4 && reader.info.saw_Adobe_marker)
    for (uint8_t& sample : raster.samples) sample = static_cast<uint8_t>(255 - sample);
  return upright(std::move(raster), orientation);
}

std::optional<JpegSize> jpeg_size(std::string_view bytes) {
  JpegReader reader;
  if (!reader.open(bytes)) return std::nullopt;
  return JpegSize{static_cast<int>(reader.info.image_width), static_cast<int>(reader.info.image_height)};
}

bool is_separated_jpeg(std::string_view bytes, std::string_view icc) {
  JpegReader reader;
  return reader.open(bytes) && reader.info.num_components == 4 && reader.profile() == icc;
}

std::optional<PngPixels> read_png(std::string_view bytes) {
  PngReader reader(bytes);
  if (!reader.open()) return std::nullopt;
  const int channels = png_get_channels(reader.png, reader.info);
  const bool alpha = channels == 2 || channels == 4;
  PngPixels pixels;
  Raster& raster = pixels.colour;
  raster = {static_cast<int>(png_get_image_width(reader.png, reader.info)),
            static_cast<int>(png_get_image_height(reader.png, reader.info)),
            channels - (alpha ? 1 : 0),
            {},
            std::string(reader.profile())};
  if (!(alpha ? read_transparent(reader, pixels) : read_opaque(reader, raster))) return std::nullopt;
  return pixels;
}

std::string write_jpeg(const Raster& raster, int quality) {
  JpegWriter writer;
  std::vector<uint8_t> light(raster.row());
  if (!writer.write(raster, quality, light.data())) throw std::bad_alloc();
  return {reinterpret_cast<const char*>(writer.data), writer.size};
}

}  // namespace banxin
