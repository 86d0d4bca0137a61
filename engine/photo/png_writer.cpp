#include "photo/png_writer.h"

#include <png.h>

#include <csetjmp>
#include <memory>

#include "base/message.h"
#include "base/report.h"
#include "pdf/deflate.h"

namespace banxin {
namespace {

// A row of pixels to bytes, each the mean of `fold` neighbours. How many is known to the compiler where it can be: this
// goes over every pixel.
template <int known_fold>
void fold_row_by(const uint32_t* pixels, int width, int fold, unsigned char* rgb) {
  if (known_fold > 0) fold = known_fold;
  const uint32_t parts = static_cast<uint32_t>(fold), half = parts / 2;
  for (int x = 0; x < width; ++x, rgb += 3, pixels += fold) {
    uint32_t red = half, green = half, blue = half;
    for (int i = 0; i < fold; ++i) red += pixels[i] >> 16 & 255, green += pixels[i] >> 8 & 255, blue += pixels[i] & 255;
    rgb[0] = static_cast<unsigned char>(red / parts);
    rgb[1] = static_cast<unsigned char>(green / parts);
    rgb[2] = static_cast<unsigned char>(blue / parts);
  }
}

void fold_row(const uint32_t* pixels, int width, int fold, unsigned char* rgb) {
  (fold == 1 ? fold_row_by<1> : fold == 2 ? fold_row_by<2> : fold_row_by<0>)(pixels, width, fold, rgb);
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

// Each row behind its filter, none (PNG 9.2), packed.
std::string packed_rows(const ScreenPixels& pixels, int fold) {
  constexpr int quick = 2;  // the first level that is never longer than libpng's first
  const int width = pixels.width / fold;
  const size_t row_size = 1 + 3 * static_cast<size_t>(width), size = row_size * static_cast<size_t>(pixels.height);
  const auto rows = std::make_unique_for_overwrite<char[]>(size);
  char* row = rows.get();
  for (int y = 0; y < pixels.height; ++y, row += row_size) {
    const unsigned char* line = pixels.data + pixels.stride * static_cast<size_t>(y);
    *row = PNG_FILTER_VALUE_NONE;
    fold_row(reinterpret_cast<const uint32_t*>(line), width, fold, reinterpret_cast<unsigned char*>(row + 1));
  }
  return deflated({rows.get(), size}, quick);
}

// libpng would pack the rows with zlib, which takes half as long again and comes out longer.
bool write_file(Writer& w, int width, int height, const std::string& packed, std::string* out) {
  if (setjmp(png_jmpbuf(w.png))) return false;
  const auto write = [](png_structp png, png_bytep data, size_t size) {
    static_cast<std::string*>(png_get_io_ptr(png))->append(reinterpret_cast<const char*>(data), size);
  };
  png_set_write_fn(w.png, out, write, nullptr);
  png_set_IHDR(w.png, w.info, static_cast<png_uint_32>(width), static_cast<png_uint_32>(height), 8, PNG_COLOR_TYPE_RGB,
               PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_write_info(w.png, w.info);
  png_write_chunk(w.png, reinterpret_cast<png_const_bytep>("IDAT"), reinterpret_cast<png_const_bytep>(packed.data()),
                  packed.size());
  png_write_chunk(w.png, reinterpret_cast<png_const_bytep>("IEND"), nullptr, 0);
  return true;
}

}  // namespace

std::string encode_png(const ScreenPixels& pixels, int fold) {
  const std::string packed = packed_rows(pixels, fold);
  Writer writer;
  std::string out;
  out.reserve(packed.size() + 128);
  if (!writer.info || !write_file(writer, pixels.width / fold, pixels.height, packed, &out))
    throw MachineFault{"paint-failed", say("cannot write a proof as PNG"), say("choose a lower resolution")};
  return out;
}

}  // namespace banxin
