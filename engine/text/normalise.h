// The author's text as a Chinese newspaper sets it: rules N1–N10, one pass each over the cells of a paragraph.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/change.h"
#include "base/han.h"
#include "model/edition.h"
#include "model/language.h"

namespace banxin {

/// Rules N1–N10 over one paragraph, span borders kept: the text as a Chinese newspaper sets it.
std::vector<Span> normalise(const std::vector<Span>& spans, const Language& language, std::vector<Change>& changes);

/// One character on its way from the author's text to the set text.
struct TextCell {
  char32_t c = 0;
  uint32_t offset = 0;  ///< in the author's text of the whole paragraph, in characters
  uint16_t span = 0;
  bool locked = false;  ///< code or address: stays as it is
};
using Cells = std::vector<TextCell>;

/// All spans in one row; code spans and addresses locked.
Cells to_cells(const std::vector<Span>& spans);

/// Applies the rules that the language calls for; `changes` may be null. Vertical lines keep full-width letters and
/// digits (N10 is for horizontal ones).
void normalise_cells(Cells& cells, const Language& language, bool vertical, std::vector<Change>* changes);

/// Collects changes, or throws them away.
class ChangeLog {
 public:
  explicit ChangeLog(std::vector<Change>* changes) : changes_(changes) {}
  void note(const char* rule, uint32_t offset, std::u32string_view before, std::u32string_view after);

 private:
  std::vector<Change>* changes_;
};

// --- the rules by theme; each leaves `cells` complete ---

void narrow_fullwidth(Cells& cells, ChangeLog& log);    ///< N10
void widen_points(Cells& cells, ChangeLog& log);        ///< N1 and N3
void widen_brackets(Cells& cells, ChangeLog& log);      ///< N2
void unify_ellipses(Cells& cells, ChangeLog& log);      ///< N4
void unify_dashes(Cells& cells, ChangeLog& log);        ///< N5
void curl_quotes(Cells& cells, ChangeLog& log);         ///< N6
void drop_script_spaces(Cells& cells, ChangeLog& log);  ///< N7
void join_lines(Cells& cells, ChangeLog& log);          ///< N8

// --- what the rules ask about a character ---

/// Han, kana, or a full-width mark: the text around it is Chinese (or Japanese).
bool is_cjk_text(char32_t c);
bool is_latin_letter(char32_t c);
constexpr bool is_ascii_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
constexpr bool is_blank(char32_t c) { return c == U' ' || c == U'\t' || c == U'\n'; }
/// Between 】 and （ there are no quotation marks or brackets: ideographs, most of what is asked about.
constexpr bool is_between_brackets(char32_t c) { return c > 0x3011 && c < 0xFF08; }
/// Straight and curly quotation marks, round and square brackets, in both widths.
bool is_quote_or_bracket(char32_t c);

}  // namespace banxin
