#include "compose/line_fit.h"

#include <algorithm>
#include <limits>

namespace banxin {
namespace {

/// What full use of a stage costs, in units; the cost rises with the square of the use. Reduction comes before
/// expansion where both are mild: to squeeze every comma of a line costs what opening every place by 1/27 em does, and
/// brackets give way before commas, commas before the gaps of letters. What is far from natural costs alike on both
/// sides.
constexpr std::array<Cost, reduce_stages + 1> reduce_cost{
    0, 1 * cost_unit, 5 * cost_unit, 10 * cost_unit, 45 * cost_unit, 90 * cost_unit, 135 * cost_unit, 225 * cost_unit};
constexpr std::array<Cost, 4> expand_cost{60 * cost_unit, 120 * cost_unit, 4'000 * cost_unit, 20'000 * cost_unit};
/// Full stops are squeezed only when pushing out would open every place by more than ⅛ em, half of expansion stage 3.
constexpr Cost squeezed_stop = expand_cost[2] / 4;
/// Outside the limits altogether: worse than eight of the worst loose lines. A hundred thousand such lines still fit
/// into 63 bits.
constexpr Cost overfull_line = 80'000'000 * cost_unit;
/// A word alone that does not fill its line, on top of what one hole of that width costs: the ragged edge is the lesser
/// fault only where the hole would be wider. The fuller line is the better (Thai has nothing to stretch in its words).
constexpr Cost unfilled_line = 100'000 * cost_unit;
/// To fill up one em at the end of a line: it comes before opening every place by a twelfth of an em.
constexpr Cost filled_em = 450 * cost_unit;
/// Two lines in a row that end with hyphens.
constexpr Cost second_hyphen = 300 * cost_unit;
/// Lines that are not justified: an empty measure costs this much.
constexpr Cost ragged_cost = 1'000 * cost_unit;

/// By thousandths of its length: −60, −20, 20, 60, 120 part the classes, which stand for −80, −40, 0, 40, 90 and 180.
Density density_of(int64_t spare, int64_t natural) {
  if (natural <= 0) return Density::even;
  const int64_t share = spare * 1000;
  if (share < -60 * natural) return Density::squeezed;
  if (share < -20 * natural) return Density::tight;
  if (share <= 20 * natural) return Density::even;
  if (share <= 60 * natural) return Density::open;
  return share <= 120 * natural ? Density::wide : Density::loose;
}

/// Beyond ten times the limit: straight on up to twenty times, then ever more slowly towards 500 × full. It never stops
/// growing, so that a bad line is better than a worse one.
Cost beyond_ten_times(Cost full, int64_t thousandths_of_limit) {
  const int64_t more = thousandths_of_limit - 10'000, far = more - 10'000;
  const int64_t factor = far <= 0 ? 100'000 + 20 * more : 300'000 + 200'000 * far / (far + 10'000);
  return full / 1000 * factor;
}

/// `full`, of whole units, × (used / most)², in thousandths without overflow; use above ten times the limit grows more
/// slowly.
Cost growing(Cost full, int64_t used, int64_t most) {
  if (most <= 0 || used <= 0) return 0;
  const bool small = (used * 1000 | most) < (int64_t{1} << 32);  // mostly, and divides faster
  const int64_t use = small ? static_cast<uint32_t>(used * 1000) / static_cast<uint32_t>(most) : used * 1000 / most;
  if (use > 10'000) return beyond_ten_times(full, use);
  return full / 1000 * use / 1000 * use;
}

Stage reduction(size_t k) { return static_cast<Stage>(static_cast<size_t>(Stage::reduce_1) + k - 1); }
Stage expansion(size_t k) { return static_cast<Stage>(static_cast<size_t>(Stage::expand_1) + std::min<size_t>(k, 3)); }

}  // namespace

int32_t LineFitter::left_at_start(uint32_t first) const {
  return left_at_line_start(text_.clusters[first], style_).mpt;
}

bool LineFitter::hangable(uint32_t first, uint32_t end) const {
  if (style_.hang == Hang::none || end - first < 2) return false;
  const Cluster& mark = text_.clusters[end - 1];
  if (is_mark(text_.clusters[end - 2].cls) || !may_hang(mark, text_.chars[mark.first_char], text_.region)) return false;
  return end == text_.clusters.size() || !is_mark(text_.clusters[end].cls);
}

Shrink LineFitter::shrink(uint32_t first, uint32_t end, bool hangs) const {
  Shrink sums = slack_.given_before(end);
  const Shrink& before = slack_.given_before(first);
  for (size_t k = 1; k < sums.size(); ++k) sums[k] -= before[k];
  const Piece &head = slack_.pieces[first], &tail = slack_.pieces[end - 1];
  sums[head.gap_stage] -= head.gap_gives;
  sums[head.white_stage] -= head.left;
  sums[tail.white_stage] -= tail.right;
  const bool middle = text_.clusters[end - 1].cls == CharClass::mid;
  if (end - first > 1 && (middle || hangs)) sums[tail.white_stage] -= tail.left;
  return sums;
}

Stretch LineFitter::stretch(uint32_t first, uint32_t end) const {
  Stretch sums = slack_.takes[end];
  const Stretch& before = slack_.takes[first];
  for (size_t k = 0; k < sums.size(); ++k) sums[k] -= before[k];
  const Piece& head = slack_.pieces[first];
  if (head.takes_in_body) return sums;
  sums[head.take_stage] -= head.takes;
  sums[4] -= head.weight;
  if (head.takes_at_last) sums[3] -= head.weight;
  return sums;
}

void LineFitter::reduce(LineFit& fit, uint32_t first, uint32_t end, bool stretches) const {
  const Shrink most = shrink(first, end, fit.hangs);
  const Edges& edge = slack_.edges[end - 1];
  int64_t need = -fit.spare;
  for (uint8_t k = 1; k <= reduce_stages; ++k) {
    if (k == edge.drop_stage && edge.drop > 0 && !fit.hangs) {
      fit.drops_end = true;
      fit.stage = reduction(k);
      need -= edge.drop;
      if (need <= 0) return drop_end(fit, first, end, stretches);
    }
    if (most[k] <= 0) continue;
    fit.reduce = k, fit.rest = std::min(need, most[k]);
    fit.stage = reduction(k);
    if (k == reduce_stages) fit.cost += squeezed_stop;
    fit.cost += growing(reduce_cost[k], fit.rest, most[k]);
    need -= fit.rest;
    if (need == 0) return;
  }
  fit.over = need;
  fit.reduce = reduce_stages + 1;
  fit.cost += overfull_line + std::min<int64_t>(need, std::numeric_limits<int32_t>::max()) * 1000;
}

/// The white of the last mark goes as a whole, and what it gives too much is spread over the line. Where the stages
/// before it gave something, they now give as much less.
void LineFitter::drop_end(LineFit& fit, uint32_t first, uint32_t end, bool stretches) const {
  fit.spare += slack_.edges[end - 1].drop;
  fit.reduce = 0, fit.rest = 0, fit.cost = 0;
  if (fit.spare > 0 && stretches) expand(fit, stretch(first, end), end);
  const Shrink most = shrink(first, end, false);
  int64_t need = -fit.spare;
  for (uint8_t k = 1; need > 0; ++k) {
    if (most[k] <= 0) continue;
    fit.reduce = k, fit.rest = std::min(need, most[k]);
    fit.cost += growing(reduce_cost[k], fit.rest, most[k]);
    need -= fit.rest;
  }
}

/// Can marks at the end of a line fill up this much?
bool LineFitter::fills_up(uint32_t end, int64_t spare) const {
  const Cluster& last = text_.clusters[end - 1];
  return last.fills && spare >= text_.runs[last.run].filler.advance.mpt && spare <= (most_filled * text_.em).mpt;
}

void LineFitter::expand(LineFit& fit, const Stretch& most, uint32_t end) const {
  int64_t spare = fit.spare;
  for (uint8_t k = 0; k < 3 && spare > 0; ++k) {
    if (k == 2 && fills_up(end, spare)) {
      const int64_t filler = text_.runs[text_.clusters[end - 1].run].filler.advance.mpt;
      fit.filled = spare - spare % filler;  // the rest opens the line: before a lone one it would be a hole
      if (spare - fit.filled > most[k]) fit.filled = spare;
      fit.cost += growing(filled_em, fit.filled, text_.em.mpt);
      fit.stage = expansion(k);
      spare -= fit.filled;
      if (spare == 0) return;
    }
    if (most[k] <= 0) continue;
    fit.expand = k + 1, fit.rest = std::min(spare, most[k]);
    // Western text has nothing but its spaces to stretch, so they weigh as the places between characters do.
    const size_t weight = text_.region == Region::none ? 2 : k;
    fit.cost += growing(expand_cost[weight], fit.rest, most[k]);
    spare -= fit.rest;
    if (!fit.drops_end) fit.stage = expansion(k);
  }
  if (spare == 0) return;
  const uint8_t last = most[3] > 0 ? 3 : 4;
  fit.stage = Stage::expand_4;
  fit.expand = last + 1, fit.rest = spare;
  fit.cost += loose_line;
  if (most[last] <= 0) {
    fit.under = spare;
    fit.cost += unfilled_line + growing(expand_cost[3], spare, std::max(1, text_.em.mpt / 4));
    return;
  }
  fit.cost += growing(expand_cost[3], spare, most[last] / 4);
}

LineFit LineFitter::fit(uint32_t first, uint32_t end, int64_t room, bool ends) const {
  LineFit fit;
  fit.natural = natural(first, end);
  if (style_.hang != Hang::none && hangable(first, end)) {
    const bool fits = fit.natural <= room;
    fit.hangs = !fits || (style_.hang == Hang::force && !ends);
    if (fit.hangs) {
      const Piece &mark = slack_.pieces[end - 1], &before = slack_.pieces[end - 2];
      const LineEnd form = line_end(end - 1);
      fit.natural -= mark.body + mark.left + form.always.right.mpt + form.drop.mpt + before.tracking;
    }
  }
  fit.spare = room - fit.natural;
  const bool stretches = style_.align == Align::justify && !ends;
  if (fit.spare < 0) {
    reduce(fit, first, end, stretches);
    fit.density = density_of(fit.spare, fit.natural);
  } else if (stretches && fit.spare > 0) {
    expand(fit, stretch(first, end), end);
    fit.density = density_of(fit.spare, fit.natural);
  } else if (!ends) {
    fit.cost = growing(ragged_cost, fit.spare, std::max<int64_t>(1, room));
  }
  if (first > 0 && slack_.edges[end - 1].hyphenates && slack_.edges[first - 1].hyphenates) fit.cost += second_hyphen;
  return fit;
}

}  // namespace banxin
