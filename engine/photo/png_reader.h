// libpng's reader as an object. libpng leaves by longjmp: every object with a destructor is made by the caller,
// outside.
#pragma once

#include <png.h>

#include <csetjmp>
#include <string>
#include <string_view>

namespace banxin {

struct PngReader {
  png_structp png = nullptr;
  png_infop info = nullptr;
  std::string fault;  ///< why libpng gave up

  /// `bytes` must outlive it.
  explicit PngReader(std::string_view bytes);
  ~PngReader() { png_destroy_read_struct(&png, &info, nullptr); }
  PngReader(const PngReader&) = delete;
  PngReader& operator=(const PngReader&) = delete;

  enum class Samples : uint8_t {
    stored,   ///< of any depth, palettes unresolved
    expanded  ///< 8 bits each, grey or RGB, with alpha where something shows through
  };
  /// Reads what comes before the pixels; false when libpng gave it up.
  bool open(Samples samples);
  /// Every row of every pass into `row`, `work` told after each; false when libpng gave up. Passes after the first add
  /// to what `row` held before, so only what has one pass has whole rows here.
  template <class Work>
  bool read_rows(unsigned char* row, const Work& work) {
    if (setjmp(png_jmpbuf(png))) return false;
    const png_uint_32 height = png_get_image_height(png, info);
    for (int pass = 0; pass < passes_; ++pass)
      for (png_uint_32 y = 0; y < height; ++y) {
        png_read_row(png, row, nullptr);
        work(static_cast<int>(y));
      }
    png_read_end(png, nullptr);
    return true;
  }
  /// All rows, one by one into `lines`.
  bool read_image(unsigned char** lines);

  bool is_interlaced() const { return passes_ > 1; }
  /// The colour profile that the file carries; empty = none.
  std::string_view profile();

 private:
  std::string_view rest_;
  int passes_ = 1;
};

}  // namespace banxin
