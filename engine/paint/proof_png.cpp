#include "paint/proof_png.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/message.h"
#include "paint/overlay.h"
#include "paint/painter.h"
#include "paint/surfaces.h"

namespace banxin {
namespace {

// Cairo 1.16 puts every glyph on a whole pixel, which makes the letters of small text dance. Drawn with pixels half as
// wide and folded, they stand on half pixels; above this resolution the eye no longer sees it.
constexpr int fine_dpi = 160;

int pixels(Length l, int dpi) { return std::max(1, static_cast<int>(std::lround(to_pt(l) * dpi / 72))); }

}  // namespace

struct ProofCanvas::Impl {
  explicit Impl(double pixels_per_point) : pictures(pixels_per_point) {}

  // Pages of one paper are alike: the memory of one does for the next.
  cairo_surface_t* blank(int width, int height) {
    if (!surface || cairo_image_surface_get_width(surface.get()) != width ||
        cairo_image_surface_get_height(surface.get()) != height) {
      surface.reset();  // before the next one is there
      surface.reset(cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height));
    }
    return surface.get();
  }

  SurfacePtr surface;
  Pictures pictures;
};

ProofCanvas::ProofCanvas(int dpi) : dpi_(dpi), impl_(std::make_unique<Impl>(dpi / 72.0)) {}
ProofCanvas::~ProofCanvas() = default;

void ProofCanvas::forget_pictures() { impl_->pictures = Pictures(dpi_ / 72.0); }

std::string ProofCanvas::png(const Sheet& sheet, const InkTable& inks, const SubsetFaces& faces, const Overlay& overlay,
                             PackedRows* before) {
  const int fold = dpi_ < fine_dpi ? 2 : 1;
  cairo_surface_t* surface = impl_->blank(pixels(sheet.trim.width, dpi_) * fold, pixels(sheet.trim.height, dpi_));
  if (cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS)
    throw MachineFault{"proof-too-large", say("a proof of page {} at {} dpi is too large", sheet.page, dpi_),
                       say("choose a lower --dpi")};
  const BorrowedFaces borrowed(faces);
  const CairoPtr cairo(cairo_create(surface));
  cairo_set_source_rgb(cairo.get(), 1, 1, 1);
  cairo_paint(cairo.get());
  cairo_scale(cairo.get(), dpi_ * fold / 72.0, dpi_ / 72.0);
  Painter(cairo.get(), Painter::Target::pixels, inks, borrowed, impl_->pictures).paint(sheet);
  draw_overlay(cairo.get(), sheet, overlay);
  stop_if_failed(cairo_status(cairo.get()), fmt::format("a proof of page {}", sheet.page).c_str());
  return encode_png(pixels_of(surface), fold, before);
}

std::string write_png(const Sheet& sheet, const InkTable& inks, const SubsetFaces& faces, int dpi,
                      const Overlay& overlay) {
  return ProofCanvas(dpi).png(sheet, inks, faces, overlay);
}

}  // namespace banxin
