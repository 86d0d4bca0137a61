// A set story as it is laid in its room.
#pragma once

#include "flow/set_story.h"

namespace banxin {

/// Lays it in reading order: heading, photos, text column by column, column rules.
void lay_story(const Bench& bench, const StoryStyles& styles, const Room& room, const StorySetting& setting,
               Laid& laid);

}  // namespace banxin
