// What a page says, read back from its own ToUnicode tables.
#pragma once

#include <string>
#include <vector>

#include "preflight/page_facts.h"

namespace banxin {

struct PageText {
  std::string text;  ///< UTF-8 in drawing order, without white space
  int unread = 0;    ///< strings in fonts that do not tell their text, and what could not be read
};

/// The text of what is shown and can be seen. Ends on every input; throws BadStream, TooMuchWork.
PageText text_of(const std::vector<ShownText>& shown);

}  // namespace banxin
