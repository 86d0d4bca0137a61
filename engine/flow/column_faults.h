// The prices of what can be wrong with the columns of a section.
#pragma once

#include <algorithm>
#include <climits>
#include <compare>

namespace banxin {

/// What a column turn or a paragraph set against its will costs, one against the other.
namespace column_fault {
inline constexpr int lone_first_line = 400;    // 孤行 at the foot of a column
inline constexpr int lone_last_line = 600;     // 孤行 at the head of a column
inline constexpr int short_last_line = 300;    // … that is shorter than half the measure as well
inline constexpr int other_length = 150;       // a paragraph one line longer or shorter than it wants to be
inline constexpr int loose = 250;              // … and visibly loose for it (over 1/8 em a place)
inline constexpr int free_above_heading = 60;  // a line more than it asks for, in its column; two, four times as much
inline constexpr int lone_character = 900;     // 孤字
inline constexpr int free_line = 400;          // the one that keeps the section from filling its room
inline constexpr int short_column = 20;        // a short column with a longer one after it
inline constexpr int uneven_feet = 5000;       // each line by which the feet of two columns are more than one apart
inline constexpr int parted = 3000;            // what should stand in one column stands in two
inline constexpr int lone_heading = 30000;     // … a heading, or it and its text: rather are the feet uneven
}  // namespace column_fault

/// The lines on which the columns before this one end.
struct Feet {
  int previous = -1, lowest = INT_MAX, highest = -1;
  auto operator<=>(const Feet&) const = default;

  /// Lines by which they are more than one apart.
  int unevenness() const { return highest < 0 ? 0 : std::max(0, highest - lowest - 1); }
  /// One more column that ends at `line`; returns what that costs.
  int add(int line) {
    const int before = unevenness(), rises = previous >= 0 && previous < line ? column_fault::short_column : 0;
    previous = line;
    lowest = std::min(lowest, line);
    highest = std::max(highest, line);
    return rises + column_fault::uneven_feet * (unevenness() - before);
  }
};

}  // namespace banxin
