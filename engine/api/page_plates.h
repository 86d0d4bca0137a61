// Which plates a sheet is printed from.
#pragma once

#include <optional>
#include <vector>

#include "base/ordered_plates.h"
#include "model/edition.h"
#include "sheet/sheet.h"

namespace banxin {

/// What the edition, or the template, says of a page; nothing = any that the edition has.
std::optional<OrderedPlates> ordered_plates(const Edition& edition, const Sheet& sheet);

/// The plates of several pages that are printed together: all of theirs; nothing where one of them may have any.
std::optional<OrderedPlates> together(const std::vector<std::optional<OrderedPlates>>& pages);

}  // namespace banxin
