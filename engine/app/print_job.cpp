#include "app/print_job.h"

namespace banxin {

PrintJob print_job(const RenderOptions& options, Report& report) {
  PrintJob job{.marks = options.marks, .impose = options.impose};
  if (options.press == "x4") job.press = PressStandard::x4;
  if (options.press == "x1a") job.press = PressStandard::x1a;
  if (!job.marks || job.press) return job;
  report.error("marks-without-press", {}, "--marks are for press PDFs", "add --press x4 or --press x1a");
  throw InputFault{};
}

}  // namespace banxin
