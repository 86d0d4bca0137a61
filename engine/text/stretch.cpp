#include <algorithm>

#include "text/shape.h"

namespace banxin {
namespace {

// Kerning belongs to Western words; CJK faces also kern kana, which a grid of ems must not have.
constexpr hb_feature_t unkerned{HB_TAG('k', 'e', 'r', 'n'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END};

bool is_cjk(hb_script_t script) { return script == HB_SCRIPT_HAN || script == HB_SCRIPT_HANGUL; }

}  // namespace

Stretcher::Stretcher(const FontShelf::Impl& shelf)
    : shelf_(shelf), fonts_(shelf.faces.size()), buffer_(hb_buffer_create()) {}

void Stretcher::set_size(Length size, int scale_thousandths) {
  x_scale_ = thousandths(size, scale_thousandths).mpt;
  y_scale_ = size.mpt;
}

void Stretcher::set_language(const Language& language) {
  language_ = hb_language_from_string(language.tag.c_str(), static_cast<int>(language.tag.size()));
}

hb_font_t* Stretcher::font(FaceId face) {
  Sized& sized = fonts_[face.index];
  if (!sized.font) sized.font.reset(hb_font_create(shelf_.face(face)));
  if (sized.x != x_scale_ || sized.y != y_scale_) {
    hb_font_set_scale(sized.font.get(), x_scale_, y_scale_);
    sized.x = x_scale_;
    sized.y = y_scale_;
  }
  return sized.font.get();
}

uint32_t Stretcher::glyph(FaceId face, char32_t c) {
  hb_codepoint_t id = 0;
  return hb_font_get_nominal_glyph(font(face), c, &id) ? id : 0;
}

Length Stretcher::advance(FaceId face, uint32_t glyph) { return {hb_font_get_glyph_h_advance(font(face), glyph)}; }

void Stretcher::shape(std::u32string_view chars, const Stretch& stretch, uint16_t run, ShapedText& out,
                      std::vector<uint32_t>& missing) {
  hb_buffer_t* buffer = buffer_.get();
  hb_buffer_clear_contents(buffer);
  hb_buffer_add_codepoints(buffer, reinterpret_cast<const hb_codepoint_t*>(chars.data()),
                           static_cast<int>(chars.size()), stretch.first,
                           static_cast<int>(stretch.last - stretch.first));
  hb_buffer_set_direction(buffer, stretch.right_to_left ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
  hb_buffer_set_script(buffer, stretch.script);
  hb_buffer_set_language(buffer, language_);
  hb_shape(font(stretch.face), buffer, &unkerned, is_cjk(stretch.script) ? 1 : 0);
  // In logical order again: HarfBuzz hands right-to-left text over from its end. Clusters keep their visual order.
  unsigned count = 0;
  const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer, &count);
  const hb_glyph_position_t* at = hb_buffer_get_glyph_positions(buffer, &count);
  const auto index = [&](unsigned i) { return stretch.right_to_left ? count - 1 - i : i; };
  for (unsigned i = 0; i < count;) {
    const uint32_t first = infos[index(i)].cluster;
    unsigned end = i + 1;
    while (end < count && infos[index(end)].cluster == first) ++end;
    const uint32_t next = end < count ? infos[index(end)].cluster : stretch.last;
    Cluster cluster;
    cluster.first_char = first;
    cluster.chars = next - first;
    cluster.run = run;
    cluster.first_glyph = static_cast<uint32_t>(out.glyphs.size());
    const bool drawn = chars[first] >= 0x20 && !(is_invisible(chars[first]) && cluster.chars == 1);
    for (unsigned k = 0; drawn && k < end - i; ++k) {
      const unsigned from = stretch.right_to_left ? count - end + k : i + k;
      if (infos[from].codepoint == 0) missing.push_back(infos[from].cluster);
      out.glyphs.push_back({infos[from].codepoint, {at[from].x_offset}, {-at[from].y_offset}, {at[from].x_advance}});
      cluster.advance += Length{at[from].x_advance};
    }
    cluster.glyphs = static_cast<uint32_t>(out.glyphs.size()) - cluster.first_glyph;
    out.clusters.push_back(cluster);
    i = end;
  }
}

}  // namespace banxin
