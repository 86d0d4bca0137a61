// `banxin proof`: a PNG of every page.
#include "api/proof.h"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>
#include <utility>

#include "api/linted.h"
#include "api/press_proof.h"
#include "app/commands.h"
#include "app/environment.h"
#include "app/on_edition.h"
#include "base/files.h"
#include "base/message.h"

namespace banxin {
namespace fs = std::filesystem;
namespace {

/// What is shown over a page: drawn by the painter, or written like the page itself.
struct Overlays {
  Overlay drawn;
  ProofMarkKinds written;
};

Overlays overlays_of(const std::string& words, Report& report) {
  Overlays overlays;
  Overlay& overlay = overlays.drawn;
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
    else if (word == "names")
      overlays.written.names = true;
    else if (word == "lint")
      overlays.written.lint = true;
    else
      report.error("unknown-overlay", {}, say("unknown overlay \"{}\"", word),
                   say("overlays: grid, frames, baselines, overset, names, lint"));
  }
  if (report.failed()) throw InputFault{};
  return overlays;
}

// What the press will print, plate by plate.
int run_press_proof(const ProofOptions& options) {
  return on_edition(options, false, [&](const Engine& engine, Report& report) {
    if (!options.overlay.empty()) {
      report.error("overlay-on-press", {}, say("--press shows what prints, and no overlay does"),
                   say("leave out --overlay or --press"));
      throw InputFault{};
    }
    LaidOut laid = lay_out(engine,
                           {.edition = options.edition,
                            .pages = options.pages,
                            .look = PictureDesk::Look::head,
                            .fit = {.remedies = !options.report.empty(), .may = options.may}},
                           report);
    const PressProof proof(engine, laid, {*press_standard_of(options.press), options.dpi, own_programs()}, report);
    std::vector<std::pair<fs::path, std::string>> files;
    std::vector<std::string> proofs;
    for (size_t i = 0; i < proof.pages(); ++i) {
      std::vector<ProofPicture> pictures = proof.page(i);
      proofs.push_back(pictures.front().png);
      for (ProofPicture& picture : pictures) files.emplace_back(options.folder / picture.name, std::move(picture.png));
    }
    files.emplace_back(options.folder / (laid.edition.id + ".press.pdf"), proof.pdf(proofs));
    std::vector<fs::path> results;
    for (const auto& [path, bytes] : files) results.push_back(path);
    keep_or_stop(results, engine, laid, options, report);
    for (const auto& [path, bytes] : files) {
      write_whole(path, bytes);
      tell_written(path, options.tongue);
    }
    return laid;
  });
}

}  // namespace

int run_proof(const ProofOptions& options) {
  if (!options.press.empty()) return run_press_proof(options);
  return on_edition(options, false, [&](const Engine& engine, Report& report) {
    const Overlays overlays = overlays_of(options.overlay, report);
    LaidOut laid = lay_out(engine,
                           {.edition = options.edition,
                            .pages = options.pages,
                            .overfull = Overfull::shows,
                            .fit = {.remedies = !options.report.empty(), .may = options.may}},
                           report);
    std::vector<fs::path> results;
    for (const Sheet& sheet : laid.sheets) results.push_back(options.folder / proof_name(laid.edition, sheet));
    keep_or_stop(results, engine, laid, options, report);
    ProofMarkKinds written = overlays.written;
    written.misplaced = std::ranges::any_of(report.notes(), [](const Note& note) {
      return note.code == "overlap" || note.code == "off-page" || note.code == "not-between";
    });
    std::optional<MarkedSheets> marked;
    if (written.lint) report = linted(laid, report);
    if (written.lint || written.names || written.misplaced) marked = marked_sheets(laid, written, report);
    Proof proof(laid, {options.dpi, overlays.drawn, own_programs()}, marked ? &*marked : nullptr);
    for (size_t i = 0; i < results.size(); ++i) {
      write_whole(results[i], proof.png(marked ? marked->sheets[i] : laid.sheets[i], report));
      tell_written(results[i], options.tongue);
    }
    return laid;
  });
}

}  // namespace banxin
