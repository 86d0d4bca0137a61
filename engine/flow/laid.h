// Laid: what a block gives back. A value: it can be compared with another, thrown away, or drawn (flow/draw.h).
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/report.h"
#include "compose/compose.h"
#include "flow/line_space.h"
#include "sheet/sheet.h"
#include "text/text.h"

namespace banxin {

/// A paragraph made ready once, to be set as often as the page needs it.
struct Prepared {
  ShapedText text;
  Spacing spacing;
  ParaStyle style;
  std::string language{};  ///< a BCP 47 tag
};

/// A paragraph and the lines it is set in. Shared by all that refer to it, never changed.
struct SetParagraph {
  std::shared_ptr<const Prepared> text;
  std::shared_ptr<const Composed> lines;

  /// How many lines; none for text of nothing but spaces.
  size_t count() const { return lines->lines.size(); }
  Length size() const { return text->style.text.size; }
};

/// Paragraphs to be set one under another at one width.
struct ReadyText {
  std::vector<std::shared_ptr<const Prepared>> paragraphs;
  Length pitch, size;
};

/// The same set.
struct SetText {
  std::vector<SetParagraph> paragraphs;
  Length pitch, size;
  Length height;  ///< in line space: cells and the white between them, without white after the last
};

/// A line of a set paragraph, in the line space of its frame.
struct LaidLine {
  SetParagraph of;
  size_t line = 0;
  Point at;  ///< where its measure starts, on the baseline
  Length measure;
  Role role = Role::text;
  int paragraph = 0;       ///< counted in its story, from 1; 0 = none
  bool continues = false;  ///< its paragraph goes on in another frame
  std::optional<PageLink> link{};
  std::vector<Item> ink{};  ///< drawn after it
  bool goes_on = false;     ///< more of its paragraph is set by itself
};

/// A rectangle that lines stand in, said in line space as they are.
struct LaidFrame {
  LineSpace space;
  Rect area;
  Role role = Role::text;
  int column = 0, section = 0;  ///< from 1; 0 = none
  InThread in_thread{};
  std::optional<TablePlace> cell{};
  std::vector<Item> ink{};  ///< drawn before its lines
  std::vector<LaidLine> lines{};
};

/// A block laid: its frames with their lines, its ink in coordinates of the page, and what is to be said about it. What
/// is put into it last is painted last, before the blocks inside it.
struct Laid {
  std::string name, kind;  ///< of the block
  Rect area;
  Report notes;                  ///< about this way of laying it
  std::optional<StoryId> story;  ///< that it tells, wholly or in part
  std::string alt{};             ///< what its fills show, said to those who cannot see it
  std::vector<Item> ink{};       ///< drawn before its frames
  std::vector<LaidFrame> frames{};
  std::optional<Copyfit> copyfit{};  ///< how the story fits it
  std::vector<Laid> inside{};        ///< blocks of a group, over all that the group draws itself
  struct Halo {
    Length reach{0};
    InkId ink = InkTable::paper;
  } halo{};                 ///< a line round its letters
  bool own_ground = false;  ///< it stands on a ground of its own: who reverses its surroundings leaves it
  bool reversed = false;    ///< its black text and rules are left white (反白)

  /// Opens a frame; lines go into the frame opened last. What says no part of a story has Role::text.
  void frame(const LineSpace& space, const Rect& area, Role role, int column = 0, int section = 0);
  /// Line `n` with its measure starting at `at` of the frame's line space, on the baseline. Nothing when there is no
  /// such line.
  void line(const SetParagraph& of, size_t n, Point at, Length measure, Role role, int paragraph = 0);
  /// Set text in a frame of its own, the first cell at the top of `room`, which is said in line space.
  void text(const SetText& set, const LineSpace& space, const Rect& room, Role role);

  /// What is black in it and inside it, text and rules, is to be left white.
  void reverse();
  void put(Item item);
  void fill(const Rect& area, InkId ink);
  void stroke(Point from, Point to, Length width, InkId ink);
  /// A line inside the edges of `area`.
  void border(const Rect& area, Length width, InkId ink);
  void anchor(std::string title, Point at, int level);
};

}  // namespace banxin
