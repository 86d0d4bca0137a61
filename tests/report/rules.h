// What may not stand at the edges of a line and what may not be cut, by the tables of CLREQ, JLREQ and GB/T 15834:
// characters alone, nothing of the engine, so that it can bear witness about the composer.
#pragma once

#include <cstddef>
#include <string_view>

namespace banxin::report {

enum class Rules { none, chinese, japanese };
/// Of a BCP 47 tag: zh… and ja…; all else has none.
Rules rules_of(std::string_view language);

/// Level gb (Chinese), strict (Japanese): `text[at]` starts a turned line.
bool forbidden_start(std::u32string_view text, size_t at, Rules rules);
/// `text[at]` ends a line that is turned.
bool forbidden_end(std::u32string_view text, size_t at, Rules rules);
/// A turn before `text[at]` cuts a unit: a dash or an ellipsis, a number with its separators, sign, unit or per cent,
/// a Western word, an escape %XX of an address.
bool cuts_unit(std::u32string_view text, size_t at);

}  // namespace banxin::report
