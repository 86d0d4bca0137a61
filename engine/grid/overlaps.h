// Overlaps: blocks beside each other that lie on one another and do not say so.
#pragma once

#include <vector>

#include "grid/slots.h"

namespace banxin {

/// error[overlap] for each two of the slots that share room, unless one stands `over` or `in` the other.
void check_overlaps(const std::vector<Slot>& slots, Report& report);

}  // namespace banxin
