// Line space: x along the lines, y from line to line. In it all columns and headlines are set; only here it is turned.
#pragma once

#include <optional>

#include "base/length.h"
#include "model/edition.h"
#include "model/style.h"

namespace banxin {

/// How lines run and follow one another (CSS Writing Modes 4, 3.2).
enum class WritingMode : uint8_t {
  horizontal_tb,
  vertical_rl,  ///< Chinese, Japanese, Korean
  vertical_lr   ///< Mongolian
};

/// The mode of text that runs in `direction`.
WritingMode writing_mode(Direction direction, const Language& language);

/// The lines that text stands on, and where line space lies on the page.
struct LineSpace {
  WritingMode mode = WritingMode::horizontal_tb;
  Point origin{};  ///< on the page; line space is measured from here
  Length first{};  ///< y of the top of line 0
  Length body{};   ///< height of a line's cells
  Length pitch{};  ///< from line to line
  Length em{};     ///< of flattened type: width of its characters along the line; 0 = as the body
  int fold = 0;    ///< of a vertical spread: the first line of its second page, `strip` farther; 0 = none
  Length strip{};

  Length along() const { return em.mpt > 0 ? em : body; }
  bool vertical() const { return mode != WritingMode::horizontal_tb; }
  /// Top of line `n` (0-based).
  Length line_top(int n) const { return first + n * pitch + (fold > 0 && n >= fold ? strip : Length{}); }
  /// From the top of the first of `n` lines to the foot of the last.
  Length height_of_lines(int n) const { return n * pitch - (pitch - body); }
  /// From the top of a cell of `size` to what its glyphs stand on: the baseline of a horizontal line, the axis in the
  /// middle of a vertical one.
  Length ascent(Length size) const { return vertical() ? size / 2 : thousandths(size, 880); }
  Length baseline(int n) const { return line_top(n) + ascent(body); }
  /// The baseline of type of another size in the middle of the line's cells.
  Length baseline(int n, Length size) const { return line_top(n) + (body - size) / 2 + ascent(size); }

  Point on_page(Point at) const;
  Rect on_page(const Rect& area) const;
  /// A rectangle of the page in line space.
  Rect from_page(const Rect& area) const;
};

/// How the lines of a page run, and what runs otherwise has lines of its own on it.
WritingMode writing_mode(const PageGeometry& grid);
/// The direction of a block: its own, or that of its page.
Direction direction_on(const PageGeometry& grid, std::optional<Direction> own);
/// Lines across a page, in its coordinates: its grid lines, where they are not vertical.
LineSpace grid_lines(const PageGeometry& grid);
/// The grid lines of a page, horizontal or vertical.
LineSpace page_lines(const PageGeometry& grid);
/// Line space of a rectangle of the page, its first line at the rectangle's own edge.
LineSpace lines_in(const Rect& area, WritingMode mode, Length body, Length pitch);

}  // namespace banxin
