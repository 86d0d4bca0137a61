// What remedies cost, beside the prices of lint (model/lint_rules.h), whose scale they are in: a paragraph that ends in
// a lone character costs 100.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstdlib>

#include "flow/column_faults.h"

namespace banxin::fit_price {

/// A cost of column ends (flow/column_faults.h) in this scale.
constexpr int of_columns(int64_t cost) { return static_cast<int>(cost * 100 / column_fault::lone_character); }

/// A paragraph a line shorter or longer than by itself; half of it when that pulls back a lone character.
inline constexpr int paragraph = of_columns(column_fault::other_length);

/// Lines more above each of so many headings: shared out evenly white is not seen. Below 0, less: they lose their rank.
constexpr int of_white(int lines, int headings) { return headings * (lines > 0 ? 16 * lines * lines : 60 * -lines); }

/// All characters of a story so many thousandths of an em wider, which makes it lighter than its neighbours; below 0,
/// closer: darker, and their strokes come near to each other.
constexpr int of_tracking(int tracking) {
  const int seen = 3 * std::abs(tracking) + tracking * tracking;
  return tracking > 0 ? seen : seen * 3 / 2;
}

/// A picture of `height` lines made higher, and cropped at its sides; below 0, lower: what it shows is lost.
constexpr int of_picture(int lines, int height) {
  return std::max(1, 100 * (lines > 0 ? 20 * lines : -30 * lines) / std::max(height, 1));
}

/// Lines more for a headline; below 0, less: it stands closer.
constexpr int of_headline(int lines) { return lines > 0 ? 80 * lines : 160 * -lines; }

/// Parts of a headline that its story can do without.
inline constexpr int kicker_left_out = 900, deck_left_out = 1200;

/// Words: never without being asked.
constexpr int of_cut(int characters) { return 3000 + 30 * characters; }

}  // namespace banxin::fit_price
