#include "preflight/simple_fonts.h"

#include FT_ADVANCES_H

#include <algorithm>
#include <cmath>

#include "pdf/content.h"
#include "pdf/streams.h"

namespace banxin {
namespace {

using Handle = QPDFObjectHandle;

constexpr uint64_t work_a_simple_glyph = 256;  // in bytes read, as WorkLimit counts

std::map<int, std::string> differences_of(Handle font) {
  std::map<int, std::string> names;
  Handle encoding = font.getKey("/Encoding");
  Handle all = encoding.isDictionary() ? encoding.getKey("/Differences") : Handle::newNull();
  if (!all.isArray()) return names;
  long long code = 0;
  for (Handle item : all.getArrayAsVector()) {
    spend(64);
    if (item.isInteger())
      code = item.getIntValue();
    else if (item.isName() && code >= 0 && code < 256)
      names[static_cast<int>(code++)] = item.getName().substr(1);
  }
  return names;
}

// WinAnsiEncoding (ISO 32000-1, annex D) where it is not Latin 1.
FT_ULong unicode_of(int code) {
  constexpr uint16_t between[32] = {0x20AC, 0x2022, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x2022, 0x017D, 0x2022,
                                    0x2022, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x2022, 0x017E, 0x0178};
  return static_cast<FT_ULong>(code >= 0x80 && code < 0xA0 ? between[code - 0x80] : code);
}

bool is_white_space(int code) {
  return code == 9 || code == 10 || code == 13 || code == 32 || code == 0xA0 || code == 0xAD;
}

// What the file says of a code; nothing when it says nothing.
std::optional<double> stated_width(Handle font, int code) {
  Handle first = font.getKey("/FirstChar"), all = font.getKey("/Widths");
  if (!first.isInteger() || !all.isArray()) return std::nullopt;
  const long long at = code - first.getIntValue();
  if (at < 0 || at >= all.getArrayNItems()) return std::nullopt;
  Handle width = all.getArrayItem(static_cast<int>(at));
  return width.isNumber() ? std::optional(width.getNumericValue()) : std::nullopt;
}

}  // namespace

SimpleEncoding::SimpleEncoding(Handle font, FT_Face face) : face_(face), names_(differences_of(font)) {
  is_truetype_ = font.getKey("/Subtype").isNameAndEquals("/TrueType");
  Handle encoding = font.getKey("/Encoding");
  if (encoding.isDictionary()) encoding = encoding.getKey("/BaseEncoding");
  is_latin_ = encoding.isNameAndEquals("/WinAnsiEncoding");
}

// Readers try one after another, so what none of them knows is not there.
std::optional<FT_UInt> SimpleEncoding::by_charmaps(int code) const {
  constexpr FT_ULong symbols = 0xF000;
  const auto plain = static_cast<FT_ULong>(code);
  for (FT_Int i = 0; i < face_->num_charmaps; ++i) {
    FT_Set_Charmap(face_, face_->charmaps[i]);
    const bool unicode = face_->charmaps[i]->encoding == FT_ENCODING_UNICODE;
    for (const FT_ULong each : {unicode ? unicode_of(code) : plain, plain, symbols | plain})
      if (const FT_UInt found = FT_Get_Char_Index(face_, each)) return found;
  }
  return face_->num_charmaps > 0 ? std::optional<FT_UInt>(0) : std::nullopt;
}

std::optional<FT_UInt> SimpleEncoding::by_name(int code) const {
  const auto name = names_.find(code);
  if (name == names_.end()) return std::nullopt;
  if (name->second == ".notdef") return 0;
  if (!FT_HAS_GLYPH_NAMES(face_)) return std::nullopt;
  const FT_UInt found = FT_Get_Name_Index(face_, name->second.c_str());
  return found || !is_truetype_ ? std::optional(found) : std::nullopt;  // TrueType may call it otherwise
}

std::optional<FT_UInt> SimpleEncoding::glyph(int code) const {
  spend(work_a_simple_glyph);
  if (const auto named = by_name(code)) return named;
  if (names_.contains(code)) return std::nullopt;
  if (is_truetype_) return by_charmaps(code);
  // Type 1: the letters of Latin by their names, which FreeType knows by Unicode; others as the program encodes them.
  for (FT_Int i = 0; i < face_->num_charmaps; ++i) {
    FT_CharMap map = face_->charmaps[i];
    if ((map->encoding == FT_ENCODING_UNICODE) != is_latin_) continue;
    FT_Set_Charmap(face_, map);
    const FT_ULong each = is_latin_ ? unicode_of(code) : static_cast<FT_ULong>(code);
    if (const FT_UInt found = FT_Get_Char_Index(face_, each)) return found;
  }
  return std::nullopt;
}

int wrong_simple_widths(Handle font, FT_Face face, const std::set<uint16_t>& shown) {
  constexpr double most_apart = 1.01;  // thousandths of an em: a rounding
  if (face->units_per_EM == 0) return 0;
  const SimpleEncoding encoding(font, face);
  int wrong = 0;
  for (const uint16_t code : shown) {
    const auto stated = stated_width(font, code);
    const auto glyph = encoding.glyph(code);
    FT_Fixed advance = 0;
    if (!stated || !glyph || *glyph == 0 || FT_Get_Advance(face, *glyph, FT_LOAD_NO_SCALE, &advance) != 0) continue;
    const double own = static_cast<double>(advance) * 1000 / face->units_per_EM;
    if (std::abs(own - *stated) > most_apart) ++wrong;
  }
  return wrong;
}

int lost_simple_glyphs(Handle font, FT_Face face, const std::set<uint16_t>& shown) {
  const SimpleEncoding encoding(font, face);
  return static_cast<int>(std::ranges::count_if(shown, [&](uint16_t code) {
    return !is_white_space(code) && encoding.glyph(code) == std::optional<FT_UInt>(0);
  }));
}

int wrong_drawn_widths(Handle font, const std::set<uint16_t>& shown) {
  constexpr double most_apart = 0.01;  // of the width
  Handle drawings = font.getKey("/CharProcs");
  const std::map<int, std::string> names = differences_of(font);
  if (!drawings.isDictionary()) return 0;
  int wrong = 0;
  for (const uint16_t code : shown) {
    const auto name = names.find(code);
    const auto stated = stated_width(font, code);
    Handle drawing = name == names.end() ? Handle::newNull() : drawings.getKey("/" + name->second);
    if (!stated || !drawing.isStream()) continue;
    const std::string content = decoded(drawing);
    ContentReader reader(content);
    if (!reader.next() || (reader.operation() != "d0" && reader.operation() != "d1")) continue;
    if (std::abs(reader.number(0) - *stated) > most_apart * std::max(std::abs(*stated), std::abs(reader.number(0))))
      ++wrong;
  }
  return wrong;
}

}  // namespace banxin
