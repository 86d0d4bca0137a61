// Drawing a placed story.
#pragma once

#include "flow/sections.h"

namespace banxin {

/// Draws it in reading order: heading, photos, text column by column, column rules.
void draw_story(Bench& bench, const Story& story, const StoryStyles& styles, const Room& room,
                const PlacedStory& placed);

}  // namespace banxin
