// A photo with its caption and credit, the caption's last line level with the last text line beside it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "flow/bench.h"

namespace banxin {

struct PhotoStyle {
  ParaStyle caption;
  Length gap = from_pt(4);  ///< between picture and caption
};

/// A photo made ready once: its file looked into, its caption shaped.
struct ReadyPhoto {
  const Picture* picture = nullptr;
  std::optional<PictureInfo> info;  ///< nothing: it cannot be read, and that was said
  ReadyText caption;                ///< with its credit in brackets; empty when there is neither
  std::string alt;                  ///< the same as plain text
};
ReadyPhoto prepare_photo(const Bench& bench, const Picture& picture, const PhotoStyle& style, const Language& language,
                         Report& notes);

/// Lines of `space` that picture and caption take in the picture's own proportions, when they are `along` wide in it:
/// so high in vertical lines. Picture and caption stand upright in either.
int photo_lines(const Bench& bench, const ReadyPhoto& photo, const PhotoStyle& style, const LineSpace& space,
                Length along, Report& notes);

/// Lays both into `room` of the page: the caption at its foot, the picture cropped to what is left above.
void lay_photo(const Bench& bench, const ReadyPhoto& photo, const PhotoStyle& style, const Rect& room, Laid& laid);

}  // namespace banxin
