// Copyfit: what a story needs against what its block holds.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"

namespace banxin {

/// One line of the copyfit report.
struct Copyfit {
  /// Overset 溢文: lines or characters are over; underset 缺文: there is room for more.
  enum class State : uint8_t { fits, overset, underset };

  StoryId story;
  std::string block;
  int lines_over = 0, characters_over = 0;
  int lines_under = 0, characters_under = 0;
  std::vector<int> pages;           ///< that the story runs through; empty = that of the sheet
  std::vector<std::string> blocks;  ///< the same, block by block; empty = `block` alone

  State state() const;
};

/// As reports and layout files spell it: fits, overset, underset.
std::string_view name_of(Copyfit::State state);

}  // namespace banxin
