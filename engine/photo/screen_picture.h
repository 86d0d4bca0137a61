// Pictures as a screen shows them.
#pragma once

#include "photo/raster.h"

namespace banxin {

/// The picture for a screen in sRGB, weighed with alpha where it has it: through its own profile when it carries one
/// that fits; CMYK without as the inks of no press in particular, good enough for a proof. False when there is no room
/// for it.
bool show_picture(PicturePixels picture, const ScreenRoom& room);

}  // namespace banxin
