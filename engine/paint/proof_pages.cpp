#include "paint/proof_pages.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/message.h"
#include "base/program.h"
#include "paint/picture_info.h"
#include "paint/supplied.h"
#include "pdf/write.h"

namespace banxin {
namespace fs = std::filesystem;
namespace {

// The page alone, as large as it stands on ours: what Ghostscript draws then fits to the pixel.
std::string page_alone(const Image& image) {
  SuppliedPages supplied;
  const double width = to_pt(image.whole.width), height = to_pt(image.whole.height);
  QPDF pdf;
  pdf.emptyPDF();
  QPDFObjectHandle picture = pdf.newStream(std::string(supplied.placeholder(image.file, image.page)));
  picture.getDict().replaceKey("/Filter", QPDFObjectHandle::newName("/DCTDecode"));
  QPDFObjectHandle page = pdf.makeIndirectObject(QPDFObjectHandle::parse(
      fmt::format("<< /Type /Page /MediaBox [0 0 {0:.3f} {1:.3f}] /Resources << /XObject << >> >> >>", width, height)));
  page.getKey("/Resources").getKey("/XObject").replaceKey("/A", picture);
  page.replaceKey("/Contents", pdf.newStream(fmt::format("{:.3f} 0 0 {:.3f} 0 0 cm /A Do", width, height)));
  pdf.addPage(page, true);
  supplied.place(pdf);
  return write_pdf(pdf, {.least_version = supplied.version()});
}

// For one page, alone. At 600 dpi it has 9 times the pixels of one at 200.
ProgramLimits limits_at(int dpi) {
  constexpr int seconds = 8;
  ProgramLimits limits;
  limits.processor_seconds = seconds * std::max(1, dpi * dpi / 40'000);
  limits.seconds = 4 * limits.processor_seconds;
  return limits;
}

}  // namespace

ProofPages::ProofPages(int dpi, ProgramFolders programs)
    : dpi_(dpi), programs_(std::move(programs)), folder_("proof") {}

// `stem`: how the files of this page are called. Empty when it cannot be drawn.
std::string ProofPages::render(const Image& image, const std::string& stem, Message& why) const {
  const std::string pdf = stem + ".pdf", png = stem + ".png";
  try {
    folder_.write(pdf, page_alone(image));
  } catch (const std::exception& fault) {
    why = verbatim(fault.what());
    return {};
  }
  const ProgramEnd end = run_program(
      programs_,
      {"gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=png16m", "-dOverprint=/simulate", "-dTextAlphaBits=4",
       "-dGraphicsAlphaBits=4", fmt::format("-r{}", dpi_), "-sOutputFile=" + png, "-f", pdf},
      folder_.path, limits_at(dpi_));
  if (end.is_done()) return (folder_.path / png).string();
  why = fault_of(end, "Ghostscript");
  return {};
}

void ProofPages::draw(Image& image, Report& report) {
  if (image.format != Image::Format::pdf || image.whole.width.mpt <= 0 || image.whole.height.mpt <= 0) return;
  const std::string key =
      fmt::format("{}#{} {}x{}", image.file, image.page, image.whole.width.mpt, image.whole.height.mpt);
  const auto [at, fresh] = drawn_.try_emplace(key);
  Message why;
  if (fresh) at->second = render(image, fmt::format("{}", drawn_.size()), why);
  const auto info = at->second.empty() ? std::nullopt : picture_info(at->second, why);
  if (!info) {
    report.warning("proof-without-pdf", image.origin,
                   why.empty() ? say("the proof shows a crossed box in the place of {}", image.name)
                               : say("the proof shows a crossed box in the place of {}: {}", image.name, why),
                   say("install Ghostscript (apt-get install ghostscript); the PDF holds the page itself"));
    return;
  }
  image.file = at->second;
  image.format = info->format;
  image.width = info->width, image.height = info->height;
  image.ppi = dpi_;
}

}  // namespace banxin
