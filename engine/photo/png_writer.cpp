#include "photo/png_writer.h"

#include <png.h>
#include <zlib.h>

#include <algorithm>
#include <csetjmp>
#include <cstring>
#include <memory>
#include <utility>

#include "base/message.h"
#include "base/report.h"
#include "photo/raster.h"

namespace banxin {
namespace {

// The mean of two pixels, colour by colour and rounded up: what both have, and half of what one of them has.
uint32_t mean(uint32_t a, uint32_t b) { return (a | b) - (((a ^ b) & 0xfefefe) >> 1); }

// A row of pixels behind its filter, Sub (PNG 9.2): each the mean of `fold` neighbours, less the one to its left.
template <int fold>
void fold_row(const uint32_t* pixels, int width, unsigned char* row) {
  *row++ = PNG_FILTER_VALUE_SUB;
  uint32_t left = 0;
  for (int x = 0; x < width; ++x, row += 3, pixels += fold) {
    const uint32_t pixel = mean(pixels[0], pixels[fold - 1]);
    row[0] = static_cast<unsigned char>((pixel >> 16) - (left >> 16));
    row[1] = static_cast<unsigned char>((pixel >> 8) - (left >> 8));
    row[2] = static_cast<unsigned char>(pixel - left);
    left = pixel;
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

[[noreturn]] void fail_to_write() {
  throw MachineFault{"paint-failed", say("cannot write a proof as PNG"), say("choose a lower resolution")};
}

/// Packs bands of rows so that one may follow the other: each as if nothing stood before it, up to a whole byte.
/// libdeflate is quicker, but it cannot leave a stream open for what follows.
class BandPacker {
 public:
  explicit BandPacker(size_t largest) {
    constexpr int quick = 1, no_header = -MAX_WBITS, memory = 8;  // more leaves the cache and is slower
    if (deflateInit2(&stream_, quick, Z_DEFLATED, no_header, memory, Z_DEFAULT_STRATEGY) != Z_OK) fail_to_write();
    constexpr size_t empty_block = 16;  // with which a band ends, and more
    room_ = deflateBound(&stream_, largest) + empty_block;
    out_ = std::make_unique_for_overwrite<unsigned char[]>(room_);
  }
  BandPacker(const BandPacker&) = delete;
  BandPacker& operator=(const BandPacker&) = delete;
  ~BandPacker() { deflateEnd(&stream_); }

  PackedRows::Band pack(unsigned char* rows, size_t size) {
    deflateReset(&stream_);
    stream_.next_in = rows, stream_.avail_in = static_cast<uInt>(size);
    stream_.next_out = out_.get(), stream_.avail_out = static_cast<uInt>(room_);
    if (deflate(&stream_, Z_SYNC_FLUSH) != Z_OK || stream_.avail_in != 0 || stream_.avail_out == 0) fail_to_write();
    return {{out_.get(), stream_.next_out}, adler32(1, rows, static_cast<uInt>(size))};
  }

 private:
  z_stream stream_ = {};
  size_t room_ = 0;
  std::unique_ptr<unsigned char[]> out_;
};

// High enough that little is lost with what stood above, low enough that a change of a story leaves most as they are.
constexpr int rows_of_band = 32;

PackedRows pack_rows(const ScreenPixels& pixels, int fold, PackedRows before, bool keep) {
  const int width = pixels.width / fold;
  const size_t row_size = 1 + 3 * static_cast<size_t>(width), height = static_cast<size_t>(pixels.height);
  const bool is_known = before.width == width && before.rows.size() == row_size * height;
  PackedRows all = std::move(before);
  if (!is_known) all = {width, std::string(keep ? row_size * height : 0, '\0'), {}};
  all.bands.resize((height + rows_of_band - 1) / rows_of_band);
  const auto rows = std::make_unique_for_overwrite<unsigned char[]>(row_size * rows_of_band);
  BandPacker packer(row_size * rows_of_band);
  for (size_t top = 0; top < height; top += rows_of_band) {
    const size_t bottom = std::min<size_t>(top + rows_of_band, height), size = (bottom - top) * row_size;
    unsigned char* row = rows.get();
    for (size_t y = top; y < bottom; ++y, row += row_size) {
      const auto* line = reinterpret_cast<const uint32_t*>(pixels.data + pixels.stride * y);
      (fold == 1 ? fold_row<1> : fold_row<2>)(line, width, row);
    }
    const size_t at = top * row_size;
    if (is_known && std::memcmp(all.rows.data() + at, rows.get(), size) == 0) continue;
    all.bands[top / rows_of_band] = packer.pack(rows.get(), size);
    if (keep) std::memcpy(all.rows.data() + at, rows.get(), size);
  }
  return all;
}

// A stream of zlib (RFC 1950): its head, the bands, an empty last block, the sum of all rows.
bool write_file(Writer& w, const PackedRows& all, int height, std::string* out) {
  if (setjmp(png_jmpbuf(w.png))) return false;
  const auto write = [](png_structp png, png_bytep data, size_t size) {
    static_cast<std::string*>(png_get_io_ptr(png))->append(reinterpret_cast<const char*>(data), size);
  };
  const auto chunk = [&](const char* name, const void* data, size_t size) {
    png_write_chunk(w.png, reinterpret_cast<png_const_bytep>(name), static_cast<png_const_bytep>(data), size);
  };
  png_set_write_fn(w.png, out, write, nullptr);
  png_set_IHDR(w.png, w.info, static_cast<png_uint_32>(all.width), static_cast<png_uint_32>(height), 8,
               PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_write_info(w.png, w.info);
  const unsigned char head[] = {0x78, 0x01};
  chunk("IDAT", head, sizeof head);
  uLong sum = 1;
  const z_off_t row_size = 1 + 3 * static_cast<z_off_t>(all.width);
  for (int top = 0; top < height; top += rows_of_band) {
    const PackedRows::Band& band = all.bands[static_cast<size_t>(top / rows_of_band)];
    chunk("IDAT", band.packed.data(), band.packed.size());
    sum = adler32_combine(sum, band.sum, row_size * std::min(rows_of_band, height - top));
  }
  unsigned char end[] = {0x03, 0x00, 0, 0, 0, 0};
  png_save_uint_32(end + 2, static_cast<png_uint_32>(sum));
  chunk("IDAT", end, sizeof end);
  chunk("IEND", nullptr, 0);
  return true;
}

}  // namespace

std::string encode_png(const ScreenPixels& pixels, int fold, PackedRows* before) {
  PackedRows all = pack_rows(pixels, fold, before ? std::exchange(*before, {}) : PackedRows{}, before != nullptr);
  size_t size = 0;
  for (const PackedRows::Band& band : all.bands) size += band.packed.size() + 12;
  Writer writer;
  std::string out;
  out.reserve(size + 128);
  if (!writer.info || !write_file(writer, all, pixels.height, &out)) fail_to_write();
  if (before) *before = std::move(all);
  return out;
}

}  // namespace banxin
