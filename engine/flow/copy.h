// Copy: a story made ready once, for any room.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "flow/photo.h"
#include "flow/room.h"
#include "flow/table_styles.h"
#include "model/paragraph_kind.h"

namespace banxin {

/// The large first character of a story (首字下沉).
struct DropCap {
  int lines = 0;  ///< that it takes; 0 = none
  std::string font = "song-bold";
  InkId ink = InkTable::black;
};

/// The rule between columns (栏线).
struct ColumnRule {
  Length weight{0};  ///< 0 = none
  InkId ink = InkTable::black;
};

/// How the text of a story looks between its headline and its foot.
struct StoryStyles {
  ParaStyle body, section_head;
  ParagraphKinds kinds;
  DropCap drop_cap;
  bool flush_first = false;            ///< no indent at the head of a section
  int paragraph_gap = 0;               ///< free lines between paragraphs
  bool heads_in_columns = false;       ///< section headings stand in a column, and all sections are balanced as one
  ParaStyle quote;                     ///< block quotations, on the lines of the grid
  Em quote_start{2000}, quote_end{0};  ///< their indents, in em of the body
  int head_lines = 3;                  ///< grid lines of a section heading
  int most_spread = 2;  ///< free lines that may be added above each heading so that the story reaches its foot
  Length head_rule{0};  ///< thickness of the rule above a heading; 0 = none
  InkId head_rule_ink = InkTable::black;
  PhotoStyle photo;
  TableStyles table;
  ColumnRule column_rule;
};

/// A paragraph with its style and insets; the label of an item (突排) hangs before its first line. Refers to the kinds
/// of its story's styles.
struct CopyParagraph {
  InsetText body;
  std::shared_ptr<const Prepared> label;    ///< null when it has none
  Length label_width;                       ///< of the widest of its section, in whole em of the body
  std::shared_ptr<const Prepared> initial;  ///< the large first character; null when it has none
  const ParagraphKind* kind = nullptr;      ///< null: ordinary text
  bool quote = false;
  bool heading = false;  ///< of a section, in its column
  int number = 1;        ///< counted in the story; a heading has that of the paragraph below it
  Place place;
};

/// A photo, or a table.
struct CopyPhoto {
  ReadyPhoto photo;
  const SectionPhoto* stands = nullptr;  ///< where in the section
  const SectionTable* table = nullptr;   ///< null: it is a photo
  int number = 0;                        ///< counted in the story
};

struct CopySection {
  std::optional<Paragraph> heading;
  std::vector<CopyParagraph> paragraphs;
  std::vector<CopyPhoto> photos;
};

/// Refers to its story.
struct Copy {
  const Story* story = nullptr;
  std::vector<CopySection> sections;
  Report notes;  ///< what is wrong with its text and its pictures
};

/// Where a copy begins that goes on with a story, and where it ends before the story does.
struct CopyStart {
  int paragraph = 1;           ///< counted in the story
  bool heading = true;         ///< the one above this paragraph belongs to it, if there is one
  std::optional<Place> cut{};  ///< the first character of the rest of it; nothing: all of it
  int photo = 0;               ///< the first one that does not stand before, counted in the story
  std::optional<Place> end{};  ///< the first character that does not belong to it; nothing: all does
  int added = 0;               ///< characters that a trial sets behind its last paragraph of running text
  friend bool operator==(const CopyStart&, const CopyStart&) = default;
};
Copy prepare_copy(const Bench& bench, const Story& story, const StoryStyles& styles, const Report& notes,
                  const CopyStart& start = {});

}  // namespace banxin
