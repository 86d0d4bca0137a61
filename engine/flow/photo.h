// A photo with its caption and credit, the caption's last line level with the last text line beside it.
#pragma once

#include <vector>

#include "flow/flow.h"
#include "flow/line_space.h"

namespace banxin {

struct PhotoStyle {
  ParaStyle caption;
  Length gap = from_pt(4);  ///< between picture and caption
};

/// The caption with its credit in brackets, as it is set; empty when there is neither.
std::vector<Paragraph> caption_of(const Picture& picture, const Language& language);

/// Lines of `space` that picture and caption take in the picture's own proportions, when they are `along` wide in it:
/// so high in vertical lines. Picture and caption stand upright in either.
int photo_lines(Bench& bench, const Picture& picture, const PhotoStyle& style, const Language& language,
                const LineSpace& space, Length along);

/// Draws both into `room`: the caption at its foot, the picture cropped to what is left above.
void lay_photo(Bench& bench, const Picture& picture, const PhotoStyle& style, const Language& language,
               const Rect& room);

}  // namespace banxin
