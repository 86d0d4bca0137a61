#include "text/itemize.h"

#include <hb-ot.h>
#include <unicode/ubidi.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>

#include "base/owned.h"
#include "text/pango_items.h"
#include "text/run_shaper.h"
#include "text/utf16.h"
#include "text/western_marks.h"

namespace banxin {
namespace {

using enum CharClass;
using Bidi = Owned<UBiDi, ubidi_close>;

hb_script_t letter_script(char32_t c) {
  if ((c >= 0x370 && c <= 0x3FF) || (c >= 0x1F00 && c <= 0x1FFF)) return HB_SCRIPT_GREEK;
  if ((c >= 0x400 && c <= 0x52F) || (c >= 0xA640 && c <= 0xA69F) || (c >= 0x1C80 && c <= 0x1C8F))
    return HB_SCRIPT_CYRILLIC;
  return HB_SCRIPT_LATIN;
}

// CJK characters of a run are one script to HarfBuzz: kana and Han share the lookups of CJK faces.
hb_script_t script_of(char32_t c, CharClass cls) {
  if (cls == hangul) return HB_SCRIPT_HANGUL;
  if (has(cjk_classes, cls) || cls == forced_break) return HB_SCRIPT_HAN;
  return cls == letter ? letter_script(c) : HB_SCRIPT_COMMON;
}

// UAX #9, P2 and P3.
bool starts_right_to_left(std::u32string_view chars) {
  for (const char32_t c : chars) {
    const UCharDirection d = u_charDirection(static_cast<UChar32>(c));
    if (d == U_RIGHT_TO_LEFT || d == U_RIGHT_TO_LEFT_ARABIC) return true;
    if (d == U_LEFT_TO_RIGHT) return false;
  }
  return false;
}

// One face and level: cut by script, the common characters going with what stands before them.
void cut_by_script(std::u32string_view chars, const std::vector<CharClass>& char_classes, uint32_t first, uint32_t last,
                   const RunStyle& voice, uint8_t level, std::vector<TextItem>& out) {
  const size_t start = out.size();
  for (uint32_t i = first; i < last; ++i) {
    hb_script_t script = script_of(chars[i], char_classes[i]);
    const bool open = out.size() > start;
    if (char_classes[i] == other && open) script = out.back().script;  // combining marks, variation selectors
    if (script == HB_SCRIPT_COMMON)  // digits and Western marks: part of a Western word
      script = open && out.back().script != HB_SCRIPT_HAN && out.back().script != HB_SCRIPT_HANGUL ? out.back().script
                                                                                                   : HB_SCRIPT_LATIN;
    if (open && out.back().script == script)
      out.back().last = i + 1;
    else
      out.push_back({i, i + 1, voice.face, script, level, Orientation::horizontal});
  }
}

}  // namespace

bool is_invisible(char32_t c) {
  if (c >= 0x3400 && c < 0xD800) return false;  // ideographs and syllables: most of what is asked
  return (c < 0x20 || (c >= 0x7F && c < 0xA0)) || c == 0x2028 || c == 0x2029 ||
         (c >= 0xAD && u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_DEFAULT_IGNORABLE_CODE_POINT));
}

struct Itemizer::Pango {
  explicit Pango(const FontShelf::Impl& shelf) : items(shelf) {}
  PangoItems items;
  std::vector<PangoPiece> pieces;
};

Itemizer::Itemizer(const FontShelf::Impl& shelf, RunShaper& run_shaper) : shelf_(shelf), run_shaper_(run_shaper) {}
Itemizer::~Itemizer() = default;

bool Itemizer::is_plain(std::u32string_view chars, const std::vector<CharClass>& char_classes, ClassSet present,
                        const std::vector<RunStyle>& voices) const {
  for (const RunStyle& v : voices) {
    SizedFont& font = run_shaper_.sized(v.face);
    for (uint32_t i = v.first; i < v.last; ++i)
      if (font.glyph_of(chars[i]) == 0 && !is_invisible(chars[i])) return false;
    for (uint32_t i = v.first; has(present, other) && i < v.last; ++i)
      if (char_classes[i] == other &&
          u_getIntPropertyValue(static_cast<UChar32>(chars[i]), UCHAR_SCRIPT) != USCRIPT_INHERITED &&
          !is_invisible(chars[i]))
        return false;
  }
  return true;
}

// Embedding levels by the rules of UAX #9, one a character.
void Itemizer::find_levels(std::u32string_view chars) {
  utf16_.clear();
  levels_.assign(chars.size(), right_to_left_ ? 1 : 0);
  for (const char32_t c : chars) append_utf16(utf16_, c == 0x2029 ? U' ' : c);  // one paragraph, whatever it holds
  const Bidi bidi(ubidi_open());
  UErrorCode fault = U_ZERO_ERROR;
  ubidi_setPara(bidi.get(), utf16_.data(), static_cast<int32_t>(utf16_.size()), right_to_left_ ? 1 : 0, nullptr,
                &fault);
  const UBiDiLevel* levels = ubidi_getLevels(bidi.get(), &fault);
  if (U_FAILURE(fault) || levels == nullptr) return;
  size_t unit = 0;
  for (size_t i = 0; i < chars.size(); ++i) {
    levels_[i] = levels[unit];
    unit += chars[i] < 0x10000 ? 1 : 2;
  }
}

void Itemizer::items(std::u32string_view chars, const std::vector<CharClass>& char_classes, ClassSet present,
                     const std::vector<RunStyle>& voices, const Language& language, BaseDirection base,
                     std::vector<TextItem>& out) {
  out.clear();
  right_to_left_ =
      base == BaseDirection::right_to_left || (base == BaseDirection::automatic && language.is_right_to_left());
  for (const RunStyle& voice : voices) asked_.insert(voice.face);
  if (!right_to_left_ && is_plain(chars, char_classes, present, voices)) {
    for (const RunStyle& v : voices) cut_by_script(chars, char_classes, v.first, v.last, v, 0, out);
    if (has(present, western)) find_western_marks(shelf_, chars, char_classes, out, asked_);
    return;
  }
  asked_.insert(shelf_.catalogue.fallback.begin(), shelf_.catalogue.fallback.end());
  if (std::ranges::any_of(voices, [&](const RunStyle& v) { return shelf_.catalogue.is_bold(v.face); }))
    asked_.insert(shelf_.catalogue.bold_fallback.begin(), shelf_.catalogue.bold_fallback.end());
  if (!pango_) pango_ = std::make_unique<Pango>(shelf_);
  if (base == BaseDirection::automatic && !language.is_cjk() && !right_to_left_)
    right_to_left_ = has(present, other) && starts_right_to_left(chars);
  find_levels(chars);
  pango_->items.itemize(chars, voices, language, right_to_left_, pango_->pieces);
  size_t piece = 0;
  for (const RunStyle& v : voices) {
    for (uint32_t i = v.first; i < v.last;) {
      while (pango_->pieces[piece].last <= i) ++piece;
      const PangoPiece& p = pango_->pieces[piece];
      const uint8_t level = levels_[i];
      uint32_t end = i + 1;
      while (end < std::min(p.last, v.last) && levels_[end] == level) ++end;
      SizedFont& own = run_shaper_.sized(v.face);
      // Within Pango's piece: what the role's face has, it sets, unless the script or direction is another's.
      const auto is_own = [&](uint32_t k) {
        return level % 2 == 0 && char_classes[k] != other && (own.glyph_of(chars[k]) != 0 || is_invisible(chars[k]));
      };
      uint32_t to = i + 1;
      const bool mine = is_own(i);
      while (to < end && is_own(to) == mine) ++to;
      if (mine)
        cut_by_script(chars, char_classes, i, to, v, level, out);
      else if (!out.empty() && out.back().last == i && i > v.first && char_classes[i] == other &&
               out.back().face == p.face && out.back().script == p.script && out.back().level == level)
        out.back().last = to;
      else
        out.push_back({i, to, p.face, p.script, level, Orientation::horizontal});
      i = to;
    }
  }
  if (has(present, western)) find_western_marks(shelf_, chars, char_classes, out, asked_);
}

}  // namespace banxin
