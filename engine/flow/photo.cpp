#include "flow/photo.h"

#include <fmt/format.h>

#include "model/plain_text.h"

namespace banxin {

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

int photo_lines(Bench& bench, const Picture& picture, const PhotoStyle& style, const Language& language,
                const LineSpace& space, Length along) {
  const auto info = bench.picture_info(picture);
  const int side = info ? (space.vertical() ? info->height : info->width) : 1;
  const auto size = info ? bench.picture_size(picture, *info, to_pt(along) / side) : std::nullopt;
  if (!size) return 1;
  const std::vector<Paragraph> caption = caption_of(picture, language);
  // Beside vertical lines its height is given, and the caption takes of that.
  const Length width = space.vertical() ? size->width : along;
  const Length taken =
      caption.empty() ? Length{} : style.gap + bench.set_text(caption, style.caption, language, width).height;
  const Length across = space.vertical() ? from_pt(std::max(0.0, to_pt(along - taken)) * info->width / info->height)
                                         : from_pt(to_pt(along) * info->height / info->width) + taken;
  // n lines are n pitches high without the last line's gap.
  return std::max(1, (across - space.body + space.pitch / 2) / space.pitch + 1);
}

void lay_photo(Bench& bench, const Picture& picture, const PhotoStyle& style, const Language& language,
               const Rect& room) {
  if (!bench.picture_info(picture)) return;  // reported
  const std::vector<Paragraph> caption = caption_of(picture, language);
  const SetText words = bench.set_text(caption, style.caption, language, room.width);
  const Length below = caption.empty() ? Length{} : style.gap + words.height;
  Rect box = room;
  box.height -= below;
  if (box.height.mpt <= 0) {
    bench.report().error("no-room", picture.place,
                         fmt::format("no room is left for picture {} above its caption", picture.name),
                         "give the photo more lines or the caption fewer words");
    return;
  }
  bench.picture(picture, box, true, plain_text(caption));
  if (caption.empty()) return;
  const Rect foot{room.x, box.bottom() + style.gap, room.width, words.height};
  bench.draw_text(words, {}, foot, Role::caption);
}

}  // namespace banxin
