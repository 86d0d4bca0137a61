// The day's work: from an edition file to its sheets, and from sheets to files.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/picture_desk.h"
#include "app/timing.h"
#include "base/report.h"
#include "model/catalogue.h"
#include "model/edition.h"
#include "paint/paint.h"
#include "press/press.h"
#include "sheet/sheet.h"
#include "text/text.h"

namespace banxin {

/// Where banxin's own data lies (fonts/, templates/): found upwards from the program. Throws MachineFault.
std::filesystem::path home_folder();

/// The font catalogue that belongs to banxin; its places are in the sources of `report`. Throws MachineFault with the
/// place when it is not what it should be.
FontCatalogue house_catalogue(Report& report);

/// An edition laid out: from here on nothing moves, every glyph has its place.
struct LaidOut {
  std::unique_ptr<const FontCatalogue> catalogue;  // outlives the shelf
  Edition edition;
  std::unique_ptr<FontShelf> fonts;
  std::unique_ptr<PictureDesk> pictures;
  std::vector<Sheet> sheets;
};

/// What becomes of pages with lines that stick out of their columns: nothing is made of them, or they are shown.
enum class Overfull : uint8_t { stops, shows };

/// Reads, shapes, composes and flows the pages of an edition. `pages`: only these numbers; empty = all.
/// `look`: how far its pictures are looked into. Throws InputFault when the report holds errors after a stage.
LaidOut lay_out(const std::filesystem::path& file, const std::vector<int>& pages, Report& report, Timing& timing,
                Overfull overfull = Overfull::stops, PictureDesk::Look look = PictureDesk::Look::whole);

struct RenderJob {
  std::filesystem::path folder;
  bool layout = false;
  std::optional<PressStandard> press;  ///< none: the plain PDF in key colours
  bool marks = false;                  ///< printer's marks and a slug line round every page of the press PDF
  bool impose = false;                 ///< the pages on their sheets, after the edition's plan
};

/// The font files as painting wants them.
FaceFiles face_files(const FontShelf& fonts);

/// The files that `render` writes: the PDF, and the layout file when asked.
std::vector<std::filesystem::path> results_of(const RenderJob& job, const Edition& edition);

/// Writes FOLDER/<id>.pdf, or <id>.sheets.pdf when imposed, and the layout file when asked. Returns the files written.
/// Throws InputFault when a picture cannot be separated.
std::vector<std::filesystem::path> render(const RenderJob& job, LaidOut& laid, Report& report, Timing& timing);

std::string layout_json(const LaidOut& laid);
/// The report as JSON: outcome, notes, and how each story fits.
std::string report_json(const Report& report, const std::vector<Sheet>& sheets);

}  // namespace banxin
