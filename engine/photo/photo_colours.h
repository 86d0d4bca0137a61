// Which colours a photo says it is in.
#pragma once

#include <string_view>

#include "base/press_style.h"
#include "base/report.h"
#include "sheet/sheet.h"

namespace banxin {

struct PhotoColours {
  bool cmyk = false;
  bool bad_profile = false;  ///< the profile that it carries is of no use, so it counts as none
  bool untagged = false;     ///< CMYK that does not say for which press
  bool exif_adobe = false;   ///< it carries no profile, and EXIF says Adobe RGB
};

/// What is to be said of the colours of a JPEG, PNG or TIFF; nothing of one that cannot be read.
PhotoColours colours_of(Image::Format format, std::string_view bytes);
/// Says it of `image`, at its origin: the warnings photo-profile and photo-untagged; the errors photo-untagged and
/// photo-exif where `style` refuses such photos.
void tell_colours(const Image& image, const PhotoColours& colours, const PressStyle& style, Report& report);

}  // namespace banxin
