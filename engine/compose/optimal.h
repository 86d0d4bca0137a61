// Total fit: the lines of a paragraph chosen together.
#pragma once

#include <array>
#include <vector>

#include "compose/break_opportunities.h"
#include "compose/line_breaks.h"
#include "compose/line_fit.h"

namespace banxin {

/// What a breaker may use.
struct BreakLimits {
  int lines = 0;        ///< exactly this many; 0 = the best number
  bool faults = false;  ///< lines beyond the limits are allowed, and a plan is always found
};

/// The plan of least cost over the whole paragraph; ties go to fewer lines. Time and space grow with the number of
/// turns times the turns in one line, whatever the length of the paragraph.
LineBreaks break_optimal(const LineFitter& fitter, const std::vector<BreakOpportunity>& turns, const LineWidths& rooms,
                         BreakLimits limits);

/// Those in exactly one line less and one line more than `lines`, within the limits.
std::array<LineBreaks, 2> break_beside(const LineFitter& fitter, const std::vector<BreakOpportunity>& turns,
                                       const LineWidths& rooms, int lines);

}  // namespace banxin
