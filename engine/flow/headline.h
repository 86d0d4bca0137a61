// Headlines: text fitted to its width within limits, and the stack of kicker, title, deck and byline.
#pragma once

#include <string>
#include <vector>

#include "flow/flow.h"

namespace banxin {

/// How far a heading may be changed to fit, in this order: tracking −0.02 em … `tracking`, smaller type by half points
/// down to `size`, narrower letters down to `scale` (both thousandths of what the style says), then more rows.
struct FitLimits {
  int size = 900, scale = 920;
  Em tracking{0};  ///< most that is added between characters so that the longest row fills its width, 0 … 0.1 em
  int rows = 1;    ///< most rows that text may be divided into by its meaning, 1 … 4
};

/// What becomes of a comma in a heading.
enum class HeadlineComma : uint8_t {
  turn,   ///< not set where a row turns at it, else kept
  white,  ///< the same, and one em of white for it inside a row
  keep
};

/// Display text at the size, tracking and scale at which it fits: one row, or as many as it was divided into. Turns
/// that the author wrote are always kept, and the only ones then.
struct FittedLine {
  Prepared text;
  Composed lines;
};

/// Fits one line; warns warning[headline-too-long] at `place` with how many characters it holds and has.
FittedLine fit_line(Bench& bench, const std::vector<Span>& spans, const ParaStyle& style, const Language& language,
                    Length width, const FitLimits& limits, Place place);

/// Fits a heading whose paragraphs stand under one another, each on a row of its own; they share size, tracking and
/// scale. A single one without turns of its own is divided where the limits allow it (compose/headline.h) when it does
/// not fit on fewer rows: warning[headline-turn] when it can turn nowhere well.
std::vector<FittedLine> fit_headline(Bench& bench, const std::vector<Paragraph>& heading, const ParaStyle& style,
                                     const Language& language, Length width, const FitLimits& limits,
                                     HeadlineComma comma);

/// A heading as it is set: a full stop at its end goes, with warning[headline-stop].
std::vector<Paragraph> without_full_stop(std::vector<Paragraph> heading, Report& report);

/// Draws row `n` with its cell's corner at `at` of `space`. In a centred row the quotation and book marks at its ends
/// count half as much as other characters, so that its ink stands in the middle.
void draw_heading_row(Bench& bench, const FittedLine& heading, size_t n, const LineSpace& space, Point at, Length width,
                      Role role);

/// The styles of a headline group and how it may be fitted.
struct HeadlineStyles {
  ParaStyle kicker, title, deck, byline;
  FitLimits fit{.rows = 3};
  int deck_rows = 2;
  HeadlineComma comma = HeadlineComma::turn;
  Place kicker_place, deck_place;  ///< where their styles are named
};

/// Their keys: kicker, title, deck, byline, fit, comma.
void fields(Fields& f, HeadlineStyles& styles);

/// Kicker, title, deck or byline, fitted.
struct HeadlinePart {
  Role role = Role::title;
  Length size;  ///< as the style says it
  std::vector<FittedLine> headings;
  int rows() const;
  /// Its words on one line, as an outline shows them: between its rows an ideographic space, or a Western one.
  std::string words(const Language& language) const;
};

/// The parts of a story's headline, fitted to rows of `along` that share `across` between them; those that the story
/// has, in order. warning[headline-sizes] when the title is not at least 1.3 times as large as kicker and deck.
std::vector<HeadlinePart> fit_parts(Bench& bench, const Story& story, const HeadlineStyles& styles, Length along,
                                    Length across);

/// Stacks the parts of a story's headline in `area` of the page, downwards or, vertical, from right to left: the white
/// that is left stands before, between and behind them. The title takes no more rows than there is room for.
void lay_headline(Bench& bench, const Story& story, HeadlineStyles styles, Direction direction, const Rect& area);

}  // namespace banxin
