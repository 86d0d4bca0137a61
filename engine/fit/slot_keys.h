// Slot keys: a choice as an edition writes it into the slot of its block.
#pragma once

#include <string>
#include <vector>

#include "model/block.h"

namespace banxin {

/// A value in the map of a slot, by the keys that lead to it: {"headline", "lines"} and "7".
struct SlotKey {
  std::vector<std::string> path;
  std::string value;
};

/// All that a choice says of a block.
std::vector<SlotKey> slot_keys(const Block& block, const FitChoice& choice);

/// The same in one line: headline: {lines: 7}, fit: {leave-out: [deck]}.
std::string print(const std::vector<SlotKey>& keys);

}  // namespace banxin
