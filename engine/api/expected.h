// What an edition asks of its press PDF.
#pragma once

#include "api/lay_out.h"
#include "base/report.h"
#include "preflight/preflight.h"

namespace banxin {

/// Puts into `job` what the edition says of the pages that were laid out, its inks, how it is printed, and the stories
/// that its pages show; when all of them were, of the sheets of its plan too.
void expect_edition(const LaidOut& laid, Report& report, PreflightJob& job);

/// Leaves in `job` what is asked of the `index`th of the pages that were laid out, for a file of that page alone. What
/// its stories say is not asked then.
void keep_page(size_t index, PreflightJob& job);

}  // namespace banxin
