#include "flow/balance.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace banxin {
namespace {

// What a column turn or a paragraph set against its will costs, one against the other.
namespace fault {
constexpr int lone_first_line = 400;  // 孤行 at the foot of a column
constexpr int lone_last_line = 600;   // 孤行 at the head of a column
constexpr int short_last_line = 300;  // … that is shorter than half the measure as well
constexpr int other_length = 150;     // a paragraph one line longer or shorter than it wants to be
constexpr int loose = 250;            // … and visibly loose for it (over 1/8 em a place)
constexpr int lone_character = 900;   // 孤字
constexpr int short_column = 20;      // a short column with longer ones after it
constexpr int uneven_feet = 5000;     // each line by which the feet of two columns are more than one apart
}  // namespace fault

constexpr int most_altered = 2;
constexpr int most_patterns = 256;  // of short columns that are tried: all of them up to ten columns

class Balancer {
 public:
  Balancer(std::span<const InsetText> paragraphs, const Room& room)
      : paragraphs_(paragraphs), room_(room), delta_(paragraphs.size(), 0) {
    for (const InsetText& one : paragraphs_)
      natural_.push_back(std::accumulate(one.text->spacing.advance.begin(), one.text->spacing.advance.end(), int64_t{0},
                                         [](int64_t sum, Length advance) { return sum + advance.mpt; }));
    even_ = room.obstacles.empty() && std::all_of(room.columns.begin(), room.columns.end(), [&](const Rect& column) {
              return column.width == room.columns[0].width;
            });
  }

  Filled run() {
    if (!fit_height()) return overset();
    choose_short_columns();
    alter(0, most_altered);
    return std::move(best_);
  }

 private:
  struct Attempt {
    const std::vector<Row>& rows;
    std::vector<std::shared_ptr<const Composed>> settings;
    int lines = 0, cost = 0;
    bool possible = true;  // every paragraph can be set as it is asked to
    bool fits() const { return possible && lines <= static_cast<int>(rows.size()); }
  };

  const std::vector<Row>& rows(const std::vector<int>& ends);
  std::vector<Measure> measures(size_t paragraph, const std::vector<Row>& rows, size_t at) const;

  std::shared_ptr<const Composed> set(size_t paragraph, const std::vector<Row>& rows, size_t at);
  Attempt attempt(const std::vector<int>& ends);
  int cost_of_feet(const Attempt& attempt) const;
  int cost_of_turns(const Composed& set, const std::vector<Row>& rows, size_t at) const;
  bool fit_height();
  void choose_short_columns();
  bool try_short(const std::vector<int>& ends);
  void alter(size_t from, int left);
  Filled overset();
  Filled to_filled(const Attempt& attempt, const std::vector<int>& ends) const;

  std::span<const InsetText> paragraphs_;
  const Room& room_;
  std::vector<int64_t> natural_;  // lengths of the paragraphs on one endless line, in thousandths of a point
  bool even_ = false;             // every row is equally wide: a setting is good wherever it begins
  std::vector<int> delta_;        // lines each paragraph is asked to take more or fewer
  int end_ = 0;                   // the end of the longest columns
  // A setting depends on the paragraph, what is asked of it, and the widths of its rows; owned here.
  std::map<std::tuple<size_t, int, std::vector<int32_t>>, std::shared_ptr<const Composed>> settings_;
  std::map<std::vector<int>, std::vector<Row>> rows_;  // by the ends of the columns
  int best_cost_ = -1;
  Filled best_;
};

const std::vector<Row>& Balancer::rows(const std::vector<int>& ends) {
  const auto [slot, fresh] = rows_.try_emplace(ends);
  if (fresh) slot->second = rows_of(room_, ends);
  return slot->second;
}

// The widths a paragraph will meet from row `at` on; a run of equal widths is given once, so that it is set once.
std::vector<Measure> Balancer::measures(size_t paragraph, const std::vector<Row>& rows, size_t at) const {
  const auto inside = [&](Length width) { return inset_measure({{}, width}, paragraphs_[paragraph]).width; };
  if (even_) return {{{}, inside(room_.columns[0].width)}};
  const Length width = inside(at < rows.size() ? rows[at].measure.width : room_.columns.back().width);
  const size_t likely_lines = static_cast<size_t>(natural_[paragraph] / std::max(width.mpt, 1)) * 2 + 4;
  std::vector<Measure> widths = {{{}, width}};
  for (size_t i = at + 1; i < std::min(rows.size(), at + likely_lines); ++i)
    widths.push_back({{}, inside(rows[i].measure.width)});
  while (widths.size() > 1 && widths[widths.size() - 2].width == widths.back().width) widths.pop_back();
  return widths;
}

std::shared_ptr<const Composed> Balancer::set(size_t paragraph, const std::vector<Row>& rows, size_t at) {
  const Prepared& text = *paragraphs_[paragraph].text;
  const std::vector<Measure> widths = measures(paragraph, rows, at);
  std::vector<int32_t> key;
  key.reserve(widths.size());
  for (const Measure& m : widths) key.push_back(m.width.mpt);
  auto& plain = settings_[{paragraph, 0, key}];
  if (!plain) plain = std::make_shared<const Composed>(compose(text.text, text.spacing, widths, text.style));
  if (delta_[paragraph] == 0) return plain;
  auto [slot, fresh] = settings_.try_emplace({paragraph, delta_[paragraph], key});
  if (fresh) {
    const int wanted = static_cast<int>(plain->lines.size()) + delta_[paragraph];
    ComposeOptions options;
    options.lines = wanted;
    if (wanted > 0) {
      Composed other = compose(text.text, text.spacing, widths, text.style, options);
      if (static_cast<int>(other.lines.size()) == wanted && other.warnings.empty())
        slot->second = std::make_shared<const Composed>(std::move(other));
    }
  }
  return slot->second;
}

int Balancer::cost_of_turns(const Composed& set, const std::vector<Row>& rows, size_t at) const {
  int cost = 0;
  const size_t n = set.lines.size();
  for (size_t k = 0; k + 1 < n && at + k + 1 < rows.size(); ++k) {
    if (rows[at + k].column == rows[at + k + 1].column) continue;
    if (k == 0) cost += fault::lone_first_line;
    if (k + 2 == n) {
      cost += fault::lone_last_line;
      if (set.lines[n - 1].natural < rows[at + k + 1].measure.width / 2) cost += fault::short_last_line;
    }
  }
  return cost;
}

// Feet of the columns as the text leaves them: one line apart at most, the short ones at the end.
int Balancer::cost_of_feet(const Attempt& a) const {
  const auto ends_with_picture = [&](int column) {
    return std::any_of(room_.insets.begin(), room_.insets.end(), [&](const Inset& inset) {
      return inset.at_foot && column >= inset.column && column < inset.column + inset.columns;
    });
  };
  std::vector<int> feet;  // of the columns that end with text, in order
  for (int i = 0; i < a.lines; ++i) {
    const Row& row = a.rows[static_cast<size_t>(i)];
    if (ends_with_picture(row.column)) continue;
    if (feet.empty() || row.column != a.rows[static_cast<size_t>(i - 1)].column) feet.push_back(row.line);
    feet.back() = row.line;
  }
  int cost = 0;
  const auto [lowest, highest] = std::minmax_element(feet.begin(), feet.end());
  if (!feet.empty()) cost += fault::uneven_feet * std::max(0, *highest - *lowest - 1);
  for (size_t c = 0; c + 1 < feet.size(); ++c)
    if (feet[c] < feet[c + 1]) cost += fault::short_column;
  return cost;
}

Balancer::Attempt Balancer::attempt(const std::vector<int>& ends) {
  Attempt a{rows(ends), {}};
  for (size_t p = 0; p < paragraphs_.size(); ++p) {
    std::shared_ptr<const Composed> composed = set(p, a.rows, static_cast<size_t>(a.lines));
    if (!composed) {
      a.possible = false;
      return a;
    }
    if (delta_[p] != 0) {
      a.cost += fault::other_length;
      for (const Line& line : composed->lines)
        if (line.widest_gap > paragraphs_[p].text->text.em / 8) a.cost += fault::loose;
    }
    if (composed->lone_character) a.cost += fault::lone_character;
    a.cost += cost_of_turns(*composed, a.rows, static_cast<size_t>(a.lines));
    a.lines += static_cast<int>(composed->lines.size());
    a.settings.push_back(std::move(composed));
  }
  return a;
}

// The least number of lines in which everything fits with all columns equally long.
bool Balancer::fit_height() {
  const size_t columns = room_.columns.size();
  int tallest_inset = 0;
  for (const Inset& inset : room_.insets) tallest_inset = std::max(tallest_inset, inset.lines);
  for (end_ = room_.first_line + std::max(tallest_inset, 1); end_ <= room_.foot; ++end_) {
    const Attempt a = attempt(std::vector<int>(columns, end_));
    if (!a.possible) return false;
    if (a.fits()) return true;
    // At least so many lines are missing; every line added below gives at most one a column.
    const int missing = a.lines - static_cast<int>(a.rows.size());
    end_ += std::max(0, (missing - 1) / static_cast<int>(columns));
  }
  return false;
}

// Everything fits with some lines to spare: these are taken from the feet of as many columns.
void Balancer::choose_short_columns() {
  const size_t columns = room_.columns.size();
  const std::vector<int> level(columns, end_);
  const Attempt full = attempt(level);
  if (!full.fits()) return;
  const size_t spare = std::min(columns, full.rows.size() - static_cast<size_t>(full.lines));
  for (size_t short_ones = spare + 1; short_ones-- > 0;) {
    std::vector<int> pick(columns, 0);
    std::fill(pick.end() - static_cast<std::ptrdiff_t>(short_ones), pick.end(), 1);
    bool found = false;
    for (int tries = 0; tries < most_patterns; ++tries) {
      std::vector<int> ends = level;
      for (size_t c = 0; c < columns; ++c) ends[c] -= pick[c];
      found = try_short(ends) || found;
      if (!std::next_permutation(pick.begin(), pick.end())) break;
    }
    if (found) return;
  }
}

// False when the columns cannot end so.
bool Balancer::try_short(const std::vector<int>& ends) {
  for (const Inset& inset : room_.insets)
    for (int c = inset.column; c < inset.column + inset.columns; ++c)
      if (inset.at_foot && ends[static_cast<size_t>(c)] != end_) return false;
  Attempt a = attempt(ends);
  if (!a.fits()) return false;
  a.cost += cost_of_feet(a);
  if (best_cost_ >= 0 && a.cost >= best_cost_) return true;
  best_cost_ = a.cost;
  best_ = to_filled(a, ends);
  return true;
}

// Tries paragraphs at one line more or fewer while that can still pay.
void Balancer::alter(size_t from, int left) {
  if (left == 0) return;
  const int altered_now = static_cast<int>(std::count_if(delta_.begin(), delta_.end(), [](int d) { return d != 0; }));
  for (size_t p = from; p < paragraphs_.size(); ++p)
    for (const int d : {-1, 1}) {
      if (best_cost_ >= 0 && best_cost_ <= (altered_now + 1) * fault::other_length) return;
      delta_[p] = d;
      const int end = end_;
      if (fit_height()) choose_short_columns();
      alter(p + 1, left - 1);
      end_ = end;
      delta_[p] = 0;
    }
}

Filled Balancer::to_filled(const Attempt& a, const std::vector<int>& ends) const {
  Filled filled;
  filled.settings = a.settings;
  filled.rows = a.rows;
  filled.lines = a.lines;
  filled.end_line = *std::max_element(ends.begin(), ends.end());
  return filled;
}

Filled Balancer::overset() {
  std::fill(delta_.begin(), delta_.end(), 0);
  const std::vector<int> ends(room_.columns.size(), std::max(room_.foot, room_.first_line));
  return to_filled(attempt(ends), ends);
}

}  // namespace

Filled fill_balanced(std::span<const InsetText> paragraphs, const Room& room) {
  return Balancer(paragraphs, room).run();
}

}  // namespace banxin
