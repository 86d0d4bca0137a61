// Preflight: the print rules, rule by rule, on any PDF.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/length.h"
#include "base/message.h"
#include "base/ordered_plates.h"
#include "base/press_style.h"
#include "base/print_limits.h"
#include "base/program.h"
#include "photo/profile.h"
#include "preflight/pdfx.h"

namespace banxin {

/// A text that must stand in the file, whole and in this order.
struct ExpectedStory {
  std::string name;                     ///< as messages name it
  std::vector<std::string> paragraphs;  ///< UTF-8; compared by letters, ideographs and digits
  bool jumps = false;                   ///< other stories may stand between its parts
  bool in_page_order = true;            ///< its parts follow one another as the pages do
};

/// A picture that must stand on a page of the file.
struct ExpectedPicture {
  std::string name;       ///< as messages name it
  Rect box, whole;        ///< where it shows, and where all of it would lie
  bool supplied = false;  ///< a page of a PDF, which is no raster but a form
};

/// What a PDF is held against besides the rules that never change.
struct PreflightJob {
  PressStyle style;               ///< total ink and resolution
  std::vector<Size> trims;        ///< by page of the file, the last one for all that follow; empty = any size
  std::vector<Size> sheet_trims;  ///< the same for a file of imposed sheets, when `trims` do not hold; empty = none
  std::optional<std::vector<std::string>> spots;  ///< the only spot plates that are ordered; nothing = any
  std::vector<ExpectedStory> stories;             ///< empty = the text is not compared
  /// By page of the file; nothing = pictures are not counted. SVG pictures cannot be told from other drawing.
  std::optional<std::vector<std::vector<ExpectedPicture>>> pictures;
  std::vector<std::vector<ExpectedPicture>> sheet_pictures;  ///< the same for a file of imposed sheets
  /// By page of the file the plates that it is printed from, where that is said; empty = nowhere.
  std::vector<std::optional<OrderedPlates>> plates, sheet_plates;
  bool previews = false;                   ///< whether the plates of each page are kept, small, for a press's ink keys
  Length least_line = limits::least_line;  ///< thinner lines are hairlines
  Length small_text = limits::small_text;  ///< smaller text stands in one ink
  int dpi = 100;                           ///< at which plates are rendered; 0 = not at all
  int plates_seconds = 3;                  ///< of processor time for rendering them, besides some for each page
  ProgramFolders programs = {};            ///< with Ghostscript and pdftotext
  std::shared_ptr<const OutputProfile> made_for = {};  ///< a profile that need not be unpacked again to be known
};

enum class Outcome : uint8_t { passed, warned, failed, skipped };

/// One thing that a rule found.
struct PrintFault {
  Message text;
  int page = 0;                  ///< of the file; 0 = it is the file's
  std::optional<Point> at = {};  ///< on the page, from the top left of its trim
  int object = 0;                ///< number of the PDF's object that it stands in; 0 = none is to be named
  bool house = false;            ///< the standard lets it be, the house does not

  PrintFault(Message what) : text(std::move(what)) {}
};

struct Verdict {
  const char* rule;  ///< stable, kebab-case: "fonts-embedded"
  Outcome outcome = Outcome::passed;
  Message text;                         ///< what was found, in a line
  bool judged = true;                   ///< false: it was to be judged and could not be
  std::vector<PrintFault> faults = {};  ///< each thing that was found, as far as they are counted
};

/// How much of a page a plate inks, 0 … 1: what ink keys are set by before the run.
struct InkCoverage {
  static constexpr Length zone = from_mm(32);  ///< of the trim, from its left edge; the last one may be narrower
  int page = 1;
  std::string plate;
  double all = 0;             ///< of the whole trim
  std::vector<double> zones;  ///< of each zone
};

/// A plate of a page, small: what a press console shows, and sets its ink keys by.
struct PlatePreview {
  static constexpr int pixels_a_cm = 20;  ///< 50.8 dpi
  int page = 1;
  std::string plate;
  int width = 0, height = 0;  ///< pixels, of the trim
  Size trim;
  std::vector<uint8_t> ink;  ///< 0 … 255, row by row from the top
};

/// What can be said of a file.
enum class Conclusion : uint8_t { no, unknown, yes };

struct Preflight {
  std::string claim;                   ///< what the file says it is: "PDF/X-4"; empty = nothing
  std::string standard;                ///< what it was judged by
  std::vector<Verdict> verdicts;       ///< in the order of the rules; every rule that applies is there
  PdfX judged_by = PdfX::x4;           ///< the same as `standard`
  std::vector<InkCoverage> ink;        ///< of each page, plate by plate; none where plates were not rendered
  std::vector<PlatePreview> previews;  ///< when asked for: plates that a page is printed from
  bool claim_is_known = true;          ///< false: it claims a standard that is not judged here

  bool failed() const;
  /// A rule could not be judged: whatever the others say, the file is not known to be fit.
  bool incomplete() const;
  /// Whether it keeps the standard that it claims, by that standard's own clauses, as far as they are judged here.
  Conclusion conforms() const;
  /// Whether it may go to this press: it conforms, and keeps the rules of the house.
  Conclusion fit() const;
};

/// Judges the PDF in `file`. It may be from any producer, damaged or hostile: what cannot be examined fails the rule
/// "syntax". Plates are rendered by Ghostscript, text is read by poppler's pdftotext: a rule whose program is not
/// installed is a warning and not judged; when the program cannot do it, the rule fails. Throws MachineFault when there
/// is no room for temporary files, or no process for a program.
Preflight preflight(const std::string& file, const PreflightJob& job);
/// The same of a file that is at hand.
Preflight preflight_bytes(std::string_view pdf, const PreflightJob& job);

}  // namespace banxin
