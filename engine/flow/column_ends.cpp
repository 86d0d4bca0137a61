// The ends of the columns are a shortest path: from paragraph to paragraph, each place (column, row) reached at the
// least cost. At the end of a column the path parts: it ends there, or one line before.
#include "flow/column_ends.h"

#include <climits>
#include <map>

#include "flow/column_steps.h"
#include "flow/paragraph_settings.h"

namespace banxin {
namespace {

constexpr int usually_altered = 8;  // paragraphs of other length; more of them would be seen

bool begins_column(std::span<const Row> rows, size_t n) { return n == 0 || !same_column(rows[n], rows[n - 1]); }

class ColumnEnds {
 public:
  ColumnEnds(std::span<const InsetText> paragraphs, std::span<const Room> rooms, Height height, int least_part)
      : rooms_(rooms), height_(height), settings_(paragraphs), last_(static_cast<size_t>(least_part)) {
    const Length width = rooms[0].columns[0].width;
    even_ = std::ranges::all_of(rooms, [&](const Room& room) {
      return room.obstacles.empty() &&
             std::ranges::all_of(room.columns, [&](const Rect& column) { return column.width == width; });
    });
  }

  Filled run() {
    find_last_room();
    const int end = fewest_lines();
    if (end > room().foot) return set_naturally(std::max(room().foot, room().first_line));  // overset
    best_ = set_naturally(end);  // whatever is found is better, and no text is ever lost
    best_.cost = INT_MAX;
    wanted_end_ = end + lines_to_fill(end);
    search(end, false);
    // Other lengths of paragraphs are looked at where they can pay.
    search(end, true);
    const int most = height_.more > 0 ? std::max(1, wanted_end_ - end) : 0;
    const auto is_parted = [&] { return height_.more > 0 && best_.cost >= column_fault::lone_heading; };
    for (int more = 1; more <= most || (more <= most + 3 && is_parted()); ++more) search(end + more, true);
    // A line higher where a paragraph set shorter, or columns that all end short, make room for it.
    if (best_.cost >= column_fault::parted) search(end - 1, true);
    if (best_.cost == INT_MAX) best_.uneven = unevenness_of(columns_through(used(), end), best_.lines);
    best_.more = std::max(0, best_.end_line - end);
    for (size_t p = 0; p < settings_.count(); ++p)
      if (settings_.is_stuck(p)) best_.stuck.push_back(p);
    return std::move(best_);
  }

  // By up to `most` paragraphs of other length, so that the section ends there.
  std::optional<Filled> run_to(int end, int most) {
    find_last_room();
    most_altered_ = most;
    wanted_end_ = end;
    best_.cost = INT_MAX;
    search(end, true);
    if (best_.cost == INT_MAX) return std::nullopt;
    return std::move(best_);
  }

 private:
  /// The last one in use: its columns are level, all before it are full.
  const Room& room() const { return rooms_[last_]; }
  std::span<const Room> used() const { return rooms_.first(last_ + 1); }
  int column_count() const { return static_cast<int>(columns_.size()); }
  int first_end() const;
  const ColumnRows& column(int n) const { return columns_[static_cast<size_t>(n)]; }
  bool drops_gap(size_t paragraph, int placed) const;
  bool add_widths(std::span<const Row> rows, size_t paragraph, std::vector<Length>& widths) const;
  std::vector<Length> widths_ahead(size_t paragraph, const Turn& turn, int row_end) const;
  Filled set_naturally(int end);
  void find_last_room();
  int fewest_lines();
  int lines_to_fill(int end) const;

  void search(int end, bool alter);
  Steps go_on(size_t paragraph, const Steps& steps, bool alter);
  void follow(size_t paragraph, int more, const Step& from, size_t index, std::map<Position, Step>& reached);
  void lower(size_t paragraph, int extra, const Step& from, size_t index, std::map<Position, Step>& reached);
  void keep_best(Step step, std::map<Position, Step>& reached) const;
  Step arrive(size_t paragraph, const Turn& turn, const Way& way, const Composed& set) const;
  void cross(size_t paragraph, const Turn& turn, const Way& way, int row_end, std::map<Turn, Way>& open) const;
  RowEnds row_ends(size_t paragraph, const Turn& turn) const;
  int cost_of_turn(size_t paragraph, const Turn& turn, int placed) const;
  int cost_of_looseness(size_t paragraph, const Composed& set) const;
  void take(const std::vector<Steps>& path, size_t last, int cost, int end, int uneven);

  std::span<const Room> rooms_;
  const Height height_;
  ParagraphSettings settings_;
  bool even_ = false;   // every row is equally wide: a setting is good wherever it begins
  size_t last_ = 0;     // room in use
  int wanted_end_ = 0;  // lines free above it are a fault
  int most_altered_ = usually_altered;
  std::vector<ColumnRows> columns_;
  Filled best_;
};

// A section is at least as high as its pictures, and reaches below those in columns that begin lower.
int ColumnEnds::first_end() const {
  const int lines = last_ == 0 && settings_.count() > 0 ? std::max(1, settings_.text(0).cap_lines) : 1;
  int end = room().first_line + lines;
  for (const Inset& inset : room().insets) {
    int taken = inset.lines;
    for (const Inset& other : room().insets)  // one at the head, one at the foot, a line between them
      if (other.at_foot && !inset.at_foot && stand_together(inset, other))
        taken = std::max(taken, inset.lines + 1 + other.lines);
    end = std::max(end, top_of(room(), {.column = inset.column, .columns = inset.columns}, room().foot) + taken);
  }
  return end;
}

// The widths of rows that a paragraph may come to; false when there are enough.
bool ColumnEnds::add_widths(std::span<const Row> rows, size_t paragraph, std::vector<Length>& widths) const {
  for (const Row& row : rows) {
    widths.push_back(row.measure.width);
    if (even_ || widths.size() >= settings_.rows_enough(paragraph, widths.front())) return false;
  }
  return true;
}

// The widths that a paragraph meets from its beginning on, when it leaves this column at `row_end`.
std::vector<Length> ColumnEnds::widths_ahead(size_t paragraph, const Turn& turn, int row_end) const {
  if (even_) return {room().columns[0].width};
  std::vector<Length> widths = turn.widths;
  const std::span<const Row> rows = column(turn.column).rows;
  bool more = add_widths(rows.subspan(static_cast<size_t>(turn.row), static_cast<size_t>(row_end - turn.row)),
                         paragraph, widths);
  for (int c = turn.column + 1; more && c < column_count(); ++c) more = add_widths(column(c).rows, paragraph, widths);
  if (widths.empty()) widths.push_back(room().columns.back().width);
  return widths;
}

// Free lines above a paragraph are not set at the head of a column; a heading keeps its own.
bool ColumnEnds::drops_gap(size_t paragraph, int placed) const {
  const InsetText& text = settings_.text(paragraph);
  return text.solid == 0 && placed < text.above;
}

// All columns down to `end`, every paragraph as it wants to be.
Filled ColumnEnds::set_naturally(int end) {
  Filled filled{
      .settings = {}, .rows = rows_through(used(), end), .last_part = static_cast<int>(last_), .end_line = end};
  const std::span<const Row> rows = filled.rows;
  for (size_t p = 0; p < settings_.count(); ++p) {
    const size_t begin = std::min(rows.size(), static_cast<size_t>(filled.lines));
    const auto above = static_cast<size_t>(settings_.text(p).above);
    size_t kept = 0;  // free lines before the head of a column, if there is one among them
    while (kept < above && begin + kept < rows.size() && !begins_column(rows, begin + kept)) ++kept;
    if (!drops_gap(p, static_cast<int>(kept))) kept = above;
    std::vector<Length> widths(above - kept, rows.empty() ? room().columns.back().width : rows.front().measure.width);
    add_widths(rows.subspan(begin), p, widths);
    if (widths.empty()) widths.push_back(room().columns.back().width);
    filled.settings.push_back(with_free_lines(settings_.set(p, 0, std::move(widths)), kept));
    filled.lines += static_cast<int>(filled.settings.back()->lines.size());
  }
  return filled;
}

// The first one that the text can end in.
void ColumnEnds::find_last_room() {
  for (; last_ + 1 < rooms_.size(); ++last_)
    if (set_naturally(room().foot).overset_lines() == 0) return;
}

// Above which line the section ends at the earliest, its columns equally long; beyond the foot of the room when it is
// too long.
int ColumnEnds::fewest_lines() {
  for (int end = first_end(); end <= room().foot; ++end) {
    const int missing = set_naturally(end).overset_lines();
    // Every line added below gives at most one a column; uneven rows may hold more than it seemed.
    end += std::max(0, (missing - 1) / static_cast<int>(room().columns.size()));
    if (missing > 0) continue;
    while (!even_ && end > first_end() && set_naturally(end - 1).overset_lines() == 0) --end;
    return end;
  }
  return INT_MAX;
}

// So many lines below `end` can be filled: one by paragraphs set longer, all that headings may have above them.
int ColumnEnds::lines_to_fill(int end) const {
  const int lines = height_.wanted_end - end, columns = static_cast<int>(room().columns.size());
  int reach = columns;
  for (size_t p = 0; p < settings_.count(); ++p) reach += settings_.text(p).spread;
  return last_ + 1 == rooms_.size() && lines > 0 && lines <= reach / columns ? lines : 0;
}

// Looks for a better way with the longest columns ending above `end`.
void ColumnEnds::search(int end, bool alter) {
  if (alter && best_.cost <= column_fault::other_length) return;
  if (end < first_end() || end > room().foot) return;
  columns_ = columns_through(used(), end);
  const int free_lines = std::max(0, wanted_end_ - end);
  std::vector<Steps> path = {{Step{.cost = free_lines * column_fault::free_line}}};
  for (size_t p = 0; p < settings_.count(); ++p) path.push_back(go_on(p, path.back(), alter));
  const Steps& last = path.back();
  for (size_t i = 0; i < last.size(); ++i) {
    Position at = last[i].at;
    const ColumnRows& in = column(at.column);
    int cost = last[i].cost;
    if (at.row > 0 && in.ends_with_text) cost += at.feet.add(in.level(at.row));
    // Where nothing reaches the last line, the section ends earlier, which is another search.
    const auto is_held_up = [&](const ColumnRows& c) { return c.part == in.part && !c.ends_with_text; };
    const bool reaches = at.feet.highest == end - 1 || end == first_end() || std::ranges::any_of(columns_, is_held_up);
    if (reaches && in.part == static_cast<int>(last_) && cost < best_.cost)
      take(path, i, cost, end, at.feet.unevenness());
  }
}

// From the positions before a paragraph to those behind it.
Steps ColumnEnds::go_on(size_t paragraph, const Steps& steps, bool alter) {
  std::map<Position, Step> reached;
  for (size_t i = 0; i < steps.size(); ++i) {
    follow(paragraph, 0, steps[i], i, reached);
    if (!alter || steps[i].altered == most_altered_ || steps[i].cost + column_fault::other_length >= best_.cost)
      continue;
    for (const int more : {-1, 1}) follow(paragraph, more, steps[i], i, reached);
    for (int extra = 1; extra <= settings_.text(paragraph).spread; ++extra)
      lower(paragraph, extra, steps[i], i, reached);
  }
  Steps next;
  next.reserve(reached.size());
  for (auto& [position, step] : reached) next.push_back(std::move(step));
  return next;
}

// Where a column may end that the paragraph stands in: with the section, a line before, or above a heading that would
// stand at its foot.
RowEnds ColumnEnds::row_ends(size_t paragraph, const Turn& turn) const {
  const ColumnRows& in = column(turn.column);
  RowEnds ends{{in.long_end}, 1};
  if (in.short_end != in.long_end) ends.at[ends.count++] = in.short_end;
  const bool at_heading = static_cast<size_t>(turn.column) < most_short && settings_.text(paragraph).heading &&
                          turn.placed == 0 && in.ends_with_text;
  if (at_heading && turn.row > 0 && turn.row < in.short_end && in.long_end - turn.row <= most_early)
    ends.at[ends.count++] = turn.row;
  return ends;
}

// Sets a paragraph from a position on, by all ways to end the columns that it passes. Ways that meet at the head of a
// column go on as one.
void ColumnEnds::follow(size_t paragraph, int more, const Step& from, size_t index, std::map<Position, Step>& reached) {
  std::map<Turn, Way> open;  // the first column first
  open[{.column = from.at.column, .row = from.at.row, .feet = from.at.feet, .widths = {}}] = {.cost = from.cost};
  while (!open.empty()) {
    const auto [turn, way] = *open.begin();
    open.erase(open.begin());
    const ColumnRows& in = column(turn.column);
    for (const int row_end : row_ends(paragraph, turn)) {
      const bool is_short = row_end != in.long_end;
      if (row_end < turn.row) continue;
      const auto set = settings_.set(paragraph, more, widths_ahead(paragraph, turn, row_end));
      if (!set) continue;
      if (static_cast<int>(set->lines.size()) - turn.placed > row_end - turn.row) {
        Way crossing = way;
        crossing.early.set(static_cast<size_t>(turn.column), in.long_end - row_end);
        cross(paragraph, turn, crossing, row_end, open);
      } else if (!is_short) {
        Step step = arrive(paragraph, turn, way, *set);
        step.altered = from.altered + (more != 0 ? 1 : 0);
        step.from = index;
        step.set = set;
        step.length = static_cast<int8_t>(more);
        if (more != 0) step.cost += column_fault::other_length + cost_of_looseness(paragraph, *set);
        keep_best(std::move(step), reached);
      }
    }
  }
}

// Sets a heading with more white above it, in the column where it begins.
void ColumnEnds::lower(size_t paragraph, int extra, const Step& from, size_t index, std::map<Position, Step>& reached) {
  const ColumnRows& in = column(from.at.column);
  const Turn turn{.column = from.at.column, .row = from.at.row, .feet = from.at.feet, .widths = {}};
  if (turn.row == 0) return;
  const auto set = settings_.set_lower(paragraph, extra, widths_ahead(paragraph, turn, in.long_end));
  if (turn.row + static_cast<int>(set->lines.size()) > in.long_end) return;
  Step step = arrive(paragraph, turn, {from.cost + extra * extra * column_fault::free_above_heading}, *set);
  step.altered = from.altered;
  step.from = index;
  step.set = set;
  step.added = extra;
  keep_best(std::move(step), reached);
}

void ColumnEnds::keep_best(Step step, std::map<Position, Step>& reached) const {
  if (step.cost >= best_.cost) return;
  const auto [slot, fresh] = reached.try_emplace(step.at, step);
  if (!fresh && step.cost < slot->second.cost) slot->second = std::move(step);
}

// The paragraph ends in this column.
Step ColumnEnds::arrive(size_t paragraph, const Turn& turn, const Way& way, const Composed& set) const {
  const int left = static_cast<int>(set.lines.size()) - turn.placed;
  Step step{.at = {turn.column, turn.row + left, turn.feet},
            .cost = way.cost,
            .set = nullptr,
            .early = way.early,
            .dropped = turn.dropped};
  if (turn.placed > settings_.text(paragraph).above && left == 1) {
    const Length measure = column(turn.column).rows[static_cast<size_t>(turn.row)].measure.width;
    step.cost +=
        column_fault::lone_last_line + (set.lines.back().natural < measure / 2 ? column_fault::short_last_line : 0);
  }
  if (set.lone_character) step.cost += column_fault::lone_character;
  return step;
}

// To go on in the next column when so many lines, free ones among them, stand in this one and those before.
int ColumnEnds::cost_of_turn(size_t paragraph, const Turn& turn, int placed) const {
  const InsetText& text = settings_.text(paragraph);
  const int lines = placed - text.above;  // with words
  int cost = 0;
  if (lines == 1 && turn.placed <= text.above) cost += column_fault::lone_first_line;
  if (placed > 0 && lines < text.solid) cost += text.heading ? column_fault::lone_heading : column_fault::parted;
  if (paragraph == 0 || turn.placed > 0) return cost;
  const InsetText& before = settings_.text(paragraph - 1);
  if (std::max(lines, 0) < before.keep) cost += before.heading ? column_fault::lone_heading : column_fault::parted;
  return cost;
}

// It goes on in the next column, when there is one.
void ColumnEnds::cross(size_t paragraph, const Turn& turn, const Way& way, int row_end,
                       std::map<Turn, Way>& open) const {
  if (turn.column + 1 == column_count()) return;
  const ColumnRows& in = column(turn.column);
  Turn next = turn;
  Way on = way;
  ++next.column;
  next.row = 0;
  next.placed += row_end - turn.row;
  if (!even_)
    for (int i = turn.row; i < row_end; ++i) next.widths.push_back(in.rows[static_cast<size_t>(i)].measure.width);
  on.cost += cost_of_turn(paragraph, turn, next.placed);
  // A column that ends with free lines is that much shorter.
  const int words_end = next.placed <= settings_.text(paragraph).above ? turn.row : row_end;
  if (words_end > 0 && in.ends_with_text) on.cost += next.feet.add(in.level(words_end));
  if (column(next.column).part != in.part) next.feet = {};
  if (drops_gap(paragraph, next.placed)) {
    next.dropped = settings_.text(paragraph).above - next.placed;
    next.placed += next.dropped;
    if (!even_) next.widths.insert(next.widths.end(), static_cast<size_t>(next.dropped), room().columns.back().width);
  }
  const auto [slot, fresh] = open.try_emplace(std::move(next), on);
  if (!fresh && on.cost < slot->second.cost) slot->second = on;
}

// Lines that a paragraph of other length is visibly loose in.
int ColumnEnds::cost_of_looseness(size_t paragraph, const Composed& set) const {
  const Length most = settings_.em(paragraph) / 8;
  return column_fault::loose *
         static_cast<int>(std::ranges::count_if(set.lines, [&](const Line& line) { return line.widest_gap > most; }));
}

// Keeps the way that ends with step `last`: back from paragraph to paragraph.
void ColumnEnds::take(const std::vector<Steps>& path, size_t last, int cost, int end, int uneven) {
  best_ = {.settings = {},
           .rows = {},
           .last_part = static_cast<int>(last_),
           .end_line = end,
           .uneven = uneven,
           .cost = cost};
  EarlyEnds early;
  for (size_t p = path.size(); p-- > 1;) {
    const Step& step = path[p][last];
    early |= step.early;
    const int above = settings_.text(p - 1).above - step.dropped + step.added;
    best_.settings.push_back(with_free_lines(step.set, static_cast<size_t>(above)));
    best_.lengths.push_back(step.length);
    best_.lines += static_cast<int>(best_.settings.back()->lines.size());
    last = step.from;
  }
  std::ranges::reverse(best_.settings);
  std::ranges::reverse(best_.lengths);
  for (int c = 0; c < column_count(); ++c) {
    const ColumnRows& in = column(c);
    const int used = in.long_end - early.at(static_cast<size_t>(c));
    best_.rows.insert(best_.rows.end(), in.rows.begin(), in.rows.begin() + used);
  }
}

}  // namespace

Filled fill_columns(std::span<const InsetText> paragraphs, std::span<const Room> rooms, Height height, int least_part) {
  return ColumnEnds(paragraphs, rooms, height, least_part).run();
}

std::optional<Filled> fill_to(std::span<const InsetText> paragraphs, std::span<const Room> rooms, int end, int most,
                              int least_part) {
  return ColumnEnds(paragraphs, rooms, {}, least_part).run_to(end, most);
}

}  // namespace banxin
