// Fitting display text: tracking, size, scale, then rows that turn by meaning.
#include "flow/headline_fit.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/message.h"
#include "compose/headline.h"

namespace banxin {
namespace {

constexpr Em tightest_tracking{-20};
constexpr Length size_step = from_pt(0.5);
constexpr Length endless = from_pt(200000);

Length widest_row(const Composed& lines) {
  Length widest;
  for (const Line& line : lines.lines) widest = std::max(widest, line.natural);
  return widest;
}

// A comma that is not set: white of one em, which goes where a row turns. U+3000 has as many bytes as ，.
void turn_into_white(ShapedText& text, size_t i) {
  constexpr std::string_view white = "\u3000";
  Cluster& c = text.clusters[i];
  if (text.chars[c.first_char] != U'，' || c.bytes != white.size()) return;
  text.chars[c.first_char] = U'\u3000';
  text.text.replace(c.first_byte, c.bytes, white);
  c.cls = CharClass::wide_space;
  c.glyphs = 0;
  c.advance = text.em;
  c.left = c.right = c.shift = Length{};
}

// The rows are given: lines end there and nowhere else.
void turn_at(Prepared& prepared, const std::vector<uint32_t>& starts, HeadlineComma comma) {
  ShapedText& text = prepared.text;
  for (size_t i = 1; i < text.clusters.size(); ++i) {
    const bool turns = std::find(starts.begin(), starts.end(), i) != starts.end();
    if (turns && comma != HeadlineComma::keep) turn_into_white(text, i - 1);
    if (text.breaks[i] != must_break) text.breaks[i] = turns ? must_break : no_break;
  }
  if (comma == HeadlineComma::white)
    for (size_t i = 0; i + 1 < text.clusters.size(); ++i) turn_into_white(text, i);
  prepared.spacing = space(text, prepared.style);
}

bool has_own_turns(const ShapedText& text) {
  return std::any_of(text.breaks.begin(), text.breaks.end() - 1, [](Penalty p) { return p == must_break; });
}

using Rows = std::vector<std::vector<uint32_t>>;  // for each paragraph the clusters that begin further rows

// One heading at one size after another, its rows given.
class Fitting {
 public:
  Fitting(const Bench& bench, const std::vector<Paragraph>& heading, const ParaStyle& style, const Language& language,
          Length width, const FitLimits& limits, HeadlineComma comma, const Report& notes)
      : bench_(bench),
        heading_(heading),
        wanted_(style),
        language_(language),
        width_(width),
        limits_(limits),
        comma_(comma),
        plain_notes_(notes.sibling()),
        notes_(plain_notes_) {
    for (const Paragraph& p : heading) plain_.push_back(bench.prepare(p.spans, style, language, plain_notes_));
  }

  const Prepared& plain(size_t i) const { return plain_[i]; }
  Length natural() const { return natural_; }
  /// What is wrong with the text as it was set last.
  const Report& notes() const { return notes_; }

  /// True when the heading fits its width in these rows.
  bool fit(const Rows& rows) {
    style_ = wanted_;
    set_ = plain_;
    notes_ = plain_notes_;
    measure(rows);
    if (natural_ > width_) style_.text.tracking = std::min(style_.text.tracking, tightest_tracking), again(rows);
    const Length least = thousandths(wanted_.text.size, limits_.size);
    while (natural_ > width_ && style_.text.size - size_step >= least) {
      // Jump to the size that the proportion names, by whole steps; the loop only mends rounding.
      const int64_t fitting = static_cast<int64_t>(style_.text.size.mpt) * width_.mpt / natural_.mpt;
      const Length down{static_cast<int32_t>(fitting / size_step.mpt * size_step.mpt)};
      style_.text.size = std::max(std::min(down, style_.text.size - size_step), least);
      again(rows);
    }
    if (natural_ > width_ && limits_.scale < style_.text.scale) {
      const int fitting = static_cast<int>(static_cast<int64_t>(style_.text.scale) * width_.mpt / natural_.mpt);
      style_.text.scale = std::max(fitting - 1, limits_.scale);
      again(rows);
    }
    if (natural_ < width_ && limits_.tracking > style_.text.tracking) open(rows);
    return natural_ <= width_;
  }

  std::vector<SetParagraph> take() {
    std::vector<SetParagraph> lines;
    for (Prepared& text : set_) lines.push_back(bench_.set(std::make_shared<const Prepared>(std::move(text)), width_));
    return lines;
  }

 private:
  void again(const Rows& rows) {
    notes_ = notes_.sibling();
    set_.clear();
    for (const Paragraph& p : heading_) set_.push_back(bench_.prepare(p.spans, style_, language_, notes_));
    measure(rows);
  }

  void measure(const Rows& rows) {
    natural_ = Length{};
    places_ = 1;
    for (size_t i = 0; i < set_.size(); ++i) {
      turn_at(set_[i], rows[i], comma_);
      ParaStyle plain = set_[i].style;
      plain.align = Align::start;
      const Measure measure{{}, endless};
      const Composed lines = bench_.set({set_[i].text, set_[i].spacing, plain}, {&measure, 1});
      if (widest_row(lines) < natural_) continue;
      natural_ = widest_row(lines);
      for (const Line& line : lines.lines)
        if (line.natural == natural_) places_ = std::max<int>(1, static_cast<int>(line.last - line.first) - 1);
    }
  }

  // Opens the characters of the longest row to its width, as far as the limits go.
  void open(const Rows& rows) {
    const TextStyle before = style_.text;
    const int64_t each = static_cast<int64_t>((width_ - natural_).mpt) * 1000 / places_ / style_.text.size.mpt;
    style_.text.tracking.milli =
        static_cast<int32_t>(std::min<int64_t>(style_.text.tracking.milli + each, limits_.tracking.milli));
    again(rows);
    if (natural_ <= width_) return;
    style_.text = before;
    again(rows);
  }

  const Bench& bench_;
  const std::vector<Paragraph>& heading_;
  const ParaStyle wanted_;
  const Language& language_;
  const Length width_;
  const FitLimits limits_;
  const HeadlineComma comma_;
  Report plain_notes_, notes_;  // of `plain_` and `set_`
  std::vector<Prepared> plain_, set_;
  ParaStyle style_;
  Length natural_;  // of the widest row
  int places_ = 1;  // between its characters
};

void report_too_long(const std::vector<SetParagraph>& lines, Length natural, Length width, Place place, Report& notes) {
  size_t has = 0;
  for (const SetParagraph& line : lines) has += line.text->text.chars.size();
  const size_t holds = has * static_cast<size_t>(std::max(width.mpt, 0)) / static_cast<size_t>(natural.mpt);
  notes.warning("headline-too-long", place,
                say("the headline holds {} characters here, has {}: {} too many", holds, has, has - holds),
                say("shorten it, break it into two lines, or give it a smaller style"));
}

// The rows of a heading of one paragraph: the fewest that fit and turn well.
class RowChoice {
 public:
  RowChoice(Fitting& fitting, const Language& language, Length width, const FitLimits& limits, HeadlineComma comma)
      : fitting_(fitting), width_(width), limits_(limits), comma_(comma) {
    const Prepared& text = fitting.plain(0);
    if (limits.rows > 1 && !has_own_turns(text.text)) cuts_ = headline_cuts(text.text, language);
  }

  /// True when it fits; `turns_badly` when that took a turn that is a fault.
  bool run(bool& turns_badly) {
    turns_badly = false;
    if (fitting_.fit({{}})) return true;
    if (cuts_.empty()) return false;
    std::optional<HeadlineRows> last_resort;
    for (int rows = 2; rows <= limits_.rows; ++rows) {
      const auto found = divide(rows, most());
      if (!found) continue;
      if (found->good && fitting_.fit({found->starts})) return true;
      if (!last_resort || !last_resort->good || found->widest < last_resort->widest) last_resort = found;
    }
    turns_badly = last_resort && !last_resort->good;
    if (last_resort && fitting_.fit({last_resort->starts})) return true;
    return most_rows();
  }

 private:
  // As wide as a row may be at most before it is made to fit.
  Length most() const {
    const int64_t shrunk = static_cast<int64_t>(width_.mpt) * 1'030'000 / std::max(limits_.size * limits_.scale, 1);
    return {static_cast<int32_t>(std::min<int64_t>(shrunk, endless.mpt))};
  }

  std::optional<HeadlineRows> divide(int rows, Length most) const {
    const Prepared& text = fitting_.plain(0);
    const HeadlineMeasure room{
        .rows = rows, .width = width_, .most = most, .drops_comma = comma_ != HeadlineComma::keep};
    return limits_.quote ? divide_quote(text.text, text.spacing, cuts_, room)
                         : divide_headline(text.text, text.spacing, cuts_, room);
  }

  // Too long for anything: what it has of rows makes the excess least.
  bool most_rows() {
    for (int rows = limits_.rows; rows > 1; --rows)
      if (const auto found = divide(rows, endless)) return fitting_.fit({found->starts});
    return fitting_.fit({{}});
  }

  Fitting& fitting_;
  const Length width_;
  const FitLimits limits_;
  const HeadlineComma comma_;
  std::vector<Penalty> cuts_;
};

}  // namespace

std::vector<SetParagraph> fit_headline(const Bench& bench, const std::vector<Paragraph>& heading,
                                       const ParaStyle& style, const Language& language, Length width,
                                       const FitLimits& limits, HeadlineComma comma, Report& notes) {
  if (heading.empty()) return {};
  Fitting fitting(bench, heading, style, language, width, limits, comma, notes);
  bool turns_badly = false;
  const bool fits = heading.size() == 1 ? RowChoice(fitting, language, width, limits, comma).run(turns_badly)
                                        : fitting.fit(Rows(heading.size()));
  notes.join(fitting.notes());
  std::vector<SetParagraph> lines = fitting.take();
  const Place place = heading.front().place;
  if (!fits) {
    report_too_long(lines, fitting.natural(), width, place, notes);
  } else if (turns_badly) {
    notes.warning("headline-turn", place, say("the headline does not fit on one row and turns nowhere well"),
                  say("write its rows yourself, as a list, or word it otherwise"));
  }
  return lines;
}

SetParagraph fit_line(const Bench& bench, const std::vector<Span>& spans, const ParaStyle& style,
                      const Language& language, Length width, const FitLimits& limits, Place place, Report& notes) {
  FitLimits one_row = limits;
  one_row.rows = 1;
  const std::vector<Paragraph> line = {Paragraph{spans, place}};
  return fit_headline(bench, line, style, language, width, one_row, HeadlineComma::keep, notes).front();
}

}  // namespace banxin
