// One stretch of text through HarfBuzz.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/fonts.h"
#include "text/itemize.h"
#include "text/sized_font.h"

namespace banxin {

/// HarfBuzz fonts and buffer of one thread.
class RunShaper {
 public:
  explicit RunShaper(const FontShelf::Impl& shelf);

  /// Type size and horizontal scale of what follows: positions come in thousandths of a point.
  void set_size(Length size, int scale_thousandths);
  void set_language(const Language& language);
  /// OpenType features that are on in what follows, but in cells of vertical lines.
  void set_features(const std::vector<std::string>& tags);
  /// Ruby of CJK characters takes the forms that the face draws for it (`ruby`).
  void set_reading(bool reading) { reading_ = reading; }
  /// Appends the glyphs and clusters of a stretch in logical order; `cls`, cells and bytes are still to be set.
  /// Characters without a glyph in the face are appended to `missing`.
  void shape(std::u32string_view chars, const TextItem& stretch, uint16_t run, ShapedText& out,
             std::vector<uint32_t>& missing);
  Length em() const { return {y_scale_}; }
  /// Advance of a whole stretch set horizontally, at 100 %.
  Length width(std::u32string_view chars, const TextItem& stretch);
  /// Has the face a glyph of its own for this character in vertical lines (`vert`)?
  bool has_vertical(FaceId face, char32_t c);
  /// A face at the current size.
  SizedFont& sized(FaceId face);
  /// The glyph of a character in a face; 0 = none.
  uint32_t glyph(FaceId face, char32_t c) { return sized(face).glyph_of(c); }
  /// Ink of a glyph at the current size, from its origin, y downwards.
  Rect ink(FaceId face, uint32_t glyph);
  /// Advance of a glyph at the current size.
  Length advance(FaceId face, uint32_t glyph);

 private:
  hb_font_t* font(FaceId face) { return sized(face).get(); }
  /// Runs HarfBuzz over the stretch; the result is in `buffer_`.
  void run(std::u32string_view chars, const TextItem& stretch);
  void add_western(std::u32string_view chars, const TextItem& stretch);
  void add_cjk();
  bool add_plain(std::u32string_view chars, const TextItem& stretch, uint16_t run, ShapedText& out);
  void stand_upright(FaceId face);
  void add_combined(const TextItem& stretch, uint16_t run, ShapedText& out, std::vector<uint32_t>& missing);

  const FontShelf::Impl& shelf_;
  std::vector<std::unique_ptr<SizedFont>> fonts_;  // by FaceId
  HbBuffer buffer_;
  hb_language_t language_ = HB_LANGUAGE_INVALID;
  int x_scale_ = 0, y_scale_ = 0;
  bool reading_ = false;
  std::vector<hb_feature_t> wanted_;                        // by the style
  std::vector<hb_feature_t> features_;                      // of the stretch at hand
  std::vector<hb_codepoint_t> plain_;                       // its glyphs, where each character has its own
  std::vector<hb_position_t> advances_;                     // of these
  std::map<std::pair<uint16_t, char32_t>, bool> vertical_;  // answers of has_vertical
};

}  // namespace banxin
