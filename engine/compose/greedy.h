// First fit, line by line: for furniture and previews. Push in first, push out second (先挤进，后推出).
#pragma once

#include <vector>

#include "compose/break_opportunities.h"
#include "compose/line_breaks.h"
#include "compose/line_fit.h"

namespace banxin {

/// First fit: each line takes what fits; a turn that is forbidden there pushes its cluster in by reduction up to stage
/// 6, else pushes the last ones out.
LineBreaks break_greedy(const LineFitter& fitter, const std::vector<BreakOpportunity>& turns, const LineWidths& rooms);

}  // namespace banxin
