// Kinds of paragraphs in a story: {.signature}, {.verse}, {.note} and those that a house names itself.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "base/ink.h"
#include "model/style.h"

namespace banxin {

class Fields;

/// What is drawn with paragraphs of a kind that follow one another.
enum class ParagraphRule : uint8_t {
  none,
  above,
  below,
  both,   ///< above and below
  start,  ///< an upright one before their lines
  box
};

struct ParagraphKind {
  ParaStyle style;           ///< over that of the story's text
  Em start{0}, end{0};       ///< white beside all lines, in em of the body
  int above = 0, below = 0;  ///< free lines between it and paragraphs of other kinds
  int between = 0;           ///< … and between two of its own
  int keep = 0;              ///< lines of the next paragraph that stay with it
  bool keep_lines = false;   ///< lines turn where the author turned them
  ParagraphRule rule = ParagraphRule::none;
  Length rule_weight = from_pt(0.4);
  InkId rule_ink = InkTable::black;
  std::optional<InkId> tint;
};
using ParagraphKinds = std::map<std::string, ParagraphKind>;

/// The keys of a kind: those of a style, and its own.
void fields(Fields& f, ParagraphKind& kind);

/// A paragraph of no kind: as the text of its story.
inline ParagraphKind plain_paragraph(const ParaStyle& body) { return {.style = body}; }
/// The kinds that are always there, over the text of a story.
ParagraphKinds built_in_kinds(const ParaStyle& body);

}  // namespace banxin
