// Forms of a mark's cell: what the punctuation style leaves of its white inside a line, at line start and at line end.
#pragma once

#include <optional>

#include "model/style.h"
#include "text/shaped.h"

namespace banxin {

/// The white that stays in a cell.
struct Whites {
  Length left, right;
  friend bool operator==(const Whites&, const Whites&) = default;
};

/// The style with what it leaves to the region: half-width marks in Korean, where marks are those of Western text and
/// brackets take half a cell as the dailies set them. Nothing where it is right as it is.
std::optional<ParaStyle> in_region(const ParaStyle& style, Region region);

/// The limits of justified lines. A style that says nothing lets the letters of Western languages give and take a
/// little beside the word spaces, as newspapers set narrow columns: nobody sees it, and half of the holes are gone.
Justification justification_of(const ParaStyle& style, const ShapedText& text);

/// What the style leaves wherever the mark stands, before its neighbours are looked at: 全角式 all of it, 开明式 only
/// that of 。．？！, 半角式 none.
Whites style_whites(const Cluster& cluster, PunctStyle style);

/// The white before the first cluster of a line: an opening mark gives its left half (CLREQ, line start; JLREQ
/// tentsuki). 行末半角式 and 不调整 keep it, and so does `trim_edges: false`.
Length left_at_line_start(const Cluster& cluster, const ParaStyle& style);

/// A mark at line end. `always`: these whites stay whatever the line needs. `drop` > 0: that much more stays when it
/// fits and goes as a whole when it does not, at reduction stage `drop_stage` (1 … 3); no value between.
struct LineEnd {
  Whites always;
  Length drop;
  int drop_stage = 0;
};
/// Mainland: no closing mark keeps its white (GB/T 15834, 5.1.10). Taiwan, Hong Kong: closing brackets may give it,
/// centred marks keep one em. Japan, Korea: brackets, commas and stops ½ or 0, middle dots ¼ + ¼ or 0 (JLREQ, line
/// end).
LineEnd form_at_line_end(const Cluster& cluster, const ParaStyle& style, Region region);

/// May this mark stand outside the measure? (CLREQ and JLREQ, hanging punctuation: commas and stops; Mainland also
/// ： ； ？ ！; never brackets, dashes, Western marks.)
bool may_hang(const Cluster& cluster, char32_t mark, Region region);

/// CLO COM STP EXC: marks that close what stands before them.
constexpr bool closes(CharClass c) {
  return c == CharClass::clo || c == CharClass::com || c == CharClass::stp || c == CharClass::exc;
}
/// Any mark of CJK punctuation.
constexpr bool is_mark(CharClass c) { return c >= CharClass::op && c <= CharClass::ell; }

}  // namespace banxin
