// Which characters a face has.
#pragma once

#include "base/ids.h"
#include "text/font_shelf.h"

namespace banxin {

/// Whether the face has a glyph for the character by itself, without what shaping makes of its neighbours. Any thread.
bool has_glyph(const FontShelf& shelf, FaceId face, char32_t c);

}  // namespace banxin
