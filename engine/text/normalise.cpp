#include "text/normalise.h"

#include <algorithm>

#include "base/utf8.h"
#include "text/address.h"
#include "text/classes.h"
#include "text/places.h"

namespace banxin {

bool is_cjk_text(char32_t c) {
  if (c < 0x2000) return false;
  if (is_han(c)) return true;
  constexpr ClassSet wide = classes(CharClass::kana, CharClass::op, CharClass::clo, CharClass::com, CharClass::stp,
                                    CharClass::exc, CharClass::ite, CharClass::cho, CharClass::skn);
  return has(wide, class_of(c, Profile::none)) || c == 0x2014 || c == 0x2026 || c == 0xFF05;
}

bool is_latin_letter(char32_t c) { return class_of(c, Profile::none) == CharClass::letter; }

bool is_quote_or_bracket(char32_t c) {
  if (is_between_brackets(c)) return false;
  switch (c) {
    case U'"':
    case U'\'':
    case U'(':
    case U')':
    case U'[':
    case U']':
    case U'（':
    case U'）':
    case U'［':
    case U'］':
    case U'‘':
    case U'’':
    case U'“':
    case U'”':
      return true;
    default:
      return c >= U'〈' && c <= U'】';  // 〈〉《》「」『』【】 are all there is
  }
}

void ChangeLog::note(const char* rule, uint32_t offset, std::u32string_view before, std::u32string_view after) {
  if (changes_ != nullptr) changes_->push_back({offset, rule, utf8::from_utf32(before), utf8::from_utf32(after), {}});
}

Cells to_cells(const std::vector<Span>& spans) {
  Cells cells;
  size_t bytes = 0;
  for (const Span& s : spans) bytes += s.text.size();
  cells.reserve(bytes);
  bool addresses = false;  // none is without one of these characters
  for (size_t s = 0; s < spans.size(); ++s) {
    const uint16_t span = static_cast<uint16_t>(std::min<size_t>(s, 0xFFFF));
    for (size_t at = 0; at < spans[s].text.size();) {
      const utf8::Decoded d = utf8::decode(spans[s].text, at);
      cells.push_back({d.value, static_cast<uint32_t>(cells.size()), span, spans[s].code});
      addresses |= d.bytes == 1 && (d.value == U'@' || d.value == U'/' || d.value == U'\\' || d.value == U'w');
      at += d.bytes;
    }
  }
  if (!addresses) return cells;
  std::u32string text;
  text.reserve(cells.size());
  for (const TextCell& cell : cells) text += cell.c;
  for (const Address& a : find_addresses(text))
    for (uint32_t i = a.first; i < a.last; ++i) cells[i].locked = true;
  return cells;
}

namespace {

// Which rules have anything to look at: most paragraphs need one or two of them.
struct Occurs {
  bool fullwidth = false, dots = false, dashes = false, brackets = false, quotes = false, points = false,
       spaces = false, turns = false;
};

Occurs look_through(const Cells& cells) {
  Occurs o;
  char32_t before = 0;
  for (const TextCell& cell : cells) {
    const bool doubled = cell.c == before;
    before = cell.c;
    if (is_between_brackets(cell.c)) continue;
    switch (cell.c) {
      case U'.':
        o.dots |= doubled;
        o.points = true;
        break;
      case 0x3002:
        o.dots |= doubled;
        break;
      case 0x2026:
      case 0x22EF:
        o.dots = true;
        break;
      case U'-':
      case 0xFF0D:
      case 0x2500:
      case 0x2501:
      case 0x2015:
        o.dashes = true;
        break;
      case 0x2014:
        o.dashes |= doubled;
        break;
      case U'(':
      case U'[':
        o.brackets = true;
        break;
      case U'"':
      case U'\'':
        o.quotes = true;
        break;
      case U',':
      case U';':
      case U':':
      case U'?':
      case U'!':
        o.points = true;
        break;
      case U' ':
        o.spaces = true;
        break;
      case U'\n':
        o.turns = o.spaces = true;
        break;
      default:
        o.fullwidth |= cell.c == 0xFF0E || (cell.c >= 0xFF10 && cell.c <= 0xFF5A);
        break;
    }
  }
  return o;
}

// By offset; what one rule made and another changed again is one change of the first: a turned line between Han and
// Latin becomes a space (N8), and that goes (N7).
void put_in_order(std::vector<Change>& changes) {
  if (!std::ranges::is_sorted(changes, {}, &Change::offset)) std::ranges::stable_sort(changes, {}, &Change::offset);
  size_t kept = 0;
  for (size_t i = 0; i < changes.size(); ++i) {
    const bool again = kept > 0 && changes[kept - 1].offset == changes[i].offset;
    if (again)
      changes[kept - 1].after = std::move(changes[i].after);
    else if (kept++ != i)
      changes[kept - 1] = std::move(changes[i]);
  }
  changes.resize(kept);
}

}  // namespace

void normalise_cells(Cells& cells, const Language& language, bool vertical, std::vector<Change>* changes) {
  const bool chinese = language.is_chinese();
  if (!chinese && language.region != Region::japan) return;
  ChangeLog log(changes);
  const Occurs o = look_through(cells);
  if (o.fullwidth && !vertical) narrow_fullwidth(cells, log);
  if (chinese && o.dots) unify_ellipses(cells, log);
  if (chinese && o.dashes) unify_dashes(cells, log);
  if (chinese && o.brackets) widen_brackets(cells, log);
  // Traditional Chinese quotes with 「」 or “ ”: the author's choice, so straight ones are not guessed at.
  if (language.region == Region::mainland && o.quotes) curl_quotes(cells, log);
  if (chinese && o.points) widen_points(cells, log);
  if (o.turns) join_lines(cells, log);
  if (chinese && o.spaces) drop_script_spaces(cells, log);
  if (changes != nullptr) put_in_order(*changes);
}

std::vector<Span> normalise(const std::vector<Span>& spans, const Language& language, std::vector<Change>& changes) {
  Cells cells = to_cells(spans);
  const std::vector<PlaceMark> written = places_as_written(spans, cells);
  normalise_cells(cells, language, false, &changes);
  place_changes(written, changes);
  std::vector<Span> out = spans;
  for (Span& s : out) s.text.clear();
  for (const TextCell& cell : cells) utf8::append(out[cell.span].text, cell.c);
  return out;
}

}  // namespace banxin
