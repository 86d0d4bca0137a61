// What changed between two layout files, for machines.
#pragma once

#include <string>
#include <vector>

#include "sheet/diff.h"

namespace banxin {

/// `{"changes": [{"kind", "owner", "role", "page_before", "page_after", "spot_before", "spot_after", "lines_before",
/// "lines_after", "before", "after", …}]}`.
std::string to_json(const std::vector<LayoutChange>& changes);

}  // namespace banxin
