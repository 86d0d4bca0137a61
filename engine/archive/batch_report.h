// What CI is told of a batch: every note on every edition.
#pragma once

#include <string>
#include <vector>

#include "api/report_format.h"
#include "archive/journal.h"
#include "archive/output_folder.h"

namespace banxin {

/// `lines`: of the editions, as they ended. Their notes are read from the reports that lie in `out`, those of editions
/// that were skipped too. JSON holds the lines and the notes; JUnit has a suite an edition. What the batch itself says
/// is in `tongue`.
std::string batch_report(ReportFormat format, std::vector<JournalLine> lines, const OutputFolder& out, Tongue tongue);

}  // namespace banxin
