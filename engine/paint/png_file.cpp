#include "paint/png_file.h"

#include <png.h>
#include <zlib.h>

#include <bit>
#include <csetjmp>
#include <cstring>
#include <vector>

#include "base/report.h"

namespace banxin {
namespace {

uint32_t number_at(std::string_view bytes, size_t at) {
  const auto byte = [&](size_t i) { return static_cast<uint32_t>(static_cast<unsigned char>(bytes[at + i])); };
  return byte(0) << 24 | byte(1) << 16 | byte(2) << 8 | byte(3);
}

constexpr std::string_view cut_short = "is cut short: the end of the PNG is missing";

// Cairo wants colour already weighed with alpha.
void premultiply(uint32_t* pixels, size_t count) {
  for (size_t i = 0; i < count; ++i) {
    const uint32_t p = pixels[i], a = p >> 24;
    if (a == 255) continue;
    const auto weighed = [&](int shift) { return ((p >> shift & 255) * a + 127) / 255 << shift; };
    pixels[i] = a << 24 | weighed(16) | weighed(8) | weighed(0);
  }
}

// A row of Cairo's pixels to bytes, each the mean of `fold` neighbours.
void fold_row(const uint32_t* pixels, int width, int fold, unsigned char* rgb) {
  const uint32_t parts = static_cast<uint32_t>(fold), half = parts / 2;
  for (int x = 0; x < width; ++x, rgb += 3, pixels += fold) {
    uint32_t red = half, green = half, blue = half;
    for (int i = 0; i < fold; ++i) red += pixels[i] >> 16 & 255, green += pixels[i] >> 8 & 255, blue += pixels[i] & 255;
    rgb[0] = static_cast<unsigned char>(red / parts);
    rgb[1] = static_cast<unsigned char>(green / parts);
    rgb[2] = static_cast<unsigned char>(blue / parts);
  }
}

// libpng leaves by longjmp: every object with a destructor is made by the caller, outside.
struct Writer {
  png_structp png = nullptr;
  png_infop info = nullptr;
  Writer() {
    const auto fail = [](png_structp p, png_const_charp) { png_longjmp(p, 1); };
    png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, fail, [](png_structp, png_const_charp) {});
    if (png) info = png_create_info_struct(png);
  }
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;
  ~Writer() { png_destroy_write_struct(&png, &info); }
};

struct Reader {
  png_structp png = nullptr;
  png_infop info = nullptr;
  std::string_view rest;
  std::string fault;
  explicit Reader(std::string_view bytes) : rest(bytes) {
    const auto fail = [](png_structp p, png_const_charp why) {
      static_cast<Reader*>(png_get_error_ptr(p))->fault = why;
      png_longjmp(p, 1);
    };
    png = png_create_read_struct(PNG_LIBPNG_VER_STRING, this, fail, [](png_structp, png_const_charp) {});
    if (png) info = png_create_info_struct(png);
  }
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;
  ~Reader() { png_destroy_read_struct(&png, &info, nullptr); }
};

bool read_rows(Reader& r, std::vector<unsigned char>& row) {
  if (!r.info || setjmp(png_jmpbuf(r.png))) return false;
  png_set_read_fn(r.png, &r, [](png_structp png, png_bytep into, size_t size) {
    auto* self = static_cast<Reader*>(png_get_io_ptr(png));
    if (self->rest.size() < size) png_error(png, "it ends early");
    std::memcpy(into, self->rest.data(), size);
    self->rest.remove_prefix(size);
  });
  png_read_info(r.png, r.info);
  const int passes = png_set_interlace_handling(r.png);
  png_read_update_info(r.png, r.info);
  row.resize(png_get_rowbytes(r.png, r.info));
  const png_uint_32 height = png_get_image_height(r.png, r.info);
  for (int pass = 0; pass < passes; ++pass)
    for (png_uint_32 y = 0; y < height; ++y) png_read_row(r.png, row.data(), nullptr);
  png_read_end(r.png, nullptr);
  return true;
}

bool write_rows(Writer& w, cairo_surface_t* surface, int fold, unsigned char* row, std::string* out) {
  if (setjmp(png_jmpbuf(w.png))) return false;
  const auto write = [](png_structp png, png_bytep data, size_t size) {
    static_cast<std::string*>(png_get_io_ptr(png))->append(reinterpret_cast<const char*>(data), size);
  };
  png_set_write_fn(w.png, out, write, nullptr);
  const int width = cairo_image_surface_get_width(surface) / fold;
  const int height = cairo_image_surface_get_height(surface);
  png_set_IHDR(w.png, w.info, static_cast<png_uint_32>(width), static_cast<png_uint_32>(height), 8, PNG_COLOR_TYPE_RGB,
               PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_set_compression_level(w.png, 1);
  png_set_filter(w.png, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE);
  png_write_info(w.png, w.info);
  const unsigned char* pixels = cairo_image_surface_get_data(surface);
  const size_t stride = static_cast<size_t>(cairo_image_surface_get_stride(surface));
  for (int y = 0; y < height; ++y) {
    fold_row(reinterpret_cast<const uint32_t*>(pixels + stride * static_cast<size_t>(y)), width, fold, row);
    png_write_row(w.png, row);
  }
  png_write_end(w.png, w.info);
  return true;
}

}  // namespace

std::optional<PngHead> read_png_head(std::string_view bytes, std::string& fault) {
  constexpr size_t signature = 8, frame = 12;  // a chunk: length, type, data, CRC
  PngHead head;
  for (size_t at = signature;;) {
    if (at > bytes.size() || bytes.size() - at < frame) return fault = cut_short, std::nullopt;
    const size_t length = number_at(bytes, at);
    if (bytes.size() - at - frame < length) return fault = cut_short, std::nullopt;
    const std::string_view type = bytes.substr(at + 4, 4);
    const auto* checked = reinterpret_cast<const Bytef*>(bytes.data() + at + 4);
    if (crc32(0, checked, static_cast<uInt>(length + 4)) != number_at(bytes, at + 8 + length)) {
      fault = "is a damaged PNG: a checksum is wrong";
      return std::nullopt;
    }
    if (at == signature) {
      if (type != "IHDR" || length != 13) return fault = "is a PNG with a damaged header", std::nullopt;
      const uint32_t width = number_at(bytes, at + 8), height = number_at(bytes, at + 12);
      if (width == 0 || height == 0 || width > INT32_MAX || height > INT32_MAX)
        return fault = "is a PNG with a damaged header", std::nullopt;
      head = {static_cast<int>(width), static_cast<int>(height)};
    }
    if (type == "IEND") return head;
    at += frame + length;
  }
}

std::string find_png_damage(std::string_view bytes) {
  std::vector<unsigned char> row;
  Reader reader(bytes);
  if (read_rows(reader, row)) return {};
  return "is a damaged PNG: " + (reader.fault.empty() ? "it cannot be read" : reader.fault);
}

SurfacePtr decode_png(std::string_view bytes) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  if (!png_image_begin_read_from_memory(&image, bytes.data(), bytes.size())) return nullptr;
  const bool alpha = (image.format & PNG_FORMAT_FLAG_ALPHA) != 0;
  image.format = std::endian::native == std::endian::little ? PNG_FORMAT_BGRA : PNG_FORMAT_ARGB;
  SurfacePtr surface(cairo_image_surface_create(alpha ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24,
                                                static_cast<int>(image.width), static_cast<int>(image.height)));
  if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) {
    png_image_free(&image);
    return nullptr;
  }
  cairo_surface_flush(surface.get());
  unsigned char* pixels = cairo_image_surface_get_data(surface.get());
  // Cairo's rows of four-byte pixels have no padding, so the surface is one block.
  if (!png_image_finish_read(&image, nullptr, pixels, cairo_image_surface_get_stride(surface.get()), nullptr))
    return nullptr;
  if (alpha) premultiply(reinterpret_cast<uint32_t*>(pixels), size_t{image.width} * image.height);
  cairo_surface_mark_dirty(surface.get());
  return surface;
}

std::string encode_png(cairo_surface_t* surface, int fold) {
  cairo_surface_flush(surface);
  Writer writer;
  std::string out;
  std::vector<unsigned char> row(static_cast<size_t>(cairo_image_surface_get_width(surface)) * 3);
  if (!writer.info || !write_rows(writer, surface, fold, row.data(), &out))
    throw MachineFault{"paint-failed", "cannot write a proof as PNG", "choose a lower resolution"};
  return out;
}

}  // namespace banxin
