#include "rules.h"

namespace banxin::report {
namespace {

// CLREQ, prohibition rules for line start and line end, level gb: closing marks, pause and stop marks, question and
// exclamation marks, interpuncts, connectors, solidus; and units after their number.
constexpr std::u32string_view zh_no_start = U"’”）〉》」』】〕〗〙］｝、，；：。．！？‼⁇⁈⁉·‧・–～〜－／%％‰‱℃℉°′″";
constexpr std::u32string_view zh_no_end = U"‘“（〈《「『【〔〖〘［｛／￥＄￡№";
// JLREQ 3.1.7 and appendix C, strict: cl-02, 03, 04, 05, 06, 07, 09 without 々, 13.
constexpr std::u32string_view ja_no_start =
    U"’”）〉》」』】〕〗〙］｝»｠、，。．！？‼⁇⁈⁉・：；‐〜゠–ヽヾゝゞ〻%％‰℃°′″";
constexpr std::u32string_view ja_no_end = U"‘“（〈《「『【〔〖〘［｛«｟￥＄￡№";

bool is_in(std::u32string_view set, char32_t c) { return set.find(c) != set.npos; }

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
bool is_letter(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); }
bool is_hex(char32_t c) { return is_digit(c) || (c >= U'a' && c <= U'f') || (c >= U'A' && c <= U'F'); }

char32_t at_or_zero(std::u32string_view text, size_t at) { return at < text.size() ? text[at] : 0; }

/// —— and …… are units of two, counted from where the row begins.
bool halves_unit(std::u32string_view text, size_t at) {
  if (!is_in(U"—―…⋯‥", text[at]) || text[at - 1] != text[at]) return false;
  size_t first = at;
  while (first > 0 && text[first - 1] == text[at]) --first;
  return (at - first) % 2 == 1;
}

bool cuts_number(std::u32string_view text, size_t at) {
  const char32_t a = text[at - 1], b = text[at];
  if (is_digit(a) && is_digit(b)) return true;
  if (is_digit(a) && is_in(U"%％‰‱°℃℉′″₫", b)) return true;
  if (is_digit(b) && is_in(U"+−±¥￥$＄€£￡№", a)) return true;
  if (is_digit(a) && (b == U',' || b == U'.') && is_digit(at_or_zero(text, at + 1))) return true;
  return (a == U',' || a == U'.') && is_digit(b) && at > 1 && is_digit(text[at - 2]);
}

bool cuts_escape(std::u32string_view text, size_t at) {
  for (size_t back = 1; back <= 2 && back <= at; ++back) {
    const size_t sign = at - back;
    if (text[sign] == U'%') return is_hex(at_or_zero(text, sign + 1)) && is_hex(at_or_zero(text, sign + 2));
  }
  return false;
}

}  // namespace

Rules rules_of(std::string_view language) {
  if (language.starts_with("zh")) return Rules::chinese;
  return language.starts_with("ja") ? Rules::japanese : Rules::none;
}

bool forbidden_start(std::u32string_view text, size_t at, Rules rules) {
  if (rules == Rules::none) return false;
  // One — alone is a connector; doubled it is a dash, which may start a line below level strict.
  const bool single = text[at] == U'—' && at_or_zero(text, at + 1) != U'—' && (at == 0 || text[at - 1] != U'—');
  if (single && rules == Rules::chinese) return true;
  return is_in(rules == Rules::chinese ? zh_no_start : ja_no_start, text[at]);
}

bool forbidden_end(std::u32string_view text, size_t at, Rules rules) {
  if (rules == Rules::none) return false;
  return is_in(rules == Rules::chinese ? zh_no_end : ja_no_end, text[at]);
}

bool cuts_unit(std::u32string_view text, size_t at) {
  if (at == 0 || at >= text.size()) return false;
  const char32_t a = text[at - 1], b = text[at];
  const bool word = (is_letter(a) || is_digit(a)) && (is_letter(b) || is_digit(b));
  return word || halves_unit(text, at) || cuts_number(text, at) || cuts_escape(text, at);
}

}  // namespace banxin::report
