// Headlines: the stack of kicker, title, deck and byline.
#pragma once

#include <string>
#include <vector>

#include "flow/bench.h"
#include "flow/headline_fit.h"

namespace banxin {

/// A heading as it is set: a full stop at its end goes, with warning[headline-stop].
std::vector<Paragraph> without_full_stop(std::vector<Paragraph> heading, Report& notes);

/// From row to row of a section heading (小标题) that has more than one.
inline Length section_head_pitch(Length size) { return size + size / 4; }

/// Lays row `n` with its cell's corner at `at` of `space`. In a centred row the quotation and book marks at its ends
/// count half as much as other characters, so that its ink stands in the middle.
void lay_heading_row(Laid& laid, const SetParagraph& heading, size_t n, const LineSpace& space, Point at, Length width,
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
  std::vector<SetParagraph> headings;
  int rows() const;
  /// Its words on one line, as an outline shows them: between its rows an ideographic space, or a Western one.
  std::string words(const Language& language) const;
};

/// The parts of a story's headline, fitted to rows of `along` that share `across` between them; those that the story
/// has and its block's choice does not leave out, in order. warning[headline-sizes] when the title is not at least 1.3
/// times as large as kicker and deck.
std::vector<HeadlinePart> fit_parts(const Bench& bench, const Story& story, const HeadlineStyles& styles, Length along,
                                    Length across, Report& notes);

/// Stacks the parts of a story's headline in `area` of the page, downwards or, vertical, from right to left: the white
/// that is left stands before, between and behind them. The title takes no more rows than there is room for.
void lay_headline(const Bench& bench, const Story& story, HeadlineStyles styles, Direction direction, const Rect& area,
                  Laid& laid);

}  // namespace banxin
