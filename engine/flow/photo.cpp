#include "flow/photo.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/message.h"
#include "flow/picture.h"
#include "model/plain_text.h"

namespace banxin {
namespace {

std::vector<Paragraph> caption_of(const Picture& picture, const Language& language) {
  std::vector<Paragraph> caption = picture.caption;
  if (picture.credit.empty()) return caption;
  if (caption.empty()) caption.push_back({.spans = {}, .place = picture.place});
  const Place place = caption.back().spans.empty() ? picture.place : caption.back().spans.back().place;
  caption.back().spans.push_back({.text = credit_in_brackets(picture.credit, language), .place = place, .whole = true});
  return caption;
}

// How wide the caption is set: as the picture; beside it so many characters; on it with half an em on either side.
Length caption_width(const Bench& bench, const PhotoStyle& style, Length room) {
  switch (style.place) {
    case CaptionPlace::below:
      return room;
    case CaptionPlace::left:
    case CaptionPlace::right:
      return style.chars * bench.grid().body;
    case CaptionPlace::on_picture:
      return std::max(room - 2 * style.frame.thickness() - style.caption.text.size, style.caption.text.size);
  }
  return room;
}

}  // namespace

std::string credit_in_brackets(const std::string& credit, const Language& language) {
  // Korean brackets are the Western ones (KLREQ).
  const bool wide = language.is_cjk() && language.region != Region::korea;
  return wide ? fmt::format("（{}）", credit) : fmt::format(" ({})", credit);
}

ReadyText prepare_caption(const Bench& bench, const Picture& picture, const PhotoStyle& style, const Language& language,
                          Report& notes) {
  return bench.prepare_text(caption_of(picture, style.caption.language_in(language)), style.caption, language, notes);
}

ReadyPhoto prepare_photo(const Bench& bench, const Picture& picture, const PhotoStyle& style, const Language& language,
                         Report& notes) {
  ReadyPhoto ready{.picture = &picture, .info = bench.picture_info(picture, notes), .caption = {}};
  ready.caption = prepare_caption(bench, picture, style, language, notes);
  const Language& says = style.caption.language_in(language);
  ready.alt = {plain_text(caption_of(picture, says)), says.tag};
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

void lay_framed(const Bench& bench, const ReadyPhoto& photo, const LineStyle& frame, const Rect& box, Laid& laid) {
  const Length line = frame.thickness(), radius = std::max(frame.corner - line, Length{});
  const Rect inner = box.inset(line);
  if (inner.width.mpt <= 0 || inner.height.mpt <= 0)
    return laid.notes.error("no-room", photo.picture->place,
                            say("the border leaves nothing of picture {}", photo.picture->name),
                            say("make the border thinner, or the photo larger"));
  if (radius.mpt > 0) laid.put(rounded_clip(inner, radius));
  lay_picture(bench, *photo.picture, *photo.info, inner, true, photo.alt, laid);
  if (radius.mpt > 0) laid.put(Clip{.area = {}, .begin = false});
  std::vector<Item> border;
  draw_border(frame, box, border);
  for (Item& item : border) laid.put(std::move(item));
}

namespace {

// What the caption leaves of the room, and where it stands itself.
struct PhotoRooms {
  Rect picture, caption, panel;
};

PhotoRooms rooms_of(const Bench& bench, const PhotoStyle& style, const SetText& caption, const Rect& room) {
  PhotoRooms rooms{room, {room.x, room.bottom() - caption.height, room.width, caption.height}, {}};
  const Length width = caption_width(bench, style, room.width);
  switch (style.place) {
    case CaptionPlace::below:
      rooms.picture.height -= style.gap + caption.height;
      break;
    case CaptionPlace::left:
      rooms.picture.x += width + style.gap;
      [[fallthrough]];
    case CaptionPlace::right:
      rooms.picture.width -= width + style.gap;
      rooms.caption.width = width;
      if (style.place == CaptionPlace::right) rooms.caption.x = room.right() - width;
      break;
    case CaptionPlace::on_picture: {
      const Rect inner = room.inset(style.frame.thickness());
      const Length side = (inner.width - width) / 2;
      rooms.caption = {inner.x + side, inner.bottom() - side - caption.height, width, caption.height};
      rooms.panel = {inner.x, rooms.caption.y - side, inner.width, caption.height + 2 * side};
    }
  }
  return rooms;
}

// What a caption on its picture stands on, cut off as the picture is.
void lay_panel(const PhotoStyle& style, const Rect& room, const Rect& panel, Laid& laid) {
  const Length line = style.frame.thickness(), radius = std::max(style.frame.corner - line, Length{});
  if (radius.mpt > 0) laid.put(rounded_clip(room.inset(line), radius));
  laid.fill(panel, style.panel);
  if (radius.mpt > 0) laid.put(Clip{.area = {}, .begin = false});
}

}  // namespace

void lay_photo(const Bench& bench, const ReadyPhoto& photo, const PhotoStyle& style, const Rect& room, Laid& laid) {
  if (!photo.info) return;
  if (photo.caption.paragraphs.empty()) return lay_framed(bench, photo, style.frame, room, laid);
  const SetText caption = bench.set_text(photo.caption, caption_width(bench, style, room.width));
  const PhotoRooms rooms = rooms_of(bench, style, caption, room);
  const bool beside = style.place == CaptionPlace::left || style.place == CaptionPlace::right;
  if (rooms.picture.width.mpt <= 0 || rooms.picture.height.mpt <= 0 || caption.height > room.height) {
    laid.notes.error("no-room", photo.picture->place,
                     beside ? say("no room is left for picture {} beside its caption", photo.picture->name)
                            : say("no room is left for picture {} above its caption", photo.picture->name),
                     beside ? say("give the photo more columns, or caption-chars a smaller number")
                            : say("give the photo more lines or the caption fewer words"));
    return;
  }
  lay_framed(bench, photo, style.frame, rooms.picture, laid);
  if (style.place == CaptionPlace::on_picture) lay_panel(style, room, rooms.panel, laid);
  laid.text(caption, {}, rooms.caption, Role::caption);
}

}  // namespace banxin
