// Total fit: dynamic programming over the turns (Knuth and Plass, "Breaking paragraphs into lines", 1981), with the
// stages of CLREQ and JLREQ as badness.
#include <algorithm>
#include <array>
#include <limits>

#include "compose/breaker.h"
#include "compose/judge.h"

namespace banxin {
namespace {

constexpr Cost unreached = std::numeric_limits<Cost>::max();
/// Line numbers kept at one turn when the measures differ from line to line: far more than a paragraph within the
/// limits reaches; it bounds the time of one that is not.
constexpr size_t most_lines_kept = 32;
/// Where a line holds more turns than this, lines less than half full are not looked at.
constexpr size_t many_active = 512;

/// The best ways to reach a turn as the end of a certain line, one for each density of that line.
struct Node {
  uint32_t turn = 0;
  uint32_t line = 0;  ///< lines so far; from the first of the equal measures on they are not told apart
  std::array<Cost, densities> cost{unreached, unreached, unreached, unreached};
  std::array<uint32_t, densities> parent{};
  std::array<uint8_t, densities> parent_density{};
  std::array<bool, densities> faulty{};
  Cost best() const { return *std::min_element(cost.begin(), cost.end()); }
};

/// A node as the start of a line. The limits say which ends are too far and which too near: see End.
struct Start {
  int64_t room = 0;
  uint32_t first = 0;  ///< cluster
  int64_t hold = 0, fill = 0, reach = 0;
};

/// A turn as the end of lines, measured so that a comparison with a start's limit tells about the line between them.
struct End {
  int64_t hold = 0;   ///< above the start's: no line from there can hold this much, whatever follows
  int64_t reach = 0;  ///< above: not even reduction brings this line in
  int64_t fill = 0;   ///< below: not even the limits of expansion fill it
};

struct Workspace {
  std::vector<Node> nodes, fresh;
  std::vector<Start> starts;  ///< of the same index
};

class TotalFit {
 public:
  TotalFit(const Fitter& fitter, const std::vector<Turn>& turns, const Rooms& rooms, BreakLimits limits,
           Workspace& space)
      : fitter_(fitter),
        turns_(turns),
        rooms_(rooms),
        judge_(fitter, turns, rooms),
        limits_(limits),
        justified_(fitter.style().align == Align::justify),
        space_(space) {}

  Plan run() {
    space_.nodes.clear(), space_.starts.clear();
    Node start;
    start.cost[static_cast<size_t>(Density::even)] = 0;
    keep(start);
    for (uint32_t turn = 1; turn < turns_.size(); ++turn) {
      reach(turn);
      if (oldest_ == space_.nodes.size()) return {{}, 0, candidates_, false, false};
    }
    return trace();
  }

 private:
  struct Rescue {
    uint32_t node = 0;
    Fit fit;
    bool any = false;
  };

  void keep(const Node& node) {
    const Slack& slack = fitter_.slack();
    Start start;
    start.room = rooms_.room(node.line);
    start.first = turns_[node.turn].start;
    if (start.first < slack.pieces.size()) {
      const Widths& before = slack.widths[start.first];
      const Edges& edge = slack.edges[start.first];
      start.hold = start.room + before.least + edge.least_start;
      start.reach = start.room + before.least - edge.start;
      start.fill = start.room + before.most - fitter_.text().clusters[start.first].left.mpt;
    }
    space_.nodes.push_back(node);
    space_.starts.push_back(start);
  }

  End end_at(uint32_t end) const {
    const Slack& slack = fitter_.slack();
    End out{std::numeric_limits<int64_t>::min(), std::numeric_limits<int64_t>::min(), 0};
    if (end == 0) return out;
    const Edges& edge = slack.edges[end - 1];
    if (end > 1) out.hold = slack.widths[end - 1].least - slack.edges[end - 2].least_end;
    if (fitter_.style().hang == Hang::none) out.reach = slack.widths[end].least + edge.end - edge.drop;
    out.fill =
        slack.widths[end].most + fitter_.text().clusters[end - 1].right.mpt + fitter_.text().hyphen_after(end - 1).mpt;
    return out;
  }

  /// Tries every line start that is still open with this turn as its end.
  void reach(uint32_t turn) {
    space_.fresh.clear();
    Rescue rescue;
    const End end = end_at(turns_[turn].end);
    const auto count = static_cast<uint32_t>(space_.nodes.size());
    for (uint32_t node = oldest_; node < count; ++node) {
      if (is_short(space_.starts[node], end, turn)) break;  // and so are all lines that start later
      if (!try_line(node, end, turn, rescue) && node == oldest_) ++oldest_;
    }
    if (turns_[turn].forced) oldest_ = count;
    // Everything else is accepted when faults are, so now every line that could end here is too long.
    if (space_.fresh.empty() && rescue.any) accept(rescue.node, turn, rescue.fit);
    keep_best();
    for (const Node& node : space_.fresh) keep(node);
  }

  /// Evaluates the line from `node` to `turn`. False: that start is too far back for this and any later turn.
  bool try_line(uint32_t node, const End& at, uint32_t turn, Rescue& rescue) {
    const Start& start = space_.starts[node];
    const uint32_t end = turns_[turn].end;
    const bool ends = turns_[turn].forced;
    if (end <= start.first) {
      if (ends) accept(node, turn, Fit{});
      return true;
    }
    const bool full = at.hold > start.hold;
    if (!limits_.faults) {
      if (full) return false;
      if (at.reach > start.reach || (!ends && justified_ && at.fill < start.fill)) return true;
    }
    ++candidates_;
    const Fit fit = fitter_.fit(start.first, end, start.room, ends);
    if (fit.over > 0) {
      if (limits_.faults && (!rescue.any || fit.over <= rescue.fit.over)) rescue = {node, fit, true};
    } else if (limits_.faults || fit.stage != Stage::expand_4) {
      accept(node, turn, fit);
    }
    return !full;
  }

  /// Too short for any room, even when everything in it is opened to its limit.
  bool is_short(const Start& start, const End& at, uint32_t turn) const {
    const uint32_t end = turns_[turn].end;
    if (limits_.faults || turns_[turn].forced || end <= start.first) return false;
    if (justified_) return at.fill < start.fill - start.room + rooms_.narrowest();
    const auto& sums = fitter_.slack().widths;
    return space_.nodes.size() - oldest_ > many_active &&
           (sums[end].natural - sums[start.first].natural) * 2 < rooms_.narrowest();
  }

  void accept(uint32_t index, uint32_t turn, const Fit& fit) {
    const Node& node = space_.nodes[index];
    const Cost line = judge_.line(node.turn, turn, fit);
    Node& to = fresh_node(turn, node.line + 1);
    const auto density = static_cast<size_t>(fit.density);
    for (size_t before = 0; before < densities; ++before) {
      if (node.cost[before] == unreached) continue;
      const Cost cost = node.cost[before] + line + density_jump(static_cast<Density>(before), fit.density);
      if (cost >= to.cost[density]) continue;
      to.cost[density] = cost;
      to.parent[density] = index;
      to.parent_density[density] = static_cast<uint8_t>(before);
      to.faulty[density] = node.faulty[before] || fit.stage == Stage::expand_4 || fit.over > 0;
    }
  }

  Node& fresh_node(uint32_t turn, uint32_t line) {
    if (limits_.lines == 0) line = std::min(line, rooms_.first_equal());
    for (Node& node : space_.fresh) {
      if (node.line == line) return node;
    }
    space_.fresh.emplace_back();
    space_.fresh.back().turn = turn, space_.fresh.back().line = line;
    return space_.fresh.back();
  }

  void keep_best() {
    std::vector<Node>& fresh = space_.fresh;
    if (fresh.size() <= most_lines_kept) return;
    const int64_t total = fitter_.slack().widths.back().natural;
    const int64_t done = fitter_.slack().widths[turns_[fresh.front().turn].end].natural;
    const int64_t due = total > 0 ? limits_.lines * done / total : 0;
    std::sort(fresh.begin(), fresh.end(), [&](const Node& a, const Node& b) {
      const auto rank = [&](const Node& n) {
        return limits_.lines > 0 ? std::abs(static_cast<int64_t>(n.line) - due) : n.best();
      };
      return rank(a) != rank(b) ? rank(a) < rank(b) : a.line < b.line;
    });
    fresh.resize(most_lines_kept);
  }

  Plan trace() const {
    Plan plan;
    plan.candidates = candidates_;
    uint32_t at = 0;
    size_t density = 0;
    plan.cost = unreached;
    for (uint32_t index = oldest_; index < space_.nodes.size(); ++index) {  // all of them stand at the last turn
      const Node& node = space_.nodes[index];
      if (limits_.lines > 0 && node.line != static_cast<uint32_t>(limits_.lines)) continue;
      for (size_t d = 0; d < densities; ++d) {
        if (node.cost[d] < plan.cost) plan.cost = node.cost[d], at = index, density = d;
      }
    }
    plan.found = plan.cost != unreached;
    if (!plan.found) return plan;
    plan.faulty = space_.nodes[at].faulty[density];
    while (at != 0) {
      const Node& node = space_.nodes[at];
      plan.turns.push_back(node.turn);
      at = node.parent[density];
      density = node.parent_density[density];
    }
    std::reverse(plan.turns.begin(), plan.turns.end());
    return plan;
  }

  const Fitter& fitter_;
  const std::vector<Turn>& turns_;
  const Rooms& rooms_;
  const Judge judge_;
  const BreakLimits limits_;
  const bool justified_;
  Workspace& space_;
  uint32_t oldest_ = 0;  ///< nodes before it start no more lines
  uint64_t candidates_ = 0;
};

}  // namespace

Plan break_optimal(const Fitter& fitter, const std::vector<Turn>& turns, const Rooms& rooms, BreakLimits limits) {
  thread_local Workspace space;
  return TotalFit(fitter, turns, rooms, limits, space).run();
}

}  // namespace banxin
