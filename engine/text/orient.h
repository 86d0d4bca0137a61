// Vertical lines: which characters stand upright, which are turned, and which share one cell (UAX #50; CLREQ 2.3,
// "mixed text in vertical writing").
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/classes.h"
#include "text/normalise.h"

namespace banxin {

/// Vertical_Orientation of a code point (UAX #50, Unicode 15.0): "U", "R", "Tu" or "Tr".
const char* vertical_orientation(char32_t c);

/// One orientation per character, `Orientation::horizontal` never. Characters of one 縦中横 block are all `combined`;
/// two blocks never touch. Western words turn; single letters, acronyms of up to six capitals and single digits stand
/// upright, numbers of two or three digits (also 3.0, A+, 2B) are combined, longer ones turn: `numbers` may say
/// otherwise. `Tr` characters are `upright` here: whether they have a vertical glyph only the face knows.
struct NumberStyle {
  int combined = 3;      ///< digits that share a cell at most
  bool upright = false;  ///< longer numbers stand one digit under another
};
void orient(std::u32string_view chars, const std::vector<CharClass>& char_classes, Region region,
            std::vector<Orientation>& out, const NumberStyle& numbers = {});

/// What the author says of single words ({.tcy}, {.upright}, {.turned}). `blocks`: the number of the 縦中横 block that
/// a character stands in, 0 = none; empty when the author says nothing.
void orient_as_wanted(const std::vector<Span>& spans, const Cells& cells, std::vector<Orientation>& orientations,
                      std::vector<uint16_t>& blocks);

/// Digits one under another are set as ideographs are: in need a line turns between them (JLREQ 2.3.2).
void part_upright_numbers(const std::vector<CharClass>& char_classes, const std::vector<Orientation>& orientations,
                          std::vector<Penalty>& breaks);

/// Quotation marks of Chinese and Japanese become corner brackets in vertical lines: outer 『 』 inner 「 」 in
/// Mainland (GB/T 15834, 5.2), outer 「 」 inner 『 』 elsewhere. Marks of Western text stay. False: nothing to change.
bool turn_quotes(std::u32string& chars, const std::vector<CharClass>& char_classes, Region region);

/// ： ； ？ ！ stand upright in Chinese without a vertical glyph, other `Tr` characters are turned.
bool stays_upright(char32_t c, Region region);

}  // namespace banxin
