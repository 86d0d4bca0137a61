// Pages set, and set again where copyfit found how their stories fill them.
#pragma once

#include <span>
#include <vector>

#include "fit/fit.h"

namespace banxin {

/// As set_pages; remedies and what was done stand in the copyfits of the sheets, and `choices` has what was chosen.
/// Each story that was made to fit is told: info[fitted]. Pages on which that makes a fault stay as they were, which is
/// told too: info[fit-undone]; and info[fit-budget] where not all was tried.
std::vector<SetPage> set_fitting(const Desk& desk, Shaper& shaper, std::span<const PlannedPage> pages,
                                 const FitJob& job, FitChoices& choices, const Report& notes);

}  // namespace banxin
