// EXIF: which way up a photo is to be shown.
#pragma once

#include <string_view>

namespace banxin {

/// The tag Orientation (EXIF 2.32, 4.6.4, tag 0x0112) of a JPEG's APP1 segment: 1 … 8; 1 when the segment is no EXIF or
/// does not say.
int exif_orientation(std::string_view app1);

}  // namespace banxin
