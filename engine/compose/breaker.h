// Breakers: which turns become line ends. Total fit over the paragraph, or first fit line by line.
#pragma once

#include <cstdint>
#include <vector>

#include "compose/break_opportunities.h"
#include "compose/line_fit.h"

namespace banxin {

/// The chosen turns, in order, without turn 0; one line ends at each.
struct Plan {
  std::vector<uint32_t> turns;
  Cost cost = 0;
  uint64_t candidates = 0;  ///< lines that were evaluated, for tests of the running time
  bool found = false;
  bool faulty = false;  ///< holds a line outside the limits
};

/// What a breaker may use.
struct BreakLimits {
  int lines = 0;        ///< exactly this many; 0 = the best number
  bool faults = false;  ///< lines beyond the limits are allowed, and a plan is always found
};

/// The plan of least cost over the whole paragraph; ties go to fewer lines. Time and space grow with the number of
/// turns times the turns in one line, whatever the length of the paragraph.
Plan break_optimal(const LineFitter& fitter, const std::vector<BreakOpportunity>& turns, const LineWidths& rooms,
                   BreakLimits limits);

/// First fit: each line takes what fits; a turn that is forbidden there pushes its cluster in by reduction up to stage
/// 6, else pushes the last ones out.
Plan break_greedy(const LineFitter& fitter, const std::vector<BreakOpportunity>& turns, const LineWidths& rooms);

}  // namespace banxin
