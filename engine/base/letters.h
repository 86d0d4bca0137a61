// Text reduced to what a reader would call its letters, to find it again wherever it was set.
#pragma once

#include <string>
#include <string_view>

namespace banxin {

/// The letters, ideographs and digits of UTF-8 `text` in compatibility form (NFKC, UAX #15): full-width and half-width
/// forms, ligatures and radicals become the characters they stand for; spaces, marks, controls and all that is
/// malformed are left out.
std::u32string letters_of(std::string_view text);

}  // namespace banxin
