// `banxin render`: the PDF of an edition, and its layout file.
#include "api/outputs.h"
#include "api/page_files.h"
#include "api/press_check.h"
#include "app/answer.h"
#include "app/commands.h"
#include "app/on_edition.h"
#include "app/print_job.h"
#include "archive/locked.h"
#include "archive/signatures.h"
#include "base/files.h"
#include "base/message.h"

namespace banxin {
namespace fs = std::filesystem;
namespace {

/// A PDF that is to be made, and where it goes.
struct PrintFile {
  PrintJob job;
  fs::path path;
};

std::vector<PrintFile> files_of(const RenderOptions& options, const LaidOut& laid, const PrintJob& job,
                                Report& report) {
  if (!options.page_files) return {{job, options.folder / (stem_of(job, laid.edition) + ".pdf")}};
  std::vector<PrintFile> files;
  for (const PageFile& file : page_files(laid, job.press, report)) {
    files.push_back({job, options.folder / file.name});
    files.back().job.only = file.page;
  }
  return files;
}

}  // namespace

int run_render(const RenderOptions& options) {
  return on_edition(options, false, [&](const Engine& engine, Report& report) {
    Timing timing;
    std::optional<Lock> lock;
    if (options.locked) lock = demand_lock(engine, options.edition, digests_by(engine), report);
    // What goes to press is decoded to its end when it is separated.
    const auto look = options.press == "none" ? PictureDesk::Look::until_paint : PictureDesk::Look::head;
    const bool reports = !options.report.empty() || options.format != ReportFormat::text;
    LaidOut laid = lay_out(engine,
                           {.edition = options.edition,
                            .pages = options.pages,
                            .look = look,
                            .fit = {.remedies = reports, .may = options.may}},
                           report, &timing);
    if (lock) demand_layout(engine, *lock, laid, report);
    if (!options.signed_as.empty())
      demand_signed(laid, signatures_of(options.edition, report), options.signed_as, report);
    PrintJob job = print_job(options, report);
    job.last = !options.page_files;
    const std::vector<PrintFile> files = files_of(options, laid, job, report);
    std::vector<fs::path> results;
    for (const PrintFile& file : files) results.push_back(file.path);
    if (options.layout) results.push_back(options.folder / (laid.edition.id + ".layout.json"));
    keep_or_stop(results, engine, laid, options, report);
    // Nothing is written before all is made.
    if (lock && options.page_files)
      demand_product(*lock, laid, job, to_pdf(engine, laid, job, report, &timing), report);
    std::vector<std::string> made;
    for (const PrintFile& file : files) {
      made.push_back(to_pdf(engine, laid, file.job, report, &timing));
      if (lock && !options.page_files) demand_product(*lock, laid, job, made.back(), report);
      if (job.press) judge_press(engine, laid, file.job, made.back(), report);
    }
    if (job.press) {
      timing.stage("preflight");
      if (options.strict && report.warned()) {
        tell(say("nothing was written: with --strict no file leaves that has problems"), options.tongue);
        return laid;
      }
    }
    if (options.layout) made.push_back(layout_json(laid));
    for (size_t i = 0; i < results.size(); ++i) write_whole(results[i], made[i]);
    timing.stage("write");
    for (const fs::path& file : results) tell_written(file, options.tongue);
    if (options.timing) tell(timing.print());
    return laid;
  });
}

}  // namespace banxin
