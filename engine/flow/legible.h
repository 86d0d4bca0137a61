// Whether text can be read on what lies under it: a tint, a panel, a picture (题压图).
#pragma once

#include "flow/bench.h"

namespace banxin {

/// Warns, once a block, of text whose contrast with the fill or the photo under it is less than 3 to 1:
/// warning[low-contrast]. An outline round the letters is what they then stand on.
void check_legible(const Desk& desk, const Page& page, const Sheet& sheet, Report& report);

}  // namespace banxin
