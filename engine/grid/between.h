// Between two blocks: where the rule that parts them stands (栏线).
#pragma once

#include <optional>
#include <vector>

#include "grid/slots.h"

namespace banxin {

/// Where a rule stands whose frame says `between`: in the middle of the gutter of two blocks side by side, or of what
/// is free between one and the other below it, as long as they lie beside each other; of several the first stands on
/// one side, all others on the other. `slots`: the blocks of its parent. error[not-between] when they do not meet.
std::optional<Rect> place_between(const Block& rule, const std::vector<Slot>& slots, Report& report);

}  // namespace banxin
