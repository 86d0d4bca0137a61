#include "flow/photo.h"

#include <fmt/format.h>

#include "flow/picture.h"
#include "model/plain_text.h"

namespace banxin {
namespace {

std::vector<Paragraph> caption_of(const Picture& picture, const Language& language) {
  std::vector<Paragraph> caption = picture.caption;
  if (picture.credit.empty()) return caption;
  if (caption.empty()) caption.push_back({.spans = {}, .place = picture.place});
  const std::string credit =
      language.is_cjk() ? fmt::format("（{}）", picture.credit) : fmt::format(" ({})", picture.credit);
  const Place place = caption.back().spans.empty() ? picture.place : caption.back().spans.back().place;
  caption.back().spans.push_back({.text = credit, .place = place});
  return caption;
}

}  // namespace

ReadyPhoto prepare_photo(const Bench& bench, const Picture& picture, const PhotoStyle& style, const Language& language,
                         Report& notes) {
  ReadyPhoto ready{.picture = &picture, .info = bench.picture_info(picture, notes), .caption = {}, .alt = {}};
  const std::vector<Paragraph> caption = caption_of(picture, language);
  ready.caption = bench.prepare_text(caption, style.caption, language, notes);
  ready.alt = plain_text(caption);
  return ready;
}

int photo_lines(const Bench& bench, const ReadyPhoto& photo, const PhotoStyle& style, const LineSpace& space,
                Length along, Report& notes) {
  if (!photo.info) return 1;
  const PictureInfo& info = *photo.info;
  const int side = space.vertical() ? info.height : info.width;
  const auto size = picture_size(*photo.picture, info, to_pt(along) / side, notes);
  if (!size) return 1;
  // Beside vertical lines its height is given, and the caption takes of that.
  const Length width = space.vertical() ? size->width : along;
  const Length taken =
      photo.caption.paragraphs.empty() ? Length{} : style.gap + bench.set_text(photo.caption, width).height;
  const Length across = space.vertical() ? from_pt(std::max(0.0, to_pt(along - taken)) * info.width / info.height)
                                         : from_pt(to_pt(along) * info.height / info.width) + taken;
  // n lines are n pitches high without the last line's gap.
  return std::max(1, (across - space.body + space.pitch / 2) / space.pitch + 1);
}

void lay_photo(const Bench& bench, const ReadyPhoto& photo, const PhotoStyle& style, const Rect& room, Laid& laid) {
  if (!photo.info) return;
  const bool has_caption = !photo.caption.paragraphs.empty();
  const SetText caption = bench.set_text(photo.caption, room.width);
  Rect box = room;
  if (has_caption) box.height -= style.gap + caption.height;
  if (box.height.mpt <= 0) {
    laid.notes.error("no-room", photo.picture->place,
                     fmt::format("no room is left for picture {} above its caption", photo.picture->name),
                     "give the photo more lines or the caption fewer words");
    return;
  }
  lay_picture(bench, *photo.picture, *photo.info, box, true, photo.alt, laid);
  if (has_caption)
    laid.text(caption, {}, {room.x, box.bottom() + style.gap, room.width, caption.height}, Role::caption);
}

}  // namespace banxin
