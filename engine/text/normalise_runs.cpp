// N4, N5, N7, N8, N10: ellipses, dashes, spaces, turned lines, full-width letters.
#include <unicode/uchar.h>

#include "text/normalise.h"

namespace banxin {
namespace {

// A run of one character is replaced by another run, or kept. `want` gives the length of the new run, 0 = keep.
template <class Want>
void replace_runs(Cells& cells, ChangeLog& log, const char* rule, char32_t mark, Want want) {
  Cells out;
  out.reserve(cells.size());
  for (size_t i = 0; i < cells.size();) {
    size_t end = i + 1;
    while (end < cells.size() && cells[end].c == cells[i].c && cells[end].locked == cells[i].locked) ++end;
    const size_t n = cells[i].locked ? 0 : want(i, end);
    if (n == 0) {
      out.insert(out.end(), cells.begin() + static_cast<ptrdiff_t>(i), cells.begin() + static_cast<ptrdiff_t>(end));
    } else {
      log.note(rule, cells[i].offset, std::u32string(end - i, cells[i].c), std::u32string(n, mark));
      TextCell cell = cells[i];
      cell.c = mark;
      out.insert(out.end(), n, cell);
    }
    i = end;
  }
  cells = std::move(out);
}

// Chinese text stands on one side of [first, last), over blanks, quotation marks and brackets.
bool in_chinese(const Cells& cells, size_t first, size_t last) {
  const auto skip = [](char32_t c) { return is_blank(c) || is_quote_or_bracket(c); };
  while (first > 0 && skip(cells[first - 1].c)) --first;
  while (last < cells.size() && skip(cells[last].c)) ++last;
  return (first > 0 && is_cjk_text(cells[first - 1].c)) || (last < cells.size() && is_cjk_text(cells[last].c));
}

constexpr char32_t ellipsis = 0x2026, dash = 0x2014;

bool is_wide(char32_t c) {
  const int width = u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_EAST_ASIAN_WIDTH);
  const bool wide = width == U_EA_FULLWIDTH || width == U_EA_WIDE || width == U_EA_HALFWIDTH;
  const bool hangul = (c >= 0x1100 && c <= 0x11FF) || (c >= 0x3130 && c <= 0x318F) || (c >= 0xA960 && c <= 0xA97F) ||
                      (c >= 0xAC00 && c <= 0xD7FF) || (c >= 0xFFA0 && c <= 0xFFDF);
  return wide && !hangul;
}

// Marks of both writing systems: “ ” ‘ ’ — …
constexpr bool is_shared_mark(char32_t c) {
  return c == 0x2018 || c == 0x2019 || c == 0x201C || c == 0x201D || c == dash || c == ellipsis;
}

// No space where the author's line turned inside CJK text (CSS Text 3, segment break transformation, and
// csswg-drafts issue 337 for the shared marks).
bool joins_without_space(const Cells& cells, size_t before, size_t after) {
  const char32_t a = cells[before].c, b = cells[after].c;
  if (is_wide(a) && is_wide(b)) return true;
  if (is_shared_mark(a)) {
    const bool cjk_behind = before > 0 && is_cjk_text(cells[before - 1].c);
    return is_wide(b) || (is_shared_mark(b) && cjk_behind);
  }
  return is_shared_mark(b) && is_wide(a);
}

}  // namespace

void unify_ellipses(Cells& cells, ChangeLog& log) {
  replace_runs(cells, log, "N4", ellipsis, [&](size_t i, size_t end) -> size_t {
    const char32_t c = cells[i].c;
    const size_t n = end - i;
    const bool dots = c == U'.' && n >= 3, stops = c == 0x3002 && n >= 3;
    const bool points = c == ellipsis && n != 2 && n != 4, centred = c == 0x22EF;
    if (!(dots || stops || points || centred)) return 0;
    if ((c == U'.' || c == ellipsis) && !in_chinese(cells, i, end)) return 0;
    return (c == U'.' && n >= 12) || (c != U'.' && c != 0x3002 && n >= 4) ? 4 : 2;
  });
}

void unify_dashes(Cells& cells, ChangeLog& log) {
  replace_runs(cells, log, "N5", dash, [&](size_t i, size_t end) -> size_t {
    const char32_t c = cells[i].c;
    const bool drawn = c == U'-' || c == 0xFF0D || c == 0x2500 || c == 0x2501 || c == 0x2015;
    if ((drawn ? end - i < 2 : c != dash || end - i < 3) || !in_chinese(cells, i, end)) return 0;
    return 2;
  });
}

void drop_script_spaces(Cells& cells, ChangeLog& log) {
  const auto western = [](const TextCell& cell) {
    return !cell.locked && (is_latin_letter(cell.c) || is_ascii_digit(cell.c));
  };
  Cells out;
  out.reserve(cells.size());
  for (size_t i = 0; i < cells.size();) {
    size_t end = i;
    while (end < cells.size() && cells[end].c == U' ' && !cells[end].locked) ++end;
    if (end == i) {
      out.push_back(cells[i++]);
      continue;
    }
    const bool between =
        !out.empty() && end < cells.size() &&
        ((is_han(out.back().c) && western(cells[end])) || (western(out.back()) && is_han(cells[end].c)));
    if (between) {
      log.note("N7", cells[i].offset, std::u32string(end - i, U' '), {});
    } else {
      out.insert(out.end(), cells.begin() + static_cast<ptrdiff_t>(i), cells.begin() + static_cast<ptrdiff_t>(end));
    }
    i = end;
  }
  cells = std::move(out);
}

void join_lines(Cells& cells, ChangeLog& log) {
  Cells out;
  out.reserve(cells.size());
  for (size_t i = 0; i < cells.size();) {
    size_t end = i;
    bool turned = false;
    while (end < cells.size() && is_blank(cells[end].c) && !cells[end].locked) turned |= cells[end++].c == U'\n';
    if (!turned) {
      end = std::max(end, i + 1);
      out.insert(out.end(), cells.begin() + static_cast<ptrdiff_t>(i), cells.begin() + static_cast<ptrdiff_t>(end));
      i = end;
      continue;
    }
    std::u32string before;
    for (size_t k = i; k < end; ++k) before += cells[k].c;
    const bool edge = out.empty() || end == cells.size();
    bool solid = edge;
    if (!edge) {
      Cells sides{out.back(), cells[end]};
      if (out.size() > 1) sides.insert(sides.begin(), out[out.size() - 2]);
      solid = joins_without_space(sides, sides.size() - 2, sides.size() - 1);
    }
    log.note("N8", cells[i].offset, before, solid ? U"" : U" ");
    if (!solid) {
      TextCell space = cells[i];
      space.c = U' ';
      out.push_back(space);
    }
    i = end;
  }
  cells = std::move(out);
}

namespace {

bool is_full_digit(char32_t c) { return c >= 0xFF10 && c <= 0xFF19; }

// １，２３４: a comma before three full-width digits, after three at most; those before it are narrow already.
bool parts_thousands(const Cells& cells, size_t at) {
  size_t before = 0, after = 0;
  while (before < at && is_ascii_digit(cells[at - before - 1].c)) ++before;
  while (at + after + 1 < cells.size() && is_full_digit(cells[at + after + 1].c)) ++after;
  return cells[at].c == 0xFF0C && before >= 1 && before <= 3 && after == 3;
}

}  // namespace

void narrow_fullwidth(Cells& cells, ChangeLog& log) {
  const auto is_digit = [&](size_t i) {
    return i < cells.size() && (is_ascii_digit(cells[i].c) || is_full_digit(cells[i].c));
  };
  for (size_t i = 0; i < cells.size(); ++i) {
    TextCell& cell = cells[i];
    const bool alnum =
        is_full_digit(cell.c) || (cell.c >= 0xFF21 && cell.c <= 0xFF3A) || (cell.c >= 0xFF41 && cell.c <= 0xFF5A);
    const bool point = cell.c == 0xFF0E && is_digit(i - 1) && is_digit(i + 1);  // of a number: 2．2％
    if (!(alnum || point || parts_thousands(cells, i)) || cell.locked) continue;
    const char32_t narrow = cell.c - 0xFF01 + U'!';
    log.note("N10", cell.offset, std::u32string_view(&cell.c, 1), std::u32string_view(&narrow, 1));
    cell.c = narrow;
  }
}

}  // namespace banxin
