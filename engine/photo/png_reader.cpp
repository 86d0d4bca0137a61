#include "photo/png_reader.h"

#include <cstring>

namespace banxin {

PngReader::PngReader(std::string_view bytes) : rest_(bytes) {
  const auto fail = [](png_structp p, png_const_charp why) {
    static_cast<PngReader*>(png_get_error_ptr(p))->fault = why;
    png_longjmp(p, 1);
  };
  png = png_create_read_struct(PNG_LIBPNG_VER_STRING, this, fail, [](png_structp, png_const_charp) {});
  if (png) info = png_create_info_struct(png);
}

bool PngReader::open(Samples samples) {
  if (!info || setjmp(png_jmpbuf(png))) return false;
  png_set_read_fn(png, this, [](png_structp p, png_bytep into, size_t size) {
    auto* self = static_cast<PngReader*>(png_get_io_ptr(p));
    if (self->rest_.size() < size) png_error(p, "it ends early");
    std::memcpy(into, self->rest_.data(), size);
    self->rest_.remove_prefix(size);
  });
  png_read_info(png, info);
  if (samples == Samples::expanded) {
    png_set_expand(png);
    png_set_strip_16(png);
  }
  passes_ = png_set_interlace_handling(png);
  png_read_update_info(png, info);
  return true;
}

bool PngReader::read_image(unsigned char** lines) {
  if (setjmp(png_jmpbuf(png))) return false;
  png_read_image(png, lines);
  png_read_end(png, nullptr);
  return true;
}

std::string_view PngReader::profile() {
  char* name = nullptr;
  unsigned char* bytes = nullptr;
  png_uint_32 size = 0;
  int compression = 0;
  if (png_get_iCCP(png, info, &name, &compression, &bytes, &size) == 0) return {};
  return {reinterpret_cast<const char*>(bytes), size};
}

}  // namespace banxin
