// How much ink a photo holds that is printed as it came.
#pragma once

#include <string_view>

#include "base/press_style.h"
#include "base/report.h"
#include "sheet/sheet.h"

namespace banxin {

/// Warning "photo-ink" when a CMYK JPEG that is printed as it is holds more ink than the press takes: measured in tiles
/// of about a millimetre of what its box shows, the worst one told with its place. False when it does not decode to its
/// end.
bool warn_of_ink(const Image& image, std::string_view jpeg, const PressStyle& style, Report& report);

}  // namespace banxin
