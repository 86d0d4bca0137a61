#include "app/commands.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <sstream>

#include "app/answer.h"
#include "app/build.h"
#include "app/inputs.h"
#include "base/files.h"
#include "base/printable.h"
#include "sheet/items.h"

namespace banxin {
namespace fs = std::filesystem;
namespace {

// What every command on an edition does round its own work: report, exit code.
template <class Work>
int on_edition(const CommonOptions& options, bool problems_fail, const Work& work) {
  Report report(std::make_shared<Sources>());
  std::vector<Sheet> sheets;
  int code = exit_done;
  try {
    sheets = work(report);
    if (report.warned() && (options.strict || problems_fail)) code = exit_problems;
    if (report.failed()) code = exit_input;  // shown all the same
  } catch (const InputFault&) {
    code = exit_input;
  } catch (const MachineFault&) {
    say(report);
    throw;
  }
  const bool kept = options.report.empty() || keep_inputs({options.report}, inputs_of(report, sheets), report);
  if (!kept) code = exit_input;
  say(report);
  if (!options.json && options.report.empty()) return code;
  const std::string json = report_json(report, sheets);
  if (!options.report.empty() && kept) write_whole(options.report, json);
  if (options.json) answer(json);
  return code;
}

void say_written(const fs::path& file) { say(fmt::format("wrote {}\n", printable(file.string()))); }

// Before anything is written: the results, and the report that comes last.
void keep_or_stop(std::vector<fs::path> results, const LaidOut& laid, const CommonOptions& options, Report& report) {
  if (!options.report.empty()) results.push_back(options.report);
  if (!keep_inputs(results, inputs_of(report, laid.sheets, &laid.edition), report)) throw InputFault{};
}

}  // namespace

int run_render(const RenderOptions& options) {
  return on_edition(options, false, [&](Report& report) {
    Timing timing;
    // What goes to press is decoded to its end when it is separated.
    const auto look = options.press == "none" ? PictureDesk::Look::until_paint : PictureDesk::Look::head;
    LaidOut laid = lay_out(options.edition, options.pages, report, timing, Overfull::stops, look);
    RenderJob job{options.folder, options.layout, {}, options.marks, options.impose};
    if (options.marks && options.press == "none") {
      report.error("marks-without-press", {}, "--marks are for press PDFs", "add --press x4 or --press x1a");
      throw InputFault{};
    }
    if (options.press == "x4") job.press = PressStandard::x4;
    if (options.press == "x1a") job.press = PressStandard::x1a;
    keep_or_stop(results_of(job, laid.edition), laid, options, report);
    for (const fs::path& file : render(job, laid, report, timing)) say_written(file);
    if (options.timing) say(timing.print());
    return std::move(laid.sheets);
  });
}

int run_check(const CommonOptions& options) {
  return on_edition(options, true, [&](Report& report) {
    Timing timing;
    return std::move(lay_out(options.edition, options.pages, report, timing).sheets);
  });
}

namespace {

Overlay overlay_of(const std::string& words, Report& report) {
  Overlay overlay;
  std::istringstream in(words);
  for (std::string word; std::getline(in, word, ',');) {
    if (word == "grid")
      overlay.grid = true;
    else if (word == "frames")
      overlay.frames = true;
    else if (word == "baselines")
      overlay.baselines = true;
    else if (word == "overset")
      overlay.overset = true;
    else
      report.error("unknown-overlay", {}, fmt::format("unknown overlay \"{}\"", word),
                   "overlays: grid, frames, baselines, overset");
  }
  if (report.failed()) throw InputFault{};
  return overlay;
}

fs::path proof_file(const fs::path& folder, const Edition& edition, const Sheet& sheet) {
  const std::string second = sheet.second_page ? fmt::format("-{:02}", sheet.second_page) : "";
  return folder / fmt::format("{}-{:02}{}.png", edition.id, sheet.page, second);
}

}  // namespace

int run_proof(const ProofOptions& options) {
  return on_edition(options, false, [&](Report& report) {
    const Overlay overlay = overlay_of(options.overlay, report);
    Timing timing;
    LaidOut laid = lay_out(options.edition, options.pages, report, timing, Overfull::shows);
    const SubsetFaces faces(laid.sheets, face_files(*laid.fonts));
    ProofPages supplied(options.dpi);
    std::vector<fs::path> results;
    for (const Sheet& sheet : laid.sheets) results.push_back(proof_file(options.folder, laid.edition, sheet));
    keep_or_stop(results, laid, options, report);
    for (Sheet& sheet : laid.sheets) {
      for_each<Image>(sheet, [&](Image& image) { supplied.draw(image, report); });
      const fs::path file = proof_file(options.folder, laid.edition, sheet);
      const std::string png = write_png(sheet, laid.edition.inks, faces, options.dpi, overlay);
      laid.pictures->stop_if_changed();
      write_whole(file, png);
      say_written(file);
    }
    return std::move(laid.sheets);
  });
}

}  // namespace banxin
