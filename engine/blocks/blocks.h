// What a page can hold: the table of block kinds.
#pragma once

#include "model/block.h"

namespace banxin {

/// Every kind, in the order of the reference.
const BlockKinds& block_kinds();

}  // namespace banxin
