#include "preflight/preflight.h"

#include <algorithm>

#include "base/files.h"
#include "base/report.h"
#include "pdf/open.h"
#include "pdf/resources.h"
#include "pdf/shape.h"
#include "pdf/streams.h"
#include "preflight/rule_book.h"
#include "preflight/rules.h"

namespace banxin {
namespace {

using Handle = QPDFObjectHandle;

constexpr uintmax_t largest_file = uintmax_t{1} << 30;

std::string metadata_of(QPDF& pdf) {
  Handle packet = pdf.getRoot().getKey("/Metadata");
  return packet.isStream() ? decoded(packet) : "";
}

void decode_all_streams(QPDF& pdf) {
  for (Handle object : pdf.getAllObjects())
    if (object.isStream()) object.pipeStreamData(nullptr, nullptr, 0, qpdf_dl_generalized, true, true);
}

// A standard that the file does not even claim is none that it keeps.
bool breaks_standard(const Verdict& verdict, PdfX standard) {
  if (verdict.outcome != Outcome::failed || !is_of_standard(rule_called(verdict.rule), standard)) return false;
  return std::ranges::any_of(verdict.faults, [](const PrintFault& fault) { return !fault.house; });
}

void examine(std::string_view bytes, const PreflightJob& job, QPDF& pdf, Preflight& result) {
  std::vector<Verdict> verdicts;
  Verdicts out(verdicts);
  Faults broken;
  try {
    pdf.pushInheritedAttributesToPage();  // ISO 32000-1, 7.7.3.4: the tree of pages gives boxes and resources too
    Examined seen{bytes, pdf, pdf.getAllPages(), {}, Xmp(metadata_of(pdf)), pdf.getTrailer().getKey("/Info")};
    seen.claim = read_claim(seen.info_text("/GTS_PDFXVersion"), seen.info_text("/GTS_PDFXConformance"),
                            seen.xmp.text("pdfxid:GTS_PDFXVersion"));
    seen.standard = result.judged_by = seen.claim.judged_by();
    result.claim = seen.claim.said;
    result.claim_is_known = seen.claim.said.empty() || seen.claim.standard;
    result.standard = name_of(seen.standard);
    number_fonts(pdf);
    for (size_t i = 0; i < seen.pages.size(); ++i)
      walk_page(seen.pages[i], static_cast<int>(i) + 1, trim_of(seen.pages[i]), seen.facts);
    if (seen.pages.empty()) broken.emplace_back(say("there is no page"));
    judge_file(seen, out);
    judge_identity(seen, job, out);
    judge_pages(seen, job, out);
    judge_colours(seen, job, out);
    judge_images(seen, job, out);
    judge_pictures(seen, job, out);
    judge_fonts(seen, out);
    judge_stories(seen, job, out);
    judge_structure(seen, out);
    judge_plates(seen, job, out, result);
    decode_all_streams(pdf);
  } catch (const MachineFault&) {
    throw;
  } catch (const TooMuchWork& fault) {
    broken.emplace_back(say("the file {}", fault.said));
  } catch (const BadStream& fault) {
    broken.emplace_back(say("a stream {}", fault.said));
  } catch (const PdfFault& fault) {
    broken.emplace_back(fault.said);
  } catch (const std::exception& fault) {
    broken.emplace_back(verbatim(fault.what()));
  }
  for (const QPDFExc& warning : pdf.getWarnings()) broken.emplace_back(verbatim(warning.getMessageDetail()));
  Verdicts(result.verdicts).judge("syntax", say("the file reads without a fault"), broken);
  result.verdicts.insert(result.verdicts.end(), verdicts.begin(), verdicts.end());
}

}  // namespace

bool Preflight::failed() const {
  return std::any_of(verdicts.begin(), verdicts.end(), [](const Verdict& v) { return v.outcome == Outcome::failed; });
}

bool Preflight::incomplete() const {
  return std::any_of(verdicts.begin(), verdicts.end(), [](const Verdict& v) { return !v.judged; });
}

Conclusion Preflight::conforms() const {
  if (!claim_is_known) return Conclusion::unknown;
  const auto breaks = [&](const Verdict& verdict) { return breaks_standard(verdict, judged_by); };
  if (claim.empty() || std::ranges::any_of(verdicts, breaks)) return Conclusion::no;
  const auto open = [&](const Verdict& verdict) {
    return !verdict.judged && is_of_standard(rule_called(verdict.rule), judged_by);
  };
  return std::ranges::any_of(verdicts, open) ? Conclusion::unknown : Conclusion::yes;
}

Conclusion Preflight::fit() const {
  if (failed() || conforms() == Conclusion::no) return Conclusion::no;
  return incomplete() || conforms() == Conclusion::unknown ? Conclusion::unknown : Conclusion::yes;
}

Preflight preflight(const std::string& file, const PreflightJob& job) {
  if (const auto bytes = read_file(file, largest_file)) return preflight_bytes(*bytes, job);
  Preflight result;
  Verdicts(result.verdicts).judge("syntax", {}, {say("the file cannot be read")});
  return result;
}

Preflight preflight_bytes(std::string_view bytes, const PreflightJob& job) {
  Preflight result;
  const WorkLimit limit(bytes.size());
  QPDF pdf;  // reads from `bytes` as long as it lives
  const auto refuse = [&](const char* rule, Message text) {
    Verdicts(result.verdicts).judge(rule, {}, {std::move(text)});
    return result;
  };
  try {
    open_foreign(pdf, bytes, Repair::if_small);
    if (const Message fault = shape_fault(pdf); !fault.empty()) return refuse("syntax", say("the file has {}", fault));
  } catch (const QPDFExc& fault) {
    if (fault.getErrorCode() != qpdf_e_password) return refuse("syntax", verbatim(fault.getMessageDetail()));
    return refuse("encryption", say("the file is encrypted and asks for a password"));
  } catch (const PdfFault& fault) {
    return refuse("syntax", fault.said);
  } catch (const std::exception& fault) {
    return refuse("syntax", verbatim(fault.what()));
  }
  examine(bytes, job, pdf, result);
  return result;
}

}  // namespace banxin
