// Overlaps: blocks beside each other that lie on one another and do not say so.
#pragma once

#include <utility>
#include <vector>

#include "grid/slots.h"

namespace banxin {

/// Each two of the slots that share room, unless one stands `over` or `in` the other; the earlier one first.
std::vector<std::pair<const Slot*, const Slot*>> overlapping(const std::vector<Slot>& slots);

/// error[overlap] for each of them.
void check_overlaps(const std::vector<Slot>& slots, Report& report);

}  // namespace banxin
