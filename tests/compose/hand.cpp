#include "hand.h"

#include "base/utf8.h"
#include "compose/forms.h"

namespace banxin::test {
namespace {

struct ClassOf {
  std::u32string_view chars;
  CharClass cls;
};
const ClassOf table[] = {{U"“‘（〈《「『【〔", CharClass::op},
                         {U"”’）〉》」』】〕", CharClass::clo},
                         {U"，、", CharClass::com},
                         {U"。．", CharClass::stp},
                         {U"！？", CharClass::exc},
                         {U"·・", CharClass::mid},
                         {U"–～", CharClass::con},
                         {U"／", CharClass::sol},
                         {U"—", CharClass::dsh},
                         {U"…", CharClass::ell},
                         {U"￥", CharClass::pre},
                         {U"％℃", CharClass::pos},
                         {U"々", CharClass::ite},
                         {U"ー", CharClass::cho},
                         {U"ゃゅょっ", CharClass::skn},
                         {U"　", CharClass::wide_space},
                         {U" ", CharClass::space},
                         {U"\u00A0", CharClass::no_break_space},
                         {U".,()[]", CharClass::western},
                         {U"\u2028\n", CharClass::forced_break}};

CharClass class_of(char32_t c, Region region) {
  if (c == U'；' || c == U'：') {
    return region == Region::japan || region == Region::korea ? CharClass::mid : CharClass::com;
  }
  for (const ClassOf& row : table) {
    if (row.chars.find(c) != std::u32string_view::npos) return row.cls;
  }
  if (c >= U'0' && c <= U'9') return CharClass::digit;
  if (c < 0x250) return CharClass::letter;
  if (c >= 0x590 && c < 0x700) return CharClass::other;
  if (c >= 0x3040 && c < 0x3100) return CharClass::kana;
  if (c >= 0xAC00 && c < 0xD7A4) return CharClass::hangul;
  return CharClass::han;
}

struct Cell {
  int left, body, right;  // thousandths of an em
};
Cell cell_of(CharClass cls, char32_t c, Region region) {
  const bool centred = region == Region::taiwan || region == Region::hongkong;
  const bool cn = region == Region::mainland;
  switch (cls) {
    case CharClass::op:
      return {500, 500, 0};
    case CharClass::clo:
      return {0, 500, 500};
    case CharClass::com:
    case CharClass::stp:
      return centred ? Cell{250, 500, 250} : Cell{0, 500, 500};
    case CharClass::exc:
      return cn ? Cell{0, 500, 500} : Cell{0, 1000, 0};
    case CharClass::mid:
      return cn ? Cell{0, 500, 0} : Cell{250, 500, 250};
    case CharClass::con:
      return {0, c == U'–' ? 500 : 1000, 0};
    case CharClass::dsh:
    case CharClass::ell:
      return {0, 2000, 0};
    case CharClass::letter:
    case CharClass::digit:
    case CharClass::western:
    case CharClass::other:
    case CharClass::sol:
      return {0, 500, 0};
    case CharClass::space:
    case CharClass::no_break_space:
      return {0, 333, 0};
    case CharClass::forced_break:
      return {0, 0, 0};
    default:
      return {0, 1000, 0};
  }
}

bool is_one_of(CharClass c, std::initializer_list<CharClass> list) {
  for (const CharClass x : list) {
    if (x == c) return true;
  }
  return false;
}

Penalty break_between(CharClass a, CharClass b) {
  using C = CharClass;
  if (a == C::forced_break) return must_break;
  if (is_one_of(b, {C::clo, C::com, C::stp, C::exc, C::mid, C::con, C::sol, C::pos, C::space, C::no_break_space,
                    C::forced_break, C::wide_space})) {
    return no_break;
  }
  if (is_one_of(a, {C::op, C::sol, C::pre, C::no_break_space})) return no_break;
  const auto western = [](C c) { return is_one_of(c, {C::letter, C::digit, C::western, C::other}); };
  return western(a) && western(b) ? no_break : Penalty{0};
}

}  // namespace

ShapedText set_by_hand(std::string_view text, Region region, Length em) {
  ShapedText out;
  out.chars = utf8::to_utf32(text);
  out.text = text;
  out.em = em;
  out.region = region;
  out.runs.push_back({{}, em, {}, 1000, false});
  uint32_t byte = 0;
  for (uint32_t i = 0; i < out.chars.size();) {
    const char32_t c = out.chars[i];
    Cluster cluster;
    cluster.cls = class_of(c, region);
    const bool unit = cluster.cls == CharClass::dsh || cluster.cls == CharClass::ell;
    cluster.first_char = i;
    cluster.chars = unit && i + 1 < out.chars.size() && out.chars[i + 1] == c ? 2 : 1;
    cluster.first_byte = byte;
    for (uint32_t k = 0; k < cluster.chars; ++k) cluster.bytes += utf8::decode(out.text, byte + cluster.bytes).bytes;
    const Cell cell = cell_of(cluster.cls, c, region);
    cluster.left = Em{cell.left} * em, cluster.right = Em{cell.right} * em;
    cluster.advance = Em{cell.left + cell.body + cell.right} * em;
    byte += cluster.bytes;
    i += cluster.chars;
    out.clusters.push_back(cluster);
  }
  out.breaks.assign(out.clusters.size() + 1, no_break);
  for (size_t i = 1; i < out.clusters.size(); ++i) {
    out.breaks[i] = break_between(out.clusters[i - 1].cls, out.clusters[i].cls);
  }
  // Level gb, so that basic lets a solidus end a line and loose lets it start one.
  const auto is_sol = [&](size_t i) { return out.clusters[i].cls == CharClass::sol; };
  for (uint32_t i = 1; i < out.clusters.size(); ++i) {
    if (is_sol(i - 1) != is_sol(i) && !is_mark(out.clusters[is_sol(i) ? i - 1 : i].cls)) {
      out.relaxed_breaks.push_back(
          {i, static_cast<uint8_t>(is_sol(i) ? 2 : 1), is_sol(i) ? Level::loose : Level::basic});
    }
  }
  out.breaks.back() = must_break;
  return out;
}

ParaStyle bare_style() {
  ParaStyle style;
  style.indent = {0};
  style.letter_gap = style.digit_gap = {0};
  return style;
}

}  // namespace banxin::test
