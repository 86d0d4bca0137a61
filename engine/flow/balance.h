// Balance: paragraphs through the rows of a section's columns, in whole grid lines, the feet of the columns level.
#pragma once

#include <algorithm>
#include <memory>
#include <span>
#include <vector>

#include "flow/room.h"

namespace banxin {

/// A section set: every line of every paragraph has its row, or is overset.
struct Filled {
  std::vector<std::shared_ptr<const Composed>> settings;  ///< one a paragraph
  std::vector<Row> rows;  ///< rows in reading order; line k of the section stands in rows[k]
  int lines = 0;          ///< of all paragraphs
  int end_line = 0;       ///< first grid line below the section, insets included
  int cost = 0;           ///< of its column ends and of paragraphs set against their will; 0 = nothing is wrong
  int overset_lines() const { return std::max(0, lines - static_cast<int>(rows.size())); }
};

/// Sets paragraphs in the fewest lines that hold them, the feet of the columns level or one line apart. Lone first
/// and last lines of paragraphs at column turns (孤行) are avoided by choosing which columns are short and by setting
/// single paragraphs one line longer or shorter.
Filled fill_balanced(std::span<const InsetText> paragraphs, const Room& room);

}  // namespace banxin
