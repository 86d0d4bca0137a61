#include "text/sized_font.h"

namespace banxin {

using FontFuncs = Owned<hb_font_funcs_t, hb_font_funcs_destroy>;

SizedFont::SizedFont(hb_face_t* face) : of_face_(hb_font_create(face)), font_(hb_font_create_sub_font(of_face_.get())) {
  const FontFuncs funcs(hb_font_funcs_create());
  hb_font_funcs_set_nominal_glyph_func(funcs.get(), find_glyph, nullptr, nullptr);
  hb_font_set_funcs(font_.get(), funcs.get(), this, nullptr);
}

void SizedFont::set_scale(int x, int y) {
  if (x == x_ && y == y_) return;
  x_ = x, y_ = y;
  hb_font_set_scale(of_face_.get(), x, y);
  hb_font_set_scale(font_.get(), x, y);
}

hb_bool_t SizedFont::find_glyph(hb_font_t* font, void* self, hb_codepoint_t c, hb_codepoint_t* glyph, void*) {
  auto& seen = static_cast<SizedFont*>(self)->seen_;
  Seen& entry = seen[c % seen.size()];
  if (entry.c != c) {
    entry = {c, 0};
    hb_font_get_nominal_glyph(hb_font_get_parent(font), c, &entry.glyph);
  }
  *glyph = entry.glyph;
  return entry.glyph != 0;
}

}  // namespace banxin
