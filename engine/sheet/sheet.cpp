#include "sheet/sheet.h"

#include <algorithm>

namespace banxin {

const SheetStory* Sheet::find_story(std::optional<StoryId> id) const {
  const auto found = std::ranges::find_if(stories, [&](const SheetStory& story) { return story.id == id; });
  return found == stories.end() ? nullptr : &*found;
}

}  // namespace banxin
