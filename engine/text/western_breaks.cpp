#include "text/western_breaks.h"

#include <unicode/uchar.h>

#include <algorithm>

namespace banxin {
namespace {

constexpr char32_t em_dash = 0x2014, en_dash = 0x2013;
constexpr char32_t mai_yamok = 0x0E46;  // ๆ: the word before it once more, behind a space

constexpr std::u32string_view units[] = {
    U"%",    U"‰",    U"°",    U"°C",   U"°F",  U"€",    U"$",   U"£",    U"m",   U"km",  U"cm",   U"mm",   U"nm",
    U"m²",   U"m³",   U"km²",  U"ha",   U"g",   U"kg",   U"mg",  U"t",    U"l",   U"L",   U"ml",   U"mL",   U"hl",
    U"s",    U"ms",   U"h",    U"min",  U"Hz",  U"kHz",  U"MHz", U"GHz",  U"W",   U"kW",  U"MW",   U"GW",   U"kWh",
    U"V",    U"kV",   U"A",    U"K",    U"kB",  U"MB",   U"GB",  U"TB",   U"Pa",  U"hPa", U"dB",   U"km/h", U"m/s",
    U"mph",  U"a.m.", U"p.m.", U"г.",   U"гг.", U"в.",   U"вв.", U"р.",   U"рр.", U"ст.", U"тыс.", U"тис.", U"млн",
    U"млрд", U"трлн", U"руб.", U"коп.", U"грн", U"м",    U"км",  U"см",   U"мм",  U"кв.", U"га",   U"г",    U"кг",
    U"т",    U"л",    U"ч",    U"ч.",   U"мин", U"мин.", U"с",   U"сек.", U"км/ч"};
// Before a number.
constexpr std::u32string_view counted[] = {
    U"§",    U"§§",    U"p.",   U"pp.", U"No.",  U"Nos.", U"no.",   U"nos.", U"n°",   U"nº",  U"Nr.",
    U"vol.", U"Vol.",  U"ch.",  U"Ch.", U"fig.", U"Fig.", U"art.",  U"№",    U"S.",   U"Bd.", U"Abb.",
    U"Abs.", U"Art.",  U"Kap.", U"n.",  U"pag.", U"pág.", U"págs.", U"núm.", U"стр.", U"с.",  U"гл.",
    U"рис.", U"табл.", U"т.",   U"ст.", U"п.",   U"пп.",  U"кв.",   U"д."};

constexpr bool is_arabic_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
constexpr bool is_ascii_letter(char32_t c) { return (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z'); }
bool is_any_letter(char32_t c) { return c < 0x80 ? is_ascii_letter(c) : u_isalpha(static_cast<UChar32>(c)) != 0; }
// What ends a Western word: white, and all of the CJK scripts.
constexpr bool is_blank(char32_t c) { return c == U' ' || c == 0x2028 || c >= 0x2E80; }

template <size_t n>
bool is_one_of(const std::u32string_view (&words)[n], std::u32string_view word) {
  return std::ranges::find(words, word) != std::end(words);
}

// The word that ends before `at`, and the one that starts there, without the marks of the sentence behind it.
std::u32string_view word_before(std::u32string_view chars, size_t at) {
  size_t first = at;
  while (first > 0 && !is_blank(chars[first - 1]) && at - first < 8) --first;
  const std::u32string_view word = chars.substr(first, at - first);
  const size_t opening = word.find_first_not_of(U"([“‘\"'«");
  return opening == word.npos ? word : word.substr(opening);
}
std::u32string_view word_after(std::u32string_view chars, size_t at) {
  size_t last = at;
  while (last < chars.size() && !is_blank(chars[last]) && last - at < 8) ++last;
  std::u32string_view word = chars.substr(at, last - at);
  while (word.size() > 1 && !is_one_of(units, word) &&
         std::u32string_view(U".,;:!?)]”’»\"'").find(word.back()) != word.npos)
    word.remove_suffix(1);
  return word;
}

// J. and z.: a letter and a full stop.
bool is_initial(std::u32string_view word) { return word.size() == 2 && word[1] == U'.' && is_any_letter(word[0]); }

constexpr bool is_cyrillic(char32_t c) { return c >= 0x0400 && c <= 0x04FF; }

// 3 245 758: thousands, one, two or three digits before the space, three behind it.
bool parts_thousands(std::u32string_view chars, size_t at) {
  size_t first = at, last = at + 1;
  while (first > 0 && is_arabic_digit(chars[first - 1])) --first;
  while (last < chars.size() && is_arabic_digit(chars[last])) ++last;
  return at > first && at - first <= 3 && last - at == 4;
}

// 2345 6789, 138 0013 8000: groups of a telephone number.
bool parts_telephone(std::u32string_view chars, size_t at) {
  size_t first = at, last = at + 1;
  while (first > 0 && is_arabic_digit(chars[first - 1])) --first;
  while (last < chars.size() && is_arabic_digit(chars[last])) ++last;
  return at - first >= 2 && at - first <= 4 && last - at == 5;
}

// 16 h 15
bool is_hour(std::u32string_view chars, size_t at) {
  return at >= 3 && chars[at - 1] == U'h' && chars[at - 2] == U' ' && is_arabic_digit(chars[at - 3]);
}

// Does the word space at `at` hold its neighbours together?
bool binds(std::u32string_view chars, size_t at, bool french) {
  if (at == 0 || at + 1 >= chars.size()) return false;
  const char32_t before = chars[at - 1], after = chars[at + 1];
  if (french && (before == U'«' || std::u32string_view(U"»;:!?").find(after) != std::u32string_view::npos)) return true;
  if (is_arabic_digit(before) && is_one_of(units, word_after(chars, at + 1))) return true;
  if (parts_thousands(chars, at)) return true;
  const std::u32string_view word = word_before(chars, at);
  if (is_arabic_digit(after) && (is_one_of(counted, word) || (french && is_hour(chars, at)))) return true;
  if (!is_initial(word)) return false;
  const bool name = is_cyrillic(word[0]) && is_cyrillic(after) && u_isupper(static_cast<UChar32>(after)) != 0 &&
                    u_isupper(static_cast<UChar32>(word[0])) != 0;
  return name || (at + 2 < chars.size() && is_initial(chars.substr(at + 1, 2)));
}

// A letter that stands alone before `at`.
bool is_single_letter(const std::vector<CharClass>& char_classes, size_t at) {
  const auto is_word = [&](size_t i) { return has(classes(CharClass::letter, CharClass::digit), char_classes[i]); };
  return at >= 1 && char_classes[at - 1] == CharClass::letter && (at == 1 || !is_word(at - 2));
}

// m/s, km/h, A/S: two letters at most on both sides.
bool is_short_fraction(std::u32string_view chars, size_t solidus) {
  size_t first = solidus, last = solidus + 1;
  while (first > 0 && is_ascii_letter(chars[first - 1])) --first;
  while (last < chars.size() && is_ascii_letter(chars[last])) ++last;
  const size_t before = solidus - first, after = last - solidus - 1;
  return before >= 1 && before <= 2 && after >= 1 && after <= 2;
}

// 2-й, 10-му: what says the case of an ordinal of Russian.
bool is_case_ending(std::u32string_view chars, size_t at) {
  size_t last = at;
  while (last < chars.size() && is_cyrillic(chars[last])) ++last;
  return last > at && last - at <= 3;
}

}  // namespace

void bind_western(std::u32string_view chars, const Language& language, std::vector<Penalty>& breaks) {
  const bool french = language.tag.starts_with("fr"), english = language.tag.starts_with("en");
  for (size_t i = 1; i < chars.size(); ++i) {
    if (breaks[i] == must_break) continue;
    const char32_t c = chars[i];
    const bool spaced = chars[i - 1] == U' ';
    // Dashes with spaces stand before what they set off in French and German, in English behind what they end.
    if (c == em_dash || (c == en_dash && spaced)) {
      if (!spaced || english) breaks[i] = no_break;
    } else if (c == mai_yamok || (c == U'+' && chars[i - 1] == U'+') ||
               (spaced && breaks[i] != no_break && binds(chars, i - 1, french))) {
      breaks[i] = no_break;
    }
  }
}

void bind_spaces(std::u32string_view chars, std::vector<Penalty>& breaks) {
  for (size_t i = 1; i < chars.size(); ++i)
    if (chars[i - 1] == U' ' && breaks[i] != no_break && breaks[i] != must_break &&
        (binds(chars, i - 1, false) || parts_telephone(chars, i - 1)))
      breaks[i] = no_break;
}

void bind_hyphens(std::u32string_view chars, const std::vector<CharClass>& char_classes, std::vector<Penalty>& breaks) {
  for (size_t i = 1; i < chars.size(); ++i) {
    const char32_t mark = chars[i - 1];
    if ((mark != U'-' && mark != 0x2010 && mark != U'/') || breaks[i] == no_break || breaks[i] == must_break) continue;
    const bool ordinal = i >= 2 && char_classes[i - 2] == CharClass::digit &&
                         (char_classes[i] == CharClass::other || is_case_ending(chars, i));
    const bool bound = mark == U'/'
                           ? is_short_fraction(chars, i - 1)
                           : ordinal || (is_single_letter(char_classes, i - 1) && char_classes[i] == CharClass::letter);
    if (bound) breaks[i] = no_break;
  }
}

}  // namespace banxin
