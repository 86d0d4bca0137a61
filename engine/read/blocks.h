// The blocks of a page, each read by its kind.
#pragma once

#include <memory>
#include <vector>

#include "model/block.h"
#include "read/scope.h"
#include "read/yaml.h"

namespace banxin {

/// Reads the blocks of a map (name → block) in their order.
std::vector<std::unique_ptr<const Block>> read_blocks(const Node& map, Scope& scope);

}  // namespace banxin
