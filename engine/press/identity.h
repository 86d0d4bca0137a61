// What a press PDF says about itself: output intent, document information, XMP.
#pragma once

#include <qpdf/QPDF.hh>
#include <string>
#include <string_view>

#include "press/press.h"

namespace banxin {

/// Exactly one GTS_PDFX output intent (ISO 32000-1, 14.11.5) with the profile in it.
void add_output_intent(QPDF& pdf, const OutputProfile& profile, const PressStyle& style);

/// Info and XMP with the same title, dates and trapping state, and the version key of the standard: in Info for
/// PDF/X-1a:2003 (6.3), in XMP for PDF/X-4 (6.4). `content` makes the instance's id.
void identify(QPDF& pdf, const PressJob& job, std::string_view content);

/// A name-based UUID (RFC 4122, 4.3), made from SHA-256 as its version 8 allows: "uuid:…".
std::string uuid_of(std::string_view name);

}  // namespace banxin
