// `banxin proof`: a PNG of every page.
#include "api/proof.h"

#include <fmt/format.h>

#include <sstream>

#include "app/commands.h"
#include "app/environment.h"
#include "app/on_edition.h"
#include "base/files.h"

namespace banxin {
namespace fs = std::filesystem;
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

}  // namespace

int run_proof(const ProofOptions& options) {
  return on_edition(options, false, [&](const Engine& engine, Report& report) {
    const ProofJob job{options.dpi, overlay_of(options.overlay, report), own_programs()};
    LaidOut laid =
        lay_out(engine, {.edition = options.edition, .pages = options.pages, .overfull = Overfull::shows}, report);
    std::vector<fs::path> results;
    for (const Sheet& sheet : laid.sheets) results.push_back(options.folder / proof_name(laid.edition, sheet));
    keep_or_stop(results, engine, laid, options, report);
    Proof proof(laid, job);
    for (size_t i = 0; i < results.size(); ++i) {
      write_whole(results[i], proof.png(laid.sheets[i], report));
      say_written(results[i]);
    }
    return laid;
  });
}

}  // namespace banxin
