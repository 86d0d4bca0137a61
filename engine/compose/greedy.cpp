#include "compose/greedy.h"

#include "compose/judge.h"

namespace banxin {
namespace {

class FirstFit {
 public:
  FirstFit(const LineFitter& fitter, const std::vector<BreakOpportunity>& turns, const LineWidths& rooms)
      : fitter_(fitter), turns_(turns), rooms_(rooms), judge_(fitter, turns, rooms) {}

  LineBreaks run() {
    LineBreaks plan;
    plan.found = true;
    uint32_t turn = 0;
    Density above = Density::even;
    while (turn + 1 < turns_.size()) {
      const auto line = static_cast<uint32_t>(plan.turns.size());
      const Choice choice = choose(turn, line);
      plan.cost += judge_.line(turn, choice.turn, choice.fit) + density_jump(above, choice.fit.density);
      above = choice.fit.density;
      if (climbs(choice.turn)) plan.cost += hyphen_ladder, plan.faulty = true;
      hyphens_ = turns_[choice.turn].hyphen ? hyphens_ + 1 : 0;
      plan.faulty = plan.faulty || choice.fit.over > 0 || choice.fit.stage == Stage::expand_4;
      plan.turns.push_back(choice.turn);
      turn = choice.turn;
    }
    if (plan.faulty) plan.cost += faulty_setting;
    plan.candidates = candidates_;
    return plan;
  }

 private:
  struct Choice {
    uint32_t turn = 0;
    LineFit fit;
  };

  Choice try_turn(uint32_t first, uint32_t turn, int64_t room) {
    ++candidates_;
    if (turns_[turn].end <= first) return {turn, LineFit{}};
    return {turn, fitter_.fit(first, turns_[turn].end, room, turns_[turn].forced)};
  }

  /// One hyphen more than lines in a row may end with.
  bool climbs(uint32_t turn) const {
    const int most = fitter_.style().hyphens.most;
    return most > 0 && turns_[turn].hyphen && hyphens_ >= most;
  }

  Choice choose(uint32_t from, uint32_t line) {
    const uint32_t first = turns_[from].start;
    const int64_t room = rooms_.room(line);
    Choice fits;
    uint32_t turn = from + 1;
    for (;; ++turn) {
      const Choice next = try_turn(first, turn, room);
      if (next.fit.spare < 0) {
        if (fits.turn == 0) return next;
        return climbs(turn) ? fits : push_in_or_out(first, fits, next, room);
      }
      if (turns_[turn].forced) return next;
      if (turns_[turn].end > first && (fits.turn == 0 || !climbs(turn))) fits = next;
    }
  }

  /// `out` is the last turn whose line fits by itself, `in` the next one. Squeezing is for what must not start a line;
  /// where an ordinary character comes next, the line ends before it.
  Choice push_in_or_out(uint32_t first, const Choice& out, const Choice& in, int64_t room) const {
    const uint32_t end = turns_[out.turn].end;
    const bool dropped = turns_[out.turn].start != end;
    const bool forbidden = !dropped && fitter_.fit(first, end + 1, room, false).spare >= 0;
    if (!forbidden || in.fit.over > 0) return out;
    // The full stop gives way only where pushing out would open every place by more than ⅛ em.
    const Stretch most = fitter_.stretch(first, end);
    const bool wide = out.fit.stage == Stage::expand_4 || out.fit.taken(2, most) * 2 > most[2];
    return in.fit.stage < Stage::reduce_7 || wide ? in : out;
  }

  const LineFitter& fitter_;
  const std::vector<BreakOpportunity>& turns_;
  const LineWidths& rooms_;
  const Judge judge_;
  uint64_t candidates_ = 0;
  int hyphens_ = 0;  // lines in a row that end with one
};

}  // namespace

LineBreaks break_greedy(const LineFitter& fitter, const std::vector<BreakOpportunity>& turns, const LineWidths& rooms) {
  return FirstFit(fitter, turns, rooms).run();
}

}  // namespace banxin
