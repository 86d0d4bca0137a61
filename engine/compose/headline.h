// Headings: where their rows turn. By meaning first and by balance second, not by width (newspaper practice): the
// candidates are the borders of words, and what belongs together stays on one row.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "compose/compose.h"

namespace banxin {

/// What turning a heading before each cluster costs (text.h: 0 free … 1000 only in need, `no_break` never); index =
/// cluster, one more at the end. 0: after a comma, a stop or a space. Never: inside a word of ICU's dictionary or a run
/// of single characters that the dictionary does not know; before a mark that may not begin a line, after an opening
/// one; inside 《》 and short quotations; between a number and what it counts, the parts of a name, a verb and its
/// short object; before 的 地 得 了 着; after 在 将 把 and their kin. A heading of more than `longest_headline`
/// clusters has no turns but those that are written into it.
std::vector<Penalty> headline_cuts(const ShapedText& text, const Language& language);

constexpr size_t longest_headline = 200;
constexpr int most_headline_rows = 4, most_quote_rows = 12;

/// How a heading is divided.
struct HeadlineRows {
  std::vector<uint32_t> starts;  ///< first clusters of the second and further rows
  /// Thousandths: Σ (row − mean)² / mean² + 2 × cuts, and what an uneven or ill-shaped division costs; lower is better.
  int64_t score = 0;
  /// No turn is a fault, and the rows are even: shortest to longest at least 3 : 4, or 3 : 5 when all of them are
  /// pauses.
  bool good = false;
  Length widest;  ///< of its rows, in line-edge forms
};

/// What the rows have to keep to.
struct HeadlineMeasure {
  int rows = 1;              ///< exactly so many, 1 … most_headline_rows
  Length width;              ///< rows that are wider cost by their excess …
  Length most;               ///< … and may not be wider than this
  bool drops_comma = false;  ///< a comma at a turn is not set
};

/// The same for a quotation of up to most_quote_rows rows: all of like length but the last, which may be shorter.
std::optional<HeadlineRows> divide_quote(const ShapedText& text, const Spacing& spacing,
                                         const std::vector<Penalty>& cuts, const HeadlineMeasure& room);

/// The division of least score into exactly `room.rows` rows of at least three characters: two rows of like length or
/// the second longer, three long-short-long or steadily longer. Nothing when there is none.
std::optional<HeadlineRows> divide_headline(const ShapedText& text, const Spacing& spacing,
                                            const std::vector<Penalty>& cuts, const HeadlineMeasure& room);

}  // namespace banxin
