// Text fitted to its width within limits.
#pragma once

#include <string>
#include <vector>

#include "flow/bench.h"

namespace banxin {

/// How far a heading may be changed to fit, in this order: tracking −0.02 em … `tracking`, smaller type by half points
/// down to `size`, narrower letters down to `scale` (both thousandths of what the style says), then more rows.
struct FitLimits {
  int size = 900, scale = 920;
  Em tracking{0};      ///< most that is added between characters so that the longest row fills its width, 0 … 0.1 em
  int rows = 1;        ///< most rows that text may be divided into by its meaning, 1 … 4; of a quotation to 12
  bool quote = false;  ///< it is a quotation: rows of like length, the last may be shorter
};

/// What becomes of a comma in a heading.
enum class HeadlineComma : uint8_t {
  turn,   ///< not set where a row turns at it, else kept
  white,  ///< the same, and one em of white for it inside a row
  keep
};

/// Display text at the size, tracking and scale at which it fits, with the notes of the setting that stands: one row.
/// Warns warning[headline-too-long] at `place` with how many characters it holds and has.
SetParagraph fit_line(const Bench& bench, const std::vector<Span>& spans, const ParaStyle& style,
                      const Language& language, Length width, const FitLimits& limits, Place place, Report& notes);

/// Fits a heading whose paragraphs stand under one another, each on a row of its own; they share size, tracking and
/// scale. A single one without turns of its own is divided where the limits allow it (compose/headline.h) when it does
/// not fit on fewer rows: warning[headline-turn] when it can turn nowhere well.
std::vector<SetParagraph> fit_headline(const Bench& bench, const std::vector<Paragraph>& heading,
                                       const ParaStyle& style, const Language& language, Length width,
                                       const FitLimits& limits, HeadlineComma comma, Report& notes);

}  // namespace banxin
