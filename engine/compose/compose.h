// Composition: from shaped text and the room of each line to lines, with every cluster in its place.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/length.h"
#include "model/style.h"
#include "text/text.h"

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
  Length widest_gap;   ///< the most that expansion put into one place
  bool hangs = false;  ///< its last mark stands outside the measure
};

struct Composed {
  std::vector<Line> lines;
  /// For every cluster: from the start of its measure to the left edge of its cell, and the cell's width as set. The
  /// glyphs are drawn at x + Cluster::shift − trimmed left white, which is already in `x`: draw at x[i] + shift.
  std::vector<Length> x, advance;
  int64_t cost = 0;             ///< of the whole paragraph; lower is better, comparable between settings of one text
  bool lone_character = false;  ///< 孤字: the last line holds one character (with or without a mark)
  std::vector<std::string> warnings;  ///< relaxations: "loose line 3", "level gb→basic"
};

/// Widths after adjacent compression and with the gaps between scripts, before any line is chosen: a property of the
/// text and the style alone. Index = cluster.
struct Spacing {
  std::vector<Length> advance;      ///< cell after adjacent compression
  std::vector<Length> left, right;  ///< white that is left in it
  std::vector<Length> gap;          ///< Han–Latin or Han–digit gap before the cluster (0 at the start)
};
Spacing space(const ShapedText& text, const ParaStyle& style);

struct ComposeOptions {
  int lines = 0;  ///< set in exactly this many lines if it can be done within the limits; 0 = the best number
  bool first_indent = true;  ///< false: the paragraph goes on (after an inset)
};

/// Sets a paragraph. `measures[i]` is the room of line i; the last one repeats. Empty text gives no lines.
/// With `options.lines` out of reach the result has another number of lines: look at lines.size().
Composed compose(const ShapedText& text, const Spacing& spacing, std::span<const Measure> measures,
                 const ParaStyle& style, const ComposeOptions& options = {});

}  // namespace banxin
