#include "preflight/pdfx.h"

namespace banxin {
namespace {

struct Names {
  PdfX standard;
  const char *name, *part;
};
constexpr Names names[] = {{PdfX::x1a_2001, "PDF/X-1a:2001", "ISO 15930-1:2001"},
                           {PdfX::x1a_2003, "PDF/X-1a:2003", "ISO 15930-4:2003"},
                           {PdfX::x3_2002, "PDF/X-3:2002", "ISO 15930-3:2002"},
                           {PdfX::x3_2003, "PDF/X-3:2003", "ISO 15930-6:2003"},
                           {PdfX::x4, "PDF/X-4", "ISO 15930-7:2010"}};

std::optional<PdfX> standard_called(std::string_view name) {
  for (const Names& one : names)
    if (name == one.name) return one.standard;
  return std::nullopt;
}

// The first version of PDF/X-1a is told by two keys (ISO 15930-1): it is the stricter half of a PDF/X-1.
PdfXClaim first_x1a(std::string_view version, std::string_view conformance) {
  PdfXClaim claim{std::string(version), PdfX::x1a_2001, {}};
  if (conformance == "PDF/X-1a:2001") {
    claim.said = conformance;
    if (version != "PDF/X-1:2001")
      claim.faults.push_back(say("GTS_PDFXVersion is \"{}\" where PDF/X-1a:2001 says PDF/X-1:2001", version));
  } else if (version == "PDF/X-1a:2001") {
    claim.faults.emplace_back(say("PDF/X-1a:2001 is said by PDF/X-1:2001, and by GTS_PDFXConformance"));
  } else {
    claim.standard.reset();
    claim.faults.emplace_back(say("PDF/X-1:2001 without GTS_PDFXConformance may wait for pictures that are elsewhere"));
  }
  return claim;
}

PdfXClaim in_info(std::string_view version, std::string_view conformance) {
  if (version == "PDF/X-1:2001" || version == "PDF/X-1a:2001") return first_x1a(version, conformance);
  return {std::string(version), standard_called(version), {}};
}

}  // namespace

const char* name_of(PdfX standard) { return names[static_cast<size_t>(standard)].name; }

const char* part_of(PdfX standard) { return names[static_cast<size_t>(standard)].part; }

PdfXClaim read_claim(std::string_view version, std::string_view conformance, std::string_view xmp) {
  if (version.empty() && xmp.empty()) return {.faults = {say("the file does not say that it is PDF/X")}};
  const bool older = version.starts_with("PDF/X-1") || version.starts_with("PDF/X-3");
  PdfXClaim claim =
      older || xmp.empty() ? in_info(version, conformance) : PdfXClaim{std::string(xmp), standard_called(xmp), {}};
  if (older && !xmp.empty() && xmp != version && xmp != claim.said)
    claim.faults.push_back(say("Info says {}, XMP says {}", version, xmp));
  if (!older && xmp.empty()) claim.faults.push_back(say("{} stands in Info; XMP is to say it", version));
  if (!claim.standard && claim.faults.empty())
    claim.faults.push_back(say("\"{}\" is none of the standards that are judged here", claim.said));
  return claim;
}

}  // namespace banxin
