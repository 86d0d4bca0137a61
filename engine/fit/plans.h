// Plans: what is done so that stories are full. Those that one thing moves together are weighed together.
#pragma once

#include <functional>
#include <map>
#include <vector>

#include "fit/means.h"

namespace banxin {

struct FitPlan {
  FitChoices choices;
  std::map<size_t, int> excess;  ///< lines that are over under them, below 0 free, of the stories that were set again
  std::map<size_t, std::vector<Remedy>> applied;  ///< what is done, by the story that it is done for
  int64_t cost = 0;
  int unfit = 0;  ///< stories that stay as they are, though they may be made full

  bool is_better_than(const FitPlan& other) const {
    return unfit != other.unfit ? unfit < other.unfit : cost < other.cost;
  }
};

/// Lines that are over; below 0: free.
int excess_in(const FitPlan& plan, size_t teller, Trials& trials);

using FitRulesOf = std::function<FitRules(size_t teller)>;

/// The best way, over what `from` has chosen, to make a story exactly full, and with it those that a picture or a
/// headline moves together with it: each by itself, or all of them by the picture and what is then lacking each by
/// itself, whichever costs less in all. Nobody is further from full than before, and no text is lost that was there.
/// `found`: its means under no choice.
FitPlan best_plan(Trials& trials, const FitRulesOf& rules_of, const FitPlan& from, size_t teller,
                  const FoundMeans& found);

}  // namespace banxin
