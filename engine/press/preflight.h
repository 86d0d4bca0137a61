// Preflight: the print rules, rule by rule, on any PDF.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/length.h"
#include "base/press_style.h"

namespace banxin {

/// A text that must stand in the file, whole and in this order.
struct ExpectedStory {
  std::string name;                     ///< as messages name it
  std::vector<std::string> paragraphs;  ///< UTF-8; compared by letters, ideographs and digits
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
  Length least_line = from_pt(0.25);                         ///< thinner lines are hairlines
  Length small_text = from_pt(12);                           ///< smaller text stands in one ink
  int dpi = 100;                                             ///< at which plates are rendered; 0 = not at all
};

enum class Outcome : uint8_t { passed, warned, failed, skipped };

struct Verdict {
  const char* rule;  ///< stable, kebab-case: "fonts-embedded"
  Outcome outcome = Outcome::passed;
  std::string text;  ///< what was found
};

struct Preflight {
  std::string claim;              ///< what the file says it is: "PDF/X-4"; empty = nothing
  std::string standard;           ///< what it was judged by
  std::vector<Verdict> verdicts;  ///< in the order of the rules; every rule that applies is there

  bool failed() const;
};

/// Judges the PDF in `file`. It may be from any producer, damaged or hostile: what cannot be examined fails the rule
/// "syntax". Plates are rendered by Ghostscript when it is installed; else the rules about them are skipped, not
/// passed; so is the rule about stories without poppler's pdftotext. Throws MachineFault only when no temporary folder
/// can be made.
Preflight preflight(const std::string& file, const PreflightJob& job);

}  // namespace banxin
