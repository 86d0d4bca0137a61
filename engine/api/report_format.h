// A report in the format that somebody reads.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/report.h"
#include "sheet/sheet.h"

namespace banxin {

enum class ReportFormat : uint8_t { text, json, junit, sarif };

/// The report of a run on the edition in `file`. As text it is told note by note as it is, so this is empty.
std::string report_as(ReportFormat format, const Report& report, const std::vector<Sheet>& sheets,
                      const std::string& file);

}  // namespace banxin
