// Columns: paragraphs through the rows of a section's columns, balanced in whole grid lines.
#pragma once

#include <algorithm>
#include <vector>

#include "flow/flow.h"

namespace banxin {

/// A picture that takes whole lines of some columns of a section, at their head or foot.
struct Inset {
  int column = 0, columns = 1;  ///< 0-based
  int lines = 1;                ///< without the free line that keeps text away from it
  bool at_foot = false;
};

/// Where a section may stand: columns by their x and width, grid lines [first_line, foot), and what is in the way.
struct Room {
  std::vector<Rect> columns;
  int first_line = 0, foot = 0;
  std::vector<Inset> insets;
  std::vector<Rect> obstacles;  ///< text keeps half a body size and whole lines from them
};

/// Room for one line of text.
struct Row {
  int column = 0, line = 0;
  Measure measure;  ///< x from the left of the trimmed page
};

/// What the insets of a paragraph leave of a row: never less than an em.
Measure inset_measure(const Measure& row, const Prepared& paragraph);

/// A section set: every line of every paragraph has its row, or is overset.
struct Filled {
  std::vector<Composed> settings;  ///< one a paragraph
  std::vector<Row> rows;           ///< rows in reading order; line k of the section stands in rows[k]
  int lines = 0;                   ///< of all paragraphs
  int end_line = 0;                ///< first grid line below the section, insets included
  int overset_lines() const { return std::max(0, lines - static_cast<int>(rows.size())); }
};

/// The rows of a room when column c ends above grid line `ends[c]`, in reading order. A row narrower than six
/// characters beside an obstacle is left white.
std::vector<Row> rows_of(const Room& room, const PageGeometry& grid, const std::vector<int>& ends);

/// Sets paragraphs in the fewest lines that hold them, the feet of the columns level or one line apart. Lone first
/// and last lines of paragraphs at column turns (孤行) are avoided by choosing which columns are short and by setting
/// single paragraphs one line longer or shorter.
Filled fill_balanced(const std::vector<Prepared>& paragraphs, const Room& room, const PageGeometry& grid);

}  // namespace banxin
