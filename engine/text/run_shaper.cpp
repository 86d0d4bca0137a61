#include "text/run_shaper.h"

#include <algorithm>

#include "text/vertical.h"
#include "text/western_marks.h"

namespace banxin {
namespace {

// Letters that stand upright in a cell of their own are cut for it; half-width ones share a cell.
constexpr hb_feature_t full_width{HB_TAG('f', 'w', 'i', 'd'), 1, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END};
constexpr hb_feature_t half_width{HB_TAG('h', 'w', 'i', 'd'), 1, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END};

constexpr hb_feature_t ruby{HB_TAG('r', 'u', 'b', 'y'), 1, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END};

constexpr hb_tag_t proportional = HB_TAG('p', 'w', 'i', 'd');

bool is_cjk(hb_script_t script) { return script == HB_SCRIPT_HAN || script == HB_SCRIPT_HANGUL; }

}  // namespace

RunShaper::RunShaper(const FontShelf::Impl& shelf)
    : shelf_(shelf), fonts_(shelf.faces.size()), buffer_(hb_buffer_create()) {}

void RunShaper::set_size(Length size, int scale_thousandths) {
  x_scale_ = thousandths(size, scale_thousandths).mpt;
  y_scale_ = size.mpt;
}

void RunShaper::set_features(const std::vector<std::string>& tags) {
  wanted_.clear();
  for (const std::string& tag : tags)
    wanted_.push_back({hb_tag_from_string(tag.data(), static_cast<int>(tag.size())), 1, HB_FEATURE_GLOBAL_START,
                       HB_FEATURE_GLOBAL_END});
}

void RunShaper::set_language(const Language& language) {
  language_ = hb_language_from_string(language.tag.c_str(), static_cast<int>(language.tag.size()));
}

SizedFont& RunShaper::sized(FaceId face) {
  std::unique_ptr<SizedFont>& font = fonts_[face.index];
  if (!font) font = std::make_unique<SizedFont>(shelf_.face(face));
  font->set_scale(x_scale_, y_scale_);
  return *font;
}

Rect RunShaper::ink(FaceId face, uint32_t glyph) {
  hb_glyph_extents_t box{};
  if (!hb_font_get_glyph_extents(font(face), glyph, &box)) return {};
  return {{box.x_bearing}, {-box.y_bearing}, {box.width}, {-box.height}};
}

Length RunShaper::advance(FaceId face, uint32_t glyph) { return {hb_font_get_glyph_h_advance(font(face), glyph)}; }

void RunShaper::run(std::u32string_view chars, const TextItem& stretch) {
  hb_buffer_t* buffer = buffer_.get();
  hb_buffer_clear_contents(buffer);
  hb_buffer_add_codepoints(buffer, reinterpret_cast<const hb_codepoint_t*>(chars.data()),
                           static_cast<int>(chars.size()), stretch.first,
                           static_cast<int>(stretch.last - stretch.first));
  const bool upright = stretch.orientation == Orientation::upright;
  hb_buffer_set_direction(buffer, upright                   ? HB_DIRECTION_TTB
                                  : stretch.right_to_left() ? HB_DIRECTION_RTL
                                                            : HB_DIRECTION_LTR);
  hb_buffer_set_script(buffer, stretch.script);
  hb_buffer_set_language(buffer, language_);
  const bool cjk = is_cjk(stretch.script);
  if (upright) return hb_shape(font(stretch.face), buffer, &full_width, cjk ? 0 : 1);
  if (stretch.half_width) return hb_shape(font(stretch.face), buffer, &half_width, 1);
  features_ = wanted_;
  cjk ? add_cjk() : add_western(chars, stretch);
  hb_shape(font(stretch.face), buffer, features_.data(), static_cast<unsigned>(features_.size()));
}

void RunShaper::add_western(std::u32string_view chars, const TextItem& stretch) {
  for (uint32_t i = stretch.first; stretch.proportional && i < stretch.last; ++i)
    if (is_curly_quote(chars[i])) features_.push_back({proportional, 1, i, i + 1});
}

void RunShaper::add_cjk() {
  features_.push_back(unkerned);
  if (reading_) features_.push_back(ruby);
}

// Most of a Chinese page: HarfBuzz would give a glyph a character, at its own advance.
bool RunShaper::add_plain(std::u32string_view chars, const TextItem& stretch, uint16_t run, ShapedText& out) {
  const bool flat = stretch.script == HB_SCRIPT_HAN && stretch.orientation == Orientation::horizontal &&
                    !stretch.right_to_left() && wanted_.empty() && !reading_;
  const std::u32string_view own = chars.substr(stretch.first, stretch.last - stretch.first);
  if (!flat || !sized(stretch.face).find_plain(own, language_, plain_)) return false;
  const auto count = static_cast<unsigned>(own.size());
  advances_.resize(own.size());
  hb_font_get_glyph_h_advances(font(stretch.face), count, plain_.data(), sizeof(hb_codepoint_t), advances_.data(),
                               sizeof(hb_position_t));
  for (uint32_t i = 0; i < count; ++i) {
    Cluster& cluster = out.clusters.emplace_back();
    cluster.first_char = stretch.first + i;
    cluster.run = run;
    cluster.first_glyph = static_cast<uint32_t>(out.glyphs.size());
    cluster.glyphs = 1;
    cluster.advance = {advances_[i]};
    out.glyphs.push_back({plain_[i], {}, {}, {advances_[i]}});
  }
  return true;
}

// A face without vertical metrics: every cell is one em, the ideographic em box of 0.88 to −0.12 em in it.
void RunShaper::stand_upright(FaceId face) {
  if (shelf_.has_vertical_metrics(face)) return;
  unsigned count = 0;
  const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer_.get(), &count);
  hb_glyph_position_t* at = hb_buffer_get_glyph_positions(buffer_.get(), &count);
  for (unsigned i = 0; i < count; ++i) {
    at[i].x_offset = -hb_font_get_glyph_h_advance(font(face), infos[i].codepoint) / 2;
    at[i].y_offset = -thousandths(em(), 880).mpt;
    at[i].y_advance = -y_scale_;
  }
}

Length RunShaper::width(std::u32string_view chars, const TextItem& stretch) {
  TextItem flat = stretch;
  flat.orientation = Orientation::combined;
  run(chars, flat);
  unsigned count = 0;
  const hb_glyph_position_t* at = hb_buffer_get_glyph_positions(buffer_.get(), &count);
  Length width;
  for (unsigned i = 0; i < count; ++i) width.mpt += at[i].x_advance;
  return width;
}

bool RunShaper::has_vertical(FaceId face, char32_t c) {
  const auto [known, fresh] = vertical_.try_emplace({face.index, c}, false);
  if (!fresh) return known->second;
  const TextItem one{0, 1, face, HB_SCRIPT_HAN, 0, Orientation::upright};
  run(std::u32string_view(&c, 1), one);
  unsigned count = 0;
  const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer_.get(), &count);
  known->second = count == 1 && infos[0].codepoint != 0 && infos[0].codepoint != glyph(face, c);
  return known->second;
}

// 縦中横: side by side in one cell, upright, centred on the axis of the line.
void RunShaper::add_combined(const TextItem& stretch, uint16_t run, ShapedText& out, std::vector<uint32_t>& missing) {
  unsigned count = 0;
  const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer_.get(), &count);
  const hb_glyph_position_t* at = hb_buffer_get_glyph_positions(buffer_.get(), &count);
  Length width;
  for (unsigned i = 0; i < count; ++i) width.mpt += at[i].x_advance;
  Cluster cluster;
  cluster.first_char = stretch.first;
  cluster.chars = stretch.last - stretch.first;
  cluster.run = run;
  cluster.first_glyph = static_cast<uint32_t>(out.glyphs.size());
  cluster.glyphs = count;
  cluster.advance = em();
  Length right = -width / 2;  // of the axis, on the page
  for (unsigned i = 0; i < count; ++i) {
    if (infos[i].codepoint == 0) missing.push_back(infos[i].cluster);
    const Length x = right + Length{at[i].x_offset};
    out.glyphs.push_back({infos[i].codepoint, thousandths(em(), 880) - Length{at[i].y_offset}, -x, {}});
    right.mpt += at[i].x_advance;
  }
  out.clusters.push_back(cluster);
}

void RunShaper::shape(std::u32string_view chars, const TextItem& stretch, uint16_t run_index, ShapedText& out,
                      std::vector<uint32_t>& missing) {
  if (add_plain(chars, stretch, run_index, out)) return;
  run(chars, stretch);
  const bool upright = stretch.orientation == Orientation::upright;
  if (stretch.orientation == Orientation::combined) return add_combined(stretch, run_index, out, missing);
  if (upright) stand_upright(stretch.face);
  const Length baseline = stretch.orientation == Orientation::rotated ? turned_baseline(em()) : Length{};
  // In logical order again: HarfBuzz hands right-to-left text over from its end. Clusters keep their visual order.
  unsigned count = 0;
  const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer_.get(), &count);
  const hb_glyph_position_t* at = hb_buffer_get_glyph_positions(buffer_.get(), &count);
  const bool from_end = stretch.right_to_left();
  const auto index = [&](unsigned i) { return from_end ? count - 1 - i : i; };
  for (unsigned i = 0; i < count;) {
    const uint32_t first = infos[index(i)].cluster;
    unsigned end = i + 1;
    while (end < count && infos[index(end)].cluster == first) ++end;
    const uint32_t next = end < count ? infos[index(end)].cluster : stretch.last;
    Cluster& cluster = out.clusters.emplace_back();
    cluster.first_char = first;
    cluster.chars = next - first;
    cluster.run = run_index;
    cluster.first_glyph = static_cast<uint32_t>(out.glyphs.size());
    const bool drawn = chars[first] >= 0x20 && !(is_invisible(chars[first]) && cluster.chars == 1);
    for (unsigned k = 0; drawn && k < end - i; ++k) {
      const unsigned from = from_end ? count - end + k : i + k;
      if (infos[from].codepoint == 0) missing.push_back(infos[from].cluster);
      const hb_glyph_position_t& p = at[from];
      if (upright)
        out.glyphs.push_back({infos[from].codepoint, {-p.y_offset}, {-p.x_offset}, {-p.y_advance}});
      else
        out.glyphs.push_back({infos[from].codepoint, {p.x_offset}, baseline - Length{p.y_offset}, {p.x_advance}});
      cluster.advance += out.glyphs.back().advance;
    }
    cluster.glyphs = static_cast<uint32_t>(out.glyphs.size()) - cluster.first_glyph;
    i = end;
  }
}

}  // namespace banxin
