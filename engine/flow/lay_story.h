// A set story as it is laid in its room.
#pragma once

#include <span>
#include <vector>

#include "flow/set_story.h"

namespace banxin {

/// A frame of a story: its heading or a column of its text, of one section in one part of the thread.
struct StoryFrame {
  int part = 0;  ///< of the thread, from 0
  const SetSection* section = nullptr;
  int number = 1;        ///< of the section, from 1
  bool heading = false;  ///< else the rows [first, last) of the section, with text in them
  size_t first = 0, last = 0;
};

/// All frames of a set story in reading order; what is overset has none. Refers to the setting.
std::vector<StoryFrame> frames_of(const StorySetting& setting, std::span<const Room> rooms);

/// Lays what stands in one part of the thread in reading order: heading, photos, text column by column, column rules.
/// `before`: how many frames of the story stand before these rooms, of how many.
void lay_story(const Bench& bench, const StoryStyles& styles, std::span<const Room> rooms, const StorySetting& setting,
               int part, InThread before, Laid& laid);

}  // namespace banxin
