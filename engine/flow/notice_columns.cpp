// A shortest path over the lines, column after column.
#include "flow/notice_columns.h"

#include <algorithm>
#include <cstdint>
#include <limits>

namespace banxin {
namespace {

constexpr int64_t never = std::numeric_limits<int64_t>::max() / 4;
constexpr int64_t cut_entry = 320;

// White that is left in a column, and in each of the gaps that it is shared out among. An entry is cut for more than
// some five lines, or six in many gaps.
int64_t cost_of_white(int64_t lines, int gaps) { return 4 * lines * lines + 12 * lines * lines / std::max(gaps, 1); }

class NoticeDivision {
 public:
  NoticeDivision(std::span<const NoticeLine> lines, const NoticeRoom& room) : lines_(lines), room_(room) {}

  std::vector<NoticeColumn> filled() {
    walk(room_.height, true);
    for (int column = 1; column <= room_.columns; ++column)
      if (cost(column, lines_.size()) < never) return path(column, lines_.size());
    size_t most = lines_.size();
    while (most > 0 && cost(room_.columns, most) >= never) --most;
    return path(room_.columns, most);
  }

  // The lowest height at which all lines stand in the columns, or a little above it when they end better there.
  std::vector<NoticeColumn> level() {
    constexpr int further = 6;
    std::vector<NoticeColumn> best;
    int64_t least = never;
    const int most = (room_.height - room_.size) / room_.pitch + 1;
    const auto all = static_cast<int>(lines_.size());
    int tries = further;
    for (int rows = std::max(all / room_.columns, 1); rows <= most && tries > 0; ++rows) {
      walk(room_.size + (rows - 1) * room_.pitch, false);
      const int64_t found = cost(room_.columns, lines_.size());
      if (found >= never) continue;
      --tries;
      if (found >= least) continue;
      least = found;
      best = path(room_.columns, lines_.size());
    }
    return best.empty() ? filled() : best;
  }

 private:
  struct End {
    int64_t cost = never;
    size_t from = 0;
  };
  int64_t cost(int column, size_t end) const { return ends_[static_cast<size_t>(column)][end].cost; }

  Length height(size_t first, size_t last) const {
    const int gaps = lines_[last - 1].entry - lines_[first].entry;
    return room_.size + static_cast<int>(last - first - 1) * room_.pitch + gaps * room_.gap;
  }

  // ends_[c][j]: the best way to have the lines before j in c columns.
  void walk(Length most, bool last_is_free) {
    ends_.assign(static_cast<size_t>(room_.columns) + 1, std::vector<End>(lines_.size() + 1));
    ends_[0][0].cost = 0;
    for (size_t c = 1; c < ends_.size(); ++c)
      for (size_t end = 1; end <= lines_.size(); ++end) {
        const bool is_last = end == lines_.size();
        if (!is_last && !lines_[end].may_begin) continue;
        const bool cuts = !is_last && lines_[end].entry == lines_[end - 1].entry;
        for (size_t first = end; first-- > 0;) {
          const Length used = height(first, end);
          if (used > most) break;
          const End& before = ends_[c - 1][first];
          if (before.cost >= never) continue;
          const int64_t white = is_last && last_is_free ? 0 : (most - used) / room_.pitch;
          const int gaps = lines_[end - 1].entry - lines_[first].entry;
          const int64_t sum = before.cost + cost_of_white(white, gaps) + (cuts ? cut_entry : 0);
          if (sum < ends_[c][end].cost) ends_[c][end] = {sum, first};
        }
      }
  }

  std::vector<NoticeColumn> path(int columns, size_t end) const {
    std::vector<NoticeColumn> found;
    for (auto c = static_cast<size_t>(columns); c > 0 && end > 0; --c) {
      const size_t first = ends_[c][end].from;
      found.push_back({first, end, height(first, end)});
      end = first;
    }
    std::ranges::reverse(found);
    return found;
  }

  std::span<const NoticeLine> lines_;
  const NoticeRoom& room_;
  std::vector<std::vector<End>> ends_;
};

}  // namespace

std::vector<NoticeColumn> divide_notices(std::span<const NoticeLine> lines, const NoticeRoom& room, bool balanced) {
  if (lines.empty() || room.height < room.size) return {};
  // More lines than there is room for need not be looked at.
  const auto rows = static_cast<size_t>((room.height - room.size) / room.pitch + 1);
  NoticeDivision division(lines.first(std::min(lines.size(), static_cast<size_t>(room.columns) * rows + 1)), room);
  return balanced ? division.level() : division.filled();
}

}  // namespace banxin
