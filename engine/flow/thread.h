// Threads: a story through several blocks, set once for all of them.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "flow/set_story.h"
#include "flow/table_thread.h"

namespace banxin {

/// The jump lines of a part, set to the columns they stand in; none where the story stays on the page.
struct JumpLines {
  std::optional<SetParagraph> to, from;
};

/// A copy with the styles that it was made ready in, to which it refers; from where in its story, in how wide columns.
struct ReadyCopy {
  StoryStyles styles;
  CopyStart start;
  std::vector<Length> widths;  ///< of all columns of the rooms that `styles` suit
  Copy copy;

  ReadyCopy(StoryStyles own, const CopyStart& from, std::vector<Length> columns, const Report& notes)
      : styles(std::move(own)),
        start(from),
        widths(std::move(columns)),
        copy{.sections = {}, .notes = notes.sibling()} {}
  ReadyCopy(const ReadyCopy&) = delete;
  ReadyCopy& operator=(const ReadyCopy&) = delete;
};

/// Parts that follow one another and set their text alike: in one direction, face and size.
struct ThreadSegment {
  size_t first_part = 0, parts = 0;  ///< of the thread
  std::shared_ptr<const ReadyCopy> ready;
  std::vector<Room> rooms;  ///< of its parts; one more stands for those that follow
  StorySetting setting;     ///< refers to the copy

  explicit ThreadSegment(const Report& notes);
  ThreadSegment(const ThreadSegment&) = delete;
  ThreadSegment& operator=(const ThreadSegment&) = delete;

  std::span<const Room> own_rooms() const { return std::span(rooms).first(parts); }
};

/// The text of a story set through the rooms of its parts; one of them when it stands in one block; or the rows of a
/// table. A value that all these blocks are laid from.
struct ThreadSetting {
  std::vector<Room> rooms;       ///< one a part
  std::vector<JumpLines> jumps;  ///< likewise
  std::vector<std::unique_ptr<const ThreadSegment>> segments;
  int last_part = 0;  ///< that the story comes to
  int end_line = 0;   ///< first grid line below it there
  int lines = 0;      ///< rows of text in its rooms
  int64_t cost = 0;   ///< of its column ends, as StorySetting has it
  std::vector<White> whites{};
  std::optional<Place> cut{};  ///< of the paragraph that is cut when it is too long
  Copyfit fit{};
  Report notes;
  TableSetting table{};  ///< instead of text
};

/// A jump line as the page styles it, set to `width`; none without words. `size`: of the text that it belongs to.
std::optional<SetParagraph> set_jump(const Bench& bench, const std::vector<Paragraph>& words, Align align,
                                     const LineSpace& space, Length size, Length width, const Language& language,
                                     Report& notes);
/// Lays a jump line in a cell of line space, with its link.
void lay_jump(const LineSpace& space, const Rect& cell, const SetParagraph& text, Role role, const ThreadPart& target,
              Laid& laid);

/// Sets `story` through `rooms`, one a part; `parts` are their benches, `styles` how each sets text. The choice is that
/// of the first. Where it was set before (Bench::earlier), its copy is not made ready again.
std::shared_ptr<const ThreadSetting> set_thread(std::span<const Bench> parts, const Story& story,
                                                std::span<const StoryStyles> styles, std::vector<Room> rooms);

/// Lays part `part` with its jump lines, and `rule` between its columns; a weight below 0: as in the part before.
void lay_part(const Bench& bench, const ColumnRule& rule, const ThreadSetting& thread, size_t part, Laid& laid);

}  // namespace banxin
