#include "compose/headline.h"

#include <algorithm>
#include <array>

#include "compose/headline_lengths.h"

namespace banxin {
namespace {

constexpr int64_t one = 1000;  // of a score
constexpr int64_t first_longer = 50, ill_shaped = 150, uneven = 700;
constexpr Penalty least_fault = 800;

// Tries every division whose rows are neither empty nor out of all proportion.
class Divider {
 public:
  Divider(const ShapedText& text, const Spacing& spacing, const std::vector<Penalty>& cuts, const HeadlineMeasure& room)
      : text_(text), rows_(text, spacing, room.drops_comma), cuts_(cuts), room_(room) {
    mean_ = std::max<int64_t>(length(0, end()) / room.rows, 1);
  }

  std::optional<HeadlineRows> run() {
    place(0, 0);
    return std::move(best_);
  }

 private:
  uint32_t end() const { return rows_.end(); }
  int64_t length(uint32_t first, uint32_t last) const { return rows_.length(first, last); }
  bool is_too_short(uint32_t first, uint32_t last) const { return rows_.is_too_short(first, last); }

  // Row `n` begins at cluster `first`.
  void place(int n, uint32_t first) {
    if (n + 1 == room_.rows) return finish(first);
    for (uint32_t at = first + 1; at < end(); ++at) {
      if (cuts_[at] >= must_break) continue;
      const int64_t row = length(first, at);
      if (row > room_.most.mpt || row > mean_ * 2) break;
      if (row * 3 < mean_ || is_too_short(first, at)) continue;
      starts_[static_cast<size_t>(n)] = at, lengths_[static_cast<size_t>(n)] = row;
      place(n + 1, at);
    }
  }

  void finish(uint32_t first) {
    const auto rows = static_cast<size_t>(room_.rows);
    lengths_[rows - 1] = length(first, end());
    if (lengths_[rows - 1] > room_.most.mpt || (rows > 1 && is_too_short(first, end()))) return;
    HeadlineRows found = rated();
    if (!best_ || found.score < best_->score) best_ = std::move(found);
  }

  HeadlineRows rated() const {
    const auto rows = static_cast<size_t>(room_.rows);
    const auto lengths_end = lengths_.begin() + room_.rows;
    const auto [shortest, longest] = std::minmax_element(lengths_.begin(), lengths_end);
    HeadlineRows found{{starts_.begin(), starts_.begin() + room_.rows - 1}, 0, true, {static_cast<int32_t>(*longest)}};
    Penalty worst = 0;
    for (const uint32_t start : found.starts) {
      found.score += int64_t{2} * cuts_[start];
      worst = std::max(worst, cuts_[start]);
    }
    int64_t sum = 0;
    for (size_t n = 0; n < rows; ++n) sum += lengths_[n];
    for (size_t n = 0; n < rows && sum > 0; ++n) {
      const int64_t share = lengths_[n] * room_.rows * one / sum - one;
      found.score += share * share / one;
    }
    const bool even = *shortest * 4 >= *longest * 3, nearly = *shortest * 5 >= *longest * 3;
    if (!even) found.score += uneven;
    found.score += shape_cost();
    if (*longest > room_.width.mpt)
      found.score += (*longest - room_.width.mpt) * 10 * one / std::max(room_.width.mpt, 1);
    found.good = worst < least_fault && (even || (nearly && worst == 0));
    return found;
  }

  int64_t shape_cost() const {
    const int64_t same = text_.em.mpt / 4;
    const auto longer = [&](size_t a, size_t b) { return lengths_[a] > lengths_[b] + same; };
    if (room_.rows == 2) return longer(0, 1) ? first_longer : 0;
    if (room_.rows != 3) return 0;
    const bool waist = longer(0, 1) && longer(2, 1), steps = !longer(0, 1) && !longer(1, 2);
    return waist || steps ? 0 : ill_shaped;
  }

  const ShapedText& text_;
  const HeadlineLengths rows_;
  const std::vector<Penalty>& cuts_;
  const HeadlineMeasure room_;
  int64_t mean_ = 1;  // length of a row
  std::array<uint32_t, most_headline_rows> starts_{};
  std::array<int64_t, most_headline_rows> lengths_{};
  std::optional<HeadlineRows> best_;
};

}  // namespace

std::optional<HeadlineRows> divide_headline(const ShapedText& text, const Spacing& spacing,
                                            const std::vector<Penalty>& cuts, const HeadlineMeasure& room) {
  if (text.clusters.empty() || room.rows < 1 || room.rows > most_headline_rows) return std::nullopt;
  return Divider(text, spacing, cuts, room).run();
}

}  // namespace banxin
