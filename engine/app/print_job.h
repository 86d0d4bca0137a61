// What the options of a command say of its PDF.
#pragma once

#include "api/printed.h"
#include "app/commands.h"
#include "base/report.h"

namespace banxin {

/// Errors `marks-without-press` and `page-files-imposed` throw InputFault.
PrintJob print_job(const RenderOptions& options, Report& report);

}  // namespace banxin
