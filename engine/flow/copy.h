// Copy: a story made ready once, for any room.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "flow/photo.h"
#include "flow/room.h"

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

/// A paragraph with its style and insets; the label of an item (突排) hangs before its first line.
struct CopyParagraph {
  InsetText body;
  std::shared_ptr<const Prepared> label;  ///< null when it has none
  bool quote = false;
  Place place;
};

struct CopyPhoto {
  ReadyPhoto photo;
  const SectionPhoto* stands = nullptr;  ///< where in the section
};

struct CopySection {
  std::optional<Paragraph> heading;
  std::vector<CopyParagraph> paragraphs;
  std::vector<CopyPhoto> photos;
  Length label_width;       ///< of its widest label, in whole em of the body
  int first_paragraph = 1;  ///< counted in the story
};

/// Refers to its story.
struct Copy {
  const Story* story = nullptr;
  std::vector<CopySection> sections;
  Report notes;  ///< what is wrong with its text and its pictures
};
Copy prepare_copy(const Bench& bench, const Story& story, const StoryStyles& styles, const Report& notes);

}  // namespace banxin
