// Threads: a story through several blocks, set once for all of them.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "flow/set_story.h"

namespace banxin {

/// The jump lines of a part, set to the columns they stand in; none where the story stays on the page.
struct JumpLines {
  std::optional<SetParagraph> to, from;
};

/// The text of a story set through the rooms of its parts; one of them when it stands in one block. A value that all
/// these blocks are laid from.
struct ThreadSetting {
  Copy copy;
  std::vector<Room> rooms;
  std::vector<JumpLines> jumps;  ///< one a part
  StorySetting setting;

  explicit ThreadSetting(const Report& notes)
      : copy{.sections = {}, .notes = notes.sibling()},
        setting{.sections = {}, .whites = {}, .fit = {}, .notes = notes.sibling()} {}
  ThreadSetting(const ThreadSetting&) = delete;  // the setting refers to the copy
  ThreadSetting& operator=(const ThreadSetting&) = delete;
};

/// Sets `story` through `rooms`, one a part; `parts` are their benches.
std::shared_ptr<const ThreadSetting> set_thread(std::span<const Bench> parts, const Story& story,
                                                const StoryStyles& styles, std::vector<Room> rooms);

/// Lays part `part` with its jump lines.
void lay_part(const Bench& bench, const StoryStyles& styles, const ThreadSetting& thread, size_t part, Laid& laid);

}  // namespace banxin
