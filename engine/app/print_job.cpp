#include "app/print_job.h"

#include "base/message.h"

namespace banxin {

PrintJob print_job(const RenderOptions& options, Report& report) {
  const PrintJob job{.press = press_standard_of(options.press), .marks = options.marks, .impose = options.impose};
  if (options.page_files && options.impose) {
    report.error("page-files-imposed", {},
                 say("--page-files and --impose are two things: pages stand on sheets, or alone"),
                 say("leave one of them out"));
    throw InputFault{};
  }
  if (!job.marks || job.press) return job;
  report.error("marks-without-press", {}, say("--marks are for press PDFs"), say("add --press x4 or --press x1a"));
  throw InputFault{};
}

}  // namespace banxin
