#include "flow/sections.h"

#include <fmt/format.h>

#include <algorithm>

namespace banxin {

namespace {

// The spans of a paragraph; the story's first begins with the dateline (电头), run in and followed by one em.
std::vector<Span> spans_of(const Story& story, const Paragraph& paragraph, bool first) {
  if (!first || story.dateline.empty()) return paragraph.spans;
  std::vector<Span> spans;
  for (Span span : story.dateline.front().spans) {
    span.strong = true;
    spans.push_back(std::move(span));
  }
  spans.push_back({.text = story.language.is_cjk() ? "\u3000" : " ", .place = paragraph.place});
  spans.insert(spans.end(), paragraph.spans.begin(), paragraph.spans.end());
  return spans;
}

Inset inset_of(Bench& bench, const Story& story, const StoryStyles& styles, const Room& room,
               const SectionPhoto& photo) {
  const int count = static_cast<int>(room.columns.size());
  const int span = std::clamp(photo.columns, 1, count);
  const int column = std::clamp((photo.column ? photo.column : count) - 1, 0, count - span);
  const Length left = room.columns[static_cast<size_t>(column)].x;
  const Length right = room.columns[static_cast<size_t>(column + span - 1)].right();
  const int lines = photo.lines
                        ? photo.lines
                        : photo_lines(bench, photo.picture, styles.photo, story.language, room.space, right - left);
  return {column, span, lines, photo.at_foot};
}

constexpr int lines_below_heading = 2;
// The columns keep at least so many characters beside the insets of a paragraph.
constexpr int least_chars_beside_insets = 6;

// Widest label of a section in whole em, with a quarter em of white behind it.
Length label_width(Bench& bench, const Story& story, const Section& section, const ParaStyle& style,
                   PlacedSection& placed) {
  int most = 0;
  for (size_t i = 0; i < section.paragraphs.size(); ++i) {
    const Paragraph& paragraph = section.paragraphs[i];
    if (paragraph.label.empty()) continue;
    ParaStyle plain = style;
    plain.indent = {0};
    plain.align = Align::start;
    Prepared label = bench.prepare({{.text = paragraph.label, .place = paragraph.place}}, plain, story.language);
    Length width = style.text.size / 4;
    for (const Length advance : label.spacing.advance) width += advance;
    most = std::max(most, (width + style.text.size - Length{1}) / style.text.size);
    placed.labels.emplace(i, ItemLabel{std::move(label), {}});
  }
  return most * style.text.size;
}

// A quotation that does not end its sentence is an inset: what follows goes on without an indent.
bool goes_on_after(const Paragraph& before, const Paragraph& paragraph) {
  constexpr std::string_view ends[] = {"。", "！", "？", "…", "”", "」", "』", "）", ".", "!", "?", "：", ":"};
  if (!before.quote || paragraph.quote || before.spans.empty()) return false;
  const std::string& text = before.spans.back().text;
  return std::none_of(std::begin(ends), std::end(ends), [&](std::string_view end) { return text.ends_with(end); });
}

// One paragraph with the style and the insets of what it is.
Prepared make_ready(Bench& bench, const Story& story, const StoryStyles& styles, const Section& section, size_t i,
                    bool first, Length label) {
  const Paragraph& paragraph = section.paragraphs[i];
  ParaStyle style = paragraph.quote ? styles.quote : styles.body;
  const bool goes_on = i > 0 && goes_on_after(section.paragraphs[i - 1], paragraph);
  if (paragraph.item_depth > 0 || goes_on) style.indent = {0};
  Prepared ready = bench.prepare(spans_of(story, paragraph, first), style, story.language);
  const Length em = styles.body.text.size;
  if (paragraph.quote) ready.inset_start = styles.quote_start * em, ready.inset_end = styles.quote_end * em;
  ready.inset_start += paragraph.item_depth * label;
  return ready;
}

// The paragraphs of a section with their styles, insets and labels, not yet set. `number`: its first in the story.
PlacedSection prepare_section(Bench& bench, const Story& story, const StoryStyles& styles, const Room& room,
                              const Section& section, int number) {
  PlacedSection one{.section = &section, .first_paragraph = number};
  const Length em = styles.body.text.size;
  const Length label = label_width(bench, story, section, styles.body, one);
  const Length most = std::max(room.columns.front().width - least_chars_beside_insets * em, Length{});
  for (size_t i = 0; i < section.paragraphs.size(); ++i) {
    one.paragraphs.push_back(make_ready(bench, story, styles, section, i, number == 1 && i == 0, label));
    Prepared& ready = one.paragraphs.back();
    ready.inset_start = std::min(ready.inset_start, most);
    ready.inset_end = std::min(ready.inset_end, most - ready.inset_start);
    if (const auto hung = one.labels.find(i); hung != one.labels.end())
      hung->second.inset = std::max(ready.inset_start - label, Length{});
  }
  for (const SectionPhoto& photo : section.photos) one.insets.push_back(inset_of(bench, story, styles, room, photo));
  return one;
}

std::vector<PlacedSection> make_ready(Bench& bench, const Story& story, const StoryStyles& styles, const Room& room) {
  std::vector<PlacedSection> ready;
  int number = 1;
  for (const Section& section : story.sections) {
    ready.push_back(prepare_section(bench, story, styles, room, section, number));
    number += static_cast<int>(section.paragraphs.size());
  }
  return ready;
}

// Stacks the sections, `extra[i]` free lines above heading i. Returns the first line below the last.
int stack(const StoryStyles& styles, const Room& room, std::vector<PlacedSection>& sections,
          const std::vector<int>& extra) {
  Room rest = room;
  for (size_t i = 0; i < sections.size(); ++i) {
    PlacedSection& section = sections[i];
    section.head_line = rest.first_line;
    section.head_lines = section.section->heading ? styles.head_lines + extra[i] : 0;
    rest.first_line = section.text_line();
    rest.insets = section.insets;
    section.filled = fill_balanced(section.paragraphs, rest);
    // A heading keeps two lines of its text below it, or stands with them where there is no room: overset.
    const bool cut_off = section.head_lines > 0 && section.filled.overset_lines() > 0 &&
                         rest.foot - rest.first_line < lines_below_heading && rest.first_line < rest.foot;
    if (cut_off) {
      section.head_line = rest.first_line = rest.foot;
      section.filled = fill_balanced(section.paragraphs, rest);
    }
    rest.first_line = section.filled.end_line;
  }
  return rest.first_line;
}

// Moves the sections down instead of setting them again: right as long as nothing stands in their way.
int shift(std::vector<PlacedSection>& sections, const std::vector<int>& extra) {
  int down = 0;
  for (size_t i = 0; i < sections.size(); ++i) {
    sections[i].head_line += down;
    sections[i].head_lines += extra[i];
    down += extra[i];
    for (Row& row : sections[i].filled.rows) row.line += down;
    sections[i].filled.end_line += down;
  }
  return sections.empty() ? 0 : sections.back().filled.end_line;
}

// Free lines shared out among the headings, the last ones first when they do not divide.
std::vector<int> spread(int free_lines, int most, const std::vector<PlacedSection>& sections) {
  std::vector<int> extra(sections.size(), 0);
  for (int round = 0; round < most; ++round)
    for (size_t i = sections.size(); i-- > 0;)
      if (free_lines > 0 && sections[i].section->heading) ++extra[i], --free_lines;
  return extra;
}

}  // namespace

PlacedStory place_story(Bench& bench, const Story& story, const StoryStyles& styles, const Room& room) {
  PlacedStory placed{make_ready(bench, story, styles, room), 0};
  placed.end_line = stack(styles, room, placed.sections, std::vector<int>(placed.sections.size(), 0));
  const std::vector<int> extra = spread(room.foot - placed.end_line, styles.most_spread, placed.sections);
  if (std::all_of(extra.begin(), extra.end(), [](int e) { return e == 0; })) return placed;
  placed.end_line =
      room.obstacles.empty() ? shift(placed.sections, extra) : stack(styles, room, placed.sections, extra);
  return placed;
}

namespace {

// Characters of a set line.
int characters_in(const ShapedText& text, const Line& line) {
  int sum = 0;
  for (uint32_t c = line.first; c < line.last; ++c) sum += static_cast<int>(text.clusters[c].chars);
  return sum;
}

// Warns of what is over, from `cut` on, or under; `free` says what is left free ("3 grid lines free … of block").
void tell_copyfit(Bench& bench, const Story& story, Copyfit fit, Place cut, const std::string& free) {
  if (fit.state() == Copyfit::State::overset) {
    bench.report().warning(
        "overset", cut,
        fmt::format("story {} is {} lines ({} characters) too long for block {}", story.label(), fit.lines_over,
                    fit.characters_over, bench.block().name),
        fmt::format("cut {} characters from here on, or give the block more lines", fit.characters_over));
  } else if (fit.state() == Copyfit::State::underset) {
    bench.report().warning("underset", story.place,
                           fmt::format("story {} leaves {} {}: room for {} characters", story.label(), free,
                                       bench.block().name, fit.characters_under),
                           "add text, or make a picture higher");
  }
  bench.copyfit(std::move(fit));
}

}  // namespace

void report_copyfit(Bench& bench, const Story& story, const Room& room, const PlacedStory& placed) {
  Copyfit fit;
  Place cut = story.place;
  for (const PlacedSection& section : placed.sections) {
    size_t row = 0;
    for (size_t p = 0; p < section.filled.settings.size(); ++p)
      for (const Line& line : section.filled.settings[p].lines) {
        if (row++ < section.filled.rows.size()) continue;
        if (fit.lines_over++ == 0) cut = section.section->paragraphs[p].place;
        fit.characters_over += characters_in(section.paragraphs[p].text, line);
      }
  }
  const int free_lines = std::max(0, room.foot - placed.end_line);
  fit.lines_under = free_lines * static_cast<int>(room.columns.size());
  fit.characters_under = fit.lines_under * (room.columns[0].width / room.space.body);
  const char* free = room.space.vertical() ? "vertical lines free at the end" : "grid lines free at the foot";
  tell_copyfit(bench, story, fit, cut, fmt::format("{} {} of block", free_lines, free));
}

}  // namespace banxin
