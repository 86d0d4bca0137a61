// The edition's values, laid over the blocks of a template.
#pragma once

#include "base/report.h"
#include "model/block.h"
#include "read/yaml.h"

namespace banxin {

/// The tree of a template with the values of `slots` (a map, or null) laid over its blocks: a map key by key, anything
/// else as the main key of the block's kind. Errors: `unknown-slot`, `wrong-type`.
NodePtr fill_slots(const NodePtr& tree, const NodePtr& slots, const BlockKinds& kinds, Report& report);

}  // namespace banxin
