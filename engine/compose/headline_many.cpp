// Display text of many rows (引语): a shortest path over the rows, where a title tries every division.
#include <algorithm>

#include "compose/headline.h"
#include "compose/headline_lengths.h"

namespace banxin {
namespace {

constexpr int64_t whole = 1000, cut_weight = 2;
constexpr int64_t no_way = INT64_MAX;

class ManyRows {
 public:
  ManyRows(const ShapedText& text, const Spacing& spacing, const std::vector<Penalty>& cuts,
           const HeadlineMeasure& room)
      : rows_(text, spacing, room.drops_comma),
        cuts_(cuts),
        room_(room),
        mean_(std::max<int64_t>(rows_.length(0, rows_.end()) / room.rows, 1)) {}

  std::optional<HeadlineRows> run() {
    const auto count = static_cast<size_t>(room_.rows);
    ways_.assign(count + 1, std::vector<Way>(rows_.end() + size_t{1}));
    ways_[0][0].cost = 0;
    for (size_t n = 1; n <= count; ++n)
      for (uint32_t first = 0; first < rows_.end(); ++first)
        if (ways_[n - 1][first].cost != no_way) go_on(n, first);
    if (ways_[count][rows_.end()].cost == no_way) return std::nullopt;
    return taken();
  }

 private:
  struct Way {
    int64_t cost = no_way;
    uint32_t from = 0;
  };

  // Row n, counted from 1, begins with cluster `first`; the last may be shorter than the others.
  void go_on(size_t n, uint32_t first) {
    const bool is_last = n == static_cast<size_t>(room_.rows);
    for (uint32_t last = is_last ? rows_.end() : first + 1; last <= rows_.end(); ++last) {
      const int64_t length = rows_.length(first, last);
      if (length > room_.most.mpt) return;
      if ((!is_last && cuts_[last] >= must_break) || rows_.is_too_short(first, last)) continue;
      const int64_t share = length * whole / mean_ - whole;
      int64_t cost = ways_[n - 1][first].cost + share * share / whole;
      if (!is_last) cost += cut_weight * cuts_[last];
      if (length > room_.width.mpt) cost += (length - room_.width.mpt) * 10 * whole / std::max(room_.width.mpt, 1);
      if (cost < ways_[n][last].cost) ways_[n][last] = {cost, first};
    }
  }

  HeadlineRows taken() const {
    HeadlineRows found{.starts = {}, .score = ways_.back()[rows_.end()].cost, .good = true, .widest = {}};
    uint32_t last = rows_.end();
    for (size_t n = ways_.size() - 1; n > 0; --n) {
      const uint32_t first = ways_[n][last].from;
      found.widest = std::max(found.widest, Length{static_cast<int32_t>(rows_.length(first, last))});
      if (first > 0) found.starts.push_back(first);
      last = first;
    }
    std::ranges::reverse(found.starts);
    return found;
  }

  const HeadlineLengths rows_;
  const std::vector<Penalty>& cuts_;
  const HeadlineMeasure room_;
  const int64_t mean_;
  std::vector<std::vector<Way>> ways_;  // the best that ends row n before a cluster
};

}  // namespace

std::optional<HeadlineRows> divide_quote(const ShapedText& text, const Spacing& spacing,
                                         const std::vector<Penalty>& cuts, const HeadlineMeasure& room) {
  if (text.clusters.empty() || room.rows < 1 || room.rows > most_quote_rows) return std::nullopt;
  return ManyRows(text, spacing, cuts, room).run();
}

}  // namespace banxin
