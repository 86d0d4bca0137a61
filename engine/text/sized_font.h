// A face at a size, as HarfBuzz sets text in it.
#pragma once

#include <array>

#include "text/fonts.h"

namespace banxin {

/// Remembers the glyphs of the characters that it has been asked for: HarfBuzz searches the table of the face for every
/// character anew, a fifth of its work on CJK text. Belongs to one thread.
class SizedFont {
 public:
  explicit SizedFont(hb_face_t* face);
  SizedFont(const SizedFont&) = delete;
  SizedFont& operator=(const SizedFont&) = delete;

  /// Positions come in these units to the em.
  void set_scale(int x, int y);
  hb_font_t* get() const { return font_.get(); }

 private:
  struct Seen {
    hb_codepoint_t c = UINT32_MAX, glyph = 0;
  };
  static hb_bool_t find_glyph(hb_font_t* font, void* self, hb_codepoint_t c, hb_codepoint_t* glyph, void*);

  HbFont of_face_, font_;  // `font_` asks `of_face_` for all but glyphs that it remembers
  int x_ = 0, y_ = 0;
  std::array<Seen, 4096> seen_;  // by the low bits of the character; the last one that was asked for stays
};

}  // namespace banxin
