#include <fmt/format.h>

#include <algorithm>

#include "flow/vertical.h"

namespace banxin {
namespace {

constexpr int least_chars_in_tier = 4;
constexpr int lines_after_heading = 2;  ///< a heading does not end a tier

class VerticalStory {
 public:
  VerticalStory(Bench& bench, const Story& story, const StoryStyles& styles, const std::vector<Rect>& tiers)
      : bench_(bench), story_(story), styles_(styles), tiers_(tiers), cut_(story.place) {
    for (ParaStyle* style : {&styles_.body, &styles_.quote, &styles_.section_head})
      style->direction = Direction::vertical;
    pitch_ = pitch_of(styles_.body, bench.grid());
    const Length width = tiers.front().width;
    lines_ = 1 + std::max(0, (width - styles_.body.text.size) / pitch_);
    // What does not divide stands half at either side.
    first_axis_ = tiers.front().right() - (width - styles_.body.text.size - (lines_ - 1) * pitch_) / 2 -
                  styles_.body.text.size / 2;
  }

  void run() {
    for (const Section& section : story_.sections) {
      ++section_;
      if (!section.photos.empty())
        bench_.report().error("vertical-photo", section.photos.front().picture.place,
                              "a photo cannot stand inside a vertical story",
                              "give it a block of kind photo beside the story");
      if (section.heading) draw_heading(*section.heading);
      // To paragraphs, a tier lying on its side is a column.
      const Room room{{{{}, {}, tiers_.front().height, tiers_.front().width}}, 0, lines_, {}, {}};
      Section text = section;
      text.photos.clear();
      const PlacedSection ready = prepare_section(bench_, story_, styles_, room, text, paragraph_ + 1);
      for (size_t i = 0; i < ready.paragraphs.size(); ++i) draw_paragraph(section.paragraphs[i], ready, i);
    }
    draw_rules();
    report();
  }

 private:
  bool is_over() const { return tier_ >= tiers_.size(); }
  const Rect& tier() const { return tiers_[tier_]; }
  Length axis(int line) const {
    const int from_right = story_.language.is_mongolian() ? lines_ - 1 - line : line;
    return first_axis_ - from_right * pitch_;
  }

  void next_tier() {
    ++tier_;
    line_ = 0;
    open_ = false;
  }

  void open_frame() {
    if (!open_) bench_.open_frame(tier(), Role::column, static_cast<int>(tier_) + 1, section_);
    open_ = true;
  }

  // On as many lines as the style says, in the middle of them.
  void draw_heading(const Paragraph& heading) {
    const int wanted = std::min(styles_.head_lines, lines_);
    if (line_ + wanted + lines_after_heading > lines_ && line_ > 0) next_tier();
    if (is_over()) return;
    const std::vector<FittedLine> fitted =
        fit_headline(bench_, without_full_stop({heading}, bench_.report()), styles_.section_head, story_.language,
                     tier().height, FitLimits{}, HeadlineComma::keep);
    const FittedLine& line = fitted.front();
    const Length middle = (axis(line_) + axis(line_ + wanted - 1)) / 2;
    bench_.open_frame(tier(), Role::heading, static_cast<int>(tier_) + 1, section_);
    bench_.anchor(line.text.text.text, {middle, tier().y}, 2);
    const int rows = static_cast<int>(line.lines.lines.size());
    const Length size = line.text.style.text.size, row_pitch = size + size / 4;
    Length row = middle + (rows - 1) * row_pitch / 2;
    for (int n = 0; n < rows; ++n, row -= row_pitch)
      bench_.draw_line(line.text, line.lines, static_cast<size_t>(n), {row, tier().y}, tier().height, Role::heading);
    open_ = false;
    line_ += wanted;
    if (line_ >= lines_) next_tier();
  }

  void draw_paragraph(const Paragraph& paragraph, const PlacedSection& section, size_t index) {
    ++paragraph_;
    const Prepared& text = section.paragraphs[index];
    const Measure measure = inset_measure({{}, tiers_.front().height}, text);
    const Composed set = bench_.set(text, {&measure, 1});
    for (size_t n = 0; n < set.lines.size(); ++n) {
      if (is_over()) {
        if (fit_.lines_over++ == 0) cut_ = paragraph.place;
        fit_.characters_over += characters_in(text.text, set.lines[n]);
        continue;
      }
      open_frame();
      if (const auto label = section.labels.find(index); n == 0 && label != section.labels.end())
        draw_label(label->second);
      bench_.draw_line(text, set, n, {axis(line_), tier().y + measure.x}, measure.width,
                       paragraph.quote ? Role::quote : Role::body, paragraph_);
      if (++line_ == lines_) next_tier();
    }
  }

  void draw_label(const ItemLabel& label) {
    const Measure measure{{}, tier().height - label.inset};
    bench_.draw_line(label.text, bench_.set(label.text, {&measure, 1}), 0, {axis(line_), tier().y + label.inset},
                     measure.width, Role::label, paragraph_);
  }

  // In the middle between two tiers (栏线).
  void draw_rules() {
    if (styles_.column_rule.mpt <= 0) return;
    for (size_t t = 0; t + 1 < tiers_.size(); ++t) {
      const Length y = (tiers_[t].bottom() + tiers_[t + 1].y) / 2;
      bench_.stroke({tiers_[t].x, y}, {tiers_[t].right(), y}, styles_.column_rule, styles_.column_rule_ink);
    }
  }

  void report() {
    const int used = static_cast<int>(std::min(tier_, tiers_.size())) * lines_ + (is_over() ? 0 : line_);
    fit_.lines_under = static_cast<int>(tiers_.size()) * lines_ - used;
    fit_.characters_under = fit_.lines_under * (tiers_.front().height / styles_.body.text.size);
    tell_copyfit(bench_, story_, fit_, cut_, fmt::format("{} vertical lines free in block", fit_.lines_under));
  }

  Bench& bench_;
  const Story& story_;
  StoryStyles styles_;
  const std::vector<Rect>& tiers_;
  Length pitch_, first_axis_;
  int lines_ = 1;  // of a tier
  size_t tier_ = 0;
  int line_ = 0, section_ = 0, paragraph_ = 0;
  bool open_ = false;
  Copyfit fit_;
  Place cut_;
};

}  // namespace

std::vector<Rect> divide_tiers(const Rect& room, int tiers, int gap, Length size) {
  const int total = room.height / size;
  const int chars = (total - (tiers - 1) * gap) / tiers;
  if (chars < least_chars_in_tier) return {};
  const Length height = chars * size;
  std::vector<Rect> out;
  for (int t = 0; t < tiers; ++t) {
    const Length down = tiers > 1 ? (room.height - height) * t / (tiers - 1) : Length{};
    out.push_back({room.x, room.y + down, room.width, height});
  }
  return out;
}

void lay_vertical_story(Bench& bench, const Story& story, const StoryStyles& styles, const std::vector<Rect>& tiers) {
  VerticalStory(bench, story, styles, tiers).run();
}

}  // namespace banxin
