// Combinations: the cheapest first, and every one that gains enough.
#include "fit/combinations.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

using namespace banxin;

namespace {

struct Sum {
  int gain = 0;
  int64_t cost = 0;
};

Sum sum_of(const std::vector<FitOptions>& groups, const Combination& taken) {
  Sum sum;
  for (size_t g = 0; g < groups.size(); ++g)
    if (taken[g] >= 0) {
      const FitOption& option = groups[g][static_cast<size_t>(taken[g])];
      sum.gain += option.gain, sum.cost += option.cost;
    }
  return sum;
}

// All of them, tried one by one.
void every(const std::vector<FitOptions>& groups, Combination& taken, int need, std::vector<int64_t>& costs) {
  if (taken.size() == groups.size()) {
    const Sum sum = sum_of(groups, taken);
    if (sum.gain >= need) costs.push_back(sum.cost);
    return;
  }
  for (int option = -1; option < static_cast<int>(groups[taken.size()].size()); ++option) {
    taken.push_back(option);
    every(groups, taken, need, costs);
    taken.pop_back();
  }
}

}  // namespace

TEST_CASE("combinations come in the order of their cost, none is left out, none comes twice") {
  std::mt19937 random(7);
  for (int trial = 0; trial < 300; ++trial) {
    std::vector<FitOptions> groups(1 + random() % 5);
    for (FitOptions& group : groups)
      for (auto n = 1 + random() % 3; n > 0; --n)
        group.push_back({1 + static_cast<int>(random() % 4), static_cast<int>(random() % 50)});
    const int need = static_cast<int>(random() % 9);
    std::vector<int64_t> expected;
    Combination none;
    every(groups, none, need, expected);
    std::ranges::sort(expected);
    CAPTURE(trial);
    Combinations combinations(groups, need);
    std::vector<int64_t> found;
    std::vector<Combination> seen;
    while (const auto next = combinations.next()) {
      const Sum sum = sum_of(groups, *next);
      REQUIRE(sum.gain >= need);
      found.push_back(sum.cost);
      seen.push_back(*next);
    }
    CHECK(found == expected);
    std::ranges::sort(seen);
    CHECK(std::ranges::adjacent_find(seen) == seen.end());
  }
}

TEST_CASE("many that cost the same are found at once") {
  Combinations combinations(std::vector<FitOptions>(60, {{1, 16}}), 30);  // 10^17 of them
  for (int n = 0; n < 100; ++n) {
    const auto found = combinations.next();
    REQUIRE(found.has_value());
    CHECK(std::ranges::count(*found, 0) == 30);
  }
}

TEST_CASE("what all together cannot reach has no combination") {
  CHECK_FALSE(Combinations({{{2, 1}}, {{1, 1}, {3, 9}}}, 6).next());
  CHECK(Combinations({{{2, 1}}, {{1, 1}, {3, 9}}}, 5).next() == Combination{0, 1});
  CHECK_FALSE(Combinations({}, 1).next());
}
