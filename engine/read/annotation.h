// Inline attributes: [text]{.dots}, [text]{ruby="…"} – what stands beside the text between the lines.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/edition.h"

namespace banxin {

inline constexpr size_t most_attribute_bytes = 2000;  ///< of the braces behind one bracket
inline constexpr size_t most_nested_brackets = 32;    ///< that an annotation may stand in

/// Attributes in braces as they were written behind a bracket.
struct InlineAttributes {
  Annotation note;      ///< without id and readings
  std::string reading;  ///< of ruby="…", not yet divided
  size_t bytes = 0;     ///< from { to }
};

/// Reads the braces that `text` begins with. Nothing when they hold no attributes ({date}, a set {1, 2}): they stay
/// text. An unknown attribute is reported at `place`, the place of the brace.
std::optional<InlineAttributes> read_inline_attributes(std::string_view text, Place place, Report& report);

/// Divides a reading among `characters`: by spaces one each (mono), by | one each within a word (jukugo), undivided
/// for the whole (group; mono for one character). Reports error[ruby] when the number does not fit.
void divide_reading(const std::string& reading, size_t characters, Place place, Report& report, Annotation& note);

}  // namespace banxin
