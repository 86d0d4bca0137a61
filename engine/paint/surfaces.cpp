#include "paint/surfaces.h"

#include "photo/png.h"
#include "photo/screen_picture.h"
#include "photo/tiff.h"

namespace banxin {

SurfacePtr jpeg_surface(std::string_view bytes, const JpegHead& head, int denominator) {
  const int width = (head.width + denominator - 1) / denominator,
            height = (head.height + denominator - 1) / denominator;
  SurfacePtr surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height));
  if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) return nullptr;
  if (!decode_jpeg(bytes, head, denominator, pixels_of(surface.get()))) return nullptr;
  cairo_surface_mark_dirty(surface.get());
  return surface;
}

namespace {

// `decode` fills the room that it asks for. Cairo's rows of four-byte pixels have no padding: the surface is one block.
template <class Decode>
SurfacePtr surface_of(const Decode& decode) {
  SurfacePtr surface;
  const auto room = [&](int width, int height, bool alpha) -> ScreenPixels {
    surface.reset(cairo_image_surface_create(alpha ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24, width, height));
    return cairo_surface_status(surface.get()) == CAIRO_STATUS_SUCCESS ? pixels_of(surface.get()) : ScreenPixels{};
  };
  if (!decode(room)) return nullptr;
  cairo_surface_mark_dirty(surface.get());
  return surface;
}

}  // namespace

SurfacePtr png_surface(std::string_view bytes) {
  return surface_of([&](const ScreenRoom& room) { return decode_png(bytes, room); });
}

SurfacePtr tiff_surface(std::string_view bytes) {
  return surface_of([&](const ScreenRoom& room) {
    std::optional<PicturePixels> pixels = read_tiff(bytes);
    return pixels && show_picture(std::move(*pixels), room);
  });
}

ScreenPixels pixels_of(cairo_surface_t* surface) {
  cairo_surface_flush(surface);
  return {cairo_image_surface_get_data(surface), cairo_image_surface_get_width(surface),
          cairo_image_surface_get_height(surface), static_cast<size_t>(cairo_image_surface_get_stride(surface))};
}

}  // namespace banxin
