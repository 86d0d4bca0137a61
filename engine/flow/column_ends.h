// Column ends: paragraphs through the rows of a section's columns, in whole grid lines, the feet of the columns level.
#pragma once

#include <algorithm>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "flow/room.h"

namespace banxin {

/// A section set: every line of every paragraph has its row, or is overset.
struct Filled {
  std::vector<std::shared_ptr<const Composed>> settings;  ///< one a paragraph
  std::vector<int> lengths;                               ///< lines more than by itself that each is set in; empty = 0
  std::vector<size_t> stuck;  ///< paragraphs that cannot be had in the length they are wished in (InsetText::length)
  std::vector<Row> rows;      ///< rows in reading order; line k of the section stands in rows[k]
  int lines = 0;              ///< of all paragraphs
  int last_part = 0;          ///< of the thread that the section comes to; those before it are full
  int end_line = 0;           ///< first grid line below the section there, insets included
  int more = 0;               ///< lines that it is higher than it must be
  int uneven = 0;             ///< lines by which the feet of two of its columns are more than one apart
  int cost = 0;               ///< of its column ends and of paragraphs set against their will; 0 = nothing is wrong
  int overset_lines() const { return std::max(0, lines - static_cast<int>(rows.size())); }
};

/// How high a section is to become, beside the fewest lines that hold it as it wants to be set.
struct Height {
  int more = 1;        ///< so many lines more are allowed, 0 or 1, when its columns end better then
  int wanted_end = 0;  ///< to end above this one is a fault when it can be reached: what stays free need not
};

/// Sets paragraphs in the columns of such a height, their feet level or one line apart. Of all ways to end the columns,
/// and to set up to eight paragraphs one line longer or shorter, it is the one with the least faults: lone first and
/// last lines of paragraphs at column turns (孤行; CLREQ, widows and orphans), loose paragraphs, free lines, short
/// columns before long ones. `rooms` are the parts of a thread, each full before the next is begun: the columns of the
/// last one that is needed are level; `least_part` is needed in any case.
Filled fill_columns(std::span<const InsetText> paragraphs, std::span<const Room> rooms, Height height = {},
                    int least_part = 0);

/// The same above line `end` and with its columns down to there, by up to `most` paragraphs one line longer or shorter;
/// nothing when there is no such way.
std::optional<Filled> fill_to(std::span<const InsetText> paragraphs, std::span<const Room> rooms, int end, int most,
                              int least_part = 0);

}  // namespace banxin
