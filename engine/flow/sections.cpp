#include "flow/sections.h"

#include <fmt/format.h>

#include <algorithm>

namespace banxin {

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

namespace {

Inset inset_of(Bench& bench, const Story& story, const StoryStyles& styles, const Room& room,
               const SectionPhoto& photo) {
  const int count = static_cast<int>(room.columns.size());
  const int span = std::clamp(photo.columns, 1, count);
  const int column = std::clamp((photo.column ? photo.column : count) - 1, 0, count - span);
  const Length left = room.columns[static_cast<size_t>(column)].x;
  const Length right = room.columns[static_cast<size_t>(column + span - 1)].right();
  const int lines =
      photo.lines ? photo.lines : photo_lines(bench, photo.picture, styles.photo, story.language, right - left);
  return {column, span, lines, photo.at_foot};
}

std::vector<PlacedSection> make_ready(Bench& bench, const Story& story, const StoryStyles& styles, const Room& room) {
  std::vector<PlacedSection> ready;
  int number = 1;
  for (const Section& section : story.sections) {
    PlacedSection one{.section = &section, .first_paragraph = number};
    for (const Paragraph& paragraph : section.paragraphs) {
      one.paragraphs.push_back(bench.prepare(spans_of(story, paragraph, number == 1), styles.body, story.language));
      ++number;
    }
    for (const SectionPhoto& photo : section.photos) one.insets.push_back(inset_of(bench, story, styles, room, photo));
    ready.push_back(std::move(one));
  }
  return ready;
}

// Stacks the sections, `extra[i]` free lines above heading i. Returns the first line below the last.
int stack(const Bench& bench, const StoryStyles& styles, const Room& room, std::vector<PlacedSection>& sections,
          const std::vector<int>& extra) {
  Room rest = room;
  for (size_t i = 0; i < sections.size(); ++i) {
    PlacedSection& section = sections[i];
    section.head_line = rest.first_line;
    section.head_lines = section.section->heading ? styles.head_lines + extra[i] : 0;
    rest.first_line = section.text_line();
    rest.insets = section.insets;
    section.filled = fill_balanced(section.paragraphs, rest, bench.grid());
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
  placed.end_line = stack(bench, styles, room, placed.sections, std::vector<int>(placed.sections.size(), 0));
  const std::vector<int> extra = spread(room.foot - placed.end_line, styles.most_spread, placed.sections);
  if (std::all_of(extra.begin(), extra.end(), [](int e) { return e == 0; })) return placed;
  placed.end_line =
      room.obstacles.empty() ? shift(placed.sections, extra) : stack(bench, styles, room, placed.sections, extra);
  return placed;
}

void report_fit(Bench& bench, const Story& story, const Room& room, const PlacedStory& placed) {
  Fit fit{.story = story.name};
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
  fit.characters_under = fit.lines_under * (room.columns[0].width / bench.grid().body);
  tell_fit(bench, story, fit, cut, fmt::format("{} grid lines free at the foot of block", free_lines));
}

int characters_in(const ShapedText& text, const Line& line) {
  int sum = 0;
  for (uint32_t c = line.first; c < line.last; ++c) sum += static_cast<int>(text.clusters[c].chars);
  return sum;
}

void tell_fit(Bench& bench, const Story& story, Fit fit, Place cut, const std::string& free) {
  if (fit.lines_over > 0) {
    bench.report().warning(
        "overset", cut,
        fmt::format("story {} is {} lines ({} characters) too long for block {}", story.name, fit.lines_over,
                    fit.characters_over, bench.block().name),
        fmt::format("cut {} characters from here on, or give the block more lines", fit.characters_over));
  } else if (fit.lines_under > 0) {
    bench.report().warning("underset", story.place,
                           fmt::format("story {} leaves {} {}: room for {} characters", story.name, free,
                                       bench.block().name, fit.characters_under),
                           "add text, or make a picture higher");
  }
  bench.fit(std::move(fit));
}

}  // namespace banxin
