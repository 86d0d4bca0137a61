#include "flow/section_stack.h"

#include <algorithm>

#include "flow/story_table.h"

namespace banxin {
namespace {

constexpr int lines_below_heading = 2;

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

int lines_left(const Room& room) { return room.foot - room.first_line; }

// Whether a block that stands in the story lies where a picture at the head of a section would stand.
bool lies_in(const Room& room, const Inset& inset) {
  const Measure along = over_columns(room, inset.column, inset.columns);
  const Rect area{along.x, room.space.line_top(top_of(room, inset, room.foot)), along.width,
                  room.space.height_of_lines(inset.lines)};
  return !inset.at_foot &&
         std::ranges::any_of(room.obstacles, [&](const Rect& obstacle) { return obstacle.overlaps(area); });
}

// A picture whose columns hold one already at that end of the section stands in the next ones before them that are
// free; off a block that stands in the story as well, where nobody said which column it is for.
Inset clear_of(std::span<const Inset> others, const Inset& wanted, const Room& room, bool is_placed) {
  const int places = static_cast<int>(room.columns.size()) - wanted.columns + 1;
  for (int moved = 0; moved < places; ++moved) {
    Inset tried = wanted;
    tried.column = (wanted.column - moved + places) % places;
    const auto meets = [&](const Inset& other) {
      return other.at_foot == tried.at_foot && stand_together(other, tried);
    };
    if (std::ranges::none_of(others, meets) && (is_placed || !lies_in(room, tried))) return tried;
  }
  return wanted;
}

int lines_kept_together(const SetSection& section, int head_lines) {
  return section.copy->heading ? head_lines + lines_below_heading : 1;
}

}  // namespace

void SectionStack::set(const std::vector<int>& extra) {
  set(extra, 1);
  const auto is_overset = [](const SetSection& s) { return s.filled.overset_lines() > 0; };
  const auto is_higher = [](const SetSection& s) { return s.filled.more > 0; };
  if (std::ranges::any_of(sections_, is_overset) && std::ranges::any_of(sections_, is_higher)) set(extra, 0);
}

// A heading goes on to the next part when it finds no room with the text below it. It stands beside blocks that stand
// in the story, or below them.
void SectionStack::place(SetSection& section, int head_lines) {
  const auto begin_of = [&](const Room& room) {
    return head_lines > 0 ? line_across(room, head_lines) : room.first_line;
  };
  while (at_ + 1 < rest_.size() && rest_[at_].foot - begin_of(rest_[at_]) < lines_kept_together(section, head_lines))
    ++at_;
  Room& room = rest_[at_];
  const bool under_jump = head_lines > 0 && room.from && room.from->line == room.first_line;
  if (under_jump) ++room.first_line;
  room.first_line = begin_of(room);
  if (section.part != static_cast<int>(at_)) section.insets.clear();
  section.part = static_cast<int>(at_);
  section.head_line = room.first_line;
  section.head_lines = head_lines;
  room.first_line = section.text_line();
  place_insets(section);
}

void SectionStack::place_insets(SetSection& section) {
  if (section.insets.empty())
    for (size_t i = 0; i < section.copy->photos.size(); ++i) place_inset(section, i);
  for (SetInset& inset : section.insets) {
    Room& room = rest_[static_cast<size_t>(inset.part)];
    inset.left_out = static_cast<size_t>(inset.part) < parts_ && !has_room_for(room, inset);
    if (!inset.left_out) room.insets.push_back(inset);
  }
}

// It stands in the part that its section begins in, or in the next one that is high enough; a table that finds none
// turns.
void SectionStack::place_inset(SetSection& section, size_t photo) {
  const bool follows_beyond = !section.insets.empty() && static_cast<size_t>(section.insets.back().part) >= parts_;
  size_t part = follows_beyond ? parts_ : at_;
  SetInset inset = inset_in(part, section, photo);
  while (part + 1 < parts_ && inset.lines > lines_left(rest_[part])) inset = inset_in(++part, section, photo);
  const bool too_high = inset.lines > lines_left(rest_[part]);
  if (too_high && turn_table(section, photo)) return;
  if (too_high && parts_ < rest_.size()) inset = inset_in(parts_, section, photo);
  section.insets.push_back(inset);
}

SetInset SectionStack::inset_in(size_t part, const SetSection& section, size_t photo) {
  const Room& room = rest_[part];
  std::vector<Inset> others;
  for (const SetInset& other : section.insets)
    if (other.part == static_cast<int>(part)) others.push_back(other);
  Inset wanted = inset_of(bench_, section.copy->photos[photo], styles_, room, notes_);
  for (const FitPicture& chosen : choice_.pictures)
    if (chosen.number == section.copy->photos[photo].number + 1)
      wanted.lines = std::max(1, wanted.lines + chosen.lines);
  SetInset inset{clear_of(others, wanted, room, section.copy->photos[photo].stands->column > 0), photo, {}};
  inset.part = static_cast<int>(part);
  return inset;
}

// Columns from `first` of this part on, and those of the next ones, that nothing stands at the head of yet, `span` at a
// time, as high as they are.
std::vector<Inset> SectionStack::columns_for(const SetSection& section, int span, int first) const {
  std::vector<Inset> columns;
  for (size_t part = at_; part < parts_; ++part, first = 0) {
    const Room& room = rest_[part];
    const int count = static_cast<int>(room.columns.size()), wide = std::min(span, count);
    for (int column = std::min(first, count - wide); column + wide <= count; ++column) {
      Inset inset{.column = column, .columns = wide, .part = static_cast<int>(part)};
      inset.lines = foot_of(room.columns[static_cast<size_t>(column)], room.foot);
      for (int c = column; c < column + wide; ++c)
        inset.lines = std::min(inset.lines, foot_of(room.columns[static_cast<size_t>(c)], room.foot));
      inset.lines -= top_of(room, inset, room.foot);
      const bool is_free = std::ranges::none_of(
          section.insets, [&](const Inset& other) { return !other.at_foot && stand_together(inset, other); });
      if (inset.lines <= 0 || !is_free) continue;
      columns.push_back(inset);
      column += wide - 1;
    }
  }
  return columns;
}

// A table goes on at the head of the next columns, and of the next part, with its head repeated. What is over stands in
// the last of them. False when it may not, or goes on beyond these parts.
bool SectionStack::turn_table(SetSection& section, size_t photo) {
  const CopyPhoto& one = section.copy->photos[photo];
  if (!one.table || one.stands->lines > 0) return false;
  const SetInset begin = inset_in(at_, section, photo);
  const std::vector<Inset> columns = columns_for(section, begin.columns, begin.column);
  std::vector<TableLines> heights;
  for (const Inset& column : columns) {
    const Room& room = rest_[static_cast<size_t>(column.part)];
    heights.push_back({over_columns(room, column.column, column.columns).width, column.lines});
  }
  const LineSpace& space = rest_[at_].space;
  std::vector<TableTurn> turns = turn_story_table(bench_, *one.table, styles_.table, space, heights, notes_);
  const auto last =
      std::find_if(turns.rbegin(), turns.rend(), [](const TableTurn& turn) { return !turn.rows.empty(); });
  if (last == turns.rend()) return false;
  if (last->rows.last < one.table->text.rows) {
    if (parts_ < rest_.size()) return false;
    last->rows.last = one.table->text.rows;
  }
  for (size_t c = 0; c < columns.size(); ++c) {
    if (turns[c].rows.empty()) continue;
    SetInset inset{columns[c], photo, turns[c].rows};
    inset.lines = turns[c].lines;
    section.insets.push_back(inset);
  }
  return true;
}

// The text of a section ends in the part of its last picture, or behind it.
void SectionStack::set_text(SetSection& section, const Height& height) {
  int least_part = 0;
  for (const Inset& inset : section.insets)
    if (!inset.left_out) least_part = std::max(least_part, inset.part - section.part);
  section.filled = fill_columns(section.texts, std::span<const Room>(rest_).subspan(at_), height, least_part);
  section.filled.last_part += section.part;
  for (Row& row : section.filled.rows) row.part += section.part;
}

// The last section is to end at the foot of the thread, with what may be added above the headings there.
int SectionStack::wanted_end(size_t section) const {
  if (section + 1 != sections_.size()) return 0;
  const int last = static_cast<int>(rooms_.size()) - 1;
  const auto headings = std::ranges::count_if(
      sections_, [&](const SetSection& s) { return s.copy->heading.has_value() && s.part == last; });
  return rooms_.back().foot - most_spread(styles_, choice_) * static_cast<int>(headings);
}

// What the choice takes from a heading leaves it a line at least.
int SectionStack::heading_lines() const { return std::max(1, styles_.head_lines + std::min(choice_.white, 0)); }

// Each section up to `more` lines higher than it must be.
void SectionStack::set(const std::vector<int>& extra, int more) {
  rest_.assign(rooms_.begin(), rooms_.end());
  at_ = 0;
  for (size_t i = 0; i < sections_.size(); ++i) {
    SetSection& section = sections_[i];
    place(section, section.copy->heading ? heading_lines() + extra[i] : 0);
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

int SectionStack::free_lines(int part) const {
  const Room& room = rooms_[static_cast<size_t>(part)];
  int end = room.first_line;
  for (const SetSection& section : sections_)
    if (section.is_in(part)) end = section.end_line_in(room, part);
  return std::max(0, room.foot - end);
}

}  // namespace banxin
