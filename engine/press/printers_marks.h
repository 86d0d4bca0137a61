// Printer's marks round the trim.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "press/inks_in_pdf.h"

namespace banxin {

/// Where a page is cut and how far it bleeds, points in PDF's coordinates: left, bottom, right, top.
struct MarkedPage {
  std::array<double, 4> trim{};
  double bleed = 0;
  std::optional<double> fold = {};        ///< printed flat and folded here, from bottom to top
  const OrderedPlates* plates = nullptr;  ///< that it is printed from; null = any
};

/// The operators that draw crop marks (0.25 pt, 5 mm long, 1 mm outside the bleed), register targets on four sides, and
/// a control strip as far as its plates are there: solids, two of them overprinted (red, green, blue), tints of 40 % of
/// the colours and of 20, 40, 60, 80 % of black, grey balance patches (ISO 12647-3: 10/8/8, 20/16/16, 30/24/24) and a
/// patch of each spot ink. All of it lies outside the bleed; what registers is drawn in
/// each of the colour spaces `plates`, one over the other: a Separation /All, or one for each plate. Of a folded page,
/// dashed lines at top and foot show the fold; the targets stand beside them, the strip on both sides of them.
std::string printers_marks(const MarkedPage& page, const std::vector<std::string>& plates, const InksInPdf& inks);

}  // namespace banxin
