// Notes in two lines within the line (双行夹注, 割注).
#pragma once

#include <vector>

#include "model/story.h"
#include "text/classes.h"
#include "text/normalise.h"

namespace banxin {

/// A note in two lines (JLREQ 3.4; CLREQ, 双行夹注) is a row of cells of half an em, two characters in each: wherever a
/// line turns, what stands before the turn is a whole number of cells.
void pair_notes(const std::vector<Span>& spans, const Cells& cells, std::vector<CharClass>& char_classes,
                ShapedText& out);

}  // namespace banxin
