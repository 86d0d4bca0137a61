// What holds of every page, whatever is on it. Each function tells the faults that it finds, one a line;
// empty = it holds.
#pragma once

#include <string>
#include <string_view>

#include "api/lay_out.h"
#include "sheet/sheet.h"

namespace banxin::test {

using Faults = std::string;

/// What of a text is compared.
using Reading = std::u32string (*)(std::string_view);
/// All but white and the hyphens of line ends; quotation marks as vertical lines have them.
std::u32string all_characters(std::string_view text);

/// Every story block says what its story says, each character once and in order, headings and labels too, or its
/// copyfit counts what is missing at the end. A headline that is shown says all of its part.
Faults lost_text(const LaidOut& laid, Reading reading);

/// Every jump line names the page that its story goes on on, or comes from, and has its mate there; the frames of a
/// story are numbered from 1 to the last, and in this order its text is whole.
Faults wrong_jumps(const LaidOut& laid);

/// The feet of a section's columns stand on one line, or one apart. Stories with photos, or with a block inside, are
/// left out: there a column may hold too few rows to end where the others do; and those with headings in their columns.
/// Rows kept for jump lines count as text.
Faults uneven_feet(const Sheet& sheet);

/// The same of a story alone on its page that is `shape`d, headings and pictures in its columns or not: each column
/// ends where the lowest one does, or at its own foot when that is higher, or one line above.
Faults uneven_legs(const LaidOut& laid);

/// Body lines outside the page grid.
Faults off_grid(const Sheet& sheet);

/// Lines of a story that lie on a block inside its block, on a picture in it, or outside of its block.
Faults text_in_the_way(const LaidOut& laid);

/// Lines of text whose cells lie on those of another line, wherever they stand.
Faults lines_on_lines(const Sheet& sheet);

/// Justified body lines, but for the last of a paragraph, whose last cell does not end with the measure.
Faults ragged_lines(const Sheet& sheet);

}  // namespace banxin::test
