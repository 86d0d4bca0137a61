// What the options of a command say of its PDF.
#pragma once

#include "api/printed.h"
#include "app/commands.h"
#include "base/report.h"

namespace banxin {

/// Error[marks-without-press] throws InputFault.
PrintJob print_job(const RenderOptions& options, Report& report);

}  // namespace banxin
