#include "compose/slack.h"

#include <algorithm>

#include "compose/forms.h"

namespace banxin {
namespace {

/// Stages at which the whites give way; 0 = never. Limits are in `measure_slack` where the em is known.
struct Order {
  uint8_t word_space, middle_dot, bracket, comma, gap, stop;
};
constexpr Order clreq_order{2, 3, 4, 5, 6, 7};
/// JLREQ table 3: the full stop never inside a line; line-end forms take stages 2 and 3.
constexpr Order jlreq_order{1, 4, 5, 5, 6, 0};

/// Limits in thousandths of an em (sections "reduction" and "expansion" of CLREQ and JLREQ).
constexpr int least_word_space = 250, most_word_space = 500;
constexpr int least_gap = 125, most_gap = 500;
constexpr int most_between_characters = 250;

/// May a line open up before or after this class? JLREQ (table 6) opens up after closing marks at its last stage only.
struct Opens {
  bool before, after;
};
Opens opens(CharClass c) {
  switch (c) {
    case CharClass::han:
    case CharClass::kana:
    case CharClass::hangul:
    case CharClass::mid:
    case CharClass::dsh:
    case CharClass::ell:
    case CharClass::ite:
    case CharClass::cho:
    case CharClass::skn:
    case CharClass::letter:
    case CharClass::digit:
      return {true, true};
    case CharClass::op:
    case CharClass::pre:
      return {true, false};
    case CharClass::clo:
    case CharClass::com:
    case CharClass::stp:
    case CharClass::exc:
    case CharClass::pos:
      return {false, true};
    default:
      return {false, false};  // connectors and solidus hug both neighbours; Western runs keep their shape
  }
}

/// Inside words, numbers and their signs nothing opens up.
bool is_western(CharClass c) {
  return c == CharClass::letter || c == CharClass::digit || c == CharClass::pre || c == CharClass::pos;
}

/// Where JLREQ opens up only at its last stage: before OP, after CLO COM STP EXC MID.
bool only_at_last(const Cluster& a, const Cluster& b) {
  return b.cls == CharClass::op || closes(a.cls) || a.cls == CharClass::mid;
}

class Measurer {
 public:
  Measurer(const ShapedText& text, const Spacing& spacing, const ParaStyle& style, bool squeeze)
      : text_(text),
        spacing_(spacing),
        style_(style),
        squeezes_(squeeze || style.punctuation != PunctStyle::plain),
        justify_(justification_of(style, text)),
        letters_give_(justify_.letters_give()),
        jlreq_(text.region == Region::japan || text.region == Region::korea),
        order_(jlreq_ ? jlreq_order : clreq_order) {}

  bool letters_give() const { return letters_give_; }

  void measure(size_t i, Piece& p) const {
    const Cluster& c = text_.clusters[i];
    p.left = spacing_.left[i].mpt, p.right = spacing_.right[i].mpt;
    p.body = spacing_.advance[i].mpt - p.left - p.right;
    const bool joined = c.cls == CharClass::other || text_.runs[c.run].right_to_left();  // cursive scripts do not track
    const bool tracked = style_.text.tracking.milli != 0 && !joined && i + 1 < text_.clusters.size();
    if (tracked) p.tracking = (style_.text.tracking * em(i)).mpt;
    if (letters_give_ && gives_in_width(text_, static_cast<uint32_t>(i))) measure_letter(i, p);
    if (squeezes_) p.white_stage = stage_of(c.cls);
    if (c.cls == CharClass::space || c.cls == CharClass::no_break_space) measure_word_space(i, p);
    if (i > 0) measure_place(i, p);
  }

 private:
  Length em(size_t i) const { return text_.runs[text_.clusters[i].run].size; }

  uint8_t stage_of(CharClass c) const {
    switch (c) {
      case CharClass::mid:
        return order_.middle_dot;
      case CharClass::op:
      case CharClass::clo:
        return order_.bracket;
      case CharClass::com:
        return order_.comma;
      case CharClass::stp:
      case CharClass::exc:
        return order_.stop;
      default:
        return 0;
    }
  }

  /// ⅓ → ¼ em is a quarter of the space; a wider space gives the same share, a narrower one never goes below ¼ em.
  void measure_word_space(size_t i, Piece& p) const {
    if (justify_.word.most > 0) return measure_wanted_space(i, p);
    const int32_t wide = p.body;
    const bool western = text_.region == Region::none;  // no ideographic em to go by: a third, as Western setting does
    const int32_t most = western ? wide / 3 : std::min(wide - (Em{least_word_space} * em(i)).mpt, wide / 4);
    p.body_gives = std::max(0, most), p.body_stage = order_.word_space;
    p.takes = std::max(0, (Em{most_word_space} * em(i)).mpt - wide), p.take_stage = 0;
    p.weight = em(i).mpt, p.takes_at_last = jlreq_, p.takes_in_body = true;
  }

  /// The limits that the style sets.
  void measure_wanted_space(size_t i, Piece& p) const {
    const auto share = [&](int thousandths_of_it) { return thousandths(Length{p.body}, thousandths_of_it).mpt; };
    const Spread& word = justify_.word;
    const int32_t least = share(word.least), best = share(word.best), most = share(word.most);
    p.body = best, p.body_gives = best - least, p.body_stage = order_.word_space;
    p.takes = most - best, p.take_stage = 0;
    p.weight = em(i).mpt, p.takes_at_last = jlreq_, p.takes_in_body = true;
  }

  /// Letters give and take together with the word spaces, each by its share.
  void measure_letter(size_t i, Piece& p) const {
    const Length natural{p.body};
    p.body = thousandths(natural, justify_.glyph.best).mpt;
    p.body_gives = p.body - thousandths(natural, justify_.glyph.least).mpt, p.body_stage = order_.word_space;
    p.body_takes = thousandths(natural, justify_.glyph.most).mpt - p.body;
    if (i + 1 < text_.clusters.size() && gives_in_width(text_, static_cast<uint32_t>(i + 1)))
      p.tracking += (justify_.letter * em(i)).mpt;
    if (i == 0 || !gives_in_width(text_, static_cast<uint32_t>(i - 1))) return;
    p.gap_gives = ((Em{justify_.letter.milli - justify_.least_letter.milli}) * em(i)).mpt,
    p.gap_stage = order_.word_space;
    p.takes = ((Em{justify_.most_letter.milli - justify_.letter.milli}) * em(i)).mpt, p.take_stage = 0;
  }

  void measure_place(size_t i, Piece& p) const {
    const Cluster &a = text_.clusters[i - 1], &b = text_.clusters[i];
    p.gap = spacing_.gap[i].mpt;
    if (p.gap > 0) {
      const Length size = em(is_western(a.cls) ? i : i - 1);  // the Han side owns the gap
      p.gap_gives = std::max(0, p.gap - (Em{least_gap} * size).mpt), p.gap_stage = order_.gap;
      p.takes = std::max(0, (Em{most_gap} * size).mpt - p.gap), p.take_stage = 1;
      p.weight = size.mpt, p.takes_at_last = jlreq_;
      return;
    }
    if (a.fills) {  // behind a tsheg, where the end of the line cannot be filled up
      p.takes = (Em{most_between_characters} * em(i)).mpt, p.take_stage = 2;
      p.weight = em(i).mpt, p.takes_at_last = true;
      return;
    }
    const bool one_unit = a.cls == b.cls && (a.cls == CharClass::dsh || a.cls == CharClass::ell);
    if (one_unit) return;
    if (!opens(a.cls).after || !opens(b.cls).before || (is_western(a.cls) && is_western(b.cls))) return;
    const Length size = em(is_western(a.cls) ? i : i - 1);
    if (!jlreq_ || !only_at_last(a, b)) p.takes = (Em{most_between_characters} * size).mpt, p.take_stage = 2;
    p.weight = size.mpt, p.takes_at_last = true;
  }

  const ShapedText& text_;
  const Spacing& spacing_;
  const ParaStyle& style_;
  const bool squeezes_;
  const Justification justify_;
  const bool letters_give_;
  const bool jlreq_;
  const Order order_;
};

// In place: a copy of words just written in parts would stall (store-to-load forwarding).
void measure_edges(const ShapedText& text, size_t i, const Piece& p, const ParaStyle& style, Edges& edges) {
  const Cluster& cluster = text.clusters[i];
  const Length hyphen = text.hyphen_after(i);
  edges.start = -p.gap, edges.end = hyphen.mpt - p.tracking;
  edges.hyphenates = cluster.hyphenates;
  edges.room_start = cluster.left.mpt, edges.room_end = cluster.right.mpt + hyphen.mpt;
  if (cluster.fills) edges.room_end += (most_filled * text.em).mpt;
  edges.least_start = p.left + p.gap;
  edges.least_end = p.left + p.right + std::max(0, p.tracking);
  edges.drop = 0, edges.drop_stage = 0;
  if (!is_mark(cluster.cls)) return;
  const LineEnd form = form_at_line_end(cluster, style, text.region);
  edges.start += left_at_line_start(cluster, style).mpt - p.left;
  edges.end += form.always.right.mpt + form.drop.mpt - p.right;
  // A middle dot is trimmed on both sides or on none.
  if (cluster.cls == CharClass::mid) edges.end += form.always.left.mpt - p.left;
  edges.drop = form.drop.mpt, edges.drop_stage = static_cast<uint8_t>(form.drop_stage);
}

/// One more that gives: stage 0 collects what never does.
void add_giver(const Piece& p, Slack& slack) {
  Shrink gives = slack.gives.back();
  gives[p.white_stage] += p.left + p.right;
  gives[p.gap_stage] += p.gap_gives;
  gives[p.body_stage] += p.body_gives;
  slack.gives.push_back(gives);
}

/// From the sums before piece `i` to those after it. What the pieces take is summed in `takes`, which stays in
/// registers: reading back words that were just written in parts would stall every step.
void add(const Piece& p, Stretch& takes, Slack& slack, size_t i) {
  const int32_t white = p.left + p.right, given = p.gap_gives + p.body_gives;
  if (white != 0 || given != 0) add_giver(p, slack);
  slack.givers[i + 1] = static_cast<uint32_t>(slack.gives.size() - 1);
  for (size_t stage = 0; stage < takes.size(); ++stage) takes[stage] += p.taken_at(stage);
  takes[0] += p.body_takes;
  slack.takes[i + 1] = takes;
  const int32_t width = p.gap + p.body + white + p.tracking;
  const int32_t reducible = given + (p.white_stage != 0 ? white : 0);
  const Widths& sum = slack.widths[i];
  slack.widths[i + 1] = {sum.natural + width, sum.least + width - reducible, sum.most + width + p.takes + p.body_takes};
}

}  // namespace

void measure_slack(const ShapedText& text, const Spacing& spacing, const ParaStyle& style, Slack& slack, bool squeeze) {
  const size_t n = text.clusters.size();
  slack.pieces.assign(n, Piece{});
  slack.edges.resize(n);
  slack.widths.resize(n + 1), slack.takes.resize(n + 1), slack.givers.resize(n + 1);
  slack.widths[0] = {}, slack.takes[0] = {}, slack.givers[0] = 0;
  slack.gives.assign(1, Shrink{});
  Stretch takes{};
  const Measurer measurer(text, spacing, style, squeeze);
  slack.letters_give = measurer.letters_give();
  for (size_t i = 0; i < n; ++i) {
    measurer.measure(i, slack.pieces[i]);
    measure_edges(text, i, slack.pieces[i], style, slack.edges[i]);
    add(slack.pieces[i], takes, slack, i);
  }
}

}  // namespace banxin
