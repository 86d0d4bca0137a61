// Means: what can be done so that a story fits, each tried alone.
#pragma once

#include <vector>

#include "fit/trials.h"

namespace banxin {

/// One thing that can be done.
struct Means {
  Remedy remedy;                 ///< with what it was seen to bring
  const Block* block = nullptr;  ///< whose choice changes; null: the desk's alone to do
  FitChoice change;
  FitMeans needs = FitMeans::nothing;  ///< leave that it needs to be done without asking
  int group = 0;                       ///< means of one group exclude each other
  std::vector<size_t> moves{};         ///< stories beside its own that come to hold more lines, or fewer
};

/// What was found for a story.
struct FoundMeans {
  std::vector<Means> means;   ///< the cheapest first
  std::vector<Means> shared;  ///< that bring another story further from its room, as long as nothing is done for that
  bool all = true;            ///< false: it is so long that not all could be tried
};

/// All that can be done for a story that does not fit, within `rules`. What brings it no nearer to its room, or makes a
/// fault elsewhere, is not among them. Of a long story less is tried: its settings cost as many lines as it has, and
/// there are so many lines for all of them, whatever the machine. `chosen`: what is done already, beside which they are
/// tried.
FoundMeans means_for(Trials& trials, size_t teller, const FitRules& rules, const FitChoices& chosen = {});

/// Those that the desk is told: not a picture made two lines lower where one brings as much.
std::vector<Remedy> worth_telling(const std::vector<Means>& means);

}  // namespace banxin
