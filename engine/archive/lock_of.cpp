#include "archive/lock_of.h"

#include <algorithm>
#include <set>

#include "api/outputs.h"
#include "api/version.h"
#include "archive/lock_paths.h"
#include "base/files.h"
#include "base/sha256.h"
#include "sheet/items.h"

namespace banxin {
namespace fs = std::filesystem;
namespace {

LockPaths paths_of(const Engine& engine, const LaidOut& laid) {
  return {laid.edition.sources.at(0).path, engine.home()};
}

// Those that glyphs come from; others were only asked whether they have one.
std::vector<LockedFace> faces_of(const LaidOut& laid, const LockPaths& paths) {
  std::set<FaceId> used;
  for (const Sheet& sheet : laid.sheets) for_each<GlyphRun>(sheet, [&](const GlyphRun& run) { used.insert(run.face); });
  std::vector<LockedFace> faces;
  for (const FaceId id : used) {
    const CatalogueFace& face = laid.fonts->catalogue().faces[id.index];
    faces.push_back({face.name, face.package, paths.name(Input::Kind::font, face.file), laid.fonts->version(id)});
  }
  std::ranges::sort(faces, {}, &LockedFace::face);
  return faces;
}

std::map<std::string, std::string> pdfs_of(const Engine& engine, const LaidOut& laid, const LockOptions& options,
                                           Report& report) {
  std::map<std::string, std::string> pdfs = {{"pdf", to_pdf(engine, laid, {}, report)}};
  if (options.press)
    pdfs[word_of(*options.press)] = to_pdf(engine, laid, {.press = options.press, .marks = options.marks}, report);
  return pdfs;
}

Products digests_of(const std::map<std::string, std::string>& products) {
  Products digests;
  for (const auto& [name, bytes] : products) digests[name] = sha256(bytes);
  return digests;
}

// Laid out alone: so is the page whose PDF `render --page` makes.
Products products_of_page(const Engine& engine, const fs::path& edition, int page, const LockOptions& options,
                          Report& report) {
  const LayoutJob job{.edition = edition, .pages = {page}, .look = PictureDesk::Look::until_paint};
  Report again(std::make_shared<Sources>());  // has said it all for the whole edition
  try {
    const LaidOut alone = lay_out(engine, job, again);
    return digests_of(pdfs_of(engine, alone, options, again));
  } catch (const InputFault&) {
    for (const Note& note : again.notes())
      report.add({note.severity, note.code, {}, again.sources().path(note.place.file) + ": " + note.text, note.hint});
    throw;
  }
}

}  // namespace

LockedEdition lock_of(const Engine& engine, const fs::path& edition, const LockOptions& options, Report& report) {
  const LayoutJob job{.edition = edition, .look = PictureDesk::Look::until_paint};
  LockedEdition made{.laid = lay_out(engine, job, report)};
  made.products = pdfs_of(engine, made.laid, options, report);
  made.products["layout"] = layout_json(made.laid);
  const LaidOut& laid = made.laid;
  const LockPaths paths = paths_of(engine, laid);
  made.lock = {.edition = laid.edition.id,
               .source = edition.filename().string(),
               .engine = std::string(engine_version()),
               .options = options,
               .profile = paths.name(Input::Kind::profile, engine.profile_file(laid.edition.press)),
               .inputs = locked_inputs(engine, laid),
               .faces = faces_of(laid, paths),
               .products = digests_of(made.products)};
  for (size_t i = 0; i < laid.sheets.size(); ++i) {
    const int number = laid.sheets[i].page;
    LockedPage& page = made.lock.pages.emplace_back(LockedPage{number, marks_of(read_page_layout(laid, i))});
    page.products = products_of_page(engine, edition, number, options, report);
    page.products["layout"] = sha256(page_layout(laid, i));
  }
  return made;
}

std::vector<LockedInput> locked_inputs(const Engine& engine, const LaidOut& laid) {
  const LockPaths paths = paths_of(engine, laid);
  std::map<std::string, LockedInput> by_path;
  for (const Input& input : laid.inputs.files) {
    const std::string name = paths.name(input.kind(), input.path());
    by_path.try_emplace(name, LockedInput{word_of(input.kind()), name, input.sha256()});
  }
  std::vector<LockedInput> inputs;
  for (auto& [name, input] : by_path) inputs.push_back(std::move(input));
  return inputs;
}

std::string page_layout(const LaidOut& laid, size_t sheet) { return layout_json(laid, laid.sheets.at(sheet)); }

Layout read_page_layout(const LaidOut& laid, size_t sheet) {
  Report report(std::make_shared<Sources>());
  const FileId file = report.sources().add("", page_layout(laid, sheet));
  return read_layout(file, report).value();
}

std::string product_of(const PrintJob& job, const LockOptions& options) {
  if (job.impose) return "";
  if (!job.press) return "pdf";
  return job.press == options.press && job.marks == options.marks ? word_of(*job.press) : "";
}

}  // namespace banxin
