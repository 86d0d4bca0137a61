#include "text/soft_breaks.h"

#include <algorithm>
#include <iterator>

namespace banxin {
namespace {

using enum CharClass;

constexpr Penalty multiplier_cost = 700, classifier_cost = 500, ordinal_cost = 600, date_cost = 700, range_cost = 600,
                  currency_cost = 500, name_cost = 400, short_title_cost = 300, paragraph_edge_cost = 800,
                  particle_cost = 50, unit_start_cost = 100, code_space_cost = 300;
constexpr size_t short_title = 4;  // characters between 《 and 》
constexpr size_t longest_name_part = 8;

constexpr std::u32string_view multipliers = U"十百千万亿兆萬億";
constexpr std::u32string_view date_parts = U"年月日号時时點点分秒";
// Measure words that follow numbers in the news (量词), and 届 名 位 条 of 第…
constexpr std::u32string_view classifiers =
    U"个個名位人台臺架辆輛艘件项項条條次届屆家所座套只隻头頭匹株棵张張份本部篇幅场場起例种種类類级級层層栋棟户戶"
    U"岁歲倍成亩畝吨噸克斤米里公厘毫元角分天周週年月日小";
constexpr std::u32string_view currencies[] = {U"元",   U"美元", U"欧元", U"歐元", U"日元",  U"港元",
                                              U"英镑", U"英鎊", U"韩元", U"卢布", U"人民币"};

constexpr bool is_in(std::u32string_view set, char32_t c) { return set.find(c) != set.npos; }

// 助词, which rather do not start a line. A switch: it is asked for every Han character.
constexpr bool is_particle(char32_t c) {
  switch (c) {
    case U'的':
    case U'了':
    case U'着':
    case U'著':
    case U'呢':
    case U'吗':
    case U'嗎':
      return true;
    default:
      return false;
  }
}

void raise(Penalty& p, Penalty least) {
  if (p < least) p = least;
}

bool starts_currency(std::u32string_view rest) {
  return std::ranges::any_of(currencies, [&](std::u32string_view word) { return rest.starts_with(word); });
}

// A number that ends before `at`, with what follows it.
void after_number(std::u32string_view chars, size_t first, size_t at, std::vector<Penalty>& breaks) {
  if (at >= chars.size()) return;
  const bool ordinal = first > 0 && chars[first - 1] == U'第';
  if (ordinal) raise(breaks[first], ordinal_cost);
  size_t i = at;
  while (i < chars.size() && is_in(multipliers, chars[i])) raise(breaks[i++], multiplier_cost);
  if (i >= chars.size()) return;
  const char32_t c = chars[i];
  if (i == at && is_in(date_parts, c)) raise(breaks[i], date_cost);
  if (is_in(classifiers, c)) raise(breaks[i], ordinal ? ordinal_cost : classifier_cost);
  if (starts_currency(chars.substr(i))) raise(breaks[i], currency_cost);
  const bool joins = c == U'至' || c == U'到' || c == 0x2013 || c == 0x2014 || c == 0xFF5E || c == 0x301C;
  if (joins && i + 1 < chars.size() && chars[i + 1] >= U'0' && chars[i + 1] <= U'9') {
    raise(breaks[i], range_cost);
    raise(breaks[i + 1], range_cost);
  }
}

void keep_short_titles(std::u32string_view chars, size_t open, std::vector<Penalty>& breaks) {
  const size_t end = std::min(chars.size(), open + short_title + 2);
  for (size_t i = open + 1; i < end; ++i) {
    if (chars[i] != U'》') continue;
    for (size_t k = open + 2; k < i; ++k) raise(breaks[k], short_title_cost);
    return;
  }
}

// 列奥纳多·达·芬奇: what stands between two dots is part of a name, wherever the name may begin and end.
void keep_name_part(std::u32string_view chars, const std::vector<CharClass>& char_classes, size_t dot,
                    std::vector<Penalty>& breaks) {
  size_t end = dot + 1;
  while (end < chars.size() && end - dot <= longest_name_part && char_classes[end] == han) ++end;
  if (end >= chars.size() || char_classes[end] != mid) return;
  for (size_t k = dot + 2; k < end; ++k) raise(breaks[k], name_cost);
}

// No line of one character at either end of a paragraph: marks do not count as characters.
void keep_paragraph_edges(const std::vector<CharClass>& char_classes, std::vector<Penalty>& breaks) {
  const auto is_text = [&](size_t i) { return has(ideographic_classes | classes(letter, digit), char_classes[i]); };
  size_t first = 0, last = char_classes.size();
  while (first < char_classes.size() && !is_text(first)) ++first;
  while (last > 0 && !is_text(last - 1)) --last;
  if (first + 1 < char_classes.size()) raise(breaks[first + 1], paragraph_edge_cost);
  if (last > 1 && last - 1 > 0) raise(breaks[last - 1], paragraph_edge_cost);
}

constexpr std::u32string_view han_digits = U"〇一二三四五六七八九十百千万億兆";

bool is_superscript(char32_t c) { return c == 0xB2 || c == 0xB3 || c == 0xB9 || (c >= 0x2070 && c <= 0x209F); }

// ¹⁴C after an ideograph or a mark: what is raised belongs to the letters behind it.
bool starts_isotope(std::u32string_view chars, const std::vector<CharClass>& char_classes, size_t at) {
  if (!has(cjk_classes, char_classes[at - 1])) return false;
  while (at < chars.size() && is_superscript(chars[at])) ++at;
  return at < chars.size() && char_classes[at] == letter;
}

// [2] after a word: bound in itself and to what it notes.
void bind_note_mark(std::u32string_view chars, size_t open, std::vector<Penalty>& breaks) {
  size_t i = open + 1;
  while (i < chars.size() && chars[i] >= U'0' && chars[i] <= U'9') ++i;
  if (i == open + 1 || i >= chars.size() || chars[i] != U']') return;
  for (size_t k = open; k <= i; ++k) breaks[k] = no_break;
}

// GB/T 15834: the letters of a standard before its number.
void price_code_space(std::u32string_view chars, size_t gap, std::vector<Penalty>& breaks) {
  if (gap + 1 >= chars.size() || chars[gap + 1] < U'0' || chars[gap + 1] > U'9') return;
  size_t first = gap;
  while (first > 0 && ((chars[first - 1] >= U'A' && chars[first - 1] <= U'Z') || chars[first - 1] == U'/')) --first;
  if (gap - first >= 2) raise(breaks[gap + 1], code_space_cost);
}

}  // namespace

void add_soft_penalties(std::u32string_view chars, const std::vector<CharClass>& char_classes,
                        std::vector<Penalty>& breaks) {
  size_t number = chars.size();  // where the number under way begins
  for (size_t i = 0; i < chars.size(); ++i) {
    const char32_t c = chars[i];
    if (char_classes[i] == digit) {
      if (number == chars.size()) number = i;
    } else if (number != chars.size() &&
               !((c == U'.' || c == U',') && i + 1 < char_classes.size() && char_classes[i + 1] == digit)) {
      after_number(chars, number, i, breaks);
      number = chars.size();
    }
    if (c == U'《') keep_short_titles(chars, i, breaks);
    if (char_classes[i] == mid) keep_name_part(chars, char_classes, i, breaks);
    if (i > 0 && (char_classes[i] == dsh || char_classes[i] == ell)) raise(breaks[i], unit_start_cost);
    if (i > 0 && char_classes[i] == han && is_particle(c)) raise(breaks[i], particle_cost);
    if (c == U' ') price_code_space(chars, i, breaks);
  }
  keep_paragraph_edges(char_classes, breaks);
}

void keep_names(std::u32string_view chars, const Lexicon& names, std::vector<Penalty>& breaks) {
  for (size_t i = 0; !names.empty() && i < chars.size();) {
    const size_t n = names.longest_at(chars, i);
    for (size_t k = i + 1; k < i + n; ++k)
      if (chars[k - 1] != 0xB7 && chars[k - 1] != 0x2027 && chars[k - 1] != 0x30FB) raise(breaks[k], name_cost);
    i += std::max<size_t>(n, 1);
  }
}

void bind_groups(std::u32string_view chars, const std::vector<CharClass>& char_classes, Region region,
                 std::vector<Penalty>& breaks) {
  const auto is_digit = [&](size_t i) {  // full-width ones count as ideographs
    return i < chars.size() && (char_classes[i] == digit || (chars[i] >= 0xFF10 && chars[i] <= 0xFF19));
  };
  for (size_t i = 1; i < chars.size(); ++i) {
    if (breaks[i] == no_break || breaks[i] == must_break) continue;
    const char32_t before = chars[i - 1], c = chars[i];
    const bool inside = before == 0xFF0E || before == 0xFF1A;  // ． ：
    const bool after_sign = inside || before == U'〒';
    if (c >= 0x3000 && !after_sign && region != Region::japan) continue;  // most of what is asked
    if (c == U'[') bind_note_mark(chars, i, breaks);
    if (is_superscript(c) && char_classes[i - 1] != space && !starts_isotope(chars, char_classes, i))
      breaks[i] = no_break;
    // 2．2％, ２．２％; 12：30, 3：2; 〒100-0001; a score, 6－4; 五〇％ (JLREQ, cl-13 after numerals).
    if (inside && i >= 2 && is_digit(i - 2) && is_digit(i)) breaks[i] = no_break;
    if (before == U'〒' && is_digit(i)) breaks[i] = no_break;
    if (region != Region::japan) continue;
    if (before == 0xFF0D && i >= 2 && is_digit(i - 2) && is_digit(i)) breaks[i] = no_break;
    if (char_classes[i] == pos && is_in(han_digits, before)) breaks[i] = no_break;
  }
}

}  // namespace banxin
