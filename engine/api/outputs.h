// The outputs of an edition that is laid out: bytes, from a constant value.
#pragma once

#include <string>
#include <vector>

#include "api/lay_out.h"
#include "api/printed.h"
#include "api/timing.h"
#include "base/report.h"
#include "sheet/sheet.h"

namespace banxin {

/// The PDF that `job` asks for: of the pages in key colours, of the sheets they are printed on, for the press. Throws
/// InputFault when something cannot be printed as it is, and MachineFault. `timing`: null = nobody counts. `digest`:
/// where its SHA-256 goes; null = nobody asks.
std::string to_pdf(const Engine& engine, const LaidOut& laid, const PrintJob& job, Report& report,
                   Timing* timing = nullptr, std::string* digest = nullptr);

/// The layout file.
std::string layout_json(const LaidOut& laid);
/// That of one of its pages, as if the others had not been laid out.
std::string layout_json(const LaidOut& laid, const Sheet& sheet);

}  // namespace banxin
