// Printer's marks round the trim.
#pragma once

#include <array>
#include <string>

#include "press/inks_in_pdf.h"

namespace banxin {

/// Where a page is cut and how far it bleeds, points in PDF's coordinates: left, bottom, right, top.
struct MarkedPage {
  std::array<double, 4> trim{};
  double bleed = 0;
  bool folded = false;  ///< printed flat and folded in the middle
};

/// The operators that draw crop marks (0.25 pt, 5 mm long, 1 mm outside the bleed), register targets on four sides, and
/// a control strip with solid and 40 % patches, grey balance patches (ISO 12647-3: 10/8/8, 20/16/16, 30/24/24) and a
/// patch of each spot ink. All of it lies outside the bleed; what registers prints on every plate by the colour space
/// `all` (a Separation /All). Of a folded page, dashed lines at top and foot show the fold; the targets stand beside
/// them.
std::string printers_marks(const MarkedPage& page, const std::string& all, const InksInPdf& inks);

}  // namespace banxin
