// How each page stands, in one line: how many stories it has, and by how much they are over or under.
#pragma once

#include <string>
#include <vector>

#include "base/message.h"
#include "sheet/sheet.h"

namespace banxin {

/// The copyfits of a page added up.
struct PageSum {
  int stories = 0;
  int over = 0, lines_over = 0, characters_over = 0;  ///< stories that are, and by how much together
  int under = 0, lines_under = 0, characters_under = 0;
};
PageSum sum_of(const Sheet& sheet);

/// "3 lines, 47 characters"; what is none is not said.
Message lines_and_characters(int lines, int characters);

/// `page 2: 9 stories, 1 over by 3 lines, 47 characters`; of a page where all is well: `page 1: 6 stories, full`.
std::string sum_words(const Sheet& sheet, Tongue tongue);

/// Its stories that do not fit or were made to, each with what would cure it or was done, a line each; empty when there
/// are none: "  harvest in lead: needs 57 lines, has 54", "    3 lines  set paragraph 5 …".
std::string fit_words(const Sheet& sheet, Tongue tongue);

}  // namespace banxin
