// A page of vertical lines that a gap between two tiers cuts from edge to edge (腹切り).
#pragma once

#include <vector>

#include "grid/slots.h"

namespace banxin {

/// warning[page-cut] when stories stand above and below a gap between tiers that nothing bridges. Ads at the foot are
/// parted from the page in this way, and a masthead at its head.
void check_cut(const Page& page, const std::vector<Slot>& slots, Report& report);

}  // namespace banxin
