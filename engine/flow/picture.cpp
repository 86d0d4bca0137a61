#include "flow/picture.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/message.h"
#include "flow/fold.h"

namespace banxin {
namespace {

// Far beyond any page, far within what a length holds.
constexpr double largest_side_pt = 50'000 * 72 / 25.4;

// Below these a photo prints visibly coarse on newsprint (200 ppi at size is the aim).
constexpr int coarse_ppi = 150;

// The rectangle the whole picture takes so that `box` is covered, its focus as near the middle of the box as can be.
Rect covering(const Size& size, const Rect& box, const std::array<int, 2>& focus) {
  const Length width = std::max(size.width, box.width), height = std::max(size.height, box.height);
  const Length left = std::clamp(thousandths(width, focus[0]) - box.width / 2, Length{}, width - box.width);
  const Length top = std::clamp(thousandths(height, focus[1]) - box.height / 2, Length{}, height - box.height);
  return {box.x - left, box.y - top, width, height};
}

// The largest rectangle of the picture's proportions inside `box`, centred.
Rect fitting(const Size& size, const Rect& box) {
  const Length width = std::min(size.width, box.width), height = std::min(size.height, box.height);
  return {box.x + (box.width - width) / 2, box.y + (box.height - height) / 2, width, height};
}

}  // namespace

std::optional<Size> picture_size(const Picture& picture, const PictureInfo& info, double scale, Report& notes) {
  const double width = info.width * scale, height = info.height * scale;
  if (width <= largest_side_pt && height <= largest_side_pt && from_pt(width).mpt > 0 && from_pt(height).mpt > 0)
    return Size{from_pt(width), from_pt(height)};
  const bool wide = info.width > info.height;
  const int longer = std::max(info.width, info.height), shorter = std::max(std::min(info.width, info.height), 1);
  notes.error("picture-proportions", picture.place,
              say("picture {} is {} times as {}: it cannot fill its place", picture.name, longer / shorter,
                  wide ? say("wide as high") : say("high as wide")),
              say("crop it nearer to the proportions of its place"));
  return std::nullopt;
}

Image placed_picture(const Picture& picture, const PictureInfo& info, const Rect& box, const Rect& whole,
                     const AltText& alt, Report& notes) {
  Image image{.file = picture.file.string(),
              .name = picture.name,
              .format = info.format,
              .width = info.width,
              .height = info.height,
              .box = box,
              .whole = whole,
              .alt = alt.text,
              .alt_language = alt.language,
              .page = picture.page,
              .origin = picture.place};
  if (!is_vector(info.format) && whole.width.mpt > 0) {
    constexpr double most_ppi = 1'000'000;  // a line of pixels squeezed into a thousandth of a point
    image.ppi = static_cast<int>(std::lround(std::clamp(info.width * 72.0 / to_pt(whole.width), 1.0, most_ppi)));
    if (image.ppi < coarse_ppi) {
      notes.warning("coarse-picture", picture.place,
                    say("picture {} has {} ppi at this size, fewer than {}", picture.name, image.ppi, coarse_ppi),
                    say("use one at least {} pixels wide, or print it smaller",
                        (int64_t{info.width} * coarse_ppi + image.ppi - 1) / image.ppi));
    }
  }
  return image;
}

namespace {

// A portrait in a landscape's place loses half of it.
void warn_of_crop(const PageGeometry& grid, const Picture& picture, const PictureInfo& info, const Size& size,
                  const Rect& box, Report& notes) {
  const double seen = to_pt(box.width) * to_pt(box.height) / (to_pt(size.width) * to_pt(size.height));
  const int lost = 1000 - round_to_int(1000 * seen);
  if (lost <= picture.most_crop) return;
  const bool too_low = size.height > box.height;
  const double right =
      too_low ? to_pt(box.width) * info.height / info.width : to_pt(box.height) * info.width / info.height;
  notes.warning("cropped-picture", picture.place,
                say("{}% of picture {} are cut away: it is a {}, its place is not", lost / 10, picture.name,
                    info.height > info.width ? say("portrait") : say("landscape")),
                too_low ? say("whole it is {} lines high; give it more, or write most-crop: {}%",
                              round_to_int(right / to_pt(grid.pitch) + 0.5), lost / 10 + 1)
                        : say("whole it is {} characters wide; give it more columns or fewer lines, or write "
                              "most-crop: {}%",
                              round_to_int(right / to_pt(grid.body) + 0.5), lost / 10 + 1));
}

// Faces at the edge of the page that look over it (图片出视). One that reaches from edge to edge cannot be moved.
void tell_facing(const PageGeometry& grid, const Picture& picture, const Rect& box, Report& notes) {
  if (picture.facing == Facing::nowhere) return;
  const Rect& type = grid.type_area;
  const bool at_left = box.x - type.x < grid.body, at_right = type.right() - box.right() < grid.body;
  const bool left = picture.facing == Facing::left;
  if (at_left == at_right || left != at_left) return;
  notes.info("looks-off", picture.place,
             say("picture {} stands at the {} edge of the page and looks off it", picture.name,
                 left ? say("left") : say("right")),
             say("move it to the other side of the page"));
}

}  // namespace

void lay_picture(const Bench& bench, const Picture& picture, const PictureInfo& info, const Rect& box, bool cover,
                 const AltText& alt, Laid& laid) {
  if (box.width.mpt <= 0 || box.height.mpt <= 0) return;
  const double across = to_pt(box.width) / info.width, down = to_pt(box.height) / info.height;
  const auto size = picture_size(picture, info, cover ? std::max(across, down) : std::min(across, down), laid.notes);
  if (!size) return;
  const Rect whole = cover ? covering(*size, box, picture.focus) : fitting(*size, box);
  if (cover) warn_of_crop(bench.grid(), picture, info, *size, box, laid.notes);
  check_focus(bench.grid(), picture, box, whole, laid.notes);
  tell_facing(bench.grid(), picture, cover ? box : whole, laid.notes);
  laid.put(placed_picture(picture, info, cover ? box : whole, whole, alt, laid.notes));
}

}  // namespace banxin
