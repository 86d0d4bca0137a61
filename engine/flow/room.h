// A room: where the text of a section may stand, row by row. It is known before any text is set.
#pragma once

#include <climits>
#include <cstdint>
#include <optional>
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
  int part = 0;           ///< of the thread, that it stands in
  bool left_out = false;  ///< there is no room for it
};

/// A column, which may begin lower or end higher than the room that it stands in.
struct RoomColumn : Rect {
  int first_line = 0, foot = INT_MAX;
};

/// Room for one line of text.
struct Row {
  int column = 0, line = 0;
  Measure measure;
  int part = 0;  ///< of the thread, from 0
};

inline bool same_column(const Row& a, const Row& b) { return a.column == b.column && a.part == b.part; }

/// Columns, or tiers (段) of vertical lines, with the lines [first_line, foot) in them and what is in the way. All of
/// it in line space.
struct Room {
  LineSpace space;
  Measure across;  ///< over all columns, for a heading
  std::vector<RoomColumn> columns;
  int first_line = 0, foot = 0;
  int least_chars = 6;  ///< a row beside an obstacle that is narrower stays white (newsroom habit: 6–7 字)
  std::vector<Inset> insets;
  std::vector<Rect> obstacles;  ///< text keeps half a body size and whole lines from them
  std::optional<Row> to, from;  ///< of the jump lines 下转, 上接: kept free of text
};

/// Keeps the last row of the last column free for 下转, or the first of the first for 上接.
void keep_jump_to(Room& room);
void keep_jump_from(Room& room);
/// Gives the row of 下转 back to the text.
void release_jump_to(Room& room);

/// Lines [first, foot) of a column in a section that ends above `end`.
int first_line_of(const Room& room, const RoomColumn& column);
int foot_of(const RoomColumn& column, int end);
/// The first line of an inset in a section that ends above `end`.
int top_of(const Room& room, const Inset& inset, int end);

/// Whether two insets share a column.
bool stand_together(const Inset& a, const Inset& b);
/// Whether an inset stands in its columns of a room, clear of the insets that are in it, and wholly inside.
bool has_room_for(const Room& room, const Inset& inset);

/// The lines of a slot from `first_line` down, divided into columns. No columns when one would hold no character.
Room column_room(const Slot& slot, const PageGeometry& grid, int first_line, const Division& division);

/// The columns of a right-to-left story: the first is the one that is read first.
void read_from_right(Room& room);

/// What `columns` columns take from `column` on.
Measure over_columns(const Room& room, int column, int columns);
/// Between column `c` and the next.
Measure gutter_after(const Room& room, size_t c);

/// The strips of a shape, each divided into its columns; the text of those that begin with the block starts on
/// `first_line`. No columns when one would hold no character.
Room shape_room(const Slot& slot, const PageGeometry& grid, int first_line, int gap, Remainder remainder);

/// The first line on which some column is open over so many lines: it has begun and not ended, and no obstacle lies in
/// it. The foot when there is none.
int line_across(const Room& room, int lines);
/// What a heading in these lines reaches across: the columns that are open there, side by side, the widest of them.
Measure across_at(const Room& room, int line, int lines);

/// `area` of the page divided into tiers of vertical lines that hold whole characters, `em` along the lines and `size`
/// across them, with `gap` characters between, what is left over shared out among the gaps; what is left of the lines
/// stands half at either side. No tiers when one would hold fewer than four characters.
Room tier_room(const Rect& area, WritingMode mode, int tiers, int gap, Length size, Length em, Length pitch);

/// A paragraph with white beside all its lines (quotations, items), and how it holds together with what is round it.
struct InsetText {
  std::shared_ptr<const Prepared> text;
  Length start{}, end{};
  int above = 0;         ///< free lines before it, which count as lines of it
  int spread = 0;        ///< so many more may be added to these, but at the head of a column
  int solid = 0;         ///< so many of its first lines stand in one column
  bool heading = false;  ///< of a section, in its column
  int length = 0;        ///< lines more than by itself that it is set in where it can be: −1, 0 or 1 (copyfit)
  bool fixed = false;    ///< never in more or fewer lines than by itself
  int keep = 0;          ///< lines of the next paragraph that stand with it
  int cap_lines = 0;     ///< lines beside its first character, when that is large (首字下沉)
  Length cap_width{};    ///< what that takes of them
};

/// What its insets leave of a row: never less than an em. `line` of the paragraph, from 0, without the free ones.
Measure inset_measure(const Measure& row, const InsetText& paragraph, size_t line = SIZE_MAX);

/// The rows of a room when column c ends above line `ends[c]`, in reading order. Rows beside an obstacle that are too
/// narrow are left white.
std::vector<Row> rows_of(const Room& room, const std::vector<int>& ends);

}  // namespace banxin
