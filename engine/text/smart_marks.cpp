#include "text/smart_marks.h"

#include <unicode/ulocdata.h>

#include <algorithm>
#include <array>

#include "base/owned.h"

namespace banxin {
namespace {

using LocaleData = Owned<ULocaleData, ulocdata_close>;

constexpr char32_t apostrophe = 0x2019, wide_dash = 0x2014, half_dash = 0x2013, dots = 0x2026, hard_space = 0xA0;

struct QuotePair {
  char32_t open, close;
};

char32_t delimiter(const LocaleData& data, ULocaleDataDelimiterType type, char32_t otherwise) {
  std::array<UChar, 8> text{};
  UErrorCode fault = U_ZERO_ERROR;
  const int32_t n = ulocdata_getDelimiter(data.get(), type, text.data(), static_cast<int32_t>(text.size()), &fault);
  return U_SUCCESS(fault) && n == 1 ? char32_t{text[0]} : otherwise;
}

// Doubled and single marks of a language.
std::array<QuotePair, 2> quotes_of(const Language& language) {
  UErrorCode fault = U_ZERO_ERROR;
  const LocaleData data(ulocdata_open(language.tag.c_str(), &fault));
  if (U_FAILURE(fault) || !data) return {{{U'“', U'”'}, {U'‘', U'’'}}};
  return {{{delimiter(data, ULOCDATA_QUOTATION_START, U'“'), delimiter(data, ULOCDATA_QUOTATION_END, U'”')},
           {delimiter(data, ULOCDATA_ALT_QUOTATION_START, U'‘'), delimiter(data, ULOCDATA_ALT_QUOTATION_END, U'’')}}};
}

class SmartMarks {
 public:
  SmartMarks(Cells& cells, const Language& language, ChangeLog& log)
      : cells_(cells), log_(log), quotes_(quotes_of(language)), spaced_(language.tag.starts_with("fr")) {}

  void run() {
    out_.reserve(cells_.size() + 8);
    for (size_t i = 0; i < cells_.size();) {
      const char32_t c = cells_[i].c;
      size_t end = i + 1;
      while (end < cells_.size() && cells_[end].c == c && !cells_[end].locked) ++end;
      const size_t n = end - i;
      const bool quote = c == U'"' || c == U'\'';
      if (cells_[i].locked || !(quote || (c == U'-' && n >= 2) || (c == U'.' && n >= 3)))
        out_.push_back(cells_[i++]);
      else if (quote)
        set_quote(i++);
      else
        i += set_run(i, n);
    }
    cells_ = std::move(out_);
  }

 private:
  char32_t at(size_t i) const { return i < cells_.size() ? cells_[i].c : U' '; }  // i = -1 wraps: outside too
  bool is_word(size_t i) const { return is_latin_letter(at(i)) || is_ascii_digit(at(i)); }

  void put(const TextCell& like, char32_t c) {
    TextCell cell = like;
    cell.c = c;
    out_.push_back(cell);
  }

  // Two or three hyphens, three stops; more of them are a line that somebody drew.
  size_t set_run(size_t i, size_t n) {
    const bool stops = cells_[i].c == U'.';
    if (n > 3) {
      for (size_t k = 0; k < n; ++k) out_.push_back(cells_[i + k]);
      return n;
    }
    const char32_t mark = stops ? dots : n == 3 ? wide_dash : half_dash;
    log_.note(stops ? "W3" : "W2", cells_[i].offset, std::u32string(n, cells_[i].c), std::u32string_view(&mark, 1));
    put(cells_[i], mark);
    return n;
  }

  bool opens(size_t i) const {
    constexpr std::u32string_view before = U"([{-–—“‘«„‚\"'/";
    const char32_t c = at(i - 1);
    return is_blank(c) || c == hard_space || c == 0x2028 || before.find(c) != before.npos;
  }

  // ’90s, ’tis, rock ’n’ roll.
  bool is_elision(size_t i) const {
    if (is_ascii_digit(at(i + 1)) && is_ascii_digit(at(i + 2))) return true;
    std::u32string word;
    for (size_t k = i + 1; k < cells_.size() && is_latin_letter(cells_[k].c) && word.size() < 6; ++k)
      word += cells_[k].c < 0x80 ? cells_[k].c | 0x20 : cells_[k].c;
    return word == U"tis" || word == U"twas" || word == U"em" || word == U"n" || word == U"cause" || word == U"til";
  }

  void set_quote(size_t i) {
    const bool doubled = cells_[i].c == U'"';
    size_t& open = open_[doubled ? 0 : 1];
    if (open == 0 && is_ascii_digit(at(i - 1)) && !is_latin_letter(at(i + 1)))
      return out_.push_back(cells_[i]);  // 5'30", 6"
    char32_t mark = apostrophe;
    const bool starts = opens(i) && !is_blank(at(i + 1)) && (doubled || !is_elision(i));
    const bool ends = !starts && open > 0 && (doubled || !is_word(i + 1));
    const QuotePair& pair = quotes_[doubled ? 0 : 1];
    if (starts) ++open, mark = pair.open;
    if (ends) --open, mark = pair.close;
    if (!starts && !ends && doubled) mark = pair.close;
    log_.note("W1", cells_[i].offset, std::u32string_view(&cells_[i].c, 1), std::u32string_view(&mark, 1));
    const bool inside = spaced_ && (mark == U'«' || mark == U'»');
    if (inside && mark == U'»' && !is_blank(at(i - 1))) put(cells_[i], hard_space);
    put(cells_[i], mark);
    if (inside && mark == U'«' && !is_blank(at(i + 1))) put(cells_[i], hard_space);
  }

  Cells& cells_;
  ChangeLog& log_;
  const std::array<QuotePair, 2> quotes_;
  const bool spaced_;
  std::array<size_t, 2> open_{};
  Cells out_;
};

}  // namespace

void set_smart_marks(Cells& cells, const Language& language, std::vector<Change>* changes) {
  const auto is_typed = [](const TextCell& cell) {
    return !cell.locked && (cell.c == U'"' || cell.c == U'\'' || cell.c == U'-' || cell.c == U'.');
  };
  if (std::ranges::none_of(cells, is_typed)) return;
  ChangeLog log(changes);
  SmartMarks(cells, language, log).run();
}

}  // namespace banxin
