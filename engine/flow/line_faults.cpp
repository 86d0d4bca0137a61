#include "flow/line_faults.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "base/message.h"
#include "base/utf8.h"

namespace banxin {
namespace {

using WarningKind = LineWarning::Kind;

constexpr size_t most_shown = 60;  // characters of a line in a message

struct WarningWords {
  const char* code = nullptr;
  Phrase fault{}, hint{};
};
// By Kind; `overfull` is told by itself, and a full stop that gives its white is ordinary adjustment (CLREQ).
constexpr WarningWords words[] = {
    {"squeezed-line", phrase("is set with its marks squeezed"), phrase("word it otherwise, or give it a wider column")},
    {},
    {"relaxed-line", phrase("turns where its level forbids it"),
     phrase("word it otherwise, or give it a wider column")},
    {},
    {"loose-line", phrase("is set loosely"), phrase("word it otherwise, or give it a wider column")},
    {"lone-character", phrase("holds one character"), phrase("make the paragraph a little shorter or longer")},
    {"hyphen-ladder", phrase("ends with a hyphen, as more lines above it do than the style allows"),
     phrase("word it otherwise, or allow more: hyphens: {{most: 3}}")},
};

// What of the line holds together and is widest: the word that makes it stick out.
Extent widest_piece(const ShapedText& text, const Composed& composed, const Line& line) {
  Extent widest{line.first, line.last};
  int64_t most = -1;
  for (uint32_t first = line.first; first < line.last;) {
    uint32_t last = first;
    int64_t width = 0;
    do width += composed.advance[last++].mpt;
    while (last < line.last && text.breaks[last] == no_break);
    if (width > most) most = width, widest = {first, last};
    first = last;
  }
  return widest;
}

std::string shortened(const std::string& text) {
  size_t end = 0;
  for (size_t n = 0; end < text.size() && n < most_shown; ++n) end += utf8::decode(text, end).bytes;
  return end < text.size() ? text.substr(0, end) + "…" : text;
}

// "line 3 of column 2 of block lead", counted as the reader counts.
Message name_of_line(const DrawnIn& where) {
  const auto& lines = where.frame.lines;
  const auto number = std::ranges::count_if(lines, [](const PlacedLine& l) { return l.role != Role::label; });
  if (where.frame.role == Role::column)
    return say("line {} of column {} of block {}", number, where.frame.column, where.block);
  return say("line {} of block {}", number, where.block);
}

// Lines of scripts with tall stacks want room for the deepest above the highest. Told of the first two of a frame.
void report_tight_lines(const ShapedText& text, const DrawnIn& where, Place place, Report& report) {
  const auto& lines = where.frame.lines;
  const Length needed = text.stack_above + text.stack_below;
  if (needed.mpt == 0 || lines.size() != 2) return;
  const Length apart = lines[1].baseline - lines[0].baseline;
  if (apart.mpt <= 0 || apart >= needed) return;
  const std::string least = fmt::format("{:.1f}pt", to_pt(needed));
  report.warning("tight-lines", place,
                 say("letters of block {} are {} high, and its lines stand {} apart", where.block, least,
                     fmt::format("{:.1f}pt", to_pt(apart))),
                 say("give the style, or for a story the page, a pitch of at least {}, or smaller type", least));
}

}  // namespace

void report_line(const ShapedText& text, const Composed& composed, size_t n, const DrawnIn& where, Report& report) {
  if (!text.clusters.empty()) report_tight_lines(text, where, text.place_of(0), report);
  const auto number = static_cast<uint32_t>(n);
  const auto [first, last] = std::ranges::equal_range(composed.warnings, number, {}, &LineWarning::line);
  if (first == last) return;
  const Line& line = composed.lines[n];
  const Message named = name_of_line(where);
  const std::string shown = shortened(where.frame.lines.back().text);
  const double em = std::max(text.em.mpt, 1);
  const std::string unit = text.region == Region::none ? "em" : "字";
  const auto place = [&](Extent part) {
    return part.first < part.last ? text.place_of(text.clusters[part.first].first_char) : Place{};
  };
  for (const LineWarning& warning : std::span(first, last)) {
    if (warning.kind == WarningKind::overfull) {
      const Extent word = widest_piece(text, composed, line);
      report.error(
          "overfull", place(word),
          say("{} is {:.1f} {} wider than its column: “{}”", named, warning.amount.mpt / em, unit, shown),
          say("break it by hand, shorten it (an address above all), or give it a wider column or smaller type"),
          static_cast<int>(word.last - word.first));
      continue;
    }
    const WarningWords& said = words[static_cast<size_t>(warning.kind)];
    if (said.code == nullptr) continue;
    Message fault = said.fault;
    if (warning.kind == WarningKind::loose)
      fault = say("{}, {:.2f} {} at a place", fault, warning.amount.mpt / em, unit);
    if (warning.kind == WarningKind::relaxed) fault = say("{} ({})", fault, warning.how);
    report.warning(said.code, place({line.first, line.last}), say("{} {}: “{}”", named, fault, shown), said.hint);
  }
}

}  // namespace banxin
