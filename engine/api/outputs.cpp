#include "api/outputs.h"

#include <fmt/format.h>

#include <utility>

#include "base/files.h"
#include "base/sha256.h"
#include "model/date.h"
#include "sheet/dump.h"
#include "sheet/items.h"

namespace banxin {
namespace {

PdfInfo info_of(const Edition& edition) {
  return {.title = fmt::format("{} {}", edition.paper, iso_date(edition.date)),
          .author = edition.paper,
          .subject = edition.number,
          .language = edition.language.tag,
          .date = iso_date(edition.date)};
}

// What every PDF begins as. `sheets`: those of `laid`, or what became of them for print.
PdfDocument paint(const Engine& engine, const LaidOut& laid, const PrintJob& job, const std::vector<Sheet>& sheets,
                  const InkTable& inks, Report& report, Timing* timing) {
  std::vector<FaceId> cut;
  const FaceFiles files = [&cut, all = face_files(*laid.fonts)](FaceId face) {
    cut.push_back(face);
    return all(face);
  };
  const SubsetFaces faces(sheets, files, &engine.kept_faces());
  if (job.last)
    for (const FaceId face : cut) laid.fonts->leave_memory(face);
  laid.pictures->report_damage(laid.sheets, report);
  stop_if_failed(report);
  if (timing) timing->beside("pictures", laid.pictures->spent_ms());
  end_stage(timing, "subset");
  PdfDocument document = paint_pdf(sheets, inks, faces, info_of(laid.edition));
  laid.pictures->stop_if_changed();
  return document;
}

// A spread by itself is folded in the middle.
std::optional<Length> fold_of(const PrintedPage& page) {
  if (page.side) return page.side->fold;
  return page.sheet.second_page != 0 ? std::optional(page.sheet.trim.width / 2) : std::nullopt;
}

std::vector<ImposedSide> sides_of(const Printed& printed) {
  std::vector<ImposedSide> sides;
  for (const PrintedPage& page : printed.pages)
    if (page.side) sides.push_back(*page.side);
  return sides;
}

PressJob press_job(const LaidOut& laid, const PrintJob& job, const Printed& printed) {
  const Edition& edition = laid.edition;
  const PdfInfo info = info_of(edition);
  PressJob press{.standard = *job.press,
                 .style = edition.press,
                 .identity = {stem_of(job, edition), edition.paper, info.title, info.date, edition.revision},
                 .sides = sides_of(printed),
                 .drawings = has_drawings(laid.sheets)};
  for (const PrintedPage& page : printed.pages) {
    if (job.marks) press.marked_bleeds.push_back(page.marked_bleed);
    press.folds.push_back(fold_of(page));
    press.plates.push_back(page.plates);
  }
  return press;
}

// Out of the pages, which have told all else: a sheet is too large to be there twice.
std::vector<Sheet> take_sheets(Printed& printed) {
  std::vector<Sheet> sheets;
  for (PrintedPage& page : printed.pages) sheets.push_back(std::move(page.sheet));
  return sheets;
}

}  // namespace

std::string to_pdf(const Engine& engine, const LaidOut& laid, const PrintJob& job, Report& report, Timing* timing,
                   std::string* digest) {
  if (!job.press && !job.impose && !job.only) {
    std::string pdf = paint(engine, laid, job, laid.sheets, laid.edition.inks, report, timing).write(digest);
    end_stage(timing, "pdf");
    return pdf;
  }
  Printed printed = to_print(engine, laid, job, report);
  if (!job.press) {
    const std::vector<Sheet> sheets = take_sheets(printed);
    PdfDocument document = paint(engine, laid, job, sheets, printed.inks, report, timing);
    end_stage(timing, "pdf");
    if (!job.impose) return document.write(digest);
    std::string pdf = impose_pdf(std::move(document), sides_of(printed));
    if (digest) *digest = sha256(pdf);
    end_stage(timing, "impose");
    return pdf;
  }
  end_stage(timing, "photos");
  const PressJob press = press_job(laid, job, printed);
  const std::vector<Sheet> sheets = take_sheets(printed);
  PdfDocument document = paint(engine, laid, job, sheets, printed.inks, report, timing);
  end_stage(timing, "pdf");
  std::string pdf = press_pdf(std::move(document), printed.inks, *printed.profile, press, digest);
  end_stage(timing, "press");
  return pdf;
}

namespace {

DumpNames names_of(const LaidOut& laid) {
  DumpNames names{.edition = laid.edition.id, .paper = laid.edition.paper, .date = iso_date(laid.edition.date)};
  for (const CatalogueFace& face : laid.fonts->catalogue().faces) {
    names.face_names.push_back(face.name);
    names.face_versions.push_back(face.sha256.substr(0, 12));
  }
  for (const Ink& ink : laid.edition.inks.all()) names.ink_names.push_back(ink.name);
  for (const Input& input : laid.inputs.files)
    if (input.kind() == Input::Kind::picture) names.pictures[input.path().string()] = input.sha256().substr(0, 16);
  return names;
}

}  // namespace

std::string layout_json(const LaidOut& laid) { return to_json(laid.sheets, names_of(laid)); }

std::string layout_json(const LaidOut& laid, const Sheet& sheet) { return page_to_json(sheet, names_of(laid)); }

}  // namespace banxin
