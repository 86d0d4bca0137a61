// Where spare width goes: every stage shares its amount over the places of the line in proportion to their capacity.
#include "compose/justify.h"

#include <algorithm>
#include <array>

namespace banxin {
namespace {

/// Deals out `amount` over places of `total` capacity in whole millipoints. Rounding is carried along, so the parts add
/// up exactly, no place gets more than its capacity, and the same line is always dealt the same way.
class Share {
 public:
  void start(int64_t amount, int64_t total) { amount_ = amount, total_ = total, seen_ = given_ = 0; }
  int32_t next(int64_t capacity) {
    if (amount_ == 0 || capacity == 0) return 0;
    seen_ += capacity;
    const int64_t due = amount_ * seen_ / total_;
    const int64_t part = due - given_;
    given_ = due;
    return static_cast<int32_t>(part);
  }

 private:
  int64_t amount_ = 0, total_ = 0, seen_ = 0, given_ = 0;
};

/// The widths of a line's clusters: the cell's white as it ends up, and what follows the cell.
class LineSetter {
 public:
  LineSetter(const LineFitter& fitter, const LineFit& fit, const Line& line, Composed& out)
      : fitter_(fitter), fit_(fit), line_(line), out_(out) {
    const Shrink most_given = fitter.shrink(line.first, line.last, fit.hangs);
    for (size_t k = 1; k < gives_.size(); ++k) gives_[k].start(fit.given(k, most_given), most_given[k]);
    const Stretch most_taken = fitter.stretch(line.first, line.last);
    for (size_t k = 0; k < takes_.size(); ++k) takes_[k].start(fit.taken(k, most_taken), most_taken[k]);
  }

  /// Fills advance and, in x for the time being, how far the glyphs move left in their cell.
  void widths() {
    for (uint32_t i = line_.first; i < line_.last; ++i) {
      const Piece& p = fitter_.slack().pieces[i];
      const bool hung = line_.hangs && i + 1 == line_.last;
      if (i > line_.first && !hung) {
        out_.advance[i - 1].mpt += place(p) + fitter_.slack().pieces[i - 1].tracking;
      }
      const Edges white = whites(i, p);
      out_.advance[i] = {white.left + body(i, p) + white.right};
      // What a cell lost before its mark moves the glyph: at the right when it is read from there.
      const Cluster& c = fitter_.text().clusters[i];
      out_.x[i] = {fitter_.text().runs[c.run].right_to_left() ? white.right - c.right.mpt : white.left - c.left.mpt};
    }
    out_.advance[line_.last - 1] += fitter_.text().hyphen_after(line_.last - 1) + saturated(fit_.filled);
  }
  /// How wide the letters came out, in thousandths.
  int scale_of_letters() const {
    return natural_ > 0 ? static_cast<int>((scaled_ * 1000 + natural_ / 2) / natural_) : 1000;
  }
  Length widest() const { return {widest_}; }

 private:
  struct Edges {
    int32_t left, right;
  };

  Edges whites(uint32_t i, const Piece& p) {
    const bool at_start = i == line_.first, at_end = i + 1 == line_.last;
    Edges white{p.left, p.right};
    const bool middle_at_end = at_end && fitter_.text().clusters[i].cls == CharClass::mid;
    if (at_start) white.left = fitter_.left_at_start(i);
    if (at_end) {
      const LineEnd form = fitter_.line_end(i);
      const bool dropped = fit_.drops_end || fit_.hangs;
      white.right = form.always.right.mpt + (dropped || middle_at_end ? 0 : form.drop.mpt);
      if (middle_at_end) {
        const int32_t half = form.drop.mpt / 2;
        white.left = form.always.left.mpt + (dropped ? 0 : half);
        white.right += dropped ? 0 : form.drop.mpt - half;
      }
    }
    const bool hung = at_end && line_.hangs;
    if (!at_start && !middle_at_end && !hung) white.left -= give(p.white_stage, p.left);
    if (!at_end) white.right -= give(p.white_stage, p.right);
    return white;
  }

  int32_t place(const Piece& p) { return p.gap - give(p.gap_stage, p.gap_gives) + (p.takes_in_body ? 0 : stretch(p)); }
  int32_t body(uint32_t i, const Piece& p) {
    const int32_t grown = p.body_takes != 0 && fit_.expand > 0 ? takes_[0].next(p.body_takes) : 0;
    const int32_t wide = p.body - give(p.body_stage, p.body_gives) + grown + (p.takes_in_body ? stretch(p) : 0);
    if (scales_ && gives_in_width(fitter_.text(), i))
      natural_ += fitter_.text().clusters[i].advance.mpt, scaled_ += wide;
    return wide;
  }

  int32_t give(uint8_t stage, int32_t most) { return stage == 0 ? 0 : gives_[stage].next(most); }

  int32_t stretch(const Piece& p) {
    if (fit_.expand == 0) return 0;
    int32_t sum = 0;
    for (size_t k = 0; k < fit_.expand; ++k) sum += takes_[k].next(p.taken_at(k));
    widest_ = std::max(widest_, sum);
    return sum;
  }

  const LineFitter& fitter_;
  const LineFit& fit_;
  const Line& line_;
  Composed& out_;
  std::array<Share, reduce_stages + 1> gives_;
  std::array<Share, expand_stages> takes_;
  int32_t widest_ = 0;
  const bool scales_ = fitter_.slack().letters_give;
  int64_t natural_ = 0, scaled_ = 0;  // widths of letters
};

/// Embedding levels of a line (UAX #9): those of its runs; spaces at its end fall back to the paragraph's (rule L1).
void find_levels(const ShapedText& text, const Line& line, std::vector<uint8_t>& levels) {
  levels.clear();
  for (uint32_t i = line.first; i < line.last; ++i) levels.push_back(text.runs[text.clusters[i].run].level);
  for (uint32_t i = line.last; i > line.first && text.clusters[i - 1].cls == CharClass::space; --i)
    levels[i - 1 - line.first] = text.right_to_left ? 1 : 0;
}

/// Rule L2: from the highest level down, every stretch at that level or above is turned round.
void find_visual_order(const std::vector<uint8_t>& levels, std::vector<uint32_t>& order) {
  order.resize(levels.size());
  for (uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  const uint8_t highest = levels.empty() ? 0 : *std::max_element(levels.begin(), levels.end());
  for (uint8_t level = highest; level > 0; --level) {
    for (size_t i = 0; i < levels.size();) {
      size_t end = i;
      while (end < levels.size() && levels[order[end]] >= level) ++end;
      std::reverse(order.begin() + static_cast<std::ptrdiff_t>(i), order.begin() + static_cast<std::ptrdiff_t>(end));
      i = std::max(end, i + 1);
    }
  }
}

/// From widths to places: the pen goes through the line as it is seen, from `pen` at the left.
void place(const LineFitter& fitter, const Line& line, Length pen, Composed& out) {
  if (fitter.reads_forward()) {
    for (uint32_t i = line.first; i < line.last; ++i) {
      out.x[i] += pen;
      pen += out.advance[i];
    }
    return;
  }
  thread_local std::vector<uint8_t> levels;
  thread_local std::vector<uint32_t> order;
  find_levels(fitter.text(), line, levels);
  const bool turned = std::any_of(levels.begin(), levels.end(), [](uint8_t level) { return level > 0; });
  if (turned) find_visual_order(levels, order);
  for (uint32_t k = 0; k < levels.size(); ++k) {
    const uint32_t at = turned ? order[k] : k, i = line.first + at;
    const Piece& p = fitter.slack().pieces[i];
    // What was added after a cell stands at its left in right-to-left text.
    const int32_t added = levels[at] % 2 == 1 ? std::max(0, out.advance[i].mpt - p.body - p.left - p.right) : 0;
    out.x[i] += pen + Length{added};
    pen += out.advance[i];
  }
}

Length start_of(const ParaStyle& style, const ShapedText& text, Length room, const Line& line) {
  const Length spare = room - line.width;
  const bool rtl = text.right_to_left;
  switch (style.align) {
    case Align::justify:
    case Align::start:
      return rtl ? spare : line.indent;
    case Align::centre:
      return line.indent + spare / 2;
    case Align::end:
      return rtl ? Length{0} : line.indent + spare;
  }
  return line.indent;
}

}  // namespace

void set_line(const LineFitter& fitter, const LineFit& fit, const Measure& measure, Line& line, Composed& out) {
  line.stage = fit.stage;
  line.hangs = fit.hangs;
  line.natural = saturated(fit.natural);
  if (line.first == line.last) return;
  line.hyphen = fitter.text().clusters[line.last - 1].hyphenates;
  LineSetter setter(fitter, fit, line, out);
  setter.widths();
  line.widest_gap = setter.widest();
  line.scale = setter.scale_of_letters();
  if (fit.filled > 0) {
    const Glyph& filler = fitter.text().runs[fitter.text().clusters[line.last - 1].run].filler;
    line.filled = saturated(fit.filled), line.fillers = static_cast<int>(fit.filled / filler.advance.mpt);
  }
  const uint32_t last = line.hangs ? line.last - 1 : line.last;
  for (uint32_t i = line.first; i < last; ++i) line.width += out.advance[i];
  place(fitter, line, start_of(fitter.style(), fitter.text(), measure.width - line.indent, line), out);
}

}  // namespace banxin
