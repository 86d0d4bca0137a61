// Blocks of Markdown that cannot be set in a story.
#pragma once

#include <md4c.h>

#include "base/message.h"

namespace banxin {

struct Unsupported {
  MD_BLOCKTYPE type;
  Phrase text, hint;
};

/// What is said about it; null when it can be set.
const Unsupported* unsupported_block(MD_BLOCKTYPE type);

}  // namespace banxin
