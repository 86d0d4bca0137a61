// The levels of line-start and line-end prohibition, as data, and the pair table that follows from them.
#pragma once

#include <array>
#include <string_view>

#include "model/language.h"
#include "model/style.h"
#include "text/classes.h"

namespace banxin {

/// `automatic` resolved: gb for Chinese, ja_strict, ko_word; it stays `automatic` for all else, where UAX #14 rules.
Level level_for(Level level, Region region);

/// The tables of one level as they are asked: a decision for each pair of classes.
struct BreakPlan {
  enum class Pair : uint8_t { allow, never, unicode };
  Level level = Level::automatic;
  WordBreak word_break = WordBreak::normal;
  Profile profile = Profile::none;
  bool tables = false;  ///< false: UAX #14 decides everything (no tailoring, css:*)
  std::array<std::array<Pair, class_count>, class_count> pair{};
  ClassSet no_start = 0, no_end = 0;  ///< classes that may not start or end a line
  std::u32string_view free;           ///< characters of these classes that may
};
BreakPlan make_plan(Level level, WordBreak word_break, Region region);

}  // namespace banxin
