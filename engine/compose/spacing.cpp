#include "compose/spacing.h"

#include <algorithm>

#include "compose/forms.h"

namespace banxin {
namespace {

enum Neighbour : uint8_t { opening, closing, dot, half_middle, full_middle, wide, text, neighbours };
enum class Loss : uint8_t { none, first, second };

constexpr Loss o = Loss::none, f = Loss::first, s = Loss::second;
/// Which of two adjacent marks gives up its white towards the other (全角式; `dot` is ，、；：。？！). A centred mark
/// never does: its two whites belong together, which makes the tables of Taiwan, Hong Kong and Japan from this one.
constexpr Loss pair_loss[neighbours][neighbours] = {
    // second: opening closing dot half-middle full-middle U+3000 text
    /* opening     */ {s, o, o, o, o, o, o},
    /* closing     */ {s, f, f, f, f, f, o},
    /* dot         */ {s, f, f, o, o, f, o},
    /* half-middle */ {o, o, o, o, o, o, o},
    /* full-middle */ {s, o, o, o, o, o, o},
    /* U+3000      */ {s, o, o, o, o, o, o},
    /* text        */ {o, o, o, o, o, o, o},
};

Neighbour neighbour(const Cluster& c) {
  switch (c.cls) {
    case CharClass::op:
      return opening;
    case CharClass::clo:
      return closing;
    case CharClass::com:
    case CharClass::stp:
    case CharClass::exc:
      return dot;
    case CharClass::mid:
      return c.left.mpt > 0 ? full_middle : half_middle;
    case CharClass::wide_space:
      return wide;
    default:
      return text;
  }
}

void share_between(const ShapedText& shaped, size_t i, Spacing& out) {
  const Cluster &a = shaped.clusters[i - 1], &b = shaped.clusters[i];
  const Loss loss = pair_loss[neighbour(a)][neighbour(b)];
  if (loss == Loss::first && a.left.mpt == 0) out.right[i - 1] = {};
  if (loss == Loss::second) out.left[i] = {};
}

/// `marks`: the clusters that are marks, ascending.
void share_white(const ShapedText& shaped, const std::vector<uint32_t>& marks, Spacing& out) {
  for (const uint32_t i : marks) {
    if (i > 0) share_between(shaped, i, out);
    const bool last = i + 1 == shaped.clusters.size();
    if (!last && !is_mark(shaped.clusters[i + 1].cls)) share_between(shaped, i + 1, out);
  }
}

/// Exactly two of ？！ fill one em together (GB/T 15834, 5.1.2); of three the last keeps its white, two em in all.
void join_question_marks(const ShapedText& shaped, const std::vector<uint32_t>& marks, Spacing& out) {
  const auto is_exc = [&](size_t i) { return i < shaped.clusters.size() && shaped.clusters[i].cls == CharClass::exc; };
  for (const size_t i : marks) {
    const bool first = is_exc(i) && (i == 0 || !is_exc(i - 1));
    if (first && is_exc(i + 1) && !is_exc(i + 2)) out.right[i + 1] = {};
  }
}

bool is_han(CharClass c) {
  return c == CharClass::han || c == CharClass::kana || c == CharClass::ite || c == CharClass::cho ||
         c == CharClass::skn;
}

/// The gap stands only where letters or digits touch Han or kana directly: marks bring their own white, a space that
/// the author wrote is the gap, unit signs touch. Inside code every character is its author's.
Length gap_between(const ShapedText& shaped, const Cluster& a, const Cluster& b, const ParaStyle& style) {
  if (is_han(a.cls) == is_han(b.cls) || (a.code && b.code)) return {};
  const Cluster& han = is_han(a.cls) ? a : b;
  const Cluster& western = is_han(a.cls) ? b : a;
  const TextRun& run = shaped.runs[western.run];
  if (run.orientation == Orientation::upright) return {};  // an upright letter has a cell of its own
  const Length em = shaped.runs[han.run].size;
  // An apostrophe belongs to its word: 摇滚 ’n’ roll.
  const bool apostrophe = western.cls == CharClass::western && shaped.chars[western.first_char] == U'’';
  if (western.cls == CharClass::letter || apostrophe) return style.letter_gap * em;
  // Turned digits stand beside ideographs as words do (CLREQ, mixed text in vertical writing).
  const bool turned = run.orientation == Orientation::rotated;
  if (western.cls == CharClass::digit)
    return (turned ? std::max(style.digit_gap, style.letter_gap) : style.digit_gap) * em;
  return {};
}

}  // namespace

Spacing space(const ShapedText& shaped, const ParaStyle& style) {
  if (const auto own = in_region(style, shaped.region)) return banxin::space(shaped, *own);
  const size_t n = shaped.clusters.size();
  thread_local std::vector<uint32_t> marks;
  marks.clear();
  Spacing out;
  out.advance.resize(n), out.left.resize(n), out.right.resize(n), out.gap.resize(n);
  for (uint32_t i = 0; i < n; ++i) {
    const Cluster& c = shaped.clusters[i];
    out.advance[i] = c.advance;
    if (i > 0) out.gap[i] = gap_between(shaped, shaped.clusters[i - 1], c, style);
    if (!is_mark(c.cls)) continue;
    marks.push_back(i);
    const Whites whites = style_whites(c, style.punctuation);
    out.left[i] = whites.left, out.right[i] = whites.right;
  }
  const bool pairs = style.punctuation != PunctStyle::plain && style.punctuation != PunctStyle::line_end_half;
  if (style.compress && pairs) share_white(shaped, marks, out), join_question_marks(shaped, marks, out);
  for (const uint32_t i : marks) {
    const Cluster& c = shaped.clusters[i];
    out.advance[i] -= (c.left - out.left[i]) + (c.right - out.right[i]);
  }
  return out;
}

bool gives_in_width(const ShapedText& text, uint32_t cluster) {
  const Cluster& c = text.clusters[cluster];
  const TextRun& run = text.runs[c.run];
  const bool stands = run.orientation == Orientation::horizontal || run.orientation == Orientation::rotated;
  switch (c.cls) {
    case CharClass::letter:
    case CharClass::digit:
    case CharClass::pre:
    case CharClass::pos:
    case CharClass::western:
      return !c.code && !c.warichu && stands && !run.right_to_left();
    default:
      return false;
  }
}

}  // namespace banxin
