// Combinations: of things that can be done, at most one of a kind, those that bring enough; the cheapest first.
#pragma once

#include <cstdint>
#include <optional>
#include <queue>
#include <vector>

namespace banxin {

/// What one thing brings and costs.
struct FitOption {
  int gain = 0, cost = 0;  ///< gain > 0, cost ≥ 0
};

/// Things that exclude each other: the same picture made one line lower, or two.
using FitOptions = std::vector<FitOption>;

/// Which option of each group is taken; −1: none.
using Combination = std::vector<int>;

/// Goes through the combinations that gain `need` at least, in the order of their cost: a best-first search whose bound
/// is the least that the groups left can do it for, so that each step leads to one of those that are asked for. Of
/// equal cost, always in the same order.
class Combinations {
 public:
  Combinations(std::vector<FitOptions> groups, int need);

  /// The next one; nothing when there are no more.
  std::optional<Combination> next();

 private:
  struct Partial {
    int64_t bound = 0, cost = 0;
    int missing = 0;
    uint64_t order = 0;
    Combination taken;
  };
  struct Later {
    bool operator()(const Partial& a, const Partial& b) const {
      if (a.bound != b.bound) return a.bound > b.bound;
      // Of equal ones the one nearest to its end: else all of them would be begun before the first is done.
      return a.taken.size() != b.taken.size() ? a.taken.size() < b.taken.size() : a.order > b.order;
    }
  };
  void open(const Partial& from, int option);
  int64_t least(size_t group, int missing) const {
    return least_[group][static_cast<size_t>(missing > 0 ? missing : 0)];
  }

  std::vector<FitOptions> groups_;
  std::vector<std::vector<int64_t>> least_;  // [group][lines missing]: with this group and those after it
  std::priority_queue<Partial, std::vector<Partial>, Later> open_;
  uint64_t count_ = 0;
};

}  // namespace banxin
