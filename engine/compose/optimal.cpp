// Total fit: dynamic programming over the turns (Knuth and Plass, "Breaking paragraphs into lines", 1981), with the
// stages of CLREQ and JLREQ as badness.
#include "compose/optimal.h"

#include <algorithm>
#include <array>
#include <limits>

#include "compose/judge.h"

namespace banxin {
namespace {

constexpr Cost unreached = std::numeric_limits<Cost>::max();
/// Line numbers kept at one turn when the measures differ from line to line: far more than a paragraph within the
/// limits reaches; it bounds the time of one that is not.
constexpr size_t most_lines_kept = 32;
/// Where a line holds more turns than this, lines less than half full are not looked at.
constexpr size_t many_active = 512;

/// One way to a turn as the end of a certain line: the best whose last line has this density.
struct LineWay {
  Cost cost = 0;
  uint32_t parent = 0;  ///< the way before it
  uint32_t turn = 0;
  uint32_t line = 0;  ///< lines so far; from the first of the equal measures on they are not told apart
  Density density = Density::even;
  bool faulty = false;
  uint8_t hyphens = 0;  ///< lines in a row, up to this one, that end with one; counted where the style limits them
};

/// A turn as the start of a certain line, with its ways, which stand in a row. The limits say which ends are too far
/// and which too near: see End.
struct Start {
  int64_t room = 0;
  int64_t hold = 0, fill = 0, reach = 0;
  int64_t least_fill = 0;  ///< as `fill`, in the narrowest room
  Cost best = 0;
  uint32_t turn = 0, line = 0;
  uint32_t first = 0;  ///< cluster
  uint32_t first_way = 0, end_way = 0;
};

/// A turn as the end of lines, measured so that a comparison with a start's limit tells about the line between them.
struct End {
  static constexpr int64_t unknown = std::numeric_limits<int64_t>::min();
  uint32_t turn = 0;
  uint32_t cluster = 0;  ///< the line ends before it
  bool forced = false;
  int64_t hold = unknown;   ///< above the start's: no line from there can hold this much, whatever follows
  int64_t reach = unknown;  ///< above: not even reduction brings this line in
  int64_t fill = 0;         ///< below: not even the limits of expansion fill it
};

struct SearchSpace {
  std::vector<LineWay> ways;
  std::vector<Start> starts;
};

SearchSpace& search_space() {
  thread_local SearchSpace space;
  return space;
}

class TotalFit {
 public:
  TotalFit(const LineFitter& fitter, const std::vector<BreakOpportunity>& turns, const LineWidths& rooms,
           BreakLimits limits, SearchSpace& space)
      : fitter_(fitter),
        turns_(turns),
        rooms_(rooms),
        judge_(fitter, turns, rooms),
        limits_(limits),
        justified_(fitter.style().align == Align::justify),
        most_hyphens_(fitter.style().hyphens.most),
        space_(space) {}

  /// Finds the ways to the end, if any leads there.
  void run() {
    space_.ways.clear(), space_.starts.clear();
    space_.ways.emplace_back();
    keep(0, 1);
    for (uint32_t turn = 1; turn < turns_.size(); ++turn) {
      reach(turn);
      if (oldest_ == space_.starts.size()) return;
    }
  }

  /// The best of them in so many lines; 0 = in any number.
  LineBreaks trace(int lines) const {
    LineBreaks plan;
    plan.candidates = candidates_;
    const LineWay* best = nullptr;
    for (uint32_t index = oldest_; index < space_.starts.size(); ++index) {  // all of them stand at the last turn
      const Start& start = space_.starts[index];
      if (lines > 0 && start.line != static_cast<uint32_t>(lines)) continue;
      for (uint32_t w = start.first_way; w < start.end_way; ++w) {
        if (best == nullptr || space_.ways[w].cost < best->cost) best = &space_.ways[w];
      }
    }
    if (best == nullptr) return plan;
    plan.found = true;
    plan.faulty = best->faulty;
    plan.cost = best->cost + (plan.faulty ? faulty_setting : 0);
    for (; best->turn != 0; best = &space_.ways[best->parent]) plan.turns.push_back(best->turn);
    std::reverse(plan.turns.begin(), plan.turns.end());
    return plan;
  }

 private:
  /// A line that sticks out: dearer than all else, but some turns no other line reaches.
  struct Rescue {
    uint32_t start = 0;
    LineFit fit;
  };

  /// Ways [first, end) of one turn and line are where a line may start.
  void keep(uint32_t first, uint32_t end) {
    const Slack& slack = fitter_.slack();
    const LineWay& way = space_.ways[first];
    Start& start = space_.starts.emplace_back();  // filled in place: a copy would stall on store-to-load forwarding
    start.turn = way.turn, start.line = way.line;
    start.room = rooms_.room(way.line);
    start.first = turns_[way.turn].start;
    start.first_way = first, start.end_way = end;
    start.best = way.cost;
    for (uint32_t w = first + 1; w < end; ++w) start.best = std::min(start.best, space_.ways[w].cost);
    if (start.first < slack.pieces.size()) {
      const Widths& before = slack.widths[start.first];
      const Edges& edge = slack.edges[start.first];
      start.hold = start.room + before.least + edge.least_start;
      start.reach = start.room + before.least - edge.start;
      start.fill = start.room + before.most - edge.room_start;
      start.least_fill = rooms_.narrowest() + before.most - edge.room_start;
    }
  }

  End end_at(uint32_t turn) const {
    const Slack& slack = fitter_.slack();
    const uint32_t end = turns_[turn].end;
    End out{.turn = turn, .cluster = end, .forced = turns_[turn].forced};
    if (end == 0) return out;
    const Edges& edge = slack.edges[end - 1];
    if (end > 1) out.hold = slack.widths[end - 1].least - slack.edges[end - 2].least_end;
    if (fitter_.style().hang == Hang::none) out.reach = slack.widths[end].least + edge.end - edge.drop;
    out.fill = slack.widths[end].most + edge.room_end;
    return out;
  }

  /// Tries every line start that is still open with this turn as its end.
  void reach(uint32_t turn) {
    fresh_ = static_cast<uint32_t>(space_.ways.size());
    rescues_.clear();
    const End end = end_at(turn);
    const auto count = static_cast<uint32_t>(space_.starts.size());
    uint32_t index = oldest_;
    for (; index < count; ++index) {
      if (is_short(space_.starts[index], end)) break;  // and so are all lines that start later
      if (!try_line(index, end) && index == oldest_) ++oldest_;
    }
    if (limits_.faults) try_loose_lines(index, count, end);
    if (end.forced) oldest_ = count;
    for (const Rescue& rescue : rescues_) accept(rescue.start, turn, rescue.fit);
    keep_fresh();
  }

  /// The ways to the turn just reached become starts, line by line.
  void keep_fresh() {
    std::vector<LineWay>& ways = space_.ways;
    const auto begin = ways.begin() + fresh_;
    const auto differs = [](const LineWay& a, const LineWay& b) { return a.line != b.line; };
    if (std::adjacent_find(begin, ways.end(), differs) != ways.end()) {
      std::stable_sort(begin, ways.end(), [](const LineWay& a, const LineWay& b) { return a.line < b.line; });
    }
    const size_t old = space_.starts.size();
    for (uint32_t first = fresh_; first < ways.size();) {
      uint32_t end = first + 1;
      while (end < ways.size() && ways[end].line == ways[first].line) ++end;
      keep(first, end);
      first = end;
    }
    if (space_.starts.size() - old > most_lines_kept) keep_best(old);
  }

  /// Lines looser than the limits cost so much that they are worth a look only where the ways found so far do.
  void try_loose_lines(uint32_t index, uint32_t count, const End& end) {
    const uint32_t alike = rooms_.first_equal();  // only lines that are not told apart can replace each other
    Cost best = unreached;
    for (size_t w = fresh_; w < space_.ways.size(); ++w) {
      if (limits_.lines == 0 && space_.ways[w].line == alike) best = std::min(best, space_.ways[w].cost);
    }
    for (; index < count; ++index) {
      const Start& start = space_.starts[index];
      const bool hopeless =
          best != unreached && start.line + 1 >= alike && start.best + loose_line > best + dearest_jump;
      if (!hopeless) try_line(index, end);
    }
  }

  /// Evaluates the line from start `index` to `end`. False: that start is too far back for this and any later turn.
  bool try_line(uint32_t index, const End& end) {
    const Start& start = space_.starts[index];
    if (end.cluster <= start.first) {
      if (end.forced) accept(index, end.turn, LineFit{});
      return true;
    }
    const bool full = end.hold > start.hold;
    if (!limits_.faults) {
      if (full) return false;
      if (end.reach > start.reach || (!end.forced && justified_ && end.fill < start.fill)) return true;
    }
    ++candidates_;
    const LineFit fit = fitter_.fit(start.first, end.cluster, start.room, end.forced);
    if (fit.over > 0) {
      if (limits_.faults) keep_rescue({index, fit});
    } else if (limits_.faults || fit.stage != Stage::expand_4) {
      accept(index, end.turn, fit);
    }
    return !full;
  }

  /// Those that stick out least; the judge takes one of them.
  void keep_rescue(const Rescue& rescue) {
    if (!rescues_.empty() && rescue.fit.over > rescues_.front().fit.over) return;
    if (!rescues_.empty() && rescue.fit.over < rescues_.front().fit.over) rescues_.clear();
    rescues_.push_back(rescue);
  }

  /// Too short for any room, even when everything in it is opened to its limit.
  bool is_short(const Start& start, const End& end) const {
    if (end.forced || end.cluster <= start.first) return false;
    if (justified_) return end.fill < start.least_fill;
    const auto& sums = fitter_.slack().widths;
    return !limits_.faults && space_.starts.size() - oldest_ > many_active &&
           (sums[end.cluster].natural - sums[start.first].natural) * 2 < rooms_.narrowest();
  }

  void accept(uint32_t index, uint32_t turn, const LineFit& fit) {
    const Start& start = space_.starts[index];
    const Cost line = judge_.line(start.turn, turn, fit);
    const bool faulty = fit.stage == Stage::expand_4 || fit.over > 0;
    if (most_hyphens_ > 0 && turns_[turn].hyphen) return accept_hyphen(start, turn, fit, line, faulty);
    LineWay& to = fresh_way(turn, start.line + 1, fit.density, 0);
    for (uint32_t w = start.first_way; w < start.end_way; ++w) {
      const LineWay& way = space_.ways[w];
      const Cost cost = way.cost + line + density_jump(way.density, fit.density);
      if (cost < to.cost) to.cost = cost, to.parent = w, to.faulty = way.faulty || faulty;
    }
  }

  /// Ways are told apart by how many lines in a row end with hyphens; more than the limit only among faults.
  void accept_hyphen(const Start& start, uint32_t turn, const LineFit& fit, Cost line, bool faulty) {
    for (uint32_t w = start.first_way; w < start.end_way; ++w) {
      const LineWay way = space_.ways[w];  // a new one may move them
      const bool climbs = way.hyphens >= most_hyphens_;
      if (climbs && !limits_.faults) continue;
      const auto hyphens = static_cast<uint8_t>(climbs ? most_hyphens_ : way.hyphens + 1);
      const Cost cost = way.cost + line + density_jump(way.density, fit.density) + (climbs ? hyphen_ladder : 0);
      LineWay& to = fresh_way(turn, start.line + 1, fit.density, hyphens);
      if (cost < to.cost) to.cost = cost, to.parent = w, to.faulty = way.faulty || faulty || climbs;
    }
  }

  LineWay& fresh_way(uint32_t turn, uint32_t line, Density density, uint8_t hyphens) {
    if (limits_.lines == 0) line = std::min(line, rooms_.first_equal());
    for (size_t w = fresh_; w < space_.ways.size(); ++w) {
      LineWay& way = space_.ways[w];
      if (way.line == line && way.density == density && way.hyphens == hyphens) return way;
    }
    LineWay& way = space_.ways.emplace_back();
    way.cost = unreached, way.turn = turn, way.line = line, way.density = density, way.hyphens = hyphens;
    return way;
  }

  /// Of the starts from `old` on, the best; when the number of lines is given, those that are nearest to their due.
  void keep_best(size_t old) {
    const auto begin = space_.starts.begin() + static_cast<std::ptrdiff_t>(old);
    const int64_t total = fitter_.slack().widths.back().natural;
    const int64_t done = fitter_.slack().widths[turns_[begin->turn].end].natural;
    const int64_t due = total > 0 ? limits_.lines * done / total : 0;
    std::sort(begin, space_.starts.end(), [&](const Start& a, const Start& b) {
      const auto rank = [&](const Start& s) {
        return limits_.lines > 0 ? std::abs(static_cast<int64_t>(s.line) - due) : s.best;
      };
      return rank(a) != rank(b) ? rank(a) < rank(b) : a.line < b.line;
    });
    space_.starts.erase(begin + most_lines_kept, space_.starts.end());
  }

  const LineFitter& fitter_;
  const std::vector<BreakOpportunity>& turns_;
  const LineWidths& rooms_;
  const Judge judge_;
  const BreakLimits limits_;
  const bool justified_;
  const int most_hyphens_;  ///< 0: not counted
  SearchSpace& space_;
  uint32_t oldest_ = 0;  ///< starts before it start no more lines
  uint32_t fresh_ = 0;   ///< ways from here on lead to the turn that is being reached
  uint64_t candidates_ = 0;
  std::vector<Rescue> rescues_;
};

}  // namespace

LineBreaks break_optimal(const LineFitter& fitter, const std::vector<BreakOpportunity>& turns, const LineWidths& rooms,
                         BreakLimits limits) {
  TotalFit fit(fitter, turns, rooms, limits, search_space());
  fit.run();
  return fit.trace(limits.lines);
}

std::array<LineBreaks, 2> break_beside(const LineFitter& fitter, const std::vector<BreakOpportunity>& turns,
                                       const LineWidths& rooms, int lines) {
  TotalFit fit(fitter, turns, rooms, {lines, false}, search_space());
  fit.run();
  return {fit.trace(lines - 1), fit.trace(lines + 1)};
}

}  // namespace banxin
