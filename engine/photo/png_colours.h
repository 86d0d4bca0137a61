// The colours that a PNG says its pixels are in.
#pragma once

#include <string>

#include "photo/png_reader.h"

namespace banxin {

/// An ICC profile for the pixels: the one that the file carries; else one made from its chunks gAMA and cHRM, where
/// they mean other colours than sRGB (PNG third edition, 11.3.2). Empty = sRGB, or nothing is said. `reader` is open.
std::string profile_of(PngReader& reader);

}  // namespace banxin
