#include "fit/combinations.h"

#include <algorithm>

namespace banxin {
namespace {

constexpr int64_t impossible = INT64_MAX / 4;

}  // namespace

Combinations::Combinations(std::vector<FitOptions> groups, int need) : groups_(std::move(groups)) {
  const auto most = static_cast<size_t>(std::max(need, 0));
  least_.assign(groups_.size() + 1, std::vector<int64_t>(most + 1, impossible));
  least_.back()[0] = 0;
  for (size_t g = groups_.size(); g-- > 0;)
    for (size_t missing = 0; missing <= most; ++missing) {
      int64_t best = least(g + 1, static_cast<int>(missing));
      for (const FitOption& option : groups_[g])
        best = std::min(best, option.cost + least(g + 1, static_cast<int>(missing) - option.gain));
      least_[g][missing] = best;
    }
  if (least(0, need) < impossible) open_.push({least(0, need), 0, std::max(need, 0), count_++, {}});
}

void Combinations::open(const Partial& from, int option) {
  const size_t group = from.taken.size();
  Partial next = from;
  if (option >= 0) {
    const FitOption& taken = groups_[group][static_cast<size_t>(option)];
    next.cost += taken.cost;
    next.missing = std::max(0, next.missing - taken.gain);
  }
  next.bound = next.cost + least(group + 1, next.missing);
  if (next.bound >= impossible) return;
  next.taken.push_back(option);
  next.order = count_++;
  open_.push(std::move(next));
}

std::optional<Combination> Combinations::next() {
  while (!open_.empty()) {
    const Partial best = open_.top();
    open_.pop();
    if (best.taken.size() == groups_.size()) return best.taken;
    for (int option = -1; option < static_cast<int>(groups_[best.taken.size()].size()); ++option) open(best, option);
  }
  return std::nullopt;
}

}  // namespace banxin
