#include "paint/proof_png.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "paint/overlay.h"
#include "paint/painter.h"
#include "paint/surfaces.h"
#include "photo/png_writer.h"

namespace banxin {
namespace {

// Cairo 1.16 puts every glyph on a whole pixel, which makes the letters of small text dance. Drawn with pixels half as
// wide and folded, they stand on half pixels; above this resolution the eye no longer sees it.
constexpr int fine_dpi = 160;

int pixels(Length l, int dpi) { return std::max(1, static_cast<int>(std::lround(to_pt(l) * dpi / 72))); }

}  // namespace

std::string write_png(const Sheet& sheet, const InkTable& inks, const SubsetFaces& faces, int dpi,
                      const Overlay& overlay) {
  const int fold = dpi < fine_dpi ? 2 : 1;
  const int width = pixels(sheet.trim.width, dpi) * fold, height = pixels(sheet.trim.height, dpi);
  const SurfacePtr surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height));
  if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS)
    throw MachineFault{"proof-too-large", fmt::format("a proof of page {} at {} dpi is too large", sheet.page, dpi),
                       "choose a lower --dpi"};
  Pictures pictures(dpi / 72.0);
  const BorrowedFaces borrowed(faces);
  const CairoPtr cairo(cairo_create(surface.get()));
  cairo_set_source_rgb(cairo.get(), 1, 1, 1);
  cairo_paint(cairo.get());
  cairo_scale(cairo.get(), dpi * fold / 72.0, dpi / 72.0);
  Painter(cairo.get(), Painter::Target::pixels, inks, borrowed, pictures).paint(sheet);
  draw_overlay(cairo.get(), sheet, overlay);
  stop_if_failed(cairo_status(cairo.get()), fmt::format("a proof of page {}", sheet.page).c_str());
  return encode_png(pixels_of(surface.get()), fold);
}

}  // namespace banxin
