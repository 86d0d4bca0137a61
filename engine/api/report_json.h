// The report of a run as JSON.
#pragma once

#include <string>
#include <vector>

#include "base/report.h"
#include "sheet/sheet.h"

namespace banxin {

/// The report as JSON: outcome, notes, and how each story of `sheets` fits.
std::string report_json(const Report& report, const std::vector<Sheet>& sheets);

}  // namespace banxin
