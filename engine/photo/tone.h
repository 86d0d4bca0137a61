// How light a picture is where something is to be read on it.
#pragma once

#include <optional>

#include "base/contrast.h"
#include "sheet/sheet.h"

namespace banxin {

/// What `image` shows in `part` of the page, without the tenth of its pixels that are lightest and darkest. Nothing for
/// a drawing, a PDF, and a file that cannot be decoded.
std::optional<Tone> tone_of(const Image& image, const Rect& part);

}  // namespace banxin
