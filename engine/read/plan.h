// The plan of an edition: which pages share a printer's sheet (拼大版).
#pragma once

#include <vector>

#include "model/edition.h"
#include "read/tables.h"

namespace banxin {

/// The sides of the sheets in printing order, written or by their fold. A sheet folded once in the middle, the fold at
/// the left of its first page, holds four pages: 4 and 1 outside, 2 and 3 inside; bound at the right, 1 and 4, 3 and 2.
/// With `half` each four pages are a sheet of their own; `nested` sheets lie in one another. Sides whose pages are not
/// in the edition at all are left out. Errors: `plan-forms`, `plan-margins`, `plan-twice`, `plan-missing`,
/// `plan-spread`, `plan-size`; warning: `plan-blank`.
std::vector<SheetSide> read_plan(const PlanKeys& keys, Place place, const Edition& edition, Report& report);

/// Each strip stands between the two pages of a side of the plan, once. Errors: `strip-plan`, `strip-size`.
void check_strips(const Edition& edition, Report& report);

}  // namespace banxin
