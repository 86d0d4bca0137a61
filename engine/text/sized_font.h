// A face at a size, as HarfBuzz sets text in it.
#pragma once

#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "text/fonts.h"

namespace banxin {

/// Kerning belongs to Western words; CJK faces also kern kana, which a grid of ems must not have.
inline constexpr hb_feature_t unkerned{HB_TAG('k', 'e', 'r', 'n'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END};

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
  /// The glyph of a character by itself; 0 = the face has none.
  hb_codepoint_t glyph_of(hb_codepoint_t c) {
    Seen& entry = seen_[c % seen_.size()];
    return entry.c == c ? entry.glyph : look_up(c, entry);
  }
  /// Fills `glyphs` with those of Han characters in a horizontal line, one each, where that is all that HarfBuzz has to
  /// say about them: none joins its neighbours, and no lookup of the face, kerning aside, begins with one of them.
  /// Else false.
  bool find_plain(std::u32string_view chars, hb_language_t language, std::vector<hb_codepoint_t>& glyphs);

 private:
  struct Seen {
    hb_codepoint_t c = UINT32_MAX, glyph = 0;
  };
  hb_codepoint_t look_up(hb_codepoint_t c, Seen& entry) const;
  const std::vector<bool>& begin_lookups(hb_language_t language);
  static hb_bool_t find_glyph(hb_font_t* font, void* self, hb_codepoint_t c, hb_codepoint_t* glyph, void*);

  HbFont of_face_, font_;  // `font_` asks `of_face_` for all but glyphs that it remembers
  int x_ = 0, y_ = 0;
  std::array<Seen, 4096> seen_;  // by the low bits of the character; the last one that was asked for stays
  std::vector<std::pair<hb_language_t, std::vector<bool>>> begin_lookups_;  // by glyph
};

}  // namespace banxin
