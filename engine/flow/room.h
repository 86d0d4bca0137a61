// A room: where the text of a section may stand, row by row. It is known before any text is set.
#pragma once

#include <cstdint>
#include <vector>

#include "flow/laid.h"
#include "flow/line_space.h"
#include "grid/columns.h"
#include "grid/slots.h"

namespace banxin {

/// A picture that takes whole lines of some columns of a section, at their head or foot.
struct Inset {
  int column = 0, columns = 1;  ///< 0-based
  int lines = 1;                ///< without the free line that keeps text away from it
  bool at_foot = false;
};

/// Columns, or tiers (段) of vertical lines, with the lines [first_line, foot) in them and what is in the way. All of
/// it in line space.
struct Room {
  LineSpace space;
  Measure across;  ///< over all columns, for a heading
  std::vector<Rect> columns;
  int first_line = 0, foot = 0;
  std::vector<Inset> insets;
  std::vector<Rect> obstacles;  ///< text keeps half a body size and whole lines from them
};

/// Room for one line of text.
struct Row {
  int column = 0, line = 0;
  Measure measure;
};

/// The lines of a slot from `first_line` down, divided into columns. No columns when one would hold no character.
Room column_room(const Slot& slot, const PageGeometry& grid, int first_line, const Division& division);

/// `area` of the page divided into tiers of vertical lines that hold whole characters of `size`, with `gap` characters
/// between, what is left over shared out among the gaps; what is left of the lines stands half at either side. No tiers
/// when one would hold fewer than four characters.
Room tier_room(const Rect& area, WritingMode mode, int tiers, int gap, Length size, Length pitch);

/// A paragraph with white beside all its lines (quotations, items), and how it holds together with what is round it.
struct InsetText {
  std::shared_ptr<const Prepared> text;
  Length start{}, end{};
  int above = 0;         ///< free lines before it, which count as lines of it
  int solid = 0;         ///< so many of its first lines stand in one column
  bool heading = false;  ///< of a section, in its column
  bool fixed = false;    ///< never in more or fewer lines than by itself
  int keep = 0;          ///< lines of the next paragraph that stand with it
  int cap_lines = 0;     ///< lines beside its first character, when that is large (首字下沉)
  Length cap_width{};    ///< what that takes of them
};

/// What its insets leave of a row: never less than an em. `line` of the paragraph, from 0, without the free ones.
Measure inset_measure(const Measure& row, const InsetText& paragraph, size_t line = SIZE_MAX);

/// The rows of a room when column c ends above line `ends[c]`, in reading order. A row narrower than six characters
/// beside an obstacle is left white.
std::vector<Row> rows_of(const Room& room, const std::vector<int>& ends);

}  // namespace banxin
