// A photo with its caption and credit, the caption's last line level with the last text line beside it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "flow/bench.h"
#include "flow/border.h"
#include "flow/picture.h"

namespace banxin {

/// Where a caption stands.
enum class CaptionPlace : uint8_t { below, left, right, on_picture };

struct PhotoStyle {
  ParaStyle caption;
  Length gap = from_pt(4);  ///< between picture and caption
  CaptionPlace place = CaptionPlace::below;
  int chars = 8;                  ///< of the page's body that a caption beside its picture is wide
  InkId panel = InkTable::paper;  ///< what a caption on its picture stands on
  LineStyle frame{.weight = {}};  ///< the line round the picture
};

/// A credit as it follows a caption.
std::string credit_in_brackets(const std::string& credit, const Language& language);
/// A picture's caption with its credit, shaped; empty when there is neither.
ReadyText prepare_caption(const Bench& bench, const Picture& picture, const PhotoStyle& style, const Language& language,
                          Report& notes);

/// A photo made ready once: its file looked into, its caption shaped.
struct ReadyPhoto {
  const Picture* picture = nullptr;
  std::optional<PictureInfo> info;  ///< nothing: it cannot be read, and that was said
  ReadyText caption;                ///< with its credit in brackets; empty when there is neither
  AltText alt{};                    ///< the same as plain text
};
ReadyPhoto prepare_photo(const Bench& bench, const Picture& picture, const PhotoStyle& style, const Language& language,
                         Report& notes);

/// Lines of `space` that picture and caption take in the picture's own proportions, when they are `along` wide in it:
/// so high in vertical lines. Picture and caption stand upright in either.
int photo_lines(const Bench& bench, const ReadyPhoto& photo, const PhotoStyle& style, const LineSpace& space,
                Length along, Report& notes);

/// The picture in its frame, cropped to what the frame leaves of `box`.
void lay_framed(const Bench& bench, const ReadyPhoto& photo, const LineStyle& frame, const Rect& box, Laid& laid);

/// Lays both into `room` of the page: the caption at its foot, the picture cropped to what is left above it, beside it,
/// or under it.
void lay_photo(const Bench& bench, const ReadyPhoto& photo, const PhotoStyle& style, const Rect& room, Laid& laid);

}  // namespace banxin
