// What Cairo 1.16 cannot say in a PDF, said by libqpdf: page boxes, language, dates that are not the clock's.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "paint/paint.h"
#include "paint/stand_ins.h"
#include "paint/subset.h"
#include "pdf/document.h"
#include "sheet/structure.h"

namespace banxin {

/// The document of what Cairo wrote, with TrimBox and BleedBox (ISO 32000-1, 14.11.2), /Lang, /ViewerPreferences and
/// the edition's date, and the Decode array that CMYK JPEGs from Photoshop need, and the structure tree; photos and
/// supplied pages take the place of what stands for them, and the outlines of the faces that of their boxes (`boxed`;
/// null: none were shown as boxes). Streams other than those and the pages' contents stay as they are.
PdfDocument finish_pdf(std::string bytes, const std::vector<Sheet>& sheets, const SubsetFaces* boxed,
                       const PdfInfo& info, const Structure& structure, const std::shared_ptr<StandIns>& stand_ins);

/// `2025-09-07` or `2025-09-07T06:30:00+08:00` as a PDF date (ISO 32000-1, 7.9.4); empty when it is no such date.
std::string pdf_date(std::string_view iso8601);

/// Points as a PDF number: exact, at most three decimals.
std::string pdf_number(Length length);

}  // namespace banxin
