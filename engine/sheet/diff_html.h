// What changed between two layout files, drawn.
#pragma once

#include <string>
#include <vector>

#include "base/message.h"
#include "sheet/diff_words.h"

namespace banxin {

/// A page of HTML that needs nothing else, no script and no other file: the changes as a list by story, and every page
/// of both files, side by side, blinking or one alone, with the changes marked and numbered on it.
std::string to_html(const Layout& before, const Layout& after, const std::vector<LayoutChange>& changes,
                    Tongue language = Tongue::english);

}  // namespace banxin
