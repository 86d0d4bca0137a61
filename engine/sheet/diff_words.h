// What changed between two layout files, in the words of a desk.
#pragma once

#include <string>
#include <string_view>

#include "base/message.h"
#include "sheet/diff.h"

namespace banxin {

/// One line: `page 1, column 3, line 12, 01-computing-power (body): …`, 第1版第3栏第12行 01-computing-power（正文）：….
/// No line end.
std::string to_text(const LayoutChange& change, Tongue language = Tongue::english);

/// The same without its page and its story, for a list that has these as headings.
std::string what_changed(const LayoutChange& change, Tongue language);

/// What a line is called: 正文, 主题, 图注.
Message role_words(Role role);

/// 第3栏第12行; empty outside the grid.
std::string spot_words(const LayoutSpot& spot, Tongue language);

}  // namespace banxin
