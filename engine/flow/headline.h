// Headlines: a line fitted to its width within limits, and the stack of kicker, title, deck and byline.
#pragma once

#include "flow/flow.h"

namespace banxin {

/// How far a headline may be changed to fit, in this order: tracking to −0.02 em, smaller type by half points down to
/// `size`, narrower letters down to `scale` (both thousandths of what the style says).
struct FitLimits {
  int size = 900, scale = 920;
};

/// One line of display text at the size and tracking at which it fits.
struct FittedLine {
  Prepared text;
  Composed lines;  ///< one line, or more when it could not be fitted
};

/// Fits one line; warns warning[headline-too-long] at `place` with how many characters it holds and has.
FittedLine fit_line(Bench& bench, const std::vector<Span>& spans, ParaStyle style, const Language& language,
                    Length width, const FitLimits& limits, Place place);

/// The styles of a headline group and how its title may be fitted.
struct HeadlineStyles {
  ParaStyle kicker, title, deck, byline;
  FitLimits fit;
};

/// Their keys: kicker, title, deck, byline, fit.
void fields(Fields& f, HeadlineStyles& styles);

/// Stacks the parts of a story's headline in `room`: the white that is left stands above, between and below them.
void lay_headline(Bench& bench, const Story& story, const HeadlineStyles& styles, const Rect& room);

}  // namespace banxin
