// Pictures: how large they come out in their places.
#pragma once

#include <optional>
#include <string>

#include "flow/bench.h"

namespace banxin {

/// A picture's size at `scale` points a unit; error[picture-proportions] when no page can hold it, or nothing would be
/// seen of it.
std::optional<Size> picture_size(const Picture& picture, const PictureInfo& info, double scale, Report& notes);

/// What a picture shows, for readers who cannot see it.
struct AltText {
  std::string text{};
  std::string language{};  ///< a BCP 47 tag; empty: that of what the picture belongs to
};

/// A picture as it was planned: `whole` is where all of it lies, `box` what of that shows. warning[coarse-picture].
Image placed_picture(const Picture& picture, const PictureInfo& info, const Rect& box, const Rect& whole,
                     const AltText& alt, Report& notes);

/// Crops the picture to `box` round its focus (`cover`), or fits it into the box whole. Says what is wrong with it:
/// warning[cropped-picture] when more of it is cut away than its `most_crop`; info[looks-off] when it
/// faces the edge of the page that it stands at.
void lay_picture(const Bench& bench, const Picture& picture, const PictureInfo& info, const Rect& box, bool cover,
                 const AltText& alt, Laid& laid);

}  // namespace banxin
