// The slug line outside the trim: which paper, day, page and plates a film or plate is.
#pragma once

#include <optional>
#include <vector>

#include "app/build.h"

namespace banxin {

/// Makes room for printer's marks round every sheet from number `first` (0-based) on and sets the slug line above its
/// top edge: paper, date, page, edition, and the name of each plate in its own ink, so that every plate tells its name.
/// Nothing of it comes from the clock. Returns the bleeds of all pages for the press stage; nothing for those before.
std::vector<std::optional<Length>> add_slugs(LaidOut& laid, size_t first, Report& report);

}  // namespace banxin
