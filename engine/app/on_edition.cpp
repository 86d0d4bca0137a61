#include "app/on_edition.h"

#include <fmt/format.h>

#include "api/keep_inputs.h"
#include "api/report_json.h"
#include "app/answer.h"
#include "app/environment.h"
#include "base/files.h"
#include "base/message.h"
#include "base/printable.h"

namespace banxin {
namespace fs = std::filesystem;

int on_edition(const CommonOptions& options, bool problems_fail, const EditionWork& work) {
  const Engine engine(own_folders());
  Report report(std::make_shared<Sources>(), options.tongue);
  LaidOut laid;
  int code = exit_done;
  try {
    laid = work(engine, report);
    if ((report.warned() || report.failed()) && (options.strict || problems_fail)) code = exit_problems;
    if (report.input_failed()) code = exit_input;  // shown all the same
  } catch (const InputFault&) {
    code = exit_input;
  } catch (const MachineFault&) {
    tell(report);
    throw;
  }
  const bool kept = options.report.empty() || keep_inputs({options.report}, inputs_of(engine, report, laid), report);
  if (!kept) code = exit_input;
  tell(report);
  if (!options.report.empty() && kept) write_whole(options.report, report_json(report, laid.sheets));
  if (options.format != ReportFormat::text)
    answer(report_as(options.format, report, laid.sheets, options.edition.string()));
  return code;
}

void keep_or_stop(std::vector<fs::path> results, const Engine& engine, const LaidOut& laid,
                  const CommonOptions& options, Report& report) {
  if (!options.report.empty()) results.push_back(options.report);
  if (!keep_inputs(results, inputs_of(engine, report, laid), report)) throw InputFault{};
}

void tell_written(const fs::path& file, Tongue tongue) { tell(say("wrote {}", printable(file.string())), tongue); }

}  // namespace banxin
