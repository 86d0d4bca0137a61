#include "compose/forms.h"

namespace banxin {
namespace {

bool is_centred_region(Region region) { return region == Region::taiwan || region == Region::hongkong; }

bool is_jlreq_region(Region region) { return region == Region::japan || region == Region::korea; }

}  // namespace

std::optional<ParaStyle> in_region(const ParaStyle& style, Region region) {
  if (style.punctuation != PunctStyle::automatic || region != Region::korea) return std::nullopt;
  ParaStyle own = style;
  own.punctuation = PunctStyle::banjiao;
  return own;
}

Justification justification_of(const ParaStyle& style, const ShapedText& text) {
  Justification own = style.justify;
  const bool says_nothing = own.word.most == 0 && !own.letters_give();
  if (!says_nothing || style.align != Align::justify || text.region != Region::none || text.right_to_left) return own;
  own.least_letter = {-20}, own.most_letter = {20};
  own.glyph = {985, 1000, 1015};
  return own;
}

Whites style_whites(const Cluster& cluster, PunctStyle style) {
  const bool ends_sentence = cluster.cls == CharClass::stp || cluster.cls == CharClass::exc;
  const bool halved = style == PunctStyle::banjiao || (style == PunctStyle::kaiming && !ends_sentence);
  return halved ? Whites{} : Whites{cluster.left, cluster.right};
}

Length left_at_line_start(const Cluster& cluster, const ParaStyle& style) {
  const bool keeps =
      !style.trim_edges || style.punctuation == PunctStyle::plain || style.punctuation == PunctStyle::line_end_half;
  if (cluster.cls == CharClass::op && !keeps) return {};
  return style_whites(cluster, style.punctuation).left;
}

LineEnd form_at_line_end(const Cluster& cluster, const ParaStyle& style, Region region) {
  const Whites full = style_whites(cluster, style.punctuation);
  if (!style.trim_edges || style.punctuation == PunctStyle::plain) return {full, {}, 0};
  const bool middle = cluster.cls == CharClass::mid;
  if (!closes(cluster.cls) && !middle) return {full, {}, 0};
  const Whites trimmed{full.left, {}};
  if (is_centred_region(region)) {
    if (cluster.cls != CharClass::clo) return {full, {}, 0};
    return {trimmed, full.right, 1};
  }
  if (is_jlreq_region(region)) {
    if (middle) return {{}, full.left + full.right, 3};
    return cluster.cls == CharClass::exc ? LineEnd{full, {}, 0} : LineEnd{trimmed, full.right, 2};
  }
  return middle ? LineEnd{full, {}, 0} : LineEnd{trimmed, {}, 0};
}

bool may_hang(const Cluster& cluster, char32_t mark, Region region) {
  if (region == Region::none) return false;
  if (cluster.cls == CharClass::stp) return true;
  if (cluster.cls == CharClass::com) {
    return region == Region::mainland || mark == U'，' || mark == U'、' || mark == U'､';
  }
  return cluster.cls == CharClass::exc && region == Region::mainland;
}

}  // namespace banxin
