// Threads: which blocks a story runs through, and the words of its jump lines.
#pragma once

#include "read/scope.h"

namespace banxin {

/// Links the blocks that continue a story to the one that tells it, over all pages of the edition that was read.
/// `variables` are those of the edition. Errors: `unknown-story-block`, `ambiguous-block`, `thread-circle`,
/// `thread-kind`, `story-and-continues`, `jump-words`; warning: `story-twice`.
void link_threads(Reading& reading, const Variables& variables, Report& report);

}  // namespace banxin
