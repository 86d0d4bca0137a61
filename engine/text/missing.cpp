#include "text/missing.h"

#include <fmt/format.h>
#include <hb-ot.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <unordered_set>

#include "base/message.h"
#include "base/utf8.h"

namespace banxin {
namespace {

std::string name_of(char32_t c) {
  char name[128];
  UErrorCode fault = U_ZERO_ERROR;
  u_charName(static_cast<UChar32>(c), U_EXTENDED_CHAR_NAME, name, sizeof name, &fault);
  return U_FAILURE(fault) ? std::string() : name;
}

bool is_emoji(char32_t c) {
  const auto point = static_cast<UChar32>(c);
  return u_hasBinaryProperty(point, UCHAR_EMOJI_PRESENTATION) || u_hasBinaryProperty(point, UCHAR_REGIONAL_INDICATOR) ||
         (c >= 0x1F000 && u_hasBinaryProperty(point, UCHAR_EXTENDED_PICTOGRAPHIC));
}

// The version of Unicode that brought a character.
int age_of(char32_t c) {
  UVersionInfo age;
  u_charAge(static_cast<UChar32>(c), age);
  return age[0];
}

Message hint_for(char32_t c) {
  constexpr int newest_han = 10, newest_script = 13;  // of fonts-hanazono and fonts-noto-core
  constexpr Phrase other_form =
      phrase("write another form of the character, or add a face that has it to the font catalogue");
  UErrorCode fault = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(static_cast<UChar32>(c), &fault);
  if (c >= 0xE000 && c <= 0xF8FF) return say("a private character: write it with its Unicode code point");
  if (is_emoji(c)) return say("write it in words, or place it as a picture: emoji are drawn in colours, not in an ink");
  const int age = age_of(c);
  if (script == USCRIPT_HAN) return age <= newest_han ? say("{} (fonts-hanazono)", other_form) : other_form;
  if (c >= 0x1D100 && c < 0x1D200)
    return say("add a face of music to the font catalogue (fonts-noto-core: Noto Music)");
  if (U_FAILURE(fault) || script == USCRIPT_COMMON || script == USCRIPT_INHERITED || script == USCRIPT_UNKNOWN)
    return say("write it with other characters, or add a face that has it to the font catalogue");
  const Message face = say("add a face for the {} script to the font catalogue", uscript_getName(script));
  return age <= newest_script ? say("{} (fonts-noto-core)", face) : face;
}

bool knows_feature(hb_face_t* face, hb_tag_t wanted) {
  for (const hb_tag_t table : {HB_OT_TAG_GSUB, HB_OT_TAG_GPOS}) {
    unsigned start = 0, count = 0;
    hb_tag_t tags[64];
    do {
      count = 64;
      hb_ot_layout_table_get_feature_tags(face, table, start, &count, tags);
      if (std::find(tags, tags + count, wanted) != tags + count) return true;
      start += count;
    } while (count == 64);
  }
  return false;
}

}  // namespace

void report_missing_glyphs(const ShapedText& text, const std::vector<uint32_t>& missing, Report& report) {
  std::unordered_set<char32_t> told;
  for (const uint32_t at : missing) {
    const char32_t c = text.chars[at];
    if (!told.insert(c).second || report.is_full_of("missing-glyph", text.place_of(at))) continue;
    std::string shown;
    utf8::append(shown, c);
    report.error("missing-glyph", text.place_of(at),
                 say("no face of the font catalogue has {} U+{:04X} {}", shown, static_cast<uint32_t>(c), name_of(c)),
                 hint_for(c));
  }
}

void report_missing_features(const FontShelf::Impl& shelf, const ShapedText& text,
                             const std::vector<std::string>& features, Report& report) {
  if (text.runs.empty()) return;
  for (const std::string& name : features) {
    const hb_tag_t tag = hb_tag_from_string(name.data(), static_cast<int>(name.size()));
    const auto has = [&](const TextRun& run) { return knows_feature(shelf.face(run.face), tag); };
    if (std::ranges::any_of(text.runs, has) || report.is_full_of("missing-feature", text.places.front())) continue;
    report.warning("missing-feature", text.places.front(),
                   say("the face {} has no feature {}: the text is set without it",
                       shelf.catalogue.faces[text.runs.front().face.index].name, name),
                   say("take a face that has it (font: serif has smcp, c2sc, onum, lnum, tnum, pnum)"));
  }
}

}  // namespace banxin
