#include "flow/table_thread.h"

#include <algorithm>
#include <numeric>

namespace banxin {
namespace {

class TableThread {
 public:
  TableThread(const TableText& table, int head) : table_(table), head_(std::min(head, table.rows)) {}

  bool set_columns(std::span<const Bench> benches, const TableStyles& styles, std::span<const TableRoom> rooms,
                   Report& notes) {
    for (size_t i = 0; i < rooms.size(); ++i) {
      auto set = set_table(benches[i], table_, styles, rooms[i].column_width(), notes);
      if (!set) return false;
      setting_.parts.push_back({rooms[i], std::make_shared<const SetTable>(std::move(*set)), {}});
      for (int n = 0; n < rooms[i].abreast; ++n)
        columns_.push_back({setting_.parts.back().set.get(), rooms[i].area.height});
    }
    return true;
  }

  TableSetting run(std::span<const Bench> benches) {
    rows_ = turn_table(table_, head_, columns_, tight_);
    if (end() < table_.rows) tight_ = true, rows_ = turn_table(table_, head_, columns_, tight_);
    find_last_part();
    if (setting_.parts[last()].room.abreast > 1 && end() == table_.rows) level();
    size_t first = 0;
    for (size_t i = 0; i < setting_.parts.size(); ++i) {
      spread(benches[i], first, setting_.parts[i]);
      first += static_cast<size_t>(setting_.parts[i].room.abreast);
    }
    measure_fit();
    return std::move(setting_);
  }

 private:
  size_t last() const { return static_cast<size_t>(setting_.last_part); }
  int end() const {
    return std::accumulate(rows_.begin(), rows_.end(), 0, [](int most, const TableRows& rows) {
      return rows.empty() ? most : std::max(most, rows.last);
    });
  }
  /// The first column of a part.
  size_t first_of(size_t part) const {
    size_t first = 0;
    for (size_t i = 0; i < part; ++i) first += static_cast<size_t>(setting_.parts[i].room.abreast);
    return first;
  }

  void find_last_part() {
    size_t column = 0;
    for (size_t i = 0; i < setting_.parts.size(); ++i)
      for (int n = 0; n < setting_.parts[i].room.abreast; ++n)
        if (!rows_[column++].empty()) setting_.last_part = static_cast<int>(i);
  }

  // The lowest height of the columns of the last part at which it holds all rows.
  void level() {
    const size_t first = first_of(last());
    std::vector<TableColumn> lower = columns_;
    int least = 0, most = columns_[first].height.mpt;
    while (least < most) {
      const int tried = least + (most - least) / 2;
      for (size_t c = first; c < lower.size(); ++c) lower[c].height = Length{c < end_of_last() ? tried : 0};
      std::vector<TableRows> rows = turn_table(table_, head_, lower, tight_);
      if (rows[end_of_last() - 1].last == table_.rows || holds_all(rows))
        most = tried, rows_ = std::move(rows);
      else
        least = tried + 1;
    }
  }
  size_t end_of_last() const { return first_of(last() + 1); }
  bool holds_all(const std::vector<TableRows>& rows) const {
    return std::ranges::any_of(rows, [&](const TableRows& one) { return !one.empty() && one.last == table_.rows; });
  }

  void spread(const Bench& bench, size_t first, TableSetting::Part& part) const {
    const auto count = static_cast<size_t>(part.room.abreast);
    part.columns = spread_rows(head_, std::span(rows_).subspan(first, count), std::span(columns_).subspan(first, count),
                               bench.grid().pitch / 2);
    part.foot = part.room.area.y;
    for (const TablePart& rows : part.columns)
      part.foot = std::max(part.foot, part.room.area.y + height_of(*part.set, head_, rows, rows.tight) + rows.shared);
  }

  void measure_fit() {
    TableFit& fit = setting_.fit;
    const int laid = end();
    fit.rows_over = table_.rows - laid;
    const TableSetting::Part& part = setting_.parts[last()];
    if (fit.rows_over > 0) {
      fit.over = height_of(*part.set, 0, {laid, table_.rows}, false);
      fit.high_row = row_too_high(table_, head_, columns_, laid);
      return;
    }
    fit.under = part.room.area.bottom() - part.foot;
    for (size_t i = last() + 1; i < setting_.parts.size(); ++i) fit.under += setting_.parts[i].room.area.height;
  }

  const TableText& table_;
  const int head_;
  bool tight_ = false;
  std::vector<TableColumn> columns_;  // of all parts
  std::vector<TableRows> rows_;       // one a column
  TableSetting setting_;
};

}  // namespace

TableSetting set_table_through(std::span<const Bench> benches, const TableText& table, const TableStyles& styles,
                               std::span<const TableRoom> rooms, Report& notes) {
  TableThread thread(table, styles.head_rows);
  if (!thread.set_columns(benches, styles, rooms, notes)) return {};
  return thread.run(benches);
}

void lay_table_part(const TableText& table, const TableStyles& styles, const TableSetting::Part& part, Laid& laid) {
  const TableRoom& room = part.room;
  bool again = false;
  for (size_t c = 0; c < part.columns.size(); ++c) {
    if (part.columns[c].empty()) continue;
    const Point at{room.area.x + static_cast<int>(c) * (room.column_width() + room.gap), room.area.y};
    lay_table(table, styles, *part.set, part.columns[c], {room.space, at, again}, laid);
    again = true;
  }
}

}  // namespace banxin
