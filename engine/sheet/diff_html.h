// What changed between two layout files, drawn.
#pragma once

#include <string>
#include <vector>

#include "sheet/diff.h"

namespace banxin {

/// A page of HTML without scripts or references: the changes as a list, and every page of both files drawn side by
/// side.
std::string to_html(const Layout& before, const Layout& after, const std::vector<LayoutChange>& changes);

}  // namespace banxin
