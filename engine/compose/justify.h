// Setting a chosen line: every cluster gets its place and its width.
#pragma once

#include <cstdint>

#include "compose/break_opportunities.h"
#include "compose/line_fit.h"

namespace banxin {

/// Places clusters [line.first, line.last) in `out.x` and `out.advance` and fills the rest of `line`. The result is as
/// wide as the room to the millipoint whenever `fit` is justified and neither over nor under.
void set_line(const LineFitter& fitter, const LineFit& fit, const Measure& measure, Line& line, Composed& out);

}  // namespace banxin
