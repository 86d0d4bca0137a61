// The sections of a story, stacked in a room: heading, photos, balanced text, one below another.
#pragma once

#include <optional>
#include <vector>

#include "flow/column_ends.h"
#include "flow/copy.h"

namespace banxin {

/// A section set. Refers to its copy.
struct SetSection {
  const CopySection* copy = nullptr;
  std::optional<SetParagraph> heading;  ///< fitted, when it has one and stands in the room
  std::vector<InsetText> texts;         ///< of its paragraphs, with the insets that the columns leave room for
  std::vector<Inset> insets;            ///< one a photo
  Filled filled;
  int head_line = 0, head_lines = 0;  ///< grid lines of its heading; 0 lines when it has none

  int text_line() const { return head_line + head_lines; }
};

/// Where a story goes on that its room could not hold to the end.
struct Resume {
  size_t section = 0, paragraph = 0;  ///< from 0
  uint32_t cluster = 0;               ///< of the paragraph
};

/// A story set in a room: a value. Nothing is drawn, and what is to be said is in its notes.
struct StorySetting {
  std::vector<SetSection> sections;
  int end_line = 0;            ///< first grid line below the last section
  std::optional<Resume> rest;  ///< nothing: all of it stands in the room
  int64_t cost = 0;            ///< of its column ends (flow/column_ends.h); comparable between settings of one story
  Copyfit fit;
  Report notes;
};

/// Sets and stacks the sections; free lines at the foot are shared out above the section headings. It depends on
/// nothing but its arguments.
StorySetting set_story(const Bench& bench, const Copy& copy, const StoryStyles& styles, const Room& room);

}  // namespace banxin
