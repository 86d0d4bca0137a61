// Pictures of two layout files against each other, told apart by what is in them.
#pragma once

#include <vector>

#include "sheet/diff_pages.h"

namespace banxin {

/// Adds what changed: pictures moved, resized, cropped, replaced, added, removed.
void compare_pictures(const Layout& before, const Layout& after, const PageMatches& pages,
                      std::vector<LayoutChange>& changes);

}  // namespace banxin
