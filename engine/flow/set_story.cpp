#include "flow/set_story.h"

#include <fmt/format.h>

#include <algorithm>
#include <climits>

#include "base/message.h"
#include "flow/headline.h"
#include "flow/paragraph_settings.h"
#include "flow/section_stack.h"

namespace banxin {
namespace {

// Rows of a section heading that its lines hold.
int heading_rows_in(Length height, Length size) {
  constexpr int most_rows = 4;
  const Length pitch = section_head_pitch(size);
  return pitch.mpt > 0 ? std::clamp((height - size) / pitch + 1, 1, most_rows) : 1;
}

// The columns keep at least so many characters beside the insets of a paragraph.
constexpr int least_chars_beside_insets = 6;

InsetText narrowed(InsetText text, Length most) {
  text.start = std::min(text.start, most);
  text.end = std::min(text.end, most - text.start);
  return text;
}

// With so much more between its characters, in thousandths of an em.
std::shared_ptr<const Prepared> tracked(const Prepared& text, int tracking) {
  auto other = std::make_shared<Prepared>(text);
  other->style.text.tracking.milli += tracking;
  return other;
}

// Set a line shorter or longer; a heading in its column with more white, or less.
InsetText as_chosen(const CopyParagraph& paragraph, const FitChoice& choice) {
  InsetText text = paragraph.body;
  if (choice.tracking != 0 && !paragraph.heading) text.text = tracked(*text.text, choice.tracking);
  if (paragraph.heading) {
    text.spread += std::max(choice.white, 0);
    text.above = std::max(0, text.above + std::min(choice.white, 0));
  } else if (std::ranges::binary_search(choice.shorter, paragraph.number)) {
    text.length = -1;
  } else if (std::ranges::binary_search(choice.longer, paragraph.number)) {
    text.length = 1;
  }
  return text;
}

// The sections before they have lines: what the rooms leave of their insets.
std::vector<SetSection> begin_sections(const Copy& copy, const StoryStyles& styles, const FitChoice& choice,
                                       std::span<const Room> rooms) {
  const auto narrowest = [](const Room& room) { return std::ranges::min(room.columns, {}, &Rect::width).width; };
  Length least = narrowest(rooms[0]);
  for (const Room& room : rooms) least = std::min(least, narrowest(room));
  const Length most = std::max(least - least_chars_beside_insets * styles.body.em(), Length{});
  std::vector<SetSection> sections;
  for (const CopySection& section : copy.sections) {
    SetSection& set = sections.emplace_back(SetSection{.copy = &section});
    for (const CopyParagraph& paragraph : section.paragraphs)  // a label keeps its place before the text
      set.texts.push_back(
          narrowed(as_chosen(paragraph, choice), paragraph.label ? std::max(most, paragraph.label_width) : most));
  }
  return sections;
}

// Moves the sections down instead of setting them again: right as long as nothing stands in their way.
void shift(std::vector<SetSection>& sections, const std::vector<int>& extra) {
  int down = 0;
  for (size_t i = 0; i < sections.size(); ++i) {
    sections[i].head_line += down;
    sections[i].head_lines += extra[i];
    down += extra[i];
    for (Row& row : sections[i].filled.rows) row.line += down;
    sections[i].filled.end_line += down;
  }
}

// The free lines of a part shared out among its headings, the last ones first when they do not divide.
void spread(int free_lines, int most, int part, const std::vector<SetSection>& sections, std::vector<int>& extra) {
  for (int round = 0; round < most; ++round)
    for (size_t i = sections.size(); i-- > 0;)
      if (free_lines > 0 && sections[i].copy->heading && sections[i].part == part) ++extra[i], --free_lines;
}

bool is_plain(const Room& room) {
  return room.obstacles.empty() && std::ranges::all_of(room.columns, [&](const RoomColumn& column) {
           return column.first_line <= room.first_line && column.foot >= room.foot;
         });
}

void fit_headings(const Bench& bench, const Copy& copy, const StoryStyles& styles, std::span<const Room> rooms,
                  StorySetting& setting) {
  for (SetSection& section : setting.sections) {
    const Room& room = rooms[static_cast<size_t>(section.part)];
    if (!section.copy->heading || section.text_line() >= room.foot) continue;
    FitLimits limits;  // more rows only where one does not hold it
    limits.rows = heading_rows_in(room.space.height_of_lines(section.head_lines), styles.section_head.text.size);
    section.heading =
        fit_headline(bench, without_full_stop({*section.copy->heading}, setting.notes), styles.section_head,
                     copy.story->language, across_at(room, section.head_line, section.head_lines).width, limits,
                     HeadlineComma::keep, setting.notes)
            .front();
  }
}

int characters_in(const ShapedText& text, const Line& line) {
  int sum = 0;
  for (uint32_t c = line.first; c < line.last; ++c) sum += static_cast<int>(text.clusters[c].chars);
  return sum;
}

// The first photo that stands in no part before `parts`, counted in the story.
int first_photo_beyond(const StorySetting& setting, size_t parts) {
  for (const SetSection& section : setting.sections)
    for (const SetInset& inset : section.insets)
      if (static_cast<size_t>(inset.part) >= parts) return section.copy->photos[inset.photo].number;
  return INT_MAX;
}

// The first line that stands in no part before `parts`, or nowhere.
std::optional<Resume> rest_of(const StorySetting& setting, size_t parts) {
  for (size_t s = 0; s < setting.sections.size(); ++s) {
    const SetSection& section = setting.sections[s];
    size_t row = 0;
    for (size_t p = 0; p < section.filled.settings.size(); ++p)
      for (const Line& line : section.filled.settings[p]->lines) {
        const bool stands =
            row < section.filled.rows.size() && static_cast<size_t>(section.filled.rows[row].part) < parts;
        if (!stands) return Resume{s, p, line.first, first_photo_beyond(setting, parts)};
        ++row;
      }
  }
  return std::nullopt;
}

// Pictures and tables that found no room, as text that is overset.
void tell_left_out(StorySetting& setting) {
  for (const SetSection& section : setting.sections)
    for (const SetInset& inset : section.insets) {
      const CopyPhoto& photo = section.copy->photos[inset.photo];
      if (inset.left_out)
        setting.notes.warning(
            "overset-picture", photo.stands->picture.place,
            say("{} is left out: its {} find no room in the columns it stands in",
                photo.table ? say("this table") : say("picture {}", photo.stands->picture.name), lines_of(inset.lines)),
            say("give it fewer lines or columns, or other ones, or the block more lines"));
    }
}

// Headings at the foot of a column whose text begins in the next one, or has but its first line below them; and those
// that something in the column parts from their text.
void tell_lone_headings(StorySetting& setting) {
  for (const SetSection& section : setting.sections) {
    const std::vector<Row>& rows = section.filled.rows;
    size_t end = 0;  // of the paragraph, in rows
    for (size_t p = 0; p + 1 < section.filled.settings.size(); ++p) {
      end += section.filled.settings[p]->lines.size();
      const size_t text = end + free_lines(*section.filled.settings[p + 1]);
      if (!section.texts[p].heading || text >= rows.size()) continue;
      const bool alone = !same_column(rows[end - 1], rows[text]);
      const bool parted = !alone && rows[text].line - rows[end - 1].line > static_cast<int>(text - (end - 1));
      const bool all_of_it = text + 1 >= std::min(rows.size(), static_cast<size_t>(section.filled.lines));
      if (!alone && !parted && (all_of_it || same_column(rows[text], rows[text + 1]))) continue;
      setting.notes.warning(
          "lone-heading", section.copy->paragraphs[p].place,
          alone ? say("this heading stands alone at the foot of its column: its text begins in the next one")
          : parted
              ? say("this heading stands alone above what parts its column: its text begins below that")
              : say("this heading has one line of its text below it at the foot of its column: the next one has the "
                    "rest"),
          say("add or cut a line or two before it, or move it"));
    }
  }
}

// Columns that no permitted means made level: what is in them holds together, as a heading and its text do.
void tell_uneven_feet(const Story& story, bool vertical, StorySetting& setting) {
  for (const SetSection& section : setting.sections) {
    if (section.filled.uneven == 0 || section.filled.overset_lines() > 0) continue;
    setting.notes.warning(
        "uneven-feet", section.copy->heading ? section.copy->heading->place : story.place,
        say("the {} of {} end up to {} lines apart: what stands at their ends holds together",
            vertical ? say("tiers") : say("columns"),
            section.copy->heading ? say("this section") : say("story {}", story.label()), section.filled.uneven + 1),
        say("add or cut a line or two, or move a heading"));
  }
}

// What the block says of paragraphs and pictures that is not so, or cannot be done any more since the text was changed.
void tell_stuck(const FitChoice& choice, bool ends, StorySetting& setting) {
  if (choice.place.line == 0) return;
  const auto tell = [&](const Message& what) {
    setting.notes.warning("fit-choice", choice.place, what, say("take it out of fit, or run `banxin fit` again"));
  };
  int paragraphs = 0, pictures = 0;  // of the story, as far as it is set here
  for (const SetSection& section : setting.sections) {
    for (const size_t p : section.filled.stuck)
      tell(say("paragraph {} cannot be set a line {} here", section.copy->paragraphs[p].number,
               section.texts[p].length < 0 ? say("shorter") : say("longer")));
    for (const CopyParagraph& paragraph : section.copy->paragraphs) paragraphs = std::max(paragraphs, paragraph.number);
    for (const CopyPhoto& photo : section.copy->photos) pictures = std::max(pictures, photo.number + 1);
  }
  if (!ends) return;
  for (const std::vector<int>& numbers : {choice.shorter, choice.longer})
    for (const int number : numbers)
      if (number > paragraphs) tell(say("the story has no paragraph {}", number));
  for (const FitPicture& picture : choice.pictures)
    if (picture.number > pictures) tell(say("the story has no picture {}", picture.number));
}

// Lines of a section that stand in the parts before `part`.
int lines_before(const SetSection& section, size_t part) {
  const auto stands = [&](const Row& row) { return static_cast<size_t>(row.part) < part; };
  const auto rows = static_cast<int>(std::ranges::count_if(section.filled.rows, stands));
  return std::min(rows, section.filled.lines);
}

int loosest_in(const SetSection& section) {
  int loosest = 0;
  for (size_t p = 0; p < section.filled.settings.size(); ++p)
    for (const Line& line : section.filled.settings[p]->lines)
      loosest = std::max(loosest, line.widest_gap.mpt * 1000 / section.texts[p].text->text.em.mpt);
  return loosest;
}

// What lies beyond the rows, and how many lines are free.
void measure_fit(std::span<const Room> rooms, StorySetting& setting) {
  Copyfit& fit = setting.fit;
  for (const SetSection& section : setting.sections) {
    fit.room_lines += lines_before(section, rooms.size());
    fit.loosest = std::max(fit.loosest, loosest_in(section));
    size_t row = 0;
    for (size_t p = 0; p < section.filled.settings.size(); ++p) {
      const CopyParagraph& paragraph = section.copy->paragraphs[p];
      const std::vector<Line>& lines = section.filled.settings[p]->lines;
      // The large first character stands with the first line that has words.
      const size_t first = paragraph.initial ? free_lines(*section.filled.settings[p]) : lines.size();
      for (size_t n = 0; n < lines.size(); ++n) {
        if (row++ < section.filled.rows.size()) continue;
        ++fit.lines_over;
        if (!paragraph.heading)  // as those that stand across all columns
          fit.characters_over += characters_in(section.texts[p].text->text, lines[n]);
        if (n == first) fit.characters_over += static_cast<int>(paragraph.initial->text.chars.size());
      }
    }
    setting.cost += section.filled.cost;
  }
  for (size_t part = static_cast<size_t>(setting.last_part); part < rooms.size(); ++part)
    add_free(rooms[part], static_cast<int>(part) == setting.last_part ? setting.end_line : 0, fit);
}

}  // namespace

int most_spread(const StoryStyles& styles, const FitChoice& choice) {
  return styles.most_spread + std::max(choice.white, 0);
}

void add_free(const Room& room, int end, Copyfit& fit) {
  for (const Row& row : rows_of(room, std::vector<int>(room.columns.size(), room.foot))) {
    if (row.line < end) continue;
    ++fit.lines_under, ++fit.room_lines;
    fit.characters_under += row.measure.width / room.space.along();
  }
}

StorySetting set_story(const Bench& bench, const Copy& copy, const StoryStyles& styles, const FitChoice& choice,
                       std::span<const Room> rooms, bool goes_on) {
  StorySetting setting{.sections = {}, .whites = {}, .fit = {}, .notes = copy.notes.sibling()};
  setting.sections = begin_sections(copy, styles, choice, rooms);
  std::vector<SetSection>& sections = setting.sections;
  const int parts = static_cast<int>(rooms.size()) - (goes_on ? 1 : 0);
  SectionStack stack(bench, styles, choice, rooms, static_cast<size_t>(parts), sections, setting.notes);
  stack.set(std::vector<int>(sections.size(), 0));
  std::vector<int> extra(sections.size(), 0);
  setting.last_part = sections.empty() ? 0 : sections.back().filled.last_part;
  for (int part = 0; part < std::min(setting.last_part + 1, parts); ++part)
    spread(stack.free_lines(part), most_spread(styles, choice), part, sections, extra);
  if (std::ranges::any_of(extra, [](int lines) { return lines > 0; }))
    rooms.size() == 1 && is_plain(rooms[0]) ? shift(sections, extra) : stack.set(extra);
  if (!sections.empty()) setting.last_part = sections.back().filled.last_part;
  setting.end_line = sections.empty() ? rooms[0].first_line : sections.back().filled.end_line;
  for (int part = 0; part < std::min(setting.last_part, parts); ++part)
    if (const int lines = stack.free_lines(part); lines > 0) setting.whites.push_back({part, lines});
  tell_stuck(choice, !goes_on, setting);
  tell_left_out(setting);
  tell_lone_headings(setting);
  tell_uneven_feet(*copy.story, rooms[0].space.vertical(), setting);
  fit_headings(bench, copy, styles, rooms, setting);
  setting.rest = rest_of(setting, static_cast<size_t>(parts));
  measure_fit(rooms.first(static_cast<size_t>(parts)), setting);
  return setting;
}

}  // namespace banxin
