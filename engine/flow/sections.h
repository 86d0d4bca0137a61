// The sections of a story, stacked in its columns: heading, photos, balanced text, one below another.
#pragma once

#include <map>
#include <vector>

#include "flow/balance.h"
#include "flow/photo.h"

namespace banxin {

/// How the text of a story looks between its headline and its foot.
struct StoryStyles {
  ParaStyle body, section_head;
  ParaStyle quote;                     ///< block quotations, on the lines of the grid
  Em quote_start{2000}, quote_end{0};  ///< their indents, in em of the body
  int head_lines = 3;                  ///< grid lines of a section heading
  int most_spread = 2;  ///< free lines that may be added above each heading so that the story reaches its foot
  Length head_rule{0};  ///< thickness of the rule above a heading; 0 = none
  InkId head_rule_ink = InkTable::black;
  PhotoStyle photo;
  Length column_rule{0};  ///< thickness of the rule between columns (栏线); 0 = none
  InkId column_rule_ink = InkTable::black;
};

/// The label of an item (突排), hung before its first line: it takes whole em of the body.
struct ItemLabel {
  Prepared text;
  Length inset;  ///< where it starts in the measure of its column
};

/// A section with its place.
struct PlacedSection {
  const Section* section = nullptr;
  std::vector<Prepared> paragraphs;
  std::map<size_t, ItemLabel> labels;  ///< by paragraph
  std::vector<Inset> insets;           ///< one a photo
  Filled filled;
  int head_line = 0, head_lines = 0;  ///< grid lines of its heading; 0 lines when it has none
  int first_paragraph = 1;            ///< counted in the story

  int text_line() const { return head_line + head_lines; }
};

/// A story set in a room: its sections, and the first grid line below the last.
struct PlacedStory {
  std::vector<PlacedSection> sections;
  int end_line = 0;
};

/// Sets and stacks the sections of a story; free lines at the foot are shared out above the section headings.
PlacedStory place_story(Bench& bench, const Story& story, const StoryStyles& styles, const Room& room);

/// Tells how the story fits its room: warning[overset] at the paragraph that is cut, warning[underset].
void report_copyfit(Bench& bench, const Story& story, const Room& room, const PlacedStory& placed);

}  // namespace banxin
