#include "text/orient.h"

#include <unicode/uchar.h>

#include <algorithm>

namespace banxin {
namespace {

using enum CharClass;

constexpr size_t longest_acronym = 6, longest_combined = 3;

constexpr bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
constexpr bool is_latin_capital(char32_t c) { return c >= U'A' && c <= U'Z'; }
constexpr bool is_letter(char32_t c) { return is_latin_capital(c) || (c >= U'a' && c <= U'z'); }
constexpr bool is_ascii(char32_t c) { return c > U' ' && c < 0x7F; }
/// Single signs that stand upright between ideographs; other Western signs turn.
constexpr bool is_upright_sign(char32_t c) {
  return std::u32string_view(U"%&@#$+=*").find(c) != std::u32string_view::npos;
}
constexpr bool is_currency(char32_t c) { return c == U'¥' || c == U'£' || c == U'€'; }
constexpr bool is_unit_sign(char32_t c) { return c == U'%' || c == U'‰' || c == U'°' || c == U'℃' || c == U'℉'; }

Orientation of_unicode(char32_t c) {
  return u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_VERTICAL_ORIENTATION) == U_VO_ROTATED
             ? Orientation::rotated
             : Orientation::upright;
}

// 24, 365, 3.0, 2B, 5G, A+: short, with a digit or a plus, and nothing else in it.
bool is_combined(std::u32string_view word) {
  if (word.size() < 2 || word.size() > longest_combined) return false;
  const bool plain =
      std::ranges::all_of(word, [](char32_t c) { return is_digit(c) || is_letter(c) || c == U'.' || c == U'+'; });
  const bool marked = std::ranges::any_of(word, [](char32_t c) { return is_digit(c) || c == U'+'; });
  return plain && marked && word.front() != U'.' && word.front() != U'+' && word.back() != U'.';
}

// CO2: letter under letter, and its figure below them.
bool is_formula_of_capitals(std::u32string_view word) {
  return word.size() == longest_combined && is_latin_capital(word[0]) && is_latin_capital(word[1]) && is_digit(word[2]);
}

bool is_number(std::u32string_view word) { return std::ranges::all_of(word, is_digit); }

bool is_acronym(std::u32string_view word) {
  return word.size() <= longest_acronym && std::ranges::all_of(word, is_latin_capital);
}

Orientation of_word(std::u32string_view word, const NumberStyle& numbers) {
  if (word.size() == 1)
    return is_digit(word[0]) || is_letter(word[0]) || is_upright_sign(word[0]) ? Orientation::upright
                                                                               : Orientation::rotated;
  if (is_formula_of_capitals(word)) return Orientation::upright;
  if (is_number(word)) {
    if (word.size() <= static_cast<size_t>(numbers.combined)) return Orientation::combined;
    return numbers.upright ? Orientation::upright : Orientation::rotated;
  }
  if (is_combined(word)) return Orientation::combined;
  return is_acronym(word) ? Orientation::upright : Orientation::rotated;
}

void orient_word(std::u32string_view chars, size_t first, size_t last, const NumberStyle& numbers,
                 std::vector<Orientation>& out) {
  std::u32string_view word = chars.substr(first, last - first);
  // Full stops and commas behind a word belong to the sentence, % and ℃ stand below their number.
  while (word.size() > 1 && std::u32string_view(U".,;:!?").find(word.back()) != std::u32string_view::npos) {
    out[first + word.size() - 1] = Orientation::rotated;
    word.remove_suffix(1);
  }
  const bool united =
      word.size() > 1 && word.size() <= longest_combined + 1 && is_unit_sign(word.back()) &&
      (std::ranges::all_of(word.substr(0, word.size() - 1), is_digit) || is_combined(word.substr(0, word.size() - 1)));
  if (united) {
    out[first + word.size() - 1] = Orientation::upright;
    word.remove_suffix(1);
  }
  std::fill_n(out.begin() + static_cast<std::ptrdiff_t>(first), word.size(), of_word(word, numbers));
}

}  // namespace

const char* vertical_orientation(char32_t c) {
  switch (u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_VERTICAL_ORIENTATION)) {
    case U_VO_UPRIGHT:
      return "U";
    case U_VO_TRANSFORMED_UPRIGHT:
      return "Tu";
    case U_VO_TRANSFORMED_ROTATED:
      return "Tr";
    default:
      return "R";
  }
}

bool stays_upright(char32_t c, Region region) {
  const bool chinese = region == Region::mainland || region == Region::taiwan || region == Region::hongkong;
  return chinese && (c == U'：' || c == U'；' || c == U'？' || c == U'！');
}

void orient(std::u32string_view chars, const std::vector<CharClass>& char_classes, Region region,
            std::vector<Orientation>& out, const NumberStyle& numbers) {
  out.assign(chars.size(), Orientation::upright);
  const bool cjk = region != Region::none;
  const auto in_word = [&](size_t i) {
    const bool money = is_currency(chars[i]) && i + 1 < chars.size() && is_digit(chars[i + 1]);  // turns as $100 does
    return is_ascii(chars[i]) || money || (char_classes[i] == pos && is_unit_sign(chars[i]));
  };
  for (size_t i = 0; i < chars.size();) {
    if (!in_word(i)) {
      // A no-break or word space goes with the words it parts.
      const bool blank = char_classes[i] == space || char_classes[i] == no_break_space;
      out[i] = blank ? Orientation::rotated : of_unicode(chars[i]);
      ++i;
      continue;
    }
    size_t end = i + 1;
    while (end < chars.size() && in_word(end)) ++end;
    // A word between two other words of one sentence turns with them.
    const auto is_other_word = [&](size_t space_at, size_t beyond) {
      return space_at < chars.size() && char_classes[space_at] == space && beyond < chars.size() && in_word(beyond);
    };
    const bool in_sentence = !cjk || is_other_word(end, end + 1) || (i >= 2 && is_other_word(i - 1, i - 2));
    if (in_sentence)
      std::fill(out.begin() + static_cast<std::ptrdiff_t>(i), out.begin() + static_cast<std::ptrdiff_t>(end),
                Orientation::rotated);
    else
      orient_word(chars, i, end, numbers, out);
    i = end;
  }
}

void orient_as_wanted(const std::vector<Span>& spans, const Cells& cells, std::vector<Orientation>& orientations,
                      std::vector<uint16_t>& blocks) {
  blocks.clear();
  const auto is_turned = [](const Span& s) { return s.note.tcy || s.note.upright || s.note.turned; };
  if (std::ranges::none_of(spans, is_turned)) return;
  blocks.assign(cells.size(), 0);
  for (size_t i = 0; i < cells.size(); ++i) {
    const Annotation& note = spans[cells[i].span].note;
    if (note.tcy) orientations[i] = Orientation::combined, blocks[i] = note.id;
    if (note.upright) orientations[i] = Orientation::upright;
    if (note.turned) orientations[i] = Orientation::rotated;
  }
}

void part_upright_numbers(const std::vector<CharClass>& char_classes, const std::vector<Orientation>& orientations,
                          std::vector<Penalty>& breaks) {
  constexpr Penalty between_digits = 500;
  const auto stands = [&](size_t i) { return char_classes[i] == digit && orientations[i] == Orientation::upright; };
  for (size_t i = 1; i < orientations.size(); ++i)
    if (stands(i - 1) && stands(i) && breaks[i] == no_break) breaks[i] = between_digits;
}

bool turn_quotes(std::u32string& chars, const std::vector<CharClass>& char_classes, Region region) {
  if (region == Region::none) return false;
  const bool mainland = region == Region::mainland;
  bool changed = false;
  for (size_t i = 0; i < chars.size(); ++i) {
    if (char_classes[i] != op && char_classes[i] != clo) continue;
    char32_t& c = chars[i];
    const char32_t before = c;
    if (c == 0x201C) c = mainland ? U'『' : U'「';
    if (c == 0x201D) c = mainland ? U'』' : U'」';
    if (c == 0x2018) c = mainland ? U'「' : U'『';
    if (c == 0x2019) c = mainland ? U'」' : U'』';
    changed = changed || c != before;
  }
  return changed;
}

}  // namespace banxin
