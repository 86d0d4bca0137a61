// Edges that a level of prohibition forbids and a weaker one allows: for lines that cannot be set otherwise.
#pragma once

#include <array>
#include <span>
#include <string_view>
#include <vector>

#include "text/breaks.h"

namespace banxin {

/// The weaker levels in the order in which a short measure falls back on them (CLREQ: strict, gb, basic, and our loose;
/// JLREQ appendix C: very strict, strict, loose, very loose); empty when there is none.
std::span<const Level> weaker_levels(Level level);

/// Belongs to one thread: it keeps the tables of the weaker levels.
class Relaxer {
 public:
  /// Overwrites `out`, ascending; `cluster` is the character's index. `breaks` as LineBreaker gave them for `level`.
  void lift(std::u32string_view chars, const std::vector<CharClass>& char_classes, ClassSet present,
            const Language& language, Level level, WordBreak word_break, const std::vector<Penalty>& breaks,
            std::vector<RelaxedBreak>& out);

 private:
  std::array<LineBreaker, 3> breakers_;
  std::vector<Penalty> weaker_;
  std::vector<uint8_t> steps_;
};

}  // namespace banxin
