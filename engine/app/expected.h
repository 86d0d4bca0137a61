// What an edition asks of its press PDF.
#pragma once

#include <filesystem>
#include <vector>

#include "base/report.h"
#include "preflight/preflight.h"

namespace banxin {

/// Puts into `job` what the edition in `file` says of its pages, its inks, how it is printed, and the stories that its
/// pages show. `pages`: only these numbers; empty = all. Throws InputFault when the edition is wrong.
void expect_edition(const std::filesystem::path& file, const std::vector<int>& pages, Report& report,
                    PreflightJob& job);

}  // namespace banxin
