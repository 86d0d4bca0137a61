// The sheets that the pages of an edition are printed on, after its plan.
#pragma once

#include <vector>

#include "api/printed.h"

namespace banxin {

/// One empty sheet for each side of the plan that holds a laid out page, and where the pages stand on it. Halves whose
/// page was not chosen stay blank: warning[plan-blank]. Error `no-plan` throws InputFault.
std::vector<PrintedPage> printers_sheets(const LaidOut& laid, Report& report);

}  // namespace banxin
