#include "text/limits.h"

#include <fmt/format.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <cstdlib>

#include "base/message.h"
#include "base/utf8.h"
#include "text/places.h"

namespace banxin {
namespace {

// Draws itself onto the character before it, or is not drawn at all.
bool is_attached(char32_t c) {
  if (c < 0x300 || (c >= 0x3400 && c < 0xA000) || (c >= 0xAC00 && c < 0xD7B0)) return c == 0xAD;
  return (U_MASK(u_charType(static_cast<UChar32>(c))) & (U_GC_M_MASK | U_GC_CF_MASK)) != 0;
}

}  // namespace

size_t length_of(const std::vector<Span>& spans) {
  size_t characters = 0;
  for (const Span& span : spans) characters += utf8::length(span.text);
  return characters;
}

bool is_long_paragraph(const std::vector<Span>& spans, Report& report) {
  size_t bytes = 0;
  for (const Span& span : spans) bytes += span.text.size();
  if (bytes <= most_paragraph_characters && spans.size() <= most_paragraph_spans) return false;
  const size_t characters = length_of(spans);
  const bool voices = spans.size() > most_paragraph_spans;
  if (characters <= most_paragraph_characters && !voices) return false;
  report.error("long-paragraph", spans.front().place,
               voices
                   ? say("a paragraph changes its voice {} times; the limit is {}", spans.size(), most_paragraph_spans)
                   : say("a paragraph has {} characters; the limit is {}", characters, most_paragraph_characters),
               say("make several paragraphs of it, with blank lines between them"));
  return true;
}

std::vector<Span> cut_to(const std::vector<Span>& spans, size_t characters) {
  std::vector<Span> cut;
  for (const Span& span : spans) {
    size_t end = 0;
    for (; end < span.text.size() && characters > 0; --characters) end += utf8::decode(span.text, end).bytes;
    if (end == 0) continue;
    Span& part = cut.emplace_back(span);
    part.text.resize(end);
    part.note = {};  // its readings would no longer be as many as its characters
  }
  return cut;
}

void limit_marks(const std::vector<Span>& spans, Cells& cells, Report& report) {
  if (std::ranges::none_of(cells, [](const TextCell& c) { return is_attached(c.c); })) return;
  struct Row {
    uint32_t first = 0, length = 0;
  };
  std::vector<Row> rows(1);
  for (uint32_t i = 0; i < cells.size(); ++i) {
    if (!is_attached(cells[i].c)) {
      if (rows.back().length <= most_marks_in_a_row) rows.pop_back();
      rows.emplace_back();
    } else if (rows.back().length++ == 0) {
      rows.back().first = i;
    }
  }
  if (rows.back().length <= most_marks_in_a_row) rows.pop_back();
  if (rows.empty()) return;
  ShapedText author;
  author.marks_of_place = places_as_written(spans, cells);
  size_t kept = 0;
  auto row = rows.begin();
  for (uint32_t i = 0; i < cells.size(); ++i) {
    while (row != rows.end() && i >= row->first + row->length) ++row;
    if (row != rows.end() && i >= row->first + most_marks_in_a_row) continue;
    if (row != rows.end() && i == row->first && !report.is_full_of("too-many-marks", author.place_of(i)))
      report.error(
          "too-many-marks", author.place_of(i),
          say("{} combining marks or joiners follow one character; the limit is {}", row->length, most_marks_in_a_row),
          say("take out what does not belong there"));
    cells[kept++] = cells[i];
  }
  cells.resize(kept);
}

std::optional<size_t> over_limits(const ShapedText& text, const ParaStyle& style, Report& report) {
  const int64_t em = text.em.mpt;
  const int64_t gap = std::max(style.letter_gap.milli, style.digit_gap.milli);  // each between two characters
  const int64_t added = (std::abs(int64_t{style.text.tracking.milli}) + gap / 2) * em / 1000;
  int64_t sum = 0;
  for (const Cluster& cluster : text.clusters) {
    if (cluster.chars > most_joined_characters && !cluster.warichu) {
      report.error("too-many-joined", text.place_of(cluster.first_char),
                   say("{} characters are joined into one; the limit is {}", cluster.chars, most_joined_characters),
                   say("take out the joiners between them"));
      return cluster.first_char + 1;
    }
    sum += std::abs(int64_t{cluster.advance.mpt}) + added;
  }
  if (sum <= longest_line.mpt) return std::nullopt;
  report.error("long-line", text.place_of(0),
               say("on one line this paragraph would be {:.0f} m long; the limit is {:.0f} m",
                   static_cast<double>(sum) / 1000 / 72 * 0.0254, to_mm(longest_line) / 1000),
               say("make several paragraphs of it, or set it smaller"));
  const auto fits = static_cast<size_t>(static_cast<int64_t>(text.chars.size()) * (longest_line.mpt / 2) / sum);
  return std::clamp<size_t>(fits, 1, std::max<size_t>(text.chars.size() / 2, 1));
}

}  // namespace banxin
