// Threads: stories that run through several blocks, and the jump lines between these (转版).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/block.h"
#include "model/story.h"
#include "model/style.h"

namespace banxin {

/// The jump lines of a page (转版), as its template words them; `{page-of:next}` and `{page-of:previous}` are filled in
/// for each thread. Empty: as is usual in the edition's language.
struct JumpStyle {
  std::string to, from;  ///< 下转, 上接
  Place to_place, from_place;
  int least_lines = 3;                                         ///< of text in the parts on either side; fewer are told
  ParaStyle text{.text = {.font = "kai", .size = Length{0}}};  ///< size 0: that of the story
};

/// A block that a story runs through, one of several.
struct ThreadPart {
  size_t page = 0;  ///< index into the pages of the edition
  const Block* block = nullptr;
  int number = 0;                               ///< of its page, or of the half of a spread that it stands on
  std::vector<Paragraph> jump_to, jump_from{};  ///< 下转 and 上接; empty where the story stays on the page
};

/// A story, or a table, that runs through several blocks, in this order.
struct Thread {
  std::optional<StoryId> story;  ///< nothing: the rows of a table
  std::vector<ThreadPart> parts;
};

}  // namespace banxin
