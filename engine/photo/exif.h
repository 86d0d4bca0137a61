// EXIF: which way up a photo is to be shown, and in which colours a camera took it.
#pragma once

#include <string_view>

namespace banxin {

/// The tag Orientation (EXIF 2.32, 4.6.4, tag 0x0112) of a JPEG's APP1 segment: 1 … 8; 1 when the segment is no EXIF or
/// does not say.
int exif_orientation(std::string_view app1);
/// Whether a camera says by EXIF alone that it took the photo in Adobe RGB: its ColorSpace is none that EXIF knows, and
/// its interoperability index is R03 (DCF 2.0, option file).
bool exif_says_adobe_rgb(std::string_view app1);

}  // namespace banxin
