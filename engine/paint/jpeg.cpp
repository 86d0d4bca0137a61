#include "paint/jpeg.h"

#include <csetjmp>
#include <cstdio>
#include <cstring>

// jpeglib.h needs <cstdio> before it.
#include <jpeglib.h>

#include <algorithm>
#include <vector>

#include "base/exif.h"

namespace banxin {
namespace {

// libjpeg leaves by longjmp, so nothing with a destructor may be made between setjmp and the last libjpeg call.
struct Reader {
  jpeg_decompress_struct info{};
  jpeg_error_mgr errors{};
  std::jmp_buf failed;

  explicit Reader(std::string_view bytes) : bytes_(bytes) {
    info.err = jpeg_std_error(&errors);
    info.client_data = this;
    errors.error_exit = [](j_common_ptr common) { std::longjmp(static_cast<Reader*>(common->client_data)->failed, 1); };
    errors.emit_message = [](j_common_ptr, int) {};
    errors.output_message = [](j_common_ptr) {};
  }
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;
  ~Reader() { jpeg_destroy_decompress(&info); }

  void open() {
    jpeg_create_decompress(&info);
    jpeg_mem_src(&info, reinterpret_cast<const unsigned char*>(bytes_.data()), bytes_.size());
    jpeg_save_markers(&info, JPEG_APP0 + 1, 0xFFFF);
    jpeg_read_header(&info, TRUE);
  }
  /// What follows the header of the first scan.
  std::string_view rest() const {
    const char* next = reinterpret_cast<const char*>(info.src->next_input_byte);
    const bool inside = next >= bytes_.data() && next <= bytes_.data() + bytes_.size();
    return inside ? bytes_.substr(static_cast<size_t>(next - bytes_.data())) : std::string_view{};
  }

 private:
  std::string_view bytes_;
};

unsigned char byte_at(std::string_view bytes, size_t at) { return static_cast<unsigned char>(bytes[at]); }

// T.81 B.1.1: FF 00 is data, RSTn stand alone, every other marker begins a segment that tells its length.
bool reaches_end(std::string_view rest) {
  size_t at = 0;
  while ((at = rest.find('\xFF', at)) != std::string_view::npos) {
    while (at < rest.size() && byte_at(rest, at) == 0xFF) ++at;
    if (at == rest.size()) return false;
    const unsigned char marker = byte_at(rest, at++);
    if (marker <= 0x01 || (marker >= 0xD0 && marker <= 0xD7)) continue;
    if (marker == 0xD9) return true;
    if (at + 2 > rest.size()) return false;
    at += static_cast<size_t>(byte_at(rest, at) << 8 | byte_at(rest, at + 1));
  }
  return false;
}

JpegHead head_of(const jpeg_decompress_struct& info) {
  JpegHead head;
  head.width = static_cast<int>(info.image_width);
  head.height = static_cast<int>(info.image_height);
  head.components = info.num_components;
  head.inverted = info.num_components == 4 && info.saw_Adobe_marker;
  for (const jpeg_marker_struct* m = info.marker_list; m && head.orientation == 1; m = m->next)
    head.orientation = exif_orientation({reinterpret_cast<const char*>(m->data), m->data_length});
  return head;
}

// One row of CMYK as libjpeg gives it, to Cairo's pixels; good enough for a proof.
void cmyk_to_pixels(const unsigned char* cmyk, uint32_t* pixels, int width, bool inverted) {
  for (int x = 0; x < width; ++x, cmyk += 4) {
    const auto light = [&](int i) { return static_cast<uint32_t>(inverted ? cmyk[i] : 255 - cmyk[i]); };
    const uint32_t k = light(3);
    pixels[x] = light(0) * k / 255 << 16 | light(1) * k / 255 << 8 | light(2) * k / 255;
  }
}

bool read_pixels(Reader& reader, const JpegHead& head, int denominator, cairo_surface_t* surface, unsigned char* row) {
  if (setjmp(reader.failed)) return false;
  reader.open();
  reader.info.out_color_space = head.components == 4 ? JCS_CMYK : JCS_EXT_BGRX;
  reader.info.scale_num = 1;
  reader.info.scale_denom = static_cast<unsigned>(denominator);
  reader.info.dct_method = JDCT_IFAST;
  jpeg_start_decompress(&reader.info);
  if (static_cast<int>(reader.info.output_width) != cairo_image_surface_get_width(surface) ||
      static_cast<int>(reader.info.output_height) != cairo_image_surface_get_height(surface))
    return false;
  unsigned char* pixels = cairo_image_surface_get_data(surface);
  const size_t stride = static_cast<size_t>(cairo_image_surface_get_stride(surface));
  while (reader.info.output_scanline < reader.info.output_height) {
    unsigned char* line = pixels + stride * reader.info.output_scanline;
    unsigned char* into = head.components == 4 ? row : line;
    jpeg_read_scanlines(&reader.info, &into, 1);
    if (head.components == 4)
      cmyk_to_pixels(row, reinterpret_cast<uint32_t*>(line), cairo_image_surface_get_width(surface), head.inverted);
  }
  return true;
}

// Reads the header; false when libjpeg gave it up.
bool open_header(Reader& reader) {
  if (setjmp(reader.failed)) return false;
  reader.open();
  return true;
}

}  // namespace

std::optional<JpegHead> read_jpeg_head(std::string_view bytes, std::string& fault) {
  Reader reader(bytes);
  if (!open_header(reader)) {
    char why[JMSG_LENGTH_MAX];
    reader.errors.format_message(reinterpret_cast<j_common_ptr>(&reader.info), why);
    fault = std::string("is a JPEG with a damaged header (") + why + ")";
    return std::nullopt;
  }
  const jpeg_decompress_struct& info = reader.info;
  if (info.data_precision != 8)
    fault = "is a JPEG of other than 8 bits, which a PDF cannot hold";
  else if (info.arith_code)
    fault = "is a JPEG with arithmetic coding, which a PDF cannot hold";
  else if (info.num_components != 1 && info.num_components != 3 && info.num_components != 4)
    fault = "is a JPEG of neither one, three nor four components";
  else if (!reaches_end(reader.rest()))
    fault = "is cut short: the end of the JPEG is missing";
  else
    return head_of(info);
  return std::nullopt;
}

SurfacePtr decode_jpeg(std::string_view bytes, const JpegHead& head, int denominator) {
  const int width = (head.width + denominator - 1) / denominator,
            height = (head.height + denominator - 1) / denominator;
  SurfacePtr surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height));
  if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) return nullptr;
  cairo_surface_flush(surface.get());
  std::vector<unsigned char> row(head.components == 4 ? static_cast<size_t>(width) * 4 : 0);
  Reader reader(bytes);
  if (!read_pixels(reader, head, denominator, surface.get(), row.data())) return nullptr;
  cairo_surface_mark_dirty(surface.get());
  return surface;
}

}  // namespace banxin
