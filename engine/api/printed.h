// What goes to print: made from an edition that is laid out, which stays as it is.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "api/lay_out.h"
#include "base/ink.h"
#include "base/length.h"
#include "base/ordered_plates.h"
#include "press/press.h"
#include "sheet/sheet.h"

namespace banxin {

struct PrintJob {
  std::optional<PressStandard> press = {};  ///< none: key colours
  bool marks = false;                       ///< printer's marks and a slug line round every page of the press PDF
  bool impose = false;                      ///< the pages on their sheets, after the edition's plan
  bool last = false;                        ///< nothing else is made: font files leave memory when their faces are cut
  std::optional<int> only = {};             ///< one page, or spread, by its first number; not imposed
};

/// A page of the file that is printed.
struct PrintedPage {
  Sheet sheet;                               ///< its photos in inks, its slug line set, its media as wide as marks want
  std::optional<Length> marked_bleed = {};   ///< of a page with printer's marks: its bleed inside them
  std::optional<ImposedSide> side = {};      ///< of a side of a printer's sheet: the pages that lie on it
  std::optional<OrderedPlates> plates = {};  ///< that it is printed from; nothing = any
};

struct Printed {
  std::vector<PrintedPage> pages;                ///< the sides of sheets behind the pages that lie on them
  InkTable inks;                                 ///< the edition's, and the plates that slug lines name
  std::shared_ptr<const OutputProfile> profile;  ///< that photos were separated for; null = not for press
};

/// Errors `no-plan`, `svg-transparency`, `press-picture` and those of supplied PDFs throw InputFault.
Printed to_print(const Engine& engine, const LaidOut& laid, const PrintJob& job, Report& report);

/// The name of the PDF without its ending: a file of sheets is another document than that of the edition's pages.
std::string stem_of(const PrintJob& job, const Edition& edition);

}  // namespace banxin
