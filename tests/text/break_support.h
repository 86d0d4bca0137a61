// Short ways to ask for break opportunities.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "text/breaks.h"

namespace banxin::test {

inline std::vector<Penalty> penalties(std::u32string_view text, std::string_view language, Level level,
                                      WordBreak word_break = WordBreak::normal) {
  static LineBreaker breaker;
  const Language l = language_of(language);
  std::vector<CharClass> of;
  const ClassSet present = classify(text, profile_of(l.region), of);
  std::vector<Penalty> out;
  breaker.breaks(text, of, present, l, level, word_break, out);
  return out;
}

/// The text with | wherever a line may end.
inline std::string breakable(std::u32string_view text, std::string_view language, Level level,
                             WordBreak word_break = WordBreak::normal) {
  const auto p = penalties(text, language, level, word_break);
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    if (i > 0 && p[i] != no_break) out += '|';
    utf8::append(out, text[i]);
  }
  return out;
}

}  // namespace banxin::test
