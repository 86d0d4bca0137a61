// Imposition (拼大版): finished pages side by side on the sheets they are printed on.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/length.h"
#include "pdf/document.h"

class QPDF;

namespace banxin {

/// A finished page on a side of a printer's sheet.
struct ImposedPage {
  size_t page = 0;  ///< of the file, 0-based
  Length x;         ///< from the left edge of the sheet's trim to that of its own; both stand on the sheet's lower edge
  bool fold_at_left = false, fold_at_right = false;  ///< where it meets the fold: it is cut there,
  Length to_fold{0};                                 ///< so far from its trim
};

/// One side of a sheet.
struct ImposedSide {
  std::string label;  ///< of the page of the PDF: 4+1
  std::vector<ImposedPage> pages;
  Length fold;        ///< from the left edge of the sheet's trim
  Length gripper{0};  ///< paper below all that is printed
};

/// Lays the pages of `pdf` on sheets. Its last pages, one a side, are the sheets themselves with their boxes and marks;
/// the pages before them become form XObjects (ISO 32000-1, 8.10) on them and leave the page tree. What they draw and
/// all their resources stay as they are. Outline entries move with their pages; the structure tree, whose references
/// would no longer hold, goes. The media of a sheet grow by its gripper margin. Returns what the sheets draw. Throws
/// std::runtime_error for a file of another make.
std::string impose(QPDF& pdf, const std::vector<ImposedSide>& sides);

/// The file of a plain document with its pages on sheets. Throws MachineFault.
std::string impose_pdf(PdfDocument document, const std::vector<ImposedSide>& sides);

}  // namespace banxin
