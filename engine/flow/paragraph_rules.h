// What is drawn with paragraphs of a kind that follow one another: rules, boxes, tints (编者按, 链接).
#pragma once

#include <vector>

#include "flow/set_story.h"

namespace banxin {

/// Rows [first, last] of a section, all of one column, that have something drawn with them.
struct RuledRows {
  size_t first = 0, last = 0;
  const ParagraphKind* kind = nullptr;
  bool begins = true, ends = true;  ///< … their paragraphs; else they go on in another column
};

std::vector<RuledRows> ruled_rows(const SetSection& section);

/// Draws it, half a pitch from their lines; at the head and the foot of a column in the white between two lines.
void lay_rules(const Room& room, const Filled& filled, const RuledRows& rows, Laid& laid);

}  // namespace banxin
