#include "compose/fit.h"

#include <algorithm>

namespace banxin {
namespace {

/// What full use of a stage costs; the cost rises with the square of the use. Each stage weighs an order of magnitude
/// more than the one before, and reduction comes before expansion.
constexpr std::array<Cost, reduce_stages + 1> reduce_cost{0,       100,       1'000,          10'000,
                                                          100'000, cost_unit, 10 * cost_unit, 100 * cost_unit};
constexpr std::array<Cost, 4> expand_cost{30 * cost_unit, 300 * cost_unit, 10'000 * cost_unit, 100'000 * cost_unit};
/// Full stops are squeezed only when pushing out would open every place by more than ⅛ em, half of expansion stage 3.
constexpr Cost squeezed_stop = expand_cost[2] / 4;
/// Beyond ¼ em a line is a fault to be reported; no penalty of a break (at most 1000) makes it worth while.
constexpr Cost loose_line = 20'000 * cost_unit;
/// Outside the limits altogether. A hundred thousand such lines still fit into 63 bits.
constexpr Cost overfull_line = 20'000'000 * cost_unit;
/// A word alone that does not fill the line: more than the widest space costs, which `quadratic` limits to 10 millions.
constexpr Cost unfilled_line = 11'000'000 * cost_unit;
/// Two lines in a row that end with hyphens.
constexpr Cost second_hyphen = 300 * cost_unit;
/// Lines that are not justified: an empty measure costs this much.
constexpr Cost ragged_cost = 1'000 * cost_unit;
/// Looser than this (in thousandths of ¼ em at every place) a line looks open beside a tight one.
constexpr int64_t open_use = 250;

/// `full` × (used / most)², in thousandths without overflow; use above ten times is counted as ten.
Cost quadratic(Cost full, int64_t used, int64_t most) {
  if (most <= 0 || used <= 0) return 0;
  const int64_t use = std::min<int64_t>(10'000, used * 1000 / most);
  return full / 1000 * use / 1000 * use + full % 1000 * use / 1000 * use / 1000;
}

Stage reduction(size_t k) { return static_cast<Stage>(static_cast<size_t>(Stage::reduce_1) + k - 1); }
Stage expansion(size_t k) { return static_cast<Stage>(static_cast<size_t>(Stage::expand_1) + std::min<size_t>(k, 3)); }

}  // namespace

int32_t Fitter::left_at_start(uint32_t first) const { return left_at_line_start(text_.clusters[first], style_).mpt; }

bool Fitter::cannot_hold(uint32_t first, uint32_t end, int64_t room) const {
  if (end - first < 2) return false;
  const Sums &a = slack_.sums[first], &b = slack_.sums[end - 1];
  const Piece &head = slack_.pieces[first], &tail = slack_.pieces[end - 2];
  int64_t least = b.natural - a.natural - head.joint.gap;
  for (size_t k = 1; k < b.give.size(); ++k) least -= b.give[k] - a.give[k];
  return least - head.left - tail.left - tail.right - std::max(0, tail.tracking) > room;
}

bool Fitter::cannot_fill(uint32_t first, uint32_t end, int64_t room) const {
  const Sums &a = slack_.sums[first], &b = slack_.sums[end];
  int64_t most = b.natural - a.natural + text_.clusters[first].left.mpt + text_.clusters[end - 1].right.mpt;
  most += text_.hyphen_after(end - 1).mpt;
  for (size_t k = 0; k < 3; ++k) most += b.take[k] - a.take[k];
  return most < room;
}

bool Fitter::hangable(uint32_t first, uint32_t end) const {
  if (style_.hang == Hang::none || end - first < 2) return false;
  const Cluster& mark = text_.clusters[end - 1];
  if (is_mark(text_.clusters[end - 2].cls) || !may_hang(mark, text_.chars[mark.first_char], text_.region)) return false;
  return end == text_.clusters.size() || !is_mark(text_.clusters[end].cls);
}

Sums Fitter::line_sums(uint32_t first, uint32_t end) const {
  Sums sums = slack_.sums[end];
  const Sums& before = slack_.sums[first];
  const Piece &head = slack_.pieces[first], &tail = slack_.pieces[end - 1];
  sums.natural -= before.natural + head.joint.gap + tail.tracking;
  for (size_t k = 0; k < sums.give.size(); ++k) sums.give[k] -= before.give[k];
  for (size_t k = 0; k < sums.take.size(); ++k) sums.take[k] -= before.take[k] + head.joint.take[k];
  sums.give[head.joint.give.stage] -= head.joint.give.most;
  sums.give[head.give_left.stage] -= head.give_left.most;
  sums.give[tail.give_right.stage] -= tail.give_right.most;

  sums.natural += left_at_start(first) - head.left + text_.hyphen_after(end - 1).mpt;
  const LineEnd form = line_end(end - 1);
  sums.natural += form.always.right.mpt + form.drop.mpt - tail.right;
  if (text_.clusters[end - 1].cls != CharClass::mid) return sums;
  sums.natural += form.always.left.mpt - tail.left;  // a middle dot is trimmed on both sides or on none
  if (end - first > 1) sums.give[tail.give_left.stage] -= tail.give_left.most;
  return sums;
}

void Fitter::reduce(Fit& fit, const Sums& sums, const LineEnd& end, bool stretches) const {
  int64_t need = -fit.spare;
  fit.density = Density::tight;
  for (size_t k = 1; k <= reduce_stages; ++k) {
    if (static_cast<int>(k) == end.drop_stage && end.drop.mpt > 0 && !fit.hangs) {
      fit.drops_end = true;
      fit.stage = reduction(k);
      need -= end.drop.mpt;
      if (need > 0) continue;
      fit.spare = -need;  // what the mark gave too much is spread over the line
      if (stretches && need < 0) expand(fit, sums);
      return;
    }
    const int64_t most = sums.give[k];
    if (most <= 0) continue;
    fit.give[k] = std::min(need, most);
    fit.stage = reduction(k);
    if (k == reduce_stages) fit.cost += squeezed_stop;
    fit.cost += quadratic(reduce_cost[k], fit.give[k], most);
    need -= fit.give[k];
    if (need == 0) return;
  }
  fit.over = need;
  fit.cost += overfull_line + std::min<int64_t>(need, 1'000'000) * 1000;
}

void Fitter::expand(Fit& fit, const Sums& sums) const {
  const bool was_reduced = fit.drops_end;
  int64_t spare = fit.spare;
  for (size_t k = 0; k < 3 && spare > 0; ++k) {
    if (sums.take[k] <= 0) continue;
    fit.take[k] = std::min(spare, sums.take[k]);
    // Western text has nothing but its spaces to stretch, so they weigh as the places between characters do.
    const size_t weight = text_.region == Region::none ? 2 : k;
    fit.cost += quadratic(expand_cost[weight], fit.take[k], sums.take[k]);
    spare -= fit.take[k];
    if (!was_reduced) fit.stage = expansion(k);
  }
  const bool opened = fit.take[2] * 1000 > sums.take[2] * open_use;
  if (opened && !was_reduced) fit.density = Density::open;
  if (spare == 0) return;
  const size_t last = sums.take[3] > 0 ? 3 : 4;
  fit.density = Density::loose;
  fit.stage = Stage::expand_4;
  fit.cost += loose_line;
  if (sums.take[last] <= 0) {
    fit.under = spare;
    fit.cost += unfilled_line;
    return;
  }
  fit.take[last] = spare;
  fit.cost += quadratic(expand_cost[3], spare, sums.take[last] / 4);
}

Fit Fitter::fit(uint32_t first, uint32_t end, int64_t room, bool ends) const {
  Sums sums = line_sums(first, end);
  const LineEnd form = line_end(end - 1);
  Fit fit;
  fit.natural = sums.natural;
  if (style_.hang != Hang::none && hangable(first, end)) {
    const bool fits = sums.natural <= room;
    fit.hangs = !fits || (style_.hang == Hang::force && !ends);
    if (fit.hangs) {
      const Piece &mark = slack_.pieces[end - 1], &before = slack_.pieces[end - 2];
      fit.natural -= mark.body + mark.left + form.always.right.mpt + form.drop.mpt + before.tracking;
      sums.give[mark.give_left.stage] -= mark.give_left.most;
    }
  }
  fit.spare = room - fit.natural;
  const bool stretches = style_.align == Align::justify && !ends;
  if (fit.spare < 0) {
    reduce(fit, sums, form, stretches);
  } else if (stretches && fit.spare > 0) {
    expand(fit, sums);
  } else if (!ends) {
    fit.cost = quadratic(ragged_cost, fit.spare, std::max<int64_t>(1, room));
  }
  if (first > 0 && text_.clusters[first - 1].hyphenates && text_.clusters[end - 1].hyphenates)
    fit.cost += second_hyphen;
  return fit;
}

}  // namespace banxin
