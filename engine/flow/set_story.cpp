#include "flow/set_story.h"

#include <fmt/format.h>

#include <algorithm>

#include "flow/headline.h"
#include "flow/story_table.h"

namespace banxin {
namespace {

constexpr int lines_below_heading = 2;
// The columns keep at least so many characters beside the insets of a paragraph.
constexpr int least_chars_beside_insets = 6;

Inset inset_of(const Bench& bench, const CopyPhoto& photo, const StoryStyles& styles, const Room& room, Report& notes) {
  const SectionPhoto& stands = *photo.stands;
  const int count = static_cast<int>(room.columns.size());
  const int span = std::clamp(stands.columns, 1, count);
  const int column = std::clamp((stands.column ? stands.column : count) - 1, 0, count - span);
  const Length left = room.columns[static_cast<size_t>(column)].x;
  const Length right = room.columns[static_cast<size_t>(column + span - 1)].right();
  int lines = stands.lines;
  if (photo.table && lines == 0)
    lines = table_lines(bench, *photo.table, styles.table, room.space, right - left, notes);
  else if (lines == 0)
    lines = photo_lines(bench, photo.photo, styles.photo, room.space, right - left, notes);
  return {column, span, lines, stands.at_foot};
}

bool overlap(const Inset& a, const Inset& b) {
  return a.at_foot == b.at_foot && a.column < b.column + b.columns && b.column < a.column + a.columns;
}

// A picture whose columns hold one already at that end of the section stands in the next ones before them that are
// free.
Inset clear_of(std::span<const Inset> others, const Inset& wanted, int columns) {
  const int places = columns - wanted.columns + 1;
  for (int moved = 0; moved < places; ++moved) {
    Inset tried = wanted;
    tried.column = (wanted.column - moved + places) % places;
    if (std::ranges::none_of(others, [&](const Inset& other) { return overlap(tried, other); })) return tried;
  }
  return wanted;
}

InsetText narrowed(InsetText text, Length most) {
  text.start = std::min(text.start, most);
  text.end = std::min(text.end, most - text.start);
  return text;
}

// The sections before they have lines: what the room leaves of their insets, how high their photos stand.
std::vector<SetSection> begin_sections(const Bench& bench, const Copy& copy, const StoryStyles& styles,
                                       const Room& room, Report& notes) {
  const Length em = styles.body.text.size;
  const Length most = std::max(room.columns.front().width - least_chars_beside_insets * em, Length{});
  std::vector<SetSection> sections;
  for (const CopySection& section : copy.sections) {
    SetSection& set = sections.emplace_back(SetSection{.copy = &section});
    for (const CopyParagraph& paragraph : section.paragraphs) set.texts.push_back(narrowed(paragraph.body, most));
    for (const CopyPhoto& photo : section.photos) {
      const Inset wanted = inset_of(bench, photo, styles, room, notes);
      set.insets.push_back(clear_of(set.insets, wanted, static_cast<int>(room.columns.size())));
      if (std::ranges::count_if(set.insets, [&](const Inset& one) { return overlap(one, set.insets.back()); }) > 1)
        notes.warning("photos-overlap", photo.stands->picture.place,
                      fmt::format("{} stands on another one: its columns are full",
                                  photo.table ? "this table" : "photo " + photo.stands->picture.name),
                      "give one of them foot, fewer columns, or another section");
    }
  }
  return sections;
}

// Free lines that may be shared out above the headings.
int most_spread_of(const StoryStyles& styles, const std::vector<SetSection>& sections) {
  const auto headings =
      std::ranges::count_if(sections, [](const SetSection& s) { return s.copy->heading.has_value(); });
  return styles.most_spread * static_cast<int>(headings);
}

// Stacks the sections, `extra[i]` free lines above heading i, each up to `more` lines higher than it must be. Returns
// the first line below the last.
int stack(const StoryStyles& styles, const Room& room, std::vector<SetSection>& sections, const std::vector<int>& extra,
          int more) {
  Room rest = room;
  for (size_t i = 0; i < sections.size(); ++i) {
    SetSection& section = sections[i];
    section.head_line = rest.first_line;
    section.head_lines = section.copy->heading ? styles.head_lines + extra[i] : 0;
    rest.first_line = section.text_line();
    rest.insets = section.insets;
    const bool is_last = i + 1 == sections.size();
    const Height height{more, is_last ? room.foot - most_spread_of(styles, sections) : 0};
    section.filled = fill_columns(section.texts, rest, height);
    // A heading keeps two lines of its text below it, or stands with them where there is no room: overset.
    const bool cut_off = section.head_lines > 0 && section.filled.overset_lines() > 0 &&
                         rest.foot - rest.first_line < lines_below_heading && rest.first_line < rest.foot;
    if (cut_off) {
      section.head_line = rest.first_line = rest.foot;
      section.filled = fill_columns(section.texts, rest, height);
    }
    rest.first_line = section.filled.end_line;
  }
  return rest.first_line;
}

// Better column ends are worth a line, but no text.
int stack(const StoryStyles& styles, const Room& room, std::vector<SetSection>& sections,
          const std::vector<int>& extra) {
  const int end = stack(styles, room, sections, extra, 1);
  const auto is_overset = [](const SetSection& s) { return s.filled.overset_lines() > 0; };
  const auto is_higher = [](const SetSection& s) { return s.filled.more > 0; };
  if (std::ranges::none_of(sections, is_overset) || std::ranges::none_of(sections, is_higher)) return end;
  return stack(styles, room, sections, extra, 0);
}

// Moves the sections down instead of setting them again: right as long as nothing stands in their way.
int shift(std::vector<SetSection>& sections, const std::vector<int>& extra) {
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
std::vector<int> spread(int free_lines, int most, const std::vector<SetSection>& sections) {
  std::vector<int> extra(sections.size(), 0);
  for (int round = 0; round < most; ++round)
    for (size_t i = sections.size(); i-- > 0;)
      if (free_lines > 0 && sections[i].copy->heading) ++extra[i], --free_lines;
  return extra;
}

void fit_headings(const Bench& bench, const Copy& copy, const StoryStyles& styles, const Room& room,
                  StorySetting& setting) {
  for (SetSection& section : setting.sections) {
    if (!section.copy->heading || section.text_line() >= room.foot) continue;
    section.heading =
        fit_headline(bench, without_full_stop({*section.copy->heading}, setting.notes), styles.section_head,
                     copy.story->language, room.across.width, FitLimits{}, HeadlineComma::keep, setting.notes)
            .front();
  }
}

int characters_in(const ShapedText& text, const Line& line) {
  int sum = 0;
  for (uint32_t c = line.first; c < line.last; ++c) sum += static_cast<int>(text.clusters[c].chars);
  return sum;
}

// What lies beyond the rows, and how many lines are free.
void measure_fit(const Room& room, StorySetting& setting) {
  Copyfit& fit = setting.fit;
  for (size_t s = 0; s < setting.sections.size(); ++s) {
    const SetSection& section = setting.sections[s];
    size_t row = 0;
    for (size_t p = 0; p < section.filled.settings.size(); ++p)
      for (const Line& line : section.filled.settings[p]->lines) {
        if (row++ < section.filled.rows.size()) continue;
        if (fit.lines_over++ == 0) setting.rest = {s, p, line.first};
        if (!section.copy->paragraphs[p].heading)  // as those that stand across all columns
          fit.characters_over += characters_in(section.texts[p].text->text, line);
      }
    setting.cost += section.filled.cost;
  }
  fit.lines_under = std::max(0, room.foot - setting.end_line) * static_cast<int>(room.columns.size());
  fit.characters_under = fit.lines_under * (room.columns[0].width / room.space.body);
}

}  // namespace

StorySetting set_story(const Bench& bench, const Copy& copy, const StoryStyles& styles, const Room& room) {
  StorySetting setting{.sections = {}, .fit = {}, .notes = copy.notes.sibling()};
  setting.sections = begin_sections(bench, copy, styles, room, setting.notes);
  std::vector<SetSection>& sections = setting.sections;
  setting.end_line = stack(styles, room, sections, std::vector<int>(sections.size(), 0));
  const std::vector<int> extra = spread(room.foot - setting.end_line, styles.most_spread, sections);
  if (std::ranges::any_of(extra, [](int lines) { return lines > 0; }))
    setting.end_line = room.obstacles.empty() ? shift(sections, extra) : stack(styles, room, sections, extra);
  fit_headings(bench, copy, styles, room, setting);
  measure_fit(room, setting);
  return setting;
}

}  // namespace banxin
