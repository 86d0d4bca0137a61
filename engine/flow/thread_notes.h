// What is to be said about how a story fits its blocks.
#pragma once

#include "flow/thread.h"

namespace banxin {

/// Tells overset and underset of the thread as a whole, in its last block, with its copyfit; and in each block the
/// white that a heading leaves which goes on to the next. warning[overset], warning[underset], warning[short-part],
/// warning[short-jump].
void tell_copyfit(const Bench& bench, StoryId story, const ThreadSetting& thread, Laid& laid);

}  // namespace banxin
