#include "paint/jpeg.h"

#include <csetjmp>
#include <cstdio>
#include <cstdlib>
#include <cstring>

// jpeglib.h needs <cstdio> before it.
#include <fmt/format.h>
#include <jpeglib.h>
// jerror.h needs jpeglib.h before it.
#include <jerror.h>

#include <algorithm>
#include <vector>

#include "photo/exif.h"
#include "photo/jpeg_damage.h"

namespace banxin {
namespace {

// libjpeg leaves by longjmp, so nothing with a destructor may be made between setjmp and the last libjpeg call.
struct Reader {
  jpeg_decompress_struct info{};
  jpeg_error_mgr errors{};
  std::jmp_buf failed;
  const char* damage = nullptr;  ///< the first that was found
  unsigned damaged_line = 0;     ///< of the size it is decoded to
  unsigned char* profile = nullptr;
  bool bad_profile = false, in_scans = false;

  explicit Reader(std::string_view bytes) : bytes_(bytes) {
    info.err = jpeg_std_error(&errors);
    info.client_data = this;
    errors.error_exit = [](j_common_ptr common) { std::longjmp(static_cast<Reader*>(common->client_data)->failed, 1); };
    errors.emit_message = [](j_common_ptr common, int level) {
      auto* self = static_cast<Reader*>(common->client_data);
      self->bad_profile = self->bad_profile || (level < 0 && common->err->msg_code == JWRN_BOGUS_ICC);
      if (level >= 0 || self->damage || !common->is_decompressor) return;
      self->damage = jpeg_damage(self->info);
      self->damaged_line = self->info.output_scanline;
    };
    errors.output_message = [](j_common_ptr) {};
  }
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;
  ~Reader() {
    jpeg_destroy_decompress(&info);
    std::free(profile);
  }

  void open() {
    jpeg_create_decompress(&info);
    jpeg_mem_src(&info, reinterpret_cast<const unsigned char*>(bytes_.data()), bytes_.size());
    jpeg_save_markers(&info, JPEG_APP0 + 1, 0xFFFF);
    jpeg_save_markers(&info, JPEG_APP0 + 2, 0xFFFF);
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

// What comes after the header of the first scan.
struct Scans {
  bool reach_end = false;
  int count = 1;
};

// T.81 B.1.1: FF 00 is data, RSTn stand alone, every other marker begins a segment that tells its length.
Scans follow_scans(std::string_view rest) {
  Scans scans;
  size_t at = 0;
  while ((at = rest.find('\xFF', at)) != std::string_view::npos) {
    while (at < rest.size() && byte_at(rest, at) == 0xFF) ++at;
    if (at == rest.size()) return scans;
    const unsigned char marker = byte_at(rest, at++);
    if (marker <= 0x01 || (marker >= 0xD0 && marker <= 0xD7)) continue;
    if (marker == 0xD9) return scans.reach_end = true, scans;
    if (at + 2 > rest.size()) return scans;
    if (marker == 0xDA) ++scans.count;
    at += static_cast<size_t>(byte_at(rest, at) << 8 | byte_at(rest, at + 1));
  }
  return scans;
}

// Each scan of a progressive JPEG goes over all of it, however few bytes it has: encoders write about ten.
constexpr int most_scans = 100;
constexpr int64_t most_pixels_in_scans = 4'000'000'000;

bool is_too_much(const jpeg_decompress_struct& info, int scans) {
  return scans > most_scans || int64_t{info.image_width} * info.image_height * scans > most_pixels_in_scans;
}

// A progressive JPEG sends each coefficient bit by bit (T.81, G.1.1.1): whether all have come.
bool has_all_scans(const jpeg_decompress_struct& info) {
  if (!info.progressive_mode || !info.coef_bits) return true;
  for (int c = 0; c < info.num_components; ++c)
    if (std::any_of(info.coef_bits[c], info.coef_bits[c] + DCTSIZE2, [](int bits) { return bits != 0; })) return false;
  return true;
}

// Decoded at an eighth of the size the codes are read and nearly nothing is reckoned from them.
bool read_codes(Reader& reader, std::vector<unsigned char>& row, bool& complete) {
  if (setjmp(reader.failed)) return false;
  reader.open();
  unsigned size = 0;
  jpeg_read_icc_profile(&reader.info, &reader.profile, &size);
  reader.info.out_color_space = reader.info.jpeg_color_space;
  reader.info.scale_num = 1;
  reader.info.scale_denom = 8;
  reader.info.dct_method = JDCT_IFAST;
  reader.info.do_fancy_upsampling = FALSE;
  reader.info.do_block_smoothing = FALSE;
  reader.in_scans = jpeg_has_multiple_scans(&reader.info) != 0;  // not to be asked after the end
  jpeg_start_decompress(&reader.info);
  complete = has_all_scans(reader.info);
  row.resize(static_cast<size_t>(reader.info.output_width) * static_cast<size_t>(reader.info.output_components));
  while (!reader.damage && reader.info.output_scanline < reader.info.output_height) {
    unsigned char* into = row.data();
    jpeg_read_scanlines(&reader.info, &into, 1);
  }
  if (!reader.damage) jpeg_finish_decompress(&reader.info);
  return true;
}

JpegHead head_of(const jpeg_decompress_struct& info, int scans) {
  JpegHead head;
  head.width = static_cast<int>(info.image_width);
  head.height = static_cast<int>(info.image_height);
  head.components = info.num_components;
  head.scans = scans;
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
  return !reader.damage;
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
  const Scans scans = follow_scans(reader.rest());
  if (info.data_precision != 8)
    fault = "is a JPEG of other than 8 bits, which a PDF cannot hold";
  else if (info.arith_code)
    fault = "is a JPEG with arithmetic coding, which a PDF cannot hold";
  else if (info.num_components != 1 && info.num_components != 3 && info.num_components != 4)
    fault = "is a JPEG of neither one, three nor four components";
  else if (!scans.reach_end)
    fault = "is cut short: the end of the JPEG is missing";
  else if (is_too_much(info, scans.count))
    fault =
        fmt::format("is a JPEG of {} scans, which are too many for its size; save it as a baseline JPEG", scans.count);
  else
    return head_of(info, scans.count);
  return std::nullopt;
}

std::string find_jpeg_damage(std::string_view bytes) {
  std::vector<unsigned char> row;
  Reader reader(bytes);
  bool complete = true;
  if (!read_codes(reader, row, complete)) {
    char why[JMSG_LENGTH_MAX];
    reader.errors.format_message(reinterpret_cast<j_common_ptr>(&reader.info), why);
    return fmt::format("is a damaged JPEG ({})", why);
  }
  if (reader.bad_profile) return "is a JPEG with a damaged colour profile";
  if (reader.damage && reader.in_scans) return fmt::format("is a damaged JPEG: its picture data {}", reader.damage);
  if (reader.damage)
    return fmt::format("is a damaged JPEG: its picture data {} at line {}", reader.damage, reader.damaged_line * 8 + 1);
  return complete ? "" : "is a damaged JPEG: some of its scans are missing";
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
