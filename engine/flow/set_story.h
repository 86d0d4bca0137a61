// The sections of a story, stacked in the rooms of its thread: heading, photos, balanced text, one below another.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "flow/column_ends.h"
#include "flow/copy.h"
#include "flow/table_turns.h"

namespace banxin {

/// A photo or a table of a section in its lines, or rows of one that turns.
struct SetInset : Inset {
  size_t photo = 0;  ///< of the section
  TableRows rows;    ///< none: all of it
};

/// A section set. Refers to its copy.
struct SetSection {
  const CopySection* copy = nullptr;
  std::optional<SetParagraph> heading;  ///< fitted, when it has one and stands in the room
  std::vector<InsetText> texts;         ///< of its paragraphs, with the insets that the columns leave room for
  std::vector<SetInset> insets;         ///< one a photo, or one a part of a table
  Filled filled;
  int part = 0;                       ///< of the thread that it begins in
  int head_line = 0, head_lines = 0;  ///< grid lines of its heading there; 0 lines when it has none

  int text_line() const { return head_line + head_lines; }
  /// Whether it stands in that part, wholly or in part, and in which lines [first, end) of its room.
  bool is_in(int p) const { return part <= p && p <= filled.last_part; }
  int first_line_in(const Room& room, int p) const { return p == part ? text_line() : room.first_line; }
  int end_line_in(const Room& room, int p) const { return p == filled.last_part ? filled.end_line : room.foot; }
};

/// Where a story goes on that its room could not hold to the end.
struct Resume {
  size_t section = 0, paragraph = 0;  ///< from 0
  uint32_t cluster = 0;               ///< of the paragraph
  int photo = 0;                      ///< the first one that has no place yet, counted in the story
};

/// White that a part is left with, since the heading that comes next goes on to another one.
struct White {
  int part = 0, lines = 0;
};

/// A story set in the rooms of its thread: a value. Nothing is drawn, and what is to be said is in its notes.
struct StorySetting {
  std::vector<SetSection> sections;
  int last_part = 0;           ///< of the thread that it comes to
  int end_line = 0;            ///< first grid line below the last section there
  std::optional<Resume> rest;  ///< nothing: all of it stands in the room
  int64_t cost = 0;            ///< of its column ends (flow/column_ends.h); comparable between settings of one story
  std::vector<White> whites;
  Copyfit fit;
  Report notes;
};

/// Sets and stacks the sections. A part of a thread is full before the next one is begun, but that a heading keeps two
/// lines of its text below it. Free lines at the foot of a part are shared out above its section headings. It depends
/// on nothing but its arguments. warning[uneven-feet]: columns end more than a line apart; warning[lone-heading];
/// warning[overset-picture].
/// With `goes_on` the last room stands for all that follows: what comes to stand there is the rest, and not set.
/// `choice` is kept to as far as that can be done; warning[fit-choice] where it cannot.
StorySetting set_story(const Bench& bench, const Copy& copy, const StoryStyles& styles, const FitChoice& choice,
                       std::span<const Room> rooms, bool goes_on = false);

/// Free lines that may stand above each section heading.
int most_spread(const StoryStyles& styles, const FitChoice& choice);

/// Adds the lines of a room from `end` down that nothing stands in the way of, and the characters of body text that
/// they hold, to what is free.
void add_free(const Room& room, int end, Copyfit& fit);

}  // namespace banxin
