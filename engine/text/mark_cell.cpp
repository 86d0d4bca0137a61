#include "text/mark_cell.h"

#include <cstdlib>

namespace banxin {
namespace {

using enum CharClass;

constexpr int em = 1000, half = 500, quarter = 250;

constexpr unsigned in(Region r) { return 1u << static_cast<unsigned>(r); }
constexpr unsigned cn = in(Region::mainland) | in(Region::none), tw = in(Region::taiwan) | in(Region::hongkong),
                   jp = in(Region::japan), kr = in(Region::korea), everywhere = cn | tw | jp | kr;

enum class MarkCellKind : uint8_t {
  trimmed,     // one em with the white of the face, which may be trimmed
  fixed,       // nothing to trim; a glyph of another width is centred by its ink
  own,         // as wide as the glyph
  own_trimmed  // as the face has it; trimmed only when the face draws it one em wide
};

struct MarkRow {
  CharClass cls;
  std::u32string_view marks;  // empty: all of the class
  unsigned regions;
  MarkCellKind cell;
  int width;        // of the cell
  int left, right;  // white, when there is no face to ask
};

// Section 5.1 of the typographic rules; the first row that fits counts.
constexpr MarkRow mark_rows[] = {
    // Half-width forms of kana text keep their half cell.
    {stp, U"｡", everywhere, MarkCellKind::own, 0, 0, 0},
    {com, U"､", everywhere, MarkCellKind::own, 0, 0, 0},
    {mid, U"･", everywhere, MarkCellKind::own, 0, 0, 0},
    {op, U"｢", everywhere, MarkCellKind::own, 0, 0, 0},
    {clo, U"｣", everywhere, MarkCellKind::own, 0, 0, 0},
    // Quotation marks are full cells in Chinese, proportional in Japanese and Korean faces that make them so.
    {op, U"“‘«", jp | kr, MarkCellKind::own_trimmed, em, half, 0},
    {clo, U"”’»", jp | kr, MarkCellKind::own_trimmed, em, 0, half},
    {op, {}, everywhere, MarkCellKind::trimmed, em, half, 0},
    {clo, {}, everywhere, MarkCellKind::trimmed, em, 0, half},
    {com, {}, tw, MarkCellKind::trimmed, em, quarter, quarter},
    {com, {}, everywhere, MarkCellKind::trimmed, em, 0, half},
    {stp, {}, tw, MarkCellKind::trimmed, em, quarter, quarter},
    {stp, {}, everywhere, MarkCellKind::trimmed, em, 0, half},
    {exc, U"‼⁇⁈⁉", everywhere, MarkCellKind::fixed, em, 0, 0},
    {exc, {}, cn, MarkCellKind::trimmed, em, 0, half},
    {exc, {}, everywhere, MarkCellKind::fixed, em, 0, 0},
    {mid, {}, cn, MarkCellKind::fixed, half, 0, 0},
    {mid, {}, everywhere, MarkCellKind::trimmed, em, quarter, quarter},
    {con, U"–", tw, MarkCellKind::fixed, em, 0, 0},
    {con, U"–", cn | jp, MarkCellKind::fixed, half, 0, 0},
    {con, U"–‐", kr, MarkCellKind::own, 0, 0, 0},
    {con, U"‐", jp, MarkCellKind::fixed, quarter, 0, 0},
    {con, U"゠", jp, MarkCellKind::fixed, half, 0, 0},
    {con, U"-", everywhere, MarkCellKind::fixed, half, 0, 0},
    {con, {}, everywhere, MarkCellKind::fixed, em, 0, 0},
    {sol, {}, cn, MarkCellKind::fixed, half, 0, 0},
    {sol, {}, everywhere, MarkCellKind::fixed, em, 0, 0},
    {dsh, U"⸺", everywhere, MarkCellKind::fixed, 2 * em, 0, 0},
    {dsh, U"⸻", everywhere, MarkCellKind::fixed, 3 * em, 0, 0},
    {dsh, {}, everywhere, MarkCellKind::fixed, em, 0, 0},
    {ell, {}, everywhere, MarkCellKind::fixed, em, 0, 0}};

const MarkRow* row_for(char32_t c, CharClass cls, Region region) {
  for (const MarkRow& r : mark_rows)
    if (r.cls == cls && (r.regions & in(region)) != 0 && (r.marks.empty() || r.marks.find(c) != r.marks.npos))
      return &r;
  return nullptr;
}

// CLREQ, vertical writing: these marks stand in the middle of a full cell in every region.
bool is_fixed_in_vertical(char32_t c, CharClass cls) {
  return cls == exc || ((cls == com || cls == mid) && (c == U'：' || c == U'；'));
}
constexpr MarkRow fixed_cell{exc, {}, everywhere, MarkCellKind::fixed, em, 0, 0};

// The origin that centres the glyph's ink between `from` and `to`.
int centred(const MarkMetrics& m, int from, int to) { return (from + to - m.ink_left - m.ink_right) / 2; }

MarkCell trimmed(const MarkRow& row, const MarkMetrics* m) {
  if (m == nullptr) return {false, row.width, row.left, row.right, 0};
  // A face that does not say where its bodies stand may draw them for another region: small ink is moved to where this
  // one wants it, so that lines turn alike in every face.
  const bool elsewhere = m->left != row.left || m->right != row.right;
  const bool movable = m->by_ink && m->ink_right - m->ink_left <= row.width - row.left - row.right;
  if (m->advance == row.width && !(elsewhere && movable)) return {false, row.width, m->left, m->right, 0};
  // A proportional glyph goes into the half of the cell where the region wants the body.
  return {false, row.width, row.left, row.right, centred(*m, row.left, row.width - row.right)};
}

}  // namespace

MarkCell mark_cell(char32_t c, CharClass cls, Region region, const MarkMetrics* metrics, bool beside_western,
                   bool vertical) {
  const MarkRow* row = vertical && is_fixed_in_vertical(c, cls) ? &fixed_cell : row_for(c, cls, region);
  constexpr MarkCell own{true, 0, 0, 0, 0};
  if (row == nullptr || row->cell == MarkCellKind::own) return own;
  if (c == U'/' && beside_western) return own;  // 5G/6G, km/h
  if (row->cell == MarkCellKind::own_trimmed && metrics != nullptr && metrics->advance != em) return own;
  if (row->cell != MarkCellKind::fixed) return trimmed(*row, metrics);
  MarkCell cell{false, row->width, 0, 0, 0};
  if (metrics != nullptr && metrics->advance != row->width) cell.shift = centred(*metrics, 0, row->width);
  return cell;
}

int unit_width(CharClass cls, size_t marks) {
  const int n = static_cast<int>(marks);
  return cls == exc ? (n == 3 ? 2 * em : n * half) : n * em;
}

}  // namespace banxin
