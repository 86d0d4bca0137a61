#include "text/breaks.h"

#include <unicode/ubrk.h>
#include <unicode/uchar.h>

#include <algorithm>

#include "base/message.h"
#include "text/soft_breaks.h"
#include "text/utf16.h"
#include "text/western_breaks.h"

namespace banxin {
namespace {

using enum CharClass;
using Pair = BreakPlan::Pair;

const char* css_strictness(Level level) {
  switch (level) {
    case Level::css_loose:
      return "@lb=loose";
    case Level::css_normal:
      return "@lb=normal";
    case Level::css_strict:
      return "@lb=strict";
    default:
      return "";
  }
}

// ICU tailors UAX #14 by language only for CSS line-break; without a level its root rules are the standard's.
std::string icu_locale(const BreakPlan& plan, const Language& language) {
  const char* strictness = css_strictness(plan.level);
  if (*strictness == '\0') return "";
  return language.tag.substr(0, language.tag.find('-')) + strictness;
}

}  // namespace

void LineBreaker::Closer::operator()(UBreakIterator* i) const { ubrk_close(i); }

LineBreaker::LineBreaker() : plan_(make_plan(Level::automatic, WordBreak::normal, Region::none)) {}
LineBreaker::~LineBreaker() = default;

UBreakIterator* LineBreaker::iterator(const std::string& locale, bool lines) {
  Iterator& kept = iterators_[(lines ? "L" : "C") + locale];
  if (!kept) {
    UErrorCode fault = U_ZERO_ERROR;
    kept.reset(ubrk_open(lines ? UBRK_LINE : UBRK_CHARACTER, locale.c_str(), nullptr, 0, &fault));
    if (U_FAILURE(fault) || !kept)
      throw MachineFault{"missing-icu-data", say("the break rules of ICU cannot be loaded"),
                         say("apt-get install libicu72")};
  }
  return kept.get();
}

// What ICU sees of a character: itself, or a plain member of the class that our level gives it (section 16 of the
// typographic rules: “ is an opening mark, · may not start a line …).
void LineBreaker::stand_ins(std::u32string_view chars, const std::vector<CharClass>& char_classes) {
  constexpr char16_t opening = 0x3008, closing = 0x3009, ideograph = 0x4E00, joiner = 0x2060;
  constexpr char16_t prefix = 0xFFE5, suffix = 0xFF05;
  constexpr ClassSet words_begin = classes(letter, digit);
  utf16_.clear();
  char_of_.clear();
  for (uint32_t i = 0; i < chars.size(); ++i) {
    char32_t c = chars[i];
    if (plan_.tables && has(mark_classes, char_classes[i])) {
      const bool no_start = has(plan_.no_start, char_classes[i]), no_end = has(plan_.no_end, char_classes[i]);
      c = no_start && no_end ? joiner : no_start ? closing : no_end ? opening : ideograph;
    } else if (plan_.tables && char_classes[i] == pre) {
      c = prefix;
    } else if (plan_.tables && char_classes[i] == pos) {
      c = suffix;
    } else if (plan_.tables && c == U'’' && i + 1 < chars.size() && has(words_begin, char_classes[i + 1])) {
      c = U'n';  // an apostrophe that begins a word: ，|’90s
    }
    char_of_.insert(char_of_.end(), static_cast<size_t>(U16_LENGTH(c)), i);
    append_utf16(utf16_, c);
  }
}

void LineBreaker::unicode_breaks(std::u32string_view chars, const std::vector<CharClass>& char_classes,
                                 const Language& language) {
  stand_ins(chars, char_classes);
  unicode_.assign(chars.size() + 1, no_break);
  UBreakIterator* lines = iterator(icu_locale(plan_, language), true);
  UErrorCode fault = U_ZERO_ERROR;
  ubrk_setText(lines, utf16_.data(), static_cast<int32_t>(utf16_.size()), &fault);
  if (U_FAILURE(fault)) return;
  for (int32_t at = ubrk_next(lines); at != UBRK_DONE; at = ubrk_next(lines)) {
    const size_t unit = static_cast<size_t>(at);
    const size_t index = unit < char_of_.size() ? char_of_[unit] : chars.size();
    unicode_[index] = ubrk_getRuleStatus(lines) >= UBRK_LINE_HARD ? must_break : Penalty{0};
  }
}

void LineBreaker::grapheme_starts(std::u32string_view chars, std::vector<bool>& out) {
  out.assign(chars.size(), false);
  utf16_.clear();
  char_of_.clear();
  for (uint32_t i = 0; i < chars.size(); ++i) {
    char_of_.insert(char_of_.end(), static_cast<size_t>(U16_LENGTH(chars[i])), i);
    append_utf16(utf16_, chars[i]);
  }
  UBreakIterator* graphemes = iterator("", false);
  UErrorCode fault = U_ZERO_ERROR;
  ubrk_setText(graphemes, utf16_.data(), static_cast<int32_t>(utf16_.size()), &fault);
  if (U_FAILURE(fault)) return;
  for (int32_t at = ubrk_first(graphemes); at != UBRK_DONE; at = ubrk_next(graphemes))
    if (static_cast<size_t>(at) < char_of_.size()) out[char_of_[static_cast<size_t>(at)]] = true;
}

void LineBreaker::breaks(std::u32string_view chars, const std::vector<CharClass>& char_classes, ClassSet present,
                         const Language& language, Level level, WordBreak word_break, std::vector<Penalty>& out) {
  const Profile profile = profile_of(language.region);
  if (level_for(level, language.region) != plan_.level || word_break != plan_.word_break || profile != plan_.profile)
    plan_ = make_plan(level, word_break, language.region);
  out.assign(chars.size() + 1, 0);
  out.front() = no_break;
  out.back() = must_break;
  addresses_.clear();
  if (plan_.level == Level::css_anywhere) {
    std::vector<bool> starts;
    grapheme_starts(chars, starts);
    for (size_t i = 1; i < chars.size(); ++i)
      out[i] = char_classes[i - 1] == forced_break ? must_break : starts[i] ? Penalty{0} : no_break;
    return;
  }
  std::vector<bool> starts;  // break-all cuts between letters of any script, but not off their marks
  if (word_break == WordBreak::break_all && has(present, other)) grapheme_starts(chars, starts);
  bool asked = false;
  const auto unicode = [&](size_t i) {
    if (!asked) unicode_breaks(chars, char_classes, language);
    asked = true;
    return unicode_[i];
  };
  bool after_opening = false;  // an opening mark keeps what follows it, also over spaces (UAX #14 LB14)
  for (size_t i = 1; i < chars.size(); ++i) {
    const CharClass a = char_classes[i - 1], b = char_classes[i];
    after_opening = a == op || (a == space && after_opening);
    const Pair pair = plan_.pair[static_cast<size_t>(a)][static_cast<size_t>(b)];
    const bool free = pair == Pair::never && !plan_.free.empty() && word_break != WordBreak::keep_all && a != digit &&
                      !has(plan_.no_end, a) && plan_.free.find(chars[i]) != plan_.free.npos;
    Penalty p = 0;
    const bool forbidden = pair == Pair::never || (after_opening && plan_.tables && has(plan_.no_end, op));
    const bool inside_cluster = pair != Pair::unicode && !starts.empty() && !starts[i];
    if (!free) p = forbidden || inside_cluster ? no_break : pair == Pair::unicode ? unicode(i) : Penalty{0};
    out[i] = p;
  }
  const bool western_setting = plan_.level == Level::automatic && language.tag != "und";
  if (!plan_.tables && !western_setting) return;  // UAX #14, and nothing else
  if (plan_.tables) bind_groups(chars, char_classes, language.region, out);
  if (western_setting) bind_western(chars, language, out);
  if (profile == Profile::zh) add_soft_penalties(chars, char_classes, out);
  if (plan_.tables && has(present, space)) bind_spaces(chars, out);
  if (!has(present, western) && !has(present, sol)) return;
  bind_hyphens(chars, char_classes, out);
  addresses_ = find_addresses(chars);
  for (const Address& address : addresses_) {
    break_address(chars, address, out);
    const bool text_follows = address.last < chars.size() && has(ideographic_classes, char_classes[address.last]);
    if (text_follows && chars[address.last - 1] == U'/') out[address.last] = 0;  // no solidus of the sentence
  }
}

}  // namespace banxin
