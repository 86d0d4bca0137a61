// Composition: from shaped text and the room of each line to lines, with every cluster in its place.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/length.h"
#include "compose/spacing.h"
#include "model/style.h"
#include "text/shaped.h"

namespace banxin {

/// The room of one line, in reading direction.
struct Measure {
  Length x;      ///< where it starts
  Length width;  ///< > 0
};

/// The stage of adjustment that a line needed (CLREQ, line adjustment): reduction 1–7, then expansion 1–4.
enum class Stage : uint8_t {
  natural,
  reduce_1,
  reduce_2,
  reduce_3,
  reduce_4,
  reduce_5,
  reduce_6,
  reduce_7,
  expand_1,
  expand_2,
  expand_3,
  expand_4
};
const char* name_of(Stage stage);  ///< "natural", "reduce-1" … "expand-4"

struct Line {
  uint32_t first = 0, last = 0;  ///< clusters [first, last); a word space or U+3000 dropped at the turn is outside
  Length indent;                 ///< before the first cluster
  Length natural;                ///< with the line-edge forms, before adjustment, without indent
  Length width;                  ///< as set, without indent and without hung marks
  Stage stage = Stage::natural;
  Length widest_gap;    ///< the most that expansion put into one place
  bool hangs = false;   ///< its last mark stands outside the measure
  bool hyphen = false;  ///< ends with the hyphen of its last run, within the advance of its last cluster
  int scale = 1000;     ///< widths of its Western letters, thousandths of those of their run
  int fillers = 0;      ///< marks that fill it up at its end
  Length filled;        ///< their width, within the advance of its last cluster
};

/// A step beyond the ordinary that a line needed.
struct LineWarning {
  enum class Kind : uint8_t {
    marks_squeezed,      ///< marks gave white that their style keeps
    full_stop_squeezed,  ///< the white behind a full stop, which gives way last
    relaxed,             ///< it turns where the level forbids it; `how` says what gave way
    overfull,            ///< it sticks out of its measure by `amount`
    loose,               ///< its places are opened beyond their limits, one of them by `amount`
    lone_character,      ///< 孤字: the last line holds one character
    hyphen_ladder        ///< more lines in a row end with hyphens than the style allows
  } kind = Kind::loose;
  uint32_t line = 0;  ///< from 0
  Length amount{};
  const char* how = "";  ///< "level gb→loose", "third closing mark turned"
};
/// "loose line 3", "overfull line 2", "level gb→loose line 4" …, lines counted from 1.
std::string print(const LineWarning& warning);
std::vector<std::string> words_of(const std::vector<LineWarning>& warnings);

struct Composed {
  std::vector<Line> lines;
  /// For every cluster. `x`: from the left edge of its measure; draw its glyphs at x + Cluster::shift. White that the
  /// cell lost at its left is already taken off, so a mark moves and is never merely narrowed. `advance`: the cell as
  /// set and all that follows it up to the next cell (gap, tracking, expansion): in left-to-right lines the advances of
  /// a line add up to its width, and to a hung mark's place beyond. Clusters of right-to-left runs stand in visual
  /// order (UAX #9, L2); in a right-to-left paragraph lines start at the right edge. Spaces dropped at a turn have no
  /// advance.
  std::vector<Length> x, advance;
  int64_t cost =
      0;  ///< millionths of a penalty unit (text.h); lower is better, comparable between settings of one text
  bool lone_character = false;  ///< 孤字: the last line holds one character (with or without a mark)
  std::vector<LineWarning> warnings;
};

struct ComposeOptions {
  int lines = 0;  ///< set in exactly this many lines if it can be done within the limits; 0 = the best number
  bool first_indent = true;  ///< false: the paragraph goes on (after an inset)
};

/// Sets a paragraph. `measures[i]` is the room of line i; the last one repeats. Empty text gives no lines.
/// With `options.lines` out of reach (or above 400) the result has another number of lines: look at lines.size().
/// An indent that leaves less than an em beside it shrinks. Time grows with clusters × clusters per line.
Composed compose(const ShapedText& text, const Spacing& spacing, std::span<const Measure> measures,
                 const ParaStyle& style, const ComposeOptions& options = {});

/// Does this text keep its words whole in lines of these widths? Korean text whose style leaves it open does, but in
/// justified lines under 20 em.
bool keeps_words_whole(const ShapedText& text, const ParaStyle& style, std::span<const Measure> measures);

/// A paragraph in one line less, and in one line more; without lines where that cannot be done within the limits.
struct OtherLengths {
  Composed shorter, longer;
};
/// Beside the setting in `lines` lines. One search finds both.
OtherLengths compose_other_lengths(const ShapedText& text, const Spacing& spacing, std::span<const Measure> measures,
                                   const ParaStyle& style, int lines);

}  // namespace banxin
