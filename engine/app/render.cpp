// `banxin render`: the PDF of an edition, and its layout file.
#include "api/outputs.h"
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
    const PrintJob job = print_job(options, report);
    std::vector<fs::path> results = {options.folder / (stem_of(job, laid.edition) + ".pdf")};
    if (options.layout) results.push_back(options.folder / (laid.edition.id + ".layout.json"));
    keep_or_stop(results, engine, laid, options, report);
    // Nothing is written before all is made.
    const std::string pdf = to_pdf(engine, laid, job, report, &timing);
    if (lock) demand_product(*lock, laid, job, pdf, report);
    if (job.press) {
      judge_press(engine, laid, job, pdf, report);
      timing.stage("preflight");
      if (options.strict && report.warned()) {
        tell(say("nothing was written: with --strict no file leaves that has problems"), options.tongue);
        return laid;
      }
    }
    const std::string layout = options.layout ? layout_json(laid) : "";
    write_whole(results[0], pdf);
    if (options.layout) write_whole(results[1], layout);
    timing.stage("write");
    for (const fs::path& file : results) tell_written(file, options.tongue);
    if (options.timing) tell(timing.print());
    return laid;
  });
}

}  // namespace banxin
