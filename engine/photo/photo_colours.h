// Which colours a photo says it is in.
#pragma once

#include <string_view>

#include "base/report.h"
#include "sheet/sheet.h"

namespace banxin {

/// Warnings about a JPEG or PNG, at its origin: photo-profile (the profile that it carries is of no use, so it counts
/// as none), photo-untagged (CMYK that does not say for which press).
void judge_photo_colours(const Image& image, std::string_view bytes, Report& report);

}  // namespace banxin
