// Paragraphs set to the widths of the rows that they meet, each way once.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <span>
#include <tuple>
#include <vector>

#include "flow/room.h"

namespace banxin {

/// Settings depend on the paragraph, on the widths of its rows and on how many lines are asked for. Kept as long as one
/// section is set.
class ParagraphSettings {
 public:
  explicit ParagraphSettings(std::span<const InsetText> paragraphs);

  size_t count() const { return paragraphs_.size(); }
  const InsetText& text(size_t paragraph) const { return paragraphs_[paragraph]; }
  Length em(size_t paragraph) const { return paragraphs_[paragraph].text->text.em; }
  /// More rows of this width than the paragraph can take.
  size_t rows_enough(size_t paragraph, Length width) const;
  /// The paragraph in rows of these widths, the last one again and again; in `more` lines than it takes by itself, −1,
  /// 0 or 1. Null when it cannot be set so without a fault, or is too short for it. The free lines before it come
  /// first, without clusters.
  /// `more` counts from the length that it is wished in, which is kept where that can be had.
  std::shared_ptr<const Composed> set(size_t paragraph, int more, std::vector<Length> widths);
  /// The paragraph as it wants to be, with `extra` free lines more before it.
  std::shared_ptr<const Composed> set_lower(size_t paragraph, int extra, std::vector<Length> widths);
  /// It was wished in another length, and no widths that it was asked for gave that.
  bool is_stuck(size_t paragraph) const;

 private:
  std::shared_ptr<const Composed> set_beside(size_t paragraph, int more, std::vector<Length> widths);

  std::span<const InsetText> paragraphs_;
  std::vector<int64_t> natural_;  // their lengths on one endless line, in thousandths of a point
  std::map<std::tuple<size_t, int, std::vector<Length>>, std::shared_ptr<const Composed>> settings_;
  std::set<size_t> met_;  // paragraphs that were had in the length they are wished in
};

/// The lines without words that stand before those of a paragraph.
size_t free_lines(const Composed& set);
/// The same paragraph with so many of them.
std::shared_ptr<const Composed> with_free_lines(const std::shared_ptr<const Composed>& set, size_t count);

}  // namespace banxin
