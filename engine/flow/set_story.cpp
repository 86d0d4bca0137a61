#include "flow/set_story.h"

#include <fmt/format.h>

#include <algorithm>

#include "flow/headline.h"
#include "flow/paragraph_settings.h"
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
  const Length along = over_columns(room, column, span).width;
  int lines = stands.lines;
  if (photo.table && lines == 0)
    lines = table_lines(bench, *photo.table, styles.table, room.space, along, notes);
  else if (lines == 0)
    lines = photo_lines(bench, photo.photo, styles.photo, room.space, along, notes);
  return {column, span, lines, stands.at_foot};
}

// A picture whose columns hold one already at that end of the section stands in the next ones before them that are
// free.
Inset clear_of(std::span<const Inset> others, const Inset& wanted, int columns) {
  const int places = columns - wanted.columns + 1;
  for (int moved = 0; moved < places; ++moved) {
    Inset tried = wanted;
    tried.column = (wanted.column - moved + places) % places;
    const auto meets = [&](const Inset& other) {
      return other.at_foot == tried.at_foot && stand_together(other, tried);
    };
    if (std::ranges::none_of(others, meets)) return tried;
  }
  return wanted;
}

InsetText narrowed(InsetText text, Length most) {
  text.start = std::min(text.start, most);
  text.end = std::min(text.end, most - text.start);
  return text;
}

// The sections before they have lines: what the rooms leave of their insets.
std::vector<SetSection> begin_sections(const Copy& copy, const StoryStyles& styles, std::span<const Room> rooms) {
  const auto narrowest = [](const Room& room) { return std::ranges::min(room.columns, {}, &Rect::width).width; };
  Length least = narrowest(rooms[0]);
  for (const Room& room : rooms) least = std::min(least, narrowest(room));
  const Length most = std::max(least - least_chars_beside_insets * styles.body.em(), Length{});
  std::vector<SetSection> sections;
  for (const CopySection& section : copy.sections) {
    SetSection& set = sections.emplace_back(SetSection{.copy = &section});
    for (const CopyParagraph& paragraph : section.paragraphs) set.texts.push_back(narrowed(paragraph.body, most));
  }
  return sections;
}

// Stacks the sections of a copy in the rooms of its thread.
class Stack {
 public:
  Stack(const Bench& bench, const StoryStyles& styles, std::span<const Room> rooms, std::vector<SetSection>& sections,
        Report& notes)
      : bench_(bench), styles_(styles), rooms_(rooms), sections_(sections), notes_(notes) {}

  /// `extra[i]` free lines above heading i. Better column ends are worth a line, but no text.
  void set(const std::vector<int>& extra) {
    set(extra, 1);
    const auto is_overset = [](const SetSection& s) { return s.filled.overset_lines() > 0; };
    const auto is_higher = [](const SetSection& s) { return s.filled.more > 0; };
    if (std::ranges::any_of(sections_, is_overset) && std::ranges::any_of(sections_, is_higher)) set(extra, 0);
  }

  /// Lines that are free at the foot of a part.
  int free_lines(int part) const;

 private:
  void set(const std::vector<int>& extra, int more);
  void place(SetSection& section, int head_lines);
  void place_insets(SetSection& section);
  Inset inset_in(size_t part, const SetSection& section, size_t photo);
  void set_text(SetSection& section, const Height& height);
  int wanted_end(size_t section) const;

  const Bench& bench_;
  const StoryStyles& styles_;
  const std::span<const Room> rooms_;
  std::vector<SetSection>& sections_;
  Report& notes_;
  std::vector<Room> rest_;  // what is left of the rooms
  size_t at_ = 0;           // part under way
};

int lines_kept_together(const SetSection& section, int head_lines) {
  return section.copy->heading ? head_lines + lines_below_heading : 1;
}

// A heading goes on to the next part when it finds no room with the text below it.
void Stack::place(SetSection& section, int head_lines) {
  while (at_ + 1 < rest_.size() && rest_[at_].foot - rest_[at_].first_line < lines_kept_together(section, head_lines))
    ++at_;
  Room& room = rest_[at_];
  const bool under_jump = head_lines > 0 && room.from && room.from->line == room.first_line;
  if (under_jump) ++room.first_line;
  if (section.part != static_cast<int>(at_)) section.insets.clear();
  section.part = static_cast<int>(at_);
  section.head_line = room.first_line;
  section.head_lines = head_lines;
  room.first_line = section.text_line();
  place_insets(section);
}

// A picture stands in the part that its section begins in, or in the next one that is high enough.
void Stack::place_insets(SetSection& section) {
  for (size_t i = section.insets.size(); i < section.copy->photos.size(); ++i) {
    size_t part = at_;
    Inset inset = inset_in(part, section, i);
    while (part + 1 < rest_.size() && inset.lines > rest_[part].foot - rest_[part].first_line)
      inset = inset_in(++part, section, i);
    section.insets.push_back(inset);
  }
  for (Inset& inset : section.insets) {
    Room& room = rest_[static_cast<size_t>(inset.part)];
    inset.left_out = !has_room_for(room, inset);
    if (!inset.left_out) room.insets.push_back(inset);
  }
}

Inset Stack::inset_in(size_t part, const SetSection& section, size_t photo) {
  const Room& room = rest_[part];
  std::vector<Inset> others;
  for (const Inset& other : section.insets)
    if (other.part == static_cast<int>(part)) others.push_back(other);
  Inset inset = clear_of(others, inset_of(bench_, section.copy->photos[photo], styles_, room, notes_),
                         static_cast<int>(room.columns.size()));
  inset.part = static_cast<int>(part);
  return inset;
}

// The text of a section ends in the part of its last picture, or behind it.
void Stack::set_text(SetSection& section, const Height& height) {
  int least_part = 0;
  for (const Inset& inset : section.insets)
    if (!inset.left_out) least_part = std::max(least_part, inset.part - section.part);
  section.filled = fill_columns(section.texts, std::span<const Room>(rest_).subspan(at_), height, least_part);
  section.filled.last_part += section.part;
  for (Row& row : section.filled.rows) row.part += section.part;
}

// The last section is to end at the foot of the thread, with what may be added above the headings there.
int Stack::wanted_end(size_t section) const {
  if (section + 1 != sections_.size()) return 0;
  const int last = static_cast<int>(rooms_.size()) - 1;
  const auto headings = std::ranges::count_if(
      sections_, [&](const SetSection& s) { return s.copy->heading.has_value() && s.part == last; });
  return rooms_.back().foot - styles_.most_spread * static_cast<int>(headings);
}

// Each section up to `more` lines higher than it must be.
void Stack::set(const std::vector<int>& extra, int more) {
  rest_.assign(rooms_.begin(), rooms_.end());
  at_ = 0;
  for (size_t i = 0; i < sections_.size(); ++i) {
    SetSection& section = sections_[i];
    place(section, section.copy->heading ? styles_.head_lines + extra[i] : 0);
    const Height height{more, wanted_end(i)};
    set_text(section, height);
    // A heading keeps two lines of its text below it, or stands with them where there is no room: overset.
    Room& room = rest_[at_];
    const bool cut_off = section.head_lines > 0 && section.filled.overset_lines() > 0 &&
                         room.foot - room.first_line < lines_below_heading && room.first_line < room.foot;
    if (cut_off) {
      section.head_line = room.first_line = room.foot;
      set_text(section, height);
    }
    at_ = static_cast<size_t>(section.filled.last_part);
    rest_[at_].first_line = section.filled.end_line;
    for (Room& one : rest_) one.insets.clear();
  }
}

int Stack::free_lines(int part) const {
  const Room& room = rooms_[static_cast<size_t>(part)];
  int end = room.first_line;
  for (const SetSection& section : sections_)
    if (section.is_in(part)) end = section.end_line_in(room, part);
  return std::max(0, room.foot - end);
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
    section.heading =
        fit_headline(bench, without_full_stop({*section.copy->heading}, setting.notes), styles.section_head,
                     copy.story->language, across_at(room, section.head_line, section.head_lines).width, FitLimits{},
                     HeadlineComma::keep, setting.notes)
            .front();
  }
}

int characters_in(const ShapedText& text, const Line& line) {
  int sum = 0;
  for (uint32_t c = line.first; c < line.last; ++c) sum += static_cast<int>(text.clusters[c].chars);
  return sum;
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
        if (!stands) return Resume{s, p, line.first};
        ++row;
      }
  }
  return std::nullopt;
}

// Pictures and tables that found no room, as text that is overset.
void tell_left_out(StorySetting& setting) {
  for (const SetSection& section : setting.sections)
    for (size_t i = 0; i < section.insets.size(); ++i) {
      const CopyPhoto& photo = section.copy->photos[i];
      const Inset& inset = section.insets[i];
      if (inset.left_out)
        setting.notes.warning("overset-picture", photo.stands->picture.place,
                              fmt::format("{} is left out: its {} line{} find no room in the columns it stands in",
                                          photo.table ? "this table" : "picture " + photo.stands->picture.name,
                                          inset.lines, inset.lines == 1 ? "" : "s"),
                              "give it fewer lines or columns, or other ones, or the block more lines");
    }
}

// Columns that no permitted means made level: what is in them holds together, as a heading and its text do.
void tell_uneven_feet(const Story& story, bool vertical, StorySetting& setting) {
  for (const SetSection& section : setting.sections) {
    if (section.filled.uneven == 0 || section.filled.overset_lines() > 0) continue;
    setting.notes.warning(
        "uneven-feet", section.copy->heading ? section.copy->heading->place : story.place,
        fmt::format("the {} of {} end up to {} lines apart: what stands at their ends holds together",
                    vertical ? "tiers" : "columns", section.copy->heading ? "this section" : "story " + story.label(),
                    section.filled.uneven + 1),
        "add or cut a line or two, or move a heading");
  }
}

// What lies beyond the rows, and how many lines are free.
void measure_fit(std::span<const Room> rooms, StorySetting& setting) {
  Copyfit& fit = setting.fit;
  for (const SetSection& section : setting.sections) {
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

void add_free(const Room& room, int end, Copyfit& fit) {
  for (const RoomColumn& column : room.columns) {
    const int lines = std::max(0, foot_of(column, room.foot) - std::max(end, first_line_of(room, column)));
    fit.lines_under += lines;
    fit.characters_under += lines * (column.width / room.space.along());
  }
}

StorySetting set_story(const Bench& bench, const Copy& copy, const StoryStyles& styles, std::span<const Room> rooms,
                       bool goes_on) {
  StorySetting setting{.sections = {}, .whites = {}, .fit = {}, .notes = copy.notes.sibling()};
  setting.sections = begin_sections(copy, styles, rooms);
  std::vector<SetSection>& sections = setting.sections;
  Stack stack(bench, styles, rooms, sections, setting.notes);
  stack.set(std::vector<int>(sections.size(), 0));
  std::vector<int> extra(sections.size(), 0);
  const int parts = static_cast<int>(rooms.size()) - (goes_on ? 1 : 0);
  setting.last_part = sections.empty() ? 0 : sections.back().filled.last_part;
  for (int part = 0; part < std::min(setting.last_part + 1, parts); ++part)
    spread(stack.free_lines(part), styles.most_spread, part, sections, extra);
  if (std::ranges::any_of(extra, [](int lines) { return lines > 0; }))
    rooms.size() == 1 && is_plain(rooms[0]) ? shift(sections, extra) : stack.set(extra);
  if (!sections.empty()) setting.last_part = sections.back().filled.last_part;
  setting.end_line = sections.empty() ? rooms[0].first_line : sections.back().filled.end_line;
  for (int part = 0; part < std::min(setting.last_part, parts); ++part)
    if (const int lines = stack.free_lines(part); lines > 0) setting.whites.push_back({part, lines});
  tell_left_out(setting);
  tell_uneven_feet(*copy.story, rooms[0].space.vertical(), setting);
  fit_headings(bench, copy, styles, rooms, setting);
  setting.rest = rest_of(setting, static_cast<size_t>(parts));
  measure_fit(rooms.first(static_cast<size_t>(parts)), setting);
  return setting;
}

}  // namespace banxin
