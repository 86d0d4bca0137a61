// The judge of a setting: what its lines cost, each and together. Both breakers are judged alike.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "compose/break_opportunities.h"
#include "compose/line_fit.h"

namespace banxin {

/// What two lines cost that stand below each other and differ in density, in units. The cost grows with the square of
/// the difference beyond one that the eye passes over: 4.5 per cent of the length.
constexpr std::array<std::array<Cost, densities>, densities> jump_units{{
    {0, 0, 29, 135, 375, 1109},
    {0, 0, 0, 29, 173, 735},
    {29, 0, 0, 0, 49, 437},
    {135, 29, 0, 0, 1, 217},
    {375, 173, 49, 1, 0, 49},
    {1109, 735, 437, 217, 49, 0},
}};
constexpr Cost dearest_jump = jump_units.front().back() * cost_unit;
constexpr Cost density_jump(Density above, Density below) {
  return jump_units[static_cast<size_t>(above)][static_cast<size_t>(below)] * cost_unit;
}

/// A setting with a line beyond the limits is worse than any without, however many lines that one has at their limits:
/// total fit asks for the former only where there is none of the latter.
constexpr Cost faulty_setting = 10'000'000 * cost_unit;

/// A line that ends with a hyphen where as many above it do as the style allows: before a word that sticks out, after
/// all else.
constexpr Cost hyphen_ladder = 5'000'000 * cost_unit;

class Judge {
 public:
  /// All arguments must outlive the judge.
  Judge(const LineFitter& fitter, const std::vector<BreakOpportunity>& turns, const LineWidths& rooms)
      : fitter_(fitter), turns_(turns), rooms_(rooms) {}

  /// The line from turn `from` to turn `to`, set as `fit`: its adjustment, the penalty of its break, what it repeats of
  /// the line before, and whether it is a last line that is too short.
  Cost line(uint32_t from, uint32_t to, const LineFit& fit) const {
    const BreakOpportunity& end = turns_[to];
    Cost cost = fit.cost + end.penalty + per_line;
    if (end.mark != CharClass::other && end.mark == turns_[from].mark) cost += same_mark_twice;
    return to + 1 == turns_.size() && !turns_[from].forced ? cost + last_line(turns_[from].start, end.end) : cost;
  }

 private:
  static constexpr Cost per_line = cost_unit / 1000;  ///< ties go to fewer lines
  /// Two lines in a row that end with the same mark cut or hung draw a notch into the right edge.
  static constexpr Cost same_mark_twice = 20 * cost_unit;

  Cost last_line(uint32_t first, uint32_t end) const;

  const LineFitter& fitter_;
  const std::vector<BreakOpportunity>& turns_;
  const LineWidths& rooms_;
};

/// Characters of clusters [first, end) that are no marks, counted up to three.
int characters_up_to_three(const ShapedText& text, uint32_t first, uint32_t end);

}  // namespace banxin
