#include "text/coverage.h"

#include <hb.h>

#include "text/fonts.h"

namespace banxin {

bool has_glyph(const FontShelf& shelf, FaceId face, char32_t c) {
  hb_font_t* font = hb_font_create(shelf.impl().face(face));
  hb_codepoint_t glyph = 0;
  const bool has = hb_font_get_nominal_glyph(font, c, &glyph) != 0;
  hb_font_destroy(font);
  return has;
}

}  // namespace banxin
