// The press stage: from the plain PDF in key colours to a PDF a newspaper printer takes.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/ink.h"
#include "base/ordered_plates.h"
#include "base/press_standard.h"
#include "base/press_style.h"
#include "pdf/document.h"
#include "photo/profile.h"
#include "press/impose.h"

namespace banxin {

/// What a press PDF says about itself. Nothing of it comes from the clock.
struct PressIdentity {
  std::string edition;  ///< its id; with paper and date it names the document (UUID, RFC 4122 version 5)
  std::string paper, title;
  std::string date;  ///< ISO 8601 day
  int revision = 0;  ///< which make of it; 0 = it does not say
};

/// How far the media reaches beyond the bleed where there are printer's marks.
inline constexpr Length mark_margin = from_mm(9);

struct PressJob {
  PressStandard standard = PressStandard::x4;
  PressStyle style;
  PressIdentity identity;
  /// The bleed of each page that gets printer's marks; its media must reach `mark_margin` further. Empty = no marks.
  std::vector<std::optional<Length>> marked_bleeds = {};
  /// Of pages whose marks show a fold: how far it is from the left edge of the trim. Empty = none.
  std::vector<std::optional<Length>> folds = {};
  /// The plates of each page: what is drawn on it of itself, as marks and drawings, keeps to them. Empty = any.
  std::vector<std::optional<OrderedPlates>> plates = {};
  std::vector<ImposedSide> sides = {};  ///< the sheets that the last pages are; empty = pages stay pages
  bool drawings = false;                ///< the pages hold SVG pictures, whose sRGB colours are put into inks
};

/// The press PDF made from the plain `document` of the same edition: every key colour in its inks' own colour spaces,
/// output intent with the profile in it, XMP and Info that agree, no RGB, no annotation. Pictures must have been
/// separated before they were painted. Throws MachineFault for what the standard forbids; nothing is guessed.
/// `digest`: as of write_pdf().
std::string press_pdf(PdfDocument document, const InkTable& inks, const OutputProfile& profile, const PressJob& job,
                      std::string* digest = nullptr);

}  // namespace banxin
