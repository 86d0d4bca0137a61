// Copyfit: what a story needs against what its block holds, and what would cure it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "base/length.h"
#include "base/message.h"
#include "base/report.h"

namespace banxin {

/// One thing that can be done so that a story fits, and what it was seen to bring when it alone was done.
struct Remedy {
  enum class Kind : uint8_t { shorter, longer, white, tracking, picture, headline, leave_out, cut, add };

  Kind kind = Kind::cut;
  int gain_lines = 0;  ///< by which the story comes nearer to its room; beyond it when that is more than it lacks
  int cost = 0;        ///< in the prices of model/lint_rules.h: a lone character at the end of a paragraph is 100
  std::string block;   ///< that is changed
  int page = 0;
  Place place;       ///< of the text or the picture that it is about; of the block
  Message text;      ///< what is done, in the words of a desk
  std::string slot;  ///< what the edition writes into the slot of `block` for it; empty: it is the desk's to do
};
/// As reports spell it: shorter, longer, white, tracking, picture, headline, leave-out, cut, add.
std::string_view name_of(Remedy::Kind kind);

/// One line of the copyfit report.
struct Copyfit {
  /// Overset 溢文: lines or characters are over; underset 缺文: there is room for more.
  enum class State : uint8_t { fits, overset, underset };

  StoryId story;
  std::string block;
  int lines_over = 0, characters_over = 0;
  int lines_under = 0, characters_under = 0;
  int room_lines = 0;               ///< lines of text that its room holds, column by column
  int loosest = 0;                  ///< the most that one place of its text was opened, in thousandths of an em
  std::vector<int> pages;           ///< that the story runs through; empty = that of the sheet
  std::vector<std::string> blocks;  ///< the same, block by block; empty = `block` alone
  std::vector<Remedy> remedies;     ///< of a story that does not fit, the cheapest first
  std::vector<Remedy> applied;      ///< what was done by leave of `fit`

  State state() const;
  int need_lines() const { return room_lines + lines_over - lines_under; }
};

/// As reports and layout files spell it: fits, overset, underset.
std::string_view name_of(Copyfit::State state);

}  // namespace banxin
