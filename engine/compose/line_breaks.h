// What a breaker chose: the turns that become line ends.
#pragma once

#include <cstdint>
#include <vector>

#include "compose/line_fit.h"

namespace banxin {

/// The chosen turns, in order, without turn 0; one line ends at each.
struct LineBreaks {
  std::vector<uint32_t> turns;
  Cost cost = 0;
  uint64_t candidates = 0;  ///< lines that were evaluated, for tests of the running time
  bool found = false;
  bool faulty = false;  ///< holds a line outside the limits
};

}  // namespace banxin
