// Turns: the offsets where a line may end, what is dropped there, and the room that each line has.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "compose/compose.h"
#include "compose/line_fit.h"

namespace banxin {

/// A place where a line may end and the next one start. The first is the start of the paragraph, the last one its end.
struct BreakOpportunity {
  uint32_t end = 0;    ///< the line before it ends here: word spaces and U+3000 at the turn are dropped
  uint32_t start = 0;  ///< the line after it starts here
  Cost penalty = 0;
  CharClass mark = CharClass::other;  ///< the closing mark that the line before it ends with; `other`: none
  bool hyphen = false;                ///< the line before it ends with a hyphen, ours or the author's
  bool forced = false;                ///< the line before it is not stretched, as the last one
  const char* relaxed = nullptr;      ///< a prohibition was lifted here: what to tell the user
};

/// How far prohibitions are lifted where a paragraph cannot be set otherwise.
struct Relax {
  int steps = 0;            ///< edges of this many weaker levels are offered, at ten times the dearest penalty and more
  bool third_mark = false;  ///< the third of three closing marks may start a line (CLREQ, emergency)
};

/// Fills `turns` anew; with `whole_words` without those inside Korean words.
void find_break_opportunities(const ShapedText& text, const ParaStyle& style, Relax relax,
                              std::vector<BreakOpportunity>& turns, bool whole_words = false);

class LineWidths;
/// Turns inside an address that takes up to 60 % of the narrowest measure become the dearest: it rather moves whole.
void keep_addresses_whole(const LineFitter& fitter, const LineWidths& rooms, std::vector<BreakOpportunity>& turns);

/// The room of every line, in mpt.
class LineWidths {
 public:
  /// `indent` of the first line shrinks when less than an em would be left beside it.
  LineWidths(std::span<const Measure> measures, Length indent, Length em);
  const Measure& measure(uint32_t line) const;
  int64_t room(uint32_t line) const { return measure(line).width.mpt - (line == 0 ? indent_.mpt : 0); }
  Length indent() const { return indent_; }
  /// From this line on all rooms are equal.
  uint32_t first_equal() const { return first_equal_; }
  int64_t narrowest() const { return narrowest_; }

 private:
  std::span<const Measure> measures_;
  Length indent_;
  uint32_t first_equal_ = 0;
  int64_t narrowest_ = 0;
};

}  // namespace banxin
