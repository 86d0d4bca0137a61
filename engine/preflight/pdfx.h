// Which of the standards of PDF/X a file says it follows.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"

namespace banxin {

/// The parts of ISO 15930 that files are judged by.
enum class PdfX : uint8_t { x1a_2001, x1a_2003, x3_2002, x3_2003, x4 };

const char* name_of(PdfX standard);  ///< "PDF/X-1a:2003"
const char* part_of(PdfX standard);  ///< "ISO 15930-4:2003"

/// Inks alone: no colours that need a profile.
constexpr bool is_x1a(PdfX standard) { return standard <= PdfX::x1a_2003; }
/// Pages may be transparent, and have layers.
constexpr bool is_x4(PdfX standard) { return standard == PdfX::x4; }

/// What Info and XMP say about the standard.
struct PdfXClaim {
  std::string said;                   ///< "PDF/X-4"; empty = nothing
  std::optional<PdfX> standard = {};  ///< nothing: it is none that is judged here
  std::vector<Message> faults;        ///< why it is no claim as the standard wants it

  /// That the file is judged by: PDF/X-4 allows most.
  PdfX judged_by() const { return standard.value_or(PdfX::x4); }
};

/// `version`, `conformance`: GTS_PDFXVersion and GTS_PDFXConformance of Info. `xmp`: pdfxid:GTS_PDFXVersion.
PdfXClaim read_claim(std::string_view version, std::string_view conformance, std::string_view xmp);

}  // namespace banxin
