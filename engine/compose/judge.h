// The judge of a setting: what its lines cost, each and together. Both breakers are judged alike.
#pragma once

#include <cstdint>
#include <vector>

#include "compose/fit.h"
#include "compose/turns.h"

namespace banxin {

/// What two lines cost that stand below each other and differ in density.
Cost density_jump(Density above, Density below);

class Judge {
 public:
  /// All arguments must outlive the judge.
  Judge(const Fitter& fitter, const std::vector<Turn>& turns, const Rooms& rooms)
      : fitter_(fitter), turns_(turns), rooms_(rooms) {}

  /// The line from turn `from` to turn `to`, set as `fit`: its adjustment, the penalty of its break, what it repeats of
  /// the line before, and whether it is a last line that is too short.
  Cost line(uint32_t from, uint32_t to, const Fit& fit) const;

 private:
  Cost mark_cost(uint32_t from, uint32_t to) const;
  Cost last_line_cost(uint32_t first, uint32_t end) const;

  const Fitter& fitter_;
  const std::vector<Turn>& turns_;
  const Rooms& rooms_;
};

/// Characters of clusters [first, end) that are no marks, counted up to three.
int characters_up_to_three(const ShapedText& text, uint32_t first, uint32_t end);

}  // namespace banxin
