// Vertical lines: which characters stand upright, which are turned, and which share one cell (UAX #50; CLREQ 2.3,
// "mixed text in vertical writing").
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/classes.h"

namespace banxin {

/// Vertical_Orientation of a code point (UAX #50, Unicode 15.0): "U", "R", "Tu" or "Tr".
const char* vertical_orientation(char32_t c);

/// One orientation per character, `Orientation::horizontal` never. Characters of one 縦中横 block are all `combined`;
/// two blocks never touch. Western words turn; single letters, acronyms of up to six capitals and single digits stand
/// upright, numbers of two or three digits (also 3.0, A+, 2B) are combined, longer ones turn.
/// `Tr` characters are `upright` here: whether they have a vertical glyph only the face knows.
void orient(std::u32string_view chars, const std::vector<CharClass>& char_classes, Region region,
            std::vector<Orientation>& out);

/// Quotation marks of Chinese and Japanese become corner brackets in vertical lines: outer 『 』 inner 「 」 in
/// Mainland (GB/T 15834, 5.2), outer 「 」 inner 『 』 elsewhere. Marks of Western text stay. False: nothing to change.
bool turn_quotes(std::u32string& chars, const std::vector<CharClass>& char_classes, Region region);

/// ： ； ？ ！ stand upright in Chinese without a vertical glyph, other `Tr` characters are turned.
bool stays_upright(char32_t c, Region region);

}  // namespace banxin
