#include "text/sized_font.h"

#include <hb-aat.h>
#include <hb-ot.h>

#include <algorithm>

namespace banxin {
namespace {

using ShapePlan = Owned<hb_shape_plan_t, hb_shape_plan_destroy>;

// Drawn, and neither mark nor joiner: a cluster of its own, whatever stands beside it.
bool is_base(char32_t c) {
  if (c >= 0x3400)
    return c <= 0x4DBF || (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xFF01 && c <= 0xFF5E) || (c >= 0x20000 && c < 0x3FFFE);
  if (c < 0x2000) return (c >= 0x20 && c < 0x7F) || c == U'·';
  return (c >= 0x2010 && c <= 0x2027) || (c >= 0x3000 && c <= 0x3029) || (c >= 0x3041 && c <= 0x3096) ||
         (c >= 0x309D && c <= 0x30FF);
}

// The glyphs with which a lookup may begin in Han text without kerning; all of them where tables of another kind rule.
std::vector<bool> find_beginnings(hb_face_t* face, hb_language_t language) {
  const unsigned count = hb_face_get_glyph_count(face);
  if (hb_aat_layout_has_substitution(face) || hb_aat_layout_has_positioning(face) || hb_aat_layout_has_tracking(face))
    return std::vector<bool>(count, true);
  hb_segment_properties_t props = HB_SEGMENT_PROPERTIES_DEFAULT;
  props.direction = HB_DIRECTION_LTR, props.script = HB_SCRIPT_HAN, props.language = language;
  const ShapePlan plan(hb_shape_plan_create_cached(face, &props, &unkerned, 1, nullptr));
  const HbSet lookups(hb_set_create()), glyphs(hb_set_create());
  for (const hb_tag_t table : {HB_OT_TAG_GSUB, HB_OT_TAG_GPOS}) {
    hb_set_clear(lookups.get());
    hb_ot_shape_plan_collect_lookups(plan.get(), table, lookups.get());
    for (hb_codepoint_t lookup = HB_SET_VALUE_INVALID; hb_set_next(lookups.get(), &lookup);)
      hb_ot_layout_lookup_collect_glyphs(face, table, lookup, nullptr, glyphs.get(), nullptr, nullptr);
  }
  std::vector<bool> begins(count, false);
  for (hb_codepoint_t glyph = HB_SET_VALUE_INVALID; hb_set_next(glyphs.get(), &glyph);)
    if (glyph < count) begins[glyph] = true;
  return begins;
}

}  // namespace

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

hb_codepoint_t SizedFont::look_up(hb_codepoint_t c, Seen& entry) const {
  entry = {c, 0};
  hb_font_get_nominal_glyph(of_face_.get(), c, &entry.glyph);
  return entry.glyph;
}

hb_bool_t SizedFont::find_glyph(hb_font_t*, void* self, hb_codepoint_t c, hb_codepoint_t* glyph, void*) {
  *glyph = static_cast<SizedFont*>(self)->glyph_of(c);
  return *glyph != 0;
}

const std::vector<bool>& SizedFont::begin_lookups(hb_language_t language) {
  const auto known = std::ranges::find(begin_lookups_, language, &std::pair<hb_language_t, std::vector<bool>>::first);
  if (known != begin_lookups_.end()) return known->second;
  return begin_lookups_.emplace_back(language, find_beginnings(hb_font_get_face(font_.get()), language)).second;
}

bool SizedFont::find_plain(std::u32string_view chars, hb_language_t language, std::vector<hb_codepoint_t>& glyphs) {
  const std::vector<bool>& begin = begin_lookups(language);
  glyphs.clear();
  for (const char32_t c : chars) {
    if (!is_base(c)) return false;
    const hb_codepoint_t glyph = glyph_of(c);
    if (glyph == 0 || glyph >= begin.size() || begin[glyph]) return false;
    glyphs.push_back(glyph);
  }
  return true;
}

}  // namespace banxin
