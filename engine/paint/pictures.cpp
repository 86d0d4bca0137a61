#include "paint/pictures.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/message.h"
#include "paint/surfaces.h"
#include "paint/svg_file.h"

namespace banxin {
namespace {

// From the unit square of the stored picture to that of the shown one (EXIF 2.32, tag Orientation): the value names
// the side of the picture where row 0 and column 0 lie.
cairo_matrix_t shown_from_stored(int orientation) {
  constexpr double matrices[8][6] = {
      {1, 0, 0, 1, 0, 0},    // 1 top, left
      {-1, 0, 0, 1, 1, 0},   // 2 top, right
      {-1, 0, 0, -1, 1, 1},  // 3 bottom, right
      {1, 0, 0, -1, 0, 1},   // 4 bottom, left
      {0, 1, 1, 0, 0, 0},    // 5 left, top
      {0, 1, -1, 0, 1, 0},   // 6 right, top
      {0, -1, -1, 0, 1, 1},  // 7 right, bottom
      {0, -1, 1, 0, 0, 1},   // 8 left, bottom
  };
  const auto& m = matrices[orientation - 1];
  return {m[0], m[1], m[2], m[3], m[4], m[5]};
}

void rectangle(cairo_t* cairo, const Rect& r) {
  cairo_rectangle(cairo, to_pt(r.x), to_pt(r.y), to_pt(r.width), to_pt(r.height));
}

// A page that a proof cannot draw: tinted, with its name in whatever letters the machine has.
void draw_name(cairo_t* cairo, const Image& image) {
  cairo_set_source_rgb(cairo, 0.9, 0.88, 0.8);
  cairo_paint(cairo);
  cairo_set_source_rgb(cairo, 0, 0, 0);
  cairo_select_font_face(cairo, "sans-serif", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
  cairo_set_font_size(cairo, 9);
  cairo_move_to(cairo, to_pt(image.box.x) + 12, to_pt(image.box.y + image.box.height / 2) + 3);
  cairo_show_text(cairo, image.name.c_str());
}

// What a proof cannot draw (a page of a PDF, without Ghostscript): an empty crossed box, so that nobody misses it. 0 0
// 0 is the key colour of InkTable::black, so the press stage knows it.
void draw_placeholder(cairo_t* cairo, const Image& image) {
  const Rect& box = image.box;
  rectangle(cairo, box);
  cairo_clip(cairo);
  draw_name(cairo, image);
  cairo_set_source_rgb(cairo, 0, 0, 0);
  cairo_set_line_width(cairo, 1);
  rectangle(cairo, box);
  for (const bool falling : {true, false}) {
    cairo_move_to(cairo, to_pt(box.x), to_pt(falling ? box.y : box.bottom()));
    cairo_line_to(cairo, to_pt(box.right()), to_pt(falling ? box.bottom() : box.y));
  }
  cairo_stroke(cairo);
}

// Cairo writes a JPEG by its own size whatever the surface measures, so one pixel does.
SurfacePtr jpeg_passed_through(std::string_view jpeg, const std::string& id) {
  SurfacePtr surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, 1, 1));
  const auto attach = [&](const char* type, std::string_view bytes) {
    return cairo_surface_set_mime_data(surface.get(), type, reinterpret_cast<const unsigned char*>(bytes.data()),
                                       bytes.size(), nullptr, nullptr) == CAIRO_STATUS_SUCCESS;
  };
  // In one document a path stands for one picture; hashing the bytes would cost more than writing them.
  if (!attach(CAIRO_MIME_TYPE_JPEG, jpeg) || !attach(CAIRO_MIME_TYPE_UNIQUE_ID, id)) return nullptr;
  return surface;
}

}  // namespace

void pixel_rectangle(cairo_t* cairo, const Rect& area) {
  double left = to_pt(area.x), top = to_pt(area.y), right = to_pt(area.right()), bottom = to_pt(area.bottom());
  cairo_user_to_device(cairo, &left, &top);
  cairo_user_to_device(cairo, &right, &bottom);
  left = std::round(left), top = std::round(top);
  right = std::max(std::round(right), left + 1), bottom = std::max(std::round(bottom), top + 1);
  cairo_device_to_user(cairo, &left, &top);
  cairo_device_to_user(cairo, &right, &bottom);
  cairo_rectangle(cairo, left, top, right - left, bottom - top);
}

namespace {

// All pictures were sound when the page was laid out, so something else has changed: nothing may stand in their place.
[[noreturn]] void lost(const Image& image, const Message& why) {
  throw MachineFault{"picture-lost", say("picture {} cannot be painted: it {}", image.name, why),
                     say("nothing may change the pictures while their page is made; run it again")};
}

std::string key_of(const Image& image) {
  return image.format == Image::Format::pdf ? image.file + "#" + std::to_string(image.page) : image.file;
}

}  // namespace

Pictures::Loaded& Pictures::load(const Image& image) {
  std::string key = key_of(image);
  Message fault;
  if (const auto at = loaded_.find(key); at != loaded_.end()) return at->second;
  auto file = image.bytes ? open_picture(image.bytes, fault) : open_picture(image.file, fault, image.page);
  if (!file) lost(image, fault);
  return loaded_.try_emplace(std::move(key), Loaded{std::move(*file), {}}).first->second;
}

int Pictures::denominator(const PictureFile& file, const Image& image) const {
  if (to_pdf() || file.info.format != Image::Format::jpeg) return 1;
  const double width = to_pt(image.whole.width) * pixels_per_point_,
               height = to_pt(image.whole.height) * pixels_per_point_;
  for (const int d : {8, 4, 2})
    if (file.info.width >= width * d && file.info.height >= height * d) return d;
  return 1;
}

SurfacePtr Pictures::make_surface(const PictureFile& file, const std::string& id, const Image& image,
                                  int denominator) const {
  if (file.info.format == Image::Format::pdf)
    return stand_ins_ ? jpeg_passed_through(stand_ins_->pages.placeholder(image.file, image.page), id) : nullptr;
  if (file.info.format == Image::Format::png) return png_surface(*file.bytes);
  if (file.info.format == Image::Format::tiff) return tiff_surface(*file.bytes);
  return to_pdf() ? jpeg_passed_through(stand_ins_->photos.head(file.bytes, file.jpeg), id)
                  : jpeg_surface(*file.bytes, file.jpeg, denominator);
}

cairo_surface_t* Pictures::surface(Loaded& loaded, const Image& image) {
  const int key = denominator(loaded.file, image);
  SurfacePtr& kept = loaded.surfaces[key];
  // The id handed to Cairo is the map's own key: it stays where it is.
  if (!kept) kept = make_surface(loaded.file, loaded_.find(key_of(image))->first, image, key);
  if (!kept) lost(image, say("does not decode to its end, or memory is short"));
  return kept.get();
}

void Pictures::draw(cairo_t* cairo, const Image& image) {
  if (image.box.width.mpt <= 0 || image.box.height.mpt <= 0 || image.whole.width.mpt <= 0 ||
      image.whole.height.mpt <= 0)
    return;
  Loaded& loaded = load(image);
  const bool svg = loaded.file.svg != nullptr;
  if (!to_pdf() && loaded.file.info.format == Image::Format::pdf) return draw_placeholder(cairo, image);
  cairo_surface_t* pixels = svg ? nullptr : surface(loaded, image);

  // Also where nothing is cropped: a picture painted without a clip makes Cairo 1.16 forget the tag opened before it.
  if (to_pdf())
    rectangle(cairo, image.box);
  else
    pixel_rectangle(cairo, image.box);
  cairo_clip(cairo);
  const Rect& whole = image.whole;
  if (svg) {
    const RsvgRectangle place{to_pt(whole.x), to_pt(whole.y), to_pt(whole.width), to_pt(whole.height)};
    const Message fault = draw_svg(cairo, loaded.file.svg.get(), place);
    if (!fault.empty()) lost(image, fault);
    return;
  }
  cairo_translate(cairo, to_pt(whole.x), to_pt(whole.y));
  cairo_scale(cairo, to_pt(whole.width), to_pt(whole.height));
  const cairo_matrix_t turn = shown_from_stored(loaded.file.jpeg.orientation);
  cairo_transform(cairo, &turn);
  cairo_scale(cairo, 1.0 / cairo_image_surface_get_width(pixels), 1.0 / cairo_image_surface_get_height(pixels));
  cairo_set_source_surface(cairo, pixels, 0, 0);
  cairo_pattern_t* source = cairo_get_source(cairo);
  // In a PDF the filter only decides on /Interpolate, which a press must not do; a proof pads, or its edges would fade.
  cairo_pattern_set_filter(source, to_pdf() ? CAIRO_FILTER_FAST : CAIRO_FILTER_GOOD);
  if (!to_pdf()) cairo_pattern_set_extend(source, CAIRO_EXTEND_PAD);
  cairo_paint(cairo);
}

}  // namespace banxin
