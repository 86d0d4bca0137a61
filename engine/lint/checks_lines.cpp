// Lines: names and numbers cut at their ends, brackets that keep their white, small type in white or colour.
#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <string_view>

#include "base/message.h"
#include "base/utf8.h"
#include "lint/checks.h"

namespace banxin {
namespace {

using LinePair = std::function<void(const SeenLine& upper, const SeenLine& lower)>;

// Each line with the one that goes on with its paragraph.
void for_each_turn(const ScenePage& page, const LinePair& visit) {
  for (size_t i = 0; i + 1 < page.lines.size(); ++i) {
    const SeenLine &upper = page.lines[i], &lower = page.lines[i + 1];
    if (upper.line->ends_paragraph || upper.block != lower.block) continue;
    const bool same_column = upper.frame == lower.frame;
    const bool next_column = upper.frame->role == Role::column && lower.frame->role == Role::column;
    if ((same_column || next_column) && upper.line->paragraph == lower.line->paragraph &&
        upper.line->role == lower.line->role)
      visit(upper, lower);
  }
}

bool is_digit(char32_t c) { return (c >= U'0' && c <= U'9') || (c >= U'０' && c <= U'９'); }
bool is_in(char32_t c, std::u32string_view set) { return set.find(c) != set.npos; }

bool number_is_cut(std::u32string_view upper, std::u32string_view lower) {
  if (upper.empty() || lower.empty()) return false;
  const bool point = upper.size() > 1 && is_in(upper.back(), U".,") && is_digit(upper[upper.size() - 2]);
  if (point) return is_digit(lower.front());
  if (!is_digit(upper.back())) return false;
  return is_digit(lower.front()) || is_in(lower.front(), U"%％‰℃") ||
         (lower.size() > 1 && is_in(lower.front(), U".,") && is_digit(lower[1]));
}

void cut_numbers(const ScenePage& page, Remarks& remarks) {
  for_each_turn(page, [&](const SeenLine& upper, const SeenLine& lower) {
    if (!number_is_cut(utf8::to_utf32(upper.line->text), utf8::to_utf32(lower.line->text))) return;
    remarks.add("BX142", page, *upper.block, letters_of(*upper.line),
                say("a number is cut: “{}” / “{}”", upper.line->text, lower.line->text),
                say("let the style break no numbers (word-break), word it otherwise or give it a wider column"));
  });
}

bool name_is_cut(const std::string& name, std::string_view upper, std::string_view lower) {
  for (size_t at = 0; at < name.size();) {
    at += utf8::decode(name, at).bytes;
    if (at < name.size() && upper.ends_with(name.substr(0, at)) && lower.starts_with(name.substr(at))) return true;
  }
  return false;
}

// The credit of a picture in its brackets, which begins in one line of the caption and ends in another.
bool credit_is_cut(const PlacedLine& upper, const PlacedLine& lower) {
  if (upper.role != Role::caption) return false;
  constexpr std::string_view opens = "（", closes = "）";
  const size_t open = upper.text.rfind(opens), close = lower.text.find(closes);
  return open != std::string::npos && upper.text.find(closes, open) == std::string::npos && close >= 3 &&
         close != std::string::npos && std::string_view(lower.text).substr(close - 3, 3) == "摄";
}

void cut_names(const ScenePage& page, Remarks& remarks) {
  for_each_turn(page, [&](const SeenLine& upper, const SeenLine& lower) {
    if (!credit_is_cut(*upper.line, *lower.line)) return;
    remarks.add("BX141", page, *upper.block, letters_of(*upper.line),
                say("the credit is cut: “{}” / “{}”", upper.line->text, lower.line->text),
                say("shorten it, or give the photo more columns"));
  });
  for_each_turn(page, [&](const SeenLine& upper, const SeenLine& lower) {
    for (const std::string& name : page.edition->names)
      if (name_is_cut(name, upper.line->text, lower.line->text))
        remarks.add("BX141", page, *upper.block, letters_of(*upper.line),
                    say("the name {} is cut by the end of “{}”", name, upper.line->text),
                    say("word it otherwise, or give it a wider column"));
  });
}

void brackets_with_white(const ScenePage& page, Remarks& remarks) {
  for_each_turn(page, [&](const SeenLine&, const SeenLine& lower) {
    const PlacedLine& line = *lower.line;
    if (line.vertical || line.text.empty() || line.runs.empty() || line.runs.front().advances.empty()) return;
    if (!is_in(utf8::decode(line.text, 0).value, U"（《〈「『【〔〖“‘")) return;
    const GlyphRun& run = line.runs.front();
    if (run.advances.front() < thousandths(run.size, 950)) return;
    remarks.add("BX107", page, *lower.block, letters_of(line),
                say("“{}” begins with a bracket that keeps its white", line.text),
                say("let the style trim the edges of lines (trim-edges)"));
  });
}

bool is_plain_black(const Ink& ink) {
  return ink.kind == Ink::Kind::process && ink.c + ink.m + ink.y == 0 && ink.k > 0;
}

void small_reverse(const ScenePage& page, Remarks& remarks) {
  constexpr Length least = from_pt(6);
  const PlacedBlock* said = nullptr;  // once a block
  for (const SeenLine& seen : page.lines) {
    if (said == seen.block) continue;
    for (const GlyphRun& run : seen.line->runs) {
      if (run.size >= least || run.glyphs.empty() || is_plain_black(page.edition->inks[run.ink])) continue;
      remarks.add("BX133", page, *seen.block, letters_of(*seen.line),
                  say("“{}” is set in {} and not in black alone", seen.line->text, print_pt(run.size)),
                  say("from 6 pt on, bold and without serifs, white and coloured type prints clean"));
      said = seen.block;
      break;
    }
  }
}

}  // namespace

std::vector<LintCheck> line_checks() {
  return {{.rule = "BX107", .page = brackets_with_white},
          {.rule = "BX133", .page = small_reverse},
          {.rule = "BX141", .page = cut_names},
          {.rule = "BX142", .page = cut_numbers}};
}

}  // namespace banxin
