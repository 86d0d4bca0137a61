// Text set by hand: paragraphs for the composer without fonts, shaper or line-breaking tables. Every Han cell and mark
// is one em, letters and digits half an em, the word space a third; classes and whites as the region tables have them.
#pragma once

#include <string>
#include <string_view>

#include "text/text.h"

namespace banxin::test {

constexpr Length hand_em{12000};

/// `text` in UTF-8; U+2028 or a newline is a forced break. —— and …… become one cluster of two em.
ShapedText set_by_hand(std::string_view text, Region region = Region::mainland, Length em = hand_em);

/// A style with nothing in it that a test did not ask for: no indent, no gaps.
ParaStyle bare_style();

}  // namespace banxin::test
