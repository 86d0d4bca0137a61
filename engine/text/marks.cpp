#include "text/marks.h"

#include <hb-ot.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <cstdlib>
#include <string>

#include "text/classes.h"
#include "text/fonts.h"
#include "text/orient.h"

namespace banxin {
namespace {

constexpr hb_tag_t halt = HB_TAG('h', 'a', 'l', 't'), vhal = HB_TAG('v', 'h', 'a', 'l');
constexpr int half_em = 500, tolerance = 50;

const char* tag_of(Region region) {
  switch (region) {
    case Region::taiwan:
      return "zh-Hant";
    case Region::hongkong:
      return "zh-Hant-HK";
    case Region::japan:
      return "ja";
    case Region::korea:
      return "ko";
    case Region::mainland:
    case Region::none:
      break;
  }
  return "zh-Hans";
}

bool has_feature(hb_face_t* face, hb_tag_t wanted) {
  hb_tag_t tags[64];
  unsigned start = 0, count = 0;
  do {
    count = 64;
    hb_ot_layout_table_get_feature_tags(face, HB_OT_TAG_GPOS, start, &count, tags);
    if (std::find(tags, tags + count, wanted) != tags + count) return true;
    start += count;
  } while (count == 64);
  return false;
}

// Shapes all marks in one row, every feature that looks at neighbours off.
void shape_row(hb_font_t* font, hb_buffer_t* buffer, const std::u32string& row, Region region, hb_direction_t direction,
               hb_tag_t halving) {
  hb_buffer_clear_contents(buffer);
  hb_buffer_add_codepoints(buffer, reinterpret_cast<const hb_codepoint_t*>(row.data()), static_cast<int>(row.size()), 0,
                           static_cast<int>(row.size()));
  hb_buffer_set_direction(buffer, direction);
  hb_buffer_set_script(buffer, region == Region::korea ? HB_SCRIPT_HANGUL : HB_SCRIPT_HAN);
  hb_buffer_set_language(buffer, hb_language_from_string(tag_of(region), -1));
  hb_feature_t features[] = {{HB_TAG('k', 'e', 'r', 'n'), 0, 0, HB_FEATURE_GLOBAL_END},
                             {HB_TAG('l', 'i', 'g', 'a'), 0, 0, HB_FEATURE_GLOBAL_END},
                             {HB_TAG('c', 'l', 'i', 'g'), 0, 0, HB_FEATURE_GLOBAL_END},
                             {HB_TAG('c', 'a', 'l', 't'), 0, 0, HB_FEATURE_GLOBAL_END},
                             {halving, 1, 0, HB_FEATURE_GLOBAL_END}};
  hb_shape(font, buffer, features, halving != 0 ? std::size(features) : std::size(features) - 1);
}

int milli(int units, int upem) {
  const int64_t scaled = int64_t{units} * 1000;
  return static_cast<int>((scaled + (scaled < 0 ? -upem : upem) / 2) / upem);
}

bool is_set_upright(char32_t c, Region region, bool has_vertical_glyph) {
  switch (u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_VERTICAL_ORIENTATION)) {
    case U_VO_ROTATED:
      return false;
    case U_VO_TRANSFORMED_ROTATED:
      return has_vertical_glyph || stays_upright(c, region);
    default:
      return true;
  }
}

void side_from_halt(MarkMetrics& m, int halt_advance, int halt_offset) {
  if (halt_advance >= m.advance) return;  // the face leaves the mark as it is
  m.left = -halt_offset;
  m.right = m.advance - halt_advance - m.left;
}

}  // namespace

void side_from_ink(MarkMetrics& m) {
  const int middle = m.advance / 2, ink_middle = (m.ink_left + m.ink_right) / 2;
  const bool narrow = m.ink_right - m.ink_left <= half_em;
  if (narrow && std::abs(ink_middle - middle) <= tolerance) {
    m.left = m.right = (m.advance - half_em) / 2;
  } else if (m.ink_right <= half_em + tolerance) {
    m.left = 0;
    m.right = m.advance - half_em;
  } else if (m.ink_left >= m.advance - half_em - tolerance) {
    m.left = m.advance - half_em;
    m.right = 0;
  }
}

MarkTable::MarkTable(hb_face_t* face, Region region, bool vertical) {
  const HbFont font(hb_font_create(face));
  const int upem = static_cast<int>(hb_face_get_upem(face));
  hb_font_set_scale(font.get(), upem, upem);
  std::u32string row;
  for (const char32_t c : U"-" + members(mark_classes, profile_of(region))) {
    hb_codepoint_t glyph = 0;
    if (hb_font_get_nominal_glyph(font.get(), c, &glyph)) row += c;
  }
  measure(face, font.get(), region, row);
  if (vertical && marks_.size() == row.size()) measure_upright(face, font.get(), region, row);
}

void MarkTable::measure(hb_face_t* face, hb_font_t* font, Region region, const std::u32string& row) {
  const int upem = static_cast<int>(hb_face_get_upem(face));
  const HbBuffer plain(hb_buffer_create()), halved(hb_buffer_create());
  shape_row(font, plain.get(), row, region, HB_DIRECTION_LTR, 0);
  const bool halting = has_feature(face, halt);
  if (halting) shape_row(font, halved.get(), row, region, HB_DIRECTION_LTR, halt);
  unsigned count = 0;
  const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(plain.get(), &count);
  const hb_glyph_position_t* at = hb_buffer_get_glyph_positions(plain.get(), &count);
  const hb_glyph_position_t* half_at = halting ? hb_buffer_get_glyph_positions(halved.get(), nullptr) : nullptr;
  for (unsigned i = 0; i < count && count == row.size(); ++i) {
    MarkMetrics m;
    m.c = row[i];
    m.advance = milli(at[i].x_advance, upem);
    hb_glyph_extents_t box{};
    if (hb_font_get_glyph_extents(font, infos[i].codepoint, &box)) {
      m.ink_left = milli(box.x_bearing, upem);
      m.ink_right = milli(box.x_bearing + box.width, upem);
    }
    if (half_at != nullptr)
      side_from_halt(m, milli(half_at[i].x_advance, upem), milli(half_at[i].x_offset - at[i].x_offset, upem));
    else if (m.advance == 1000)
      m.by_ink = true, side_from_ink(m);
    marks_.push_back(m);
  }
}

// Along the line: from the top of the cell downwards, while fonts count upwards.
void MarkTable::measure_upright(hb_face_t* face, hb_font_t* font, Region region, const std::u32string& row) {
  const int upem = static_cast<int>(hb_face_get_upem(face));
  const HbBlob metrics(hb_face_reference_table(face, HB_TAG('v', 'm', 't', 'x')));
  const bool own_metrics = hb_blob_get_length(metrics.get()) > 0;
  const HbBuffer plain(hb_buffer_create()), halved(hb_buffer_create());
  shape_row(font, plain.get(), row, region, HB_DIRECTION_TTB, 0);
  const bool halting = has_feature(face, vhal);
  if (halting) shape_row(font, halved.get(), row, region, HB_DIRECTION_TTB, vhal);
  unsigned count = 0;
  const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(plain.get(), &count);
  const hb_glyph_position_t* at = hb_buffer_get_glyph_positions(plain.get(), &count);
  const hb_glyph_position_t* half_at = halting ? hb_buffer_get_glyph_positions(halved.get(), nullptr) : nullptr;
  for (unsigned i = 0; i < count && count == row.size(); ++i) {
    hb_codepoint_t nominal = 0;
    hb_font_get_nominal_glyph(font, row[i], &nominal);
    if (!is_set_upright(row[i], region, infos[i].codepoint != nominal)) continue;
    MarkMetrics m;
    m.c = row[i];
    m.advance = own_metrics ? milli(-at[i].y_advance, upem) : 1000;
    const int origin = own_metrics ? milli(-at[i].y_offset, upem) : 880;
    hb_glyph_extents_t box{};
    if (hb_font_get_glyph_extents(font, infos[i].codepoint, &box)) {
      m.ink_left = origin - milli(box.y_bearing, upem);
      m.ink_right = origin - milli(box.y_bearing + box.height, upem);
    }
    if (half_at != nullptr)
      side_from_halt(m, milli(-half_at[i].y_advance, upem), -milli(half_at[i].y_offset - at[i].y_offset, upem));
    else if (m.advance == 1000)
      m.by_ink = true, side_from_ink(m);
    marks_[i] = m;
  }
}

const MarkMetrics* MarkTable::find(char32_t c) const {
  const auto at = std::ranges::lower_bound(marks_, c, {}, &MarkMetrics::c);
  return at != marks_.end() && at->c == c ? &*at : nullptr;
}

}  // namespace banxin
