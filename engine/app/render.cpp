// `banxin render`: the PDF of an edition, and its layout file.
#include "api/outputs.h"
#include "app/answer.h"
#include "app/commands.h"
#include "app/on_edition.h"
#include "base/files.h"

namespace banxin {
namespace fs = std::filesystem;
namespace {

PrintJob print_job(const RenderOptions& options, Report& report) {
  PrintJob job{.marks = options.marks, .impose = options.impose};
  if (options.press == "x4") job.press = PressStandard::x4;
  if (options.press == "x1a") job.press = PressStandard::x1a;
  if (!job.marks || job.press) return job;
  report.error("marks-without-press", {}, "--marks are for press PDFs", "add --press x4 or --press x1a");
  throw InputFault{};
}

}  // namespace

int run_render(const RenderOptions& options) {
  return on_edition(options, false, [&](const Engine& engine, Report& report) {
    Timing timing;
    // What goes to press is decoded to its end when it is separated.
    const auto look = options.press == "none" ? PictureDesk::Look::until_paint : PictureDesk::Look::head;
    LaidOut laid = lay_out(engine, {.edition = options.edition, .pages = options.pages, .look = look}, report, &timing);
    const PrintJob job = print_job(options, report);
    std::vector<fs::path> results = {options.folder / (stem_of(job, laid.edition) + ".pdf")};
    if (options.layout) results.push_back(options.folder / (laid.edition.id + ".layout.json"));
    keep_or_stop(results, engine, laid, options, report);
    // Nothing is written before all is made.
    const std::string pdf = to_pdf(engine, laid, job, report, &timing);
    const std::string layout = options.layout ? layout_json(laid) : "";
    write_whole(results[0], pdf);
    if (options.layout) write_whole(results[1], layout);
    timing.stage("write");
    for (const fs::path& file : results) say_written(file);
    if (options.timing) say(timing.print());
    return laid;
  });
}

}  // namespace banxin
