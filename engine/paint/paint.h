// Painting: finished sheets become a PDF document. Cairo draws the pages; what it cannot write (boxes, language)
// finish_pdf() adds.
#pragma once

#include <string>
#include <vector>

#include "base/ink.h"
#include "paint/subset.h"
#include "pdf/document.h"
#include "sheet/sheet.h"

namespace banxin {

struct PdfInfo {
  std::string title, author, subject, language;
  std::string date;  ///< of the edition, ISO 8601; never the clock
};

/// One PDF of all sheets, in key colours, to be written or to go to press. TrimBox and BleedBox are set; /Lang and
/// document outline included. Throws MachineFault, with its name, for a picture that cannot be shown as it was when the
/// page was laid out.
PdfDocument paint_pdf(const std::vector<Sheet>& sheets, const InkTable& inks, const SubsetFaces& faces,
                      const PdfInfo& info);
/// Its file.
std::string write_pdf(const std::vector<Sheet>& sheets, const InkTable& inks, const SubsetFaces& faces,
                      const PdfInfo& info);

}  // namespace banxin
