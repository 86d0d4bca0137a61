// Fitting one candidate line into its measure: what it needs, at which stage, and what that costs.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "compose/forms.h"
#include "compose/slack.h"

namespace banxin {

/// Cost in millionths of a penalty unit (text.h: 0 free … 1000 only in need).
using Cost = int64_t;
constexpr Cost cost_unit = 1'000'000;

/// A line looser than the limits is a fault to be reported: no penalty of a break (at most 1000) makes it worth while.
constexpr Cost loose_line = 20'000 * cost_unit;

/// How dense a line looks beside its neighbours: classes of the share of its length that adjustment takes or adds.
enum class Density : uint8_t { squeezed, tight, even, open, wide, loose };
constexpr int densities = 6;

/// A line as it can be set. A stage starts when the one before is used up, so the last stage in use and what it gives
/// or takes say it all.
struct LineFit {
  int64_t natural = 0;     ///< with edge forms, without indent and hung mark
  int64_t spare = 0;       ///< room − natural; negative: too long
  int64_t rest = 0;        ///< what the last stage in use gives or takes
  int64_t over = 0;        ///< what still sticks out when every stage is used up
  int64_t under = 0;       ///< what is missing when nothing can stretch
  int64_t filled = 0;      ///< what marks at its end fill up
  Cost cost = 0;           ///< of its adjustment alone
  uint8_t reduce = 0;      ///< the last reduction stage in use, 1 … 7; 8: all of them do not suffice; 0: none
  uint8_t expand = 0;      ///< the last expansion stage in use, 1 … 4; 5: as 4, any place; 0: none
  bool drops_end = false;  ///< the droppable white of its last mark went
  bool hangs = false;
  Stage stage = Stage::natural;
  Density density = Density::even;

  int64_t given(size_t stage_number, const Shrink& most) const {
    return stage_number < reduce ? most[stage_number] : stage_number == reduce ? rest : 0;
  }
  /// `index` into Stretch.
  int64_t taken(size_t index, const Stretch& most) const {
    if (index + 1 == expand) return rest;
    return index < 3 && index + 1 < expand ? most[index] : 0;
  }
};

/// A paragraph seen as candidate lines. Every question is answered in constant time from prefix sums.
class LineFitter {
 public:
  /// All arguments must outlive the fitter; `slack` is measured from the others.
  LineFitter(const ShapedText& text, const ParaStyle& style, const Slack& slack)
      : text_(text),
        style_(style),
        slack_(slack),
        forward_(!text.right_to_left &&
                 std::ranges::all_of(text.runs, [](const TextRun& run) { return run.level == 0; })) {}

  /// Clusters [first, end), first < end, in a room of `room` mpt. `ends`: the last line of the paragraph or before a
  /// forced break, which is not stretched.
  LineFit fit(uint32_t first, uint32_t end, int64_t room, bool ends) const;

  /// White left of the first cluster of a line, and the forms of the last.
  int32_t left_at_start(uint32_t first) const;
  LineEnd line_end(uint32_t last) const { return form_at_line_end(text_.clusters[last], style_, text_.region); }

  /// Width of a line in its edge forms, before adjustment, with the mark that may hang.
  int64_t natural(uint32_t first, uint32_t end) const {
    return slack_.widths[end].natural - slack_.widths[first].natural + slack_.edges[first].start +
           slack_.edges[end - 1].end;
  }
  /// What a line can give and take; what stands at an edge gives and takes nothing. `hangs`: nor does what hangs.
  Shrink shrink(uint32_t first, uint32_t end, bool hangs) const;
  Stretch stretch(uint32_t first, uint32_t end) const;
  const Slack& slack() const { return slack_; }
  /// Nothing in the paragraph runs from right to left.
  bool reads_forward() const { return forward_; }
  const ShapedText& text() const { return text_; }
  const ParaStyle& style() const { return style_; }

 private:
  bool hangable(uint32_t first, uint32_t end) const;
  void reduce(LineFit& fit, uint32_t first, uint32_t end, bool stretches) const;
  void drop_end(LineFit& fit, uint32_t first, uint32_t end, bool stretches) const;
  bool fills_up(uint32_t end, int64_t spare) const;
  void expand(LineFit& fit, const Stretch& most, uint32_t end) const;

  const ShapedText& text_;
  const ParaStyle& style_;
  const Slack& slack_;
  const bool forward_;
};

}  // namespace banxin
