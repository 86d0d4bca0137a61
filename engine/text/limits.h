// What a paragraph may be at most: beyond it a message, not an hour of work.
#pragma once

#include <optional>
#include <vector>

#include "base/report.h"
#include "model/edition.h"
#include "model/style.h"
#include "text/normalise.h"
#include "text/shaped.h"

namespace banxin {

constexpr size_t most_paragraph_characters = 100'000;  ///< forty columns of a broadsheet
constexpr size_t most_paragraph_spans = 65'000;        ///< changes of voice; their numbers have 16 bits
constexpr size_t most_marks_in_a_row = 32;             ///< combining marks, joiners and other formats on one character
constexpr size_t most_joined_characters = 64;          ///< that a face or a joiner makes one cluster of
/// Of a paragraph on one line: 353 metres. Twice as much still is a Length, whatever justification adds.
constexpr Length longest_line = farthest;

/// error[long-paragraph] at its place: what is set of it is `cut_to`.
bool is_long_paragraph(const std::vector<Span>& spans, Report& report);
/// Characters of the text.
size_t length_of(const std::vector<Span>& spans);
/// The first `characters` of the text.
std::vector<Span> cut_to(const std::vector<Span>& spans, size_t characters);
/// Takes marks beyond the limit out of the cells, with error[too-many-marks].
void limit_marks(const std::vector<Span>& spans, Cells& cells, Report& report);
/// error[too-many-joined] or error[long-line]: of the shaped text no more than so many characters can be set.
std::optional<size_t> over_limits(const ShapedText& text, const ParaStyle& style, Report& report);

}  // namespace banxin
