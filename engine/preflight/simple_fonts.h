// Simple fonts and Type 3 fonts: which glyph a code of one byte shows, and how wide the file says it is.
#pragma once

#include <ft2build.h>
#include FT_FREETYPE_H

#include <map>
#include <optional>
#include <qpdf/QPDFObjectHandle.hh>
#include <set>
#include <string>

namespace banxin {

/// Code → glyph of a font's program, as its encoding tells it (ISO 32000-1, 9.6.6). `face` must outlive it.
class SimpleEncoding {
 public:
  SimpleEncoding(QPDFObjectHandle font, FT_Face face);
  /// 0 = the program has none; nothing where the encoding does not tell it plainly.
  std::optional<FT_UInt> glyph(int code) const;

 private:
  std::optional<FT_UInt> by_charmaps(int code) const;
  std::optional<FT_UInt> by_name(int code) const;

  FT_Face face_;
  std::map<int, std::string> names_;  ///< that its differences give
  bool is_truetype_ = false, is_latin_ = false;
};

/// How many of the codes that are shown are stated with another width than the program has.
int wrong_simple_widths(QPDFObjectHandle font, FT_Face face, const std::set<uint16_t>& shown);
/// How many of them have no glyph; white space needs none.
int lost_simple_glyphs(QPDFObjectHandle font, FT_Face face, const std::set<uint16_t>& shown);
/// The same as the first of a Type 3 font, whose glyphs say their widths themselves.
int wrong_drawn_widths(QPDFObjectHandle font, const std::set<uint16_t>& shown);

}  // namespace banxin
