#include "flow/table_turns.h"

#include <algorithm>

namespace banxin {
namespace {

constexpr int least_rows = 2;  // below the head, where the table goes on

int64_t sum_of(const std::vector<Length>& heights, int first, int last) {
  int64_t sum = 0;
  for (int row = first; row < last; ++row) sum += heights[static_cast<size_t>(row)].mpt;
  return sum;
}

const std::vector<Length>& heights_of(const SetTable& set, bool tight) { return tight ? set.tightest : set.heights; }

/// Rows that joined cells hold together.
class RowGroups {
 public:
  explicit RowGroups(const TableText& table) : rows_(table.rows), joined_(static_cast<size_t>(table.rows), false) {
    for (const TableCell& cell : table.cells)
      for (int row = cell.row + 1; row < cell.row + cell.rows; ++row) joined_[static_cast<size_t>(row)] = true;
  }
  /// The end of the group that begins with `row`.
  int end(int row) const {
    do ++row;
    while (row < rows_ && joined_[static_cast<size_t>(row)]);
    return row;
  }
  bool may_begin(int row) const { return !joined_[static_cast<size_t>(row)]; }

 private:
  int rows_;
  std::vector<bool> joined_;
};

class Turning {
 public:
  Turning(const TableText& table, int head, std::span<const TableColumn> columns, bool tight)
      : table_(table), groups_(table), head_(std::min(head, table.rows)), columns_(columns), tight_(tight) {}

  std::vector<TableRows> run() {
    int at = 0;
    for (size_t c = 0; c < columns_.size(); ++c) {
      const int end = end_in(c, std::max(at, head_));
      const bool turns = end < table_.rows;
      if (end == 0 || (end == at && at > 0) || (turns && end - std::max(at, head_) < least_rows && higher_follows(c))) {
        parts_.push_back({at, at});
        continue;
      }
      parts_.push_back({at, end});
      at = end;
    }
    keep_company();
    return std::move(parts_);
  }

 private:
  // Behind the last row, from `first` on, that stands in the column; 0 when not even the head does.
  int end_in(size_t column, int first) const {
    const std::vector<Length>& heights = heights_of(*columns_[column].set, tight_);
    int64_t left = columns_[column].height.mpt - sum_of(heights, 0, head_);
    if (left < 0) return 0;
    for (int row = first; row < table_.rows;) {
      const int end = groups_.end(row);
      left -= sum_of(heights, row, end);
      if (left < 0) return row;
      row = end;
    }
    return table_.rows;
  }

  bool higher_follows(size_t column) const {
    return std::ranges::any_of(columns_.subspan(column + 1),
                               [&](const TableColumn& other) { return other.height > columns_[column].height; });
  }

  // A last row alone takes the one before it along.
  void keep_company() {
    const auto filled = [](const TableRows& part) { return !part.empty(); };
    const auto last = std::find_if(parts_.rbegin(), parts_.rend(), filled);
    if (last == parts_.rend() || last->last != table_.rows || last->last - last->first != 1 || last->first == 0) return;
    const auto before = std::find_if(last + 1, parts_.rend(), filled);
    if (before == parts_.rend() || before->last - std::max(before->first, head_) <= least_rows) return;
    const TableColumn& column = columns_[static_cast<size_t>(parts_.rend() - last) - 1];
    const TableRows both{last->first - 1, last->last};
    if (!groups_.may_begin(both.first) || height_of(*column.set, head_, both, tight_) > column.height) return;
    *last = both, before->last = both.first;
  }

  const TableText& table_;
  const RowGroups groups_;
  const int head_;
  const std::span<const TableColumn> columns_;
  const bool tight_;
  std::vector<TableRows> parts_;
};

}  // namespace

int count_of(int head, const TableRows& rows) {
  return rows.last - rows.first + (rows.first > 0 && !rows.empty() ? head : 0);
}

Length height_of(const SetTable& set, int head, const TableRows& rows, bool tight) {
  const std::vector<Length>& heights = heights_of(set, tight);
  const int repeated = rows.first > 0 && !rows.empty() ? head : 0;
  return saturated(sum_of(heights, 0, repeated) + sum_of(heights, rows.first, rows.last));
}

std::vector<TableRows> turn_table(const TableText& table, int head, std::span<const TableColumn> columns, bool tight) {
  return Turning(table, head, columns, tight).run();
}

int row_too_high(const TableText& table, int head, std::span<const TableColumn> columns, int from) {
  const RowGroups groups(table);
  for (int row = std::max(from, head); row < table.rows; row = groups.end(row)) {
    const TableRows alone{row, groups.end(row)};
    if (std::ranges::none_of(columns, [&](const TableColumn& column) {
          return height_of(*column.set, head, alone, true) <= column.height;
        }))
      return row;
  }
  return -1;
}

std::vector<TablePart> spread_rows(int head, std::span<const TableRows> rows, std::span<const TableColumn> columns,
                                   Length most) {
  std::vector<TablePart> parts;
  bool tight = false;
  for (size_t c = 0; c < rows.size(); ++c)
    tight = tight || height_of(*columns[c].set, head, rows[c], false) > columns[c].height;
  // The column with the least left for a row says how much each becomes.
  int64_t left = 0;
  int count = 0;
  for (size_t c = 0; c < rows.size(); ++c) {
    const int rows_here = count_of(head, rows[c]);
    if (rows_here == 0) continue;
    const int64_t used = height_of(*columns[c].set, head, rows[c], tight).mpt;
    const int64_t free = std::max<int64_t>(columns[c].height.mpt - used, 0);
    const int64_t here = tight ? free : std::min(free, int64_t{rows_here} * most.mpt);
    if (count == 0 || here * count < left * rows_here) left = here, count = rows_here;
  }
  for (size_t c = 0; c < rows.size(); ++c)
    parts.push_back({rows[c], tight, count ? saturated(left * count_of(head, rows[c]) / count) : Length{}});
  return parts;
}

}  // namespace banxin
