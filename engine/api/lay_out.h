// From an edition file to its sheets: read, shaped, composed, flowed.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "api/engine.h"
#include "api/inputs.h"
#include "api/kept_pages.h"
#include "api/picture_desk.h"
#include "api/timing.h"
#include "base/report.h"
#include "fit/fit.h"
#include "model/edition.h"
#include "paint/paint.h"
#include "sheet/sheet.h"
#include "text/text.h"

namespace banxin {

/// What becomes of pages with lines that stick out of their columns, with blocks on one another or beyond the edge:
/// nothing is made of them, or they are shown.
enum class Overfull : uint8_t { stops, shows };

struct LayoutJob {
  std::filesystem::path edition;
  std::vector<int> pages = {};  ///< only these numbers, of a spread either one; empty = all
  Overfull overfull = Overfull::stops;
  PictureDesk::Look look = PictureDesk::Look::whole;
  FitJob fit = {};
  const KeptPages* kept = nullptr;  ///< pages laid out before, and where these are kept; null = all is laid out anew
};

/// An edition laid out: nothing moves any more, every glyph has its place. All outputs are made from it, in any order
/// and as often as wanted, and none of them changes it. What they have to say goes to a report over the sources that it
/// was laid out with.
struct LaidOut {
  Edition edition;
  std::shared_ptr<const FontShelf> fonts;
  std::unique_ptr<const PictureDesk> pictures;
  std::vector<Sheet> sheets;
  FitChoices choices;  ///< by which stories were made to fit, beside those that its blocks name; of blocks of `edition`
  Inputs inputs;       ///< what it was made from, sheet by sheet
  std::vector<std::string> keys;  ///< of its sheets: alike = the same sheet (KeptPages::key_of_page); empty = unknown
};

/// Throws InputFault when the report holds errors after a stage. `timing`: null = nobody counts.
LaidOut lay_out(const Engine& engine, const LayoutJob& job, Report& report, Timing* timing = nullptr);

/// Does page or spread `page` have this number?
bool has_number(const Page& page, int number);

/// Throws InputFault when `report` holds errors.
void stop_if_failed(const Report& report, Overfull overfull = Overfull::stops);

/// The font files as painting wants them.
FaceFiles face_files(const FontShelf& fonts);

}  // namespace banxin
