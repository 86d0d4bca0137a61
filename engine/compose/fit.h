// Fitting one candidate line into its measure: what it needs, at which stage, and what that costs.
#pragma once

#include <cstdint>
#include <vector>

#include "compose/forms.h"
#include "compose/slack.h"

namespace banxin {

/// Cost in millionths of a penalty unit (text.h: 0 free … 1000 only in need).
using Cost = int64_t;
constexpr Cost cost_unit = 1'000'000;

/// How dense a line looks beside its neighbours.
enum class Density : uint8_t { tight, even, open, loose };
constexpr int densities = 4;

/// A line as it can be set: how much each stage gives (mpt) or takes.
struct Fit {
  int64_t natural = 0;  ///< with edge forms, without indent and hung mark
  int64_t spare = 0;    ///< room − natural; negative: too long
  std::array<int64_t, reduce_stages + 1> give{};
  std::array<int64_t, expand_stages> take{};
  int64_t over = 0;        ///< what still sticks out when every stage is used up
  int64_t under = 0;       ///< what is missing when nothing can stretch
  bool drops_end = false;  ///< the droppable white of its last mark went
  bool hangs = false;
  Stage stage = Stage::natural;
  Density density = Density::even;
  Cost cost = 0;  ///< of its adjustment alone
};

/// A paragraph seen as candidate lines. Every question is answered in constant time from prefix sums.
class Fitter {
 public:
  /// All arguments must outlive the fitter; `slack` is measured from the others.
  Fitter(const ShapedText& text, const ParaStyle& style, const Slack& slack)
      : text_(text), style_(style), slack_(slack) {}

  /// Clusters [first, end), first < end, in a room of `room` mpt. `ends`: the last line of the paragraph or before a
  /// forced break, which is not stretched.
  Fit fit(uint32_t first, uint32_t end, int64_t room, bool ends) const;

  /// True when no line can hold clusters [first, end), whatever follows: not even without its last one.
  bool cannot_hold(uint32_t first, uint32_t end, int64_t room) const;

  /// True when clusters [first, end) do not fill the room even with every place at its limit.
  bool cannot_fill(uint32_t first, uint32_t end, int64_t room) const;

  /// White left of the first cluster of a line, and the forms of the last.
  int32_t left_at_start(uint32_t first) const;
  LineEnd line_end(uint32_t last) const { return form_at_line_end(text_.clusters[last], style_, text_.region); }

  /// The sums of a line in its edge forms; what stands at an edge gives and takes nothing.
  Sums line_sums(uint32_t first, uint32_t end) const;
  const Slack& slack() const { return slack_; }
  const ShapedText& text() const { return text_; }
  const ParaStyle& style() const { return style_; }

 private:
  bool hangable(uint32_t first, uint32_t end) const;
  void reduce(Fit& fit, const Sums& sums, const LineEnd& end, bool stretches) const;
  void expand(Fit& fit, const Sums& sums) const;

  const ShapedText& text_;
  const ParaStyle& style_;
  const Slack& slack_;
};

}  // namespace banxin
