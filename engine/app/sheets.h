// The sheets that the pages of an edition are printed on, after its plan.
#pragma once

#include <vector>

#include "app/build.h"

namespace banxin {

/// Trim of a side: of both pages together.
Size side_trim(const Edition& edition, const SheetSide& side);

/// Adds one empty sheet for each side of the plan that holds a laid out page, behind the pages, and says where these
/// stand on it. Halves whose page was not chosen stay blank: warning[plan-blank]. Errors: `no-plan`.
std::vector<ImposedSide> add_sides(LaidOut& laid, Report& report);

}  // namespace banxin
