// N1, N2, N3, N6: commas, stops, brackets and quotation marks.
#include <algorithm>

#include "text/normalise.h"

namespace banxin {
namespace {

constexpr size_t npos = static_cast<size_t>(-1);

constexpr char32_t widened(char32_t c) {
  switch (c) {
    case U',':
      return 0xFF0C;
    case U';':
      return 0xFF1B;
    case U':':
      return 0xFF1A;
    case U'?':
      return 0xFF1F;
    case U'!':
      return 0xFF01;
    default:
      return 0;
  }
}

// Blanks, quotation marks and brackets are not looked at when a mark looks for its neighbour.
bool is_passed_over(char32_t c) { return is_blank(c) || is_quote_or_bracket(c); }

class Points {
 public:
  Points(Cells& cells, ChangeLog& log) : cells_(cells), log_(log) {
    chinese_ = std::ranges::any_of(cells, [](const TextCell& cell) { return is_han(cell.c); });
  }

  void run() {
    Cells out;
    out.reserve(cells_.size());
    char32_t mark_before = 0;  // a mark just widened is Chinese text for the one after it: ?!
    for (size_t i = 0; i < cells_.size(); ++i) {
      TextCell cell = cells_[i];
      if (is_between_brackets(cell.c)) {  // no mark, and none looks past it
        out.push_back(cell);
        left_ = cell.c, mark_before = 0;
        continue;
      }
      const char32_t wide = cell.locked ? 0 : cell.c == U'.' ? stop(i) : point(i, mark_before);
      if (!is_passed_over(cell.c)) left_ = cell.c;
      mark_before = wide;
      if (wide == 0) {
        out.push_back(cell);
        continue;
      }
      // The blank after a half-width mark was its white; the full-width mark brings its own.
      const bool blank = at(i + 1) == U' ' && !cells_[i + 1].locked;
      const std::u32string before = blank ? std::u32string{cell.c, U' '} : std::u32string{cell.c};
      log_.note(cell.c == U'.' ? "N3" : "N1", cell.offset, before, std::u32string_view(&wide, 1));
      cell.c = wide;
      out.push_back(cell);
      if (blank) ++i;
    }
    cells_ = std::move(out);
  }

 private:
  char32_t at(size_t i) const { return i < cells_.size() ? cells_[i].c : 0; }

  // The next character after `i` that counts; 0 = none. Asked from left to right, so each cell is passed over once.
  char32_t right_of(size_t i) {
    right_ = std::max(right_, i + 1);
    while (right_ < cells_.size() && is_passed_over(cells_[right_].c)) ++right_;
    return at(right_);
  }

  char32_t point(size_t i, char32_t mark_before) {
    const char32_t wide = widened(cells_[i].c);
    if (wide == 0 || is_numeric(i)) return 0;
    if (mark_before != 0 || is_cjk_text(left_) || is_cjk_text(right_of(i))) return wide;
    // 300PFLOPS;2025
    const bool unit_and_digit = (is_latin_letter(at(i - 1)) && is_ascii_digit(at(i + 1))) ||
                                (is_ascii_digit(at(i - 1)) && is_latin_letter(at(i + 1)));
    return chinese_ && unit_and_digit ? wide : 0;
  }

  // 1,085,000 and 10:30 and 1:500.
  bool is_numeric(size_t i) const {
    if (!is_ascii_digit(at(i - 1)) || !is_ascii_digit(at(i + 1))) return false;
    if (cells_[i].c == U':') return true;
    if (cells_[i].c != U',') return false;
    size_t end = i + 1;
    while (is_ascii_digit(at(end))) ++end;
    return end - i - 1 == 3;
  }

  char32_t stop(size_t i) const {
    size_t before = i;
    while (before > 0 && std::u32string_view(U"\"”’'）)》」』").find(at(before - 1)) != npos) --before;
    if (before == 0 || !is_han(at(before - 1))) return 0;
    size_t after = i + 1;
    while (is_blank(at(after))) ++after;
    const char32_t next = at(after);
    const bool ends = next == 0 || next == 0x2028;
    return ends || is_han(next) || is_quote_or_bracket(next) ? char32_t{0x3002} : char32_t{0};
  }

  Cells& cells_;
  ChangeLog& log_;
  char32_t left_ = 0;  // the last character before cell i that counts; 0 = none
  size_t right_ = 0;
  bool chinese_ = false;
};

constexpr bool is_operator(char32_t c) { return std::u32string_view(U"=+*/^<>").find(c) != npos; }

struct Bracket {
  size_t at;
  bool han = false, cjk = false, digits_only = true, operators = false;
};

void take_in(Bracket& b, const TextCell& cell) {
  b.han |= is_han(cell.c);
  b.cjk |= is_cjk_text(cell.c);
  b.digits_only &= is_ascii_digit(cell.c);
  b.operators |= is_operator(cell.c);
}

// f(x), 2(a+b): a bracket that follows a letter or digit at once and holds no CJK.
bool is_formula(const Cells& cells, const Bracket& b) {
  if (b.cjk || b.at == 0) return false;
  const char32_t before = cells[b.at - 1].c;
  if (is_ascii_digit(before)) return true;
  if (!is_latin_letter(before)) return false;
  return b.operators || b.at == 1 || !is_latin_letter(cells[b.at - 2].c);
}

bool wants_wide(const Cells& cells, const Bracket& b, size_t close) {
  if (cells[b.at].c == U'[' && b.digits_only) return false;  // a note mark
  if (is_formula(cells, b)) return false;
  if (b.han) return true;
  size_t before = b.at, after = close + 1;
  while (before > 0 && is_blank(cells[before - 1].c)) --before;
  while (after < cells.size() && is_blank(cells[after].c)) ++after;
  return (before > 0 && is_cjk_text(cells[before - 1].c)) || (after < cells.size() && is_cjk_text(cells[after].c));
}

constexpr char32_t wide_bracket(char32_t c) { return c - U'!' + 0xFF01; }

}  // namespace

void widen_points(Cells& cells, ChangeLog& log) { Points(cells, log).run(); }

void widen_brackets(Cells& cells, ChangeLog& log) {
  std::vector<Bracket> open;
  for (size_t i = 0; i < cells.size(); ++i) {
    const char32_t c = cells[i].c;
    if (cells[i].locked) continue;
    if (c == U'(' || c == U'[') {
      open.push_back({i});
      continue;
    }
    const bool closes = (c == U')' || c == U']') && !open.empty() &&
                        cells[open.back().at].c == (c == U')' ? char32_t{U'('} : char32_t{U'['});
    if (!closes) {
      if (!open.empty()) take_in(open.back(), cells[i]);
      continue;
    }
    const Bracket b = open.back();
    open.pop_back();
    if (!open.empty()) {
      open.back().han |= b.han;
      open.back().cjk |= b.cjk;
      open.back().digits_only = false;
      open.back().operators |= b.operators;
    }
    if (!wants_wide(cells, b, i)) continue;
    for (const size_t k : {b.at, i}) {
      const char32_t wide = wide_bracket(cells[k].c);
      log.note("N2", cells[k].offset, std::u32string_view(&cells[k].c, 1), std::u32string_view(&wide, 1));
      cells[k].c = wide;
    }
  }
}

namespace {

// The closing marks still to come, innermost last.
class OpenQuotes {
 public:
  void push(char32_t closer) { marks_.push_back(closer), ++count(closer); }
  void pop() { --count(marks_.back()), marks_.pop_back(); }
  bool holds(char32_t closer) { return count(closer) > 0; }
  bool ends_with(char32_t closer) const { return !marks_.empty() && marks_.back() == closer; }
  void pop_to(char32_t closer) {
    while (!ends_with(closer)) pop();
    pop();
  }

 private:
  size_t& count(char32_t closer) { return closer == 0x201D ? doubles_ : singles_; }

  std::vector<char32_t> marks_;
  size_t doubles_ = 0, singles_ = 0;
};

}  // namespace

void curl_quotes(Cells& cells, ChangeLog& log) {
  OpenQuotes open;
  const auto is_word = [&](size_t i) {
    return i < cells.size() && (is_latin_letter(cells[i].c) || is_ascii_digit(cells[i].c));
  };
  for (size_t i = 0; i < cells.size(); ++i) {
    const char32_t c = cells[i].c;
    if (cells[i].locked) continue;
    if (c == 0x201C || c == 0x2018) open.push(c + 1);
    if ((c == 0x201D || c == 0x2019) && open.ends_with(c)) open.pop();
    if (c != U'"' && c != U'\'') continue;
    const char32_t closer = c == U'"' ? 0x201D : 0x2019;
    const bool closes = open.holds(closer);
    if (c == U'\'' && is_word(i - 1) && is_word(i + 1)) continue;  // don't
    if (!closes && i > 0 && (is_ascii_digit(cells[i - 1].c) || (c == U'\'' && is_word(i - 1))))
      continue;  // 5'30", boys'
    if (closes)
      open.pop_to(closer);
    else
      open.push(closer);
    const char32_t curly = closes ? closer : closer - 1;
    log.note("N6", cells[i].offset, std::u32string_view(&cells[i].c, 1), std::u32string_view(&curly, 1));
    cells[i].c = curly;
  }
}

}  // namespace banxin
