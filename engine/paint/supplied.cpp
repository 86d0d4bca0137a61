#include "paint/supplied.h"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "base/files.h"
#include "base/message.h"
#include "paint/passed_photos.h"
#include "pdf/shape.h"
#include "pdf/work.h"
#include "sheet/sheet.h"
#include "sheet/supplied.h"

namespace banxin {
namespace {

using Handle = QPDFObjectHandle;

// The state that a page's content begins with (ISO 32000-1, tables 52, 53 and 104) whatever was drawn before: an ad
// that inherited our black's overprint would print on top of what lies below.
constexpr const char* initial_state = "/BxS gs 0 g 0 G 1 w 0 J 0 j 10 M [] 0 d 0 Tc 0 Tw 100 Tz 0 TL 0 Tr 0 Ts";

}  // namespace

std::string_view SuppliedPages::placeholder(const std::string& file, int page) {
  const auto [at, fresh] = placeholders_.try_emplace({file, page});
  if (fresh)
    at->second = jpeg_head(fmt::format("banxin supplied page {:08}", placeholders_.size()),
                           {.width = 1, .height = 1, .components = 1});
  return at->second;
}

PdfPage SuppliedPages::open(const std::string& file, int page) {
  Message fault;
  Source& source = sources_[file];
  if (!source.pdf) {
    source.bytes = read_file(file, largest_picture_file).value_or("");
    source.pdf = open_pdf(source.bytes, fault);
  }
  std::optional<PdfPage> found = source.pdf ? pdf_page_of(source.pdf, page, fault) : std::nullopt;
  if (!found) throw std::runtime_error(fmt::format("{} {}", file, fault.english()));
  return std::move(*found);
}

void SuppliedPages::replace(QPDF& pdf, Handle picture, const std::string& file, int page) {
  const PdfPage found = open(file, page);
  const WorkLimit limit(sources_[file].bytes.size());
  version_ = std::max(version_, found.pdf->getPDFVersion());
  Handle form = found.form();
  if (const Message fault = copy_fault(form); !fault.empty())
    throw std::runtime_error(fmt::format("{} is a PDF with {}", file, fault.english()));
  Handle resources = Handle::parse(
      "<< /ExtGState << /BxS << /Type /ExtGState /OP false /op false /OPM 0 /SA false >> >> /XObject << >> >>");
  resources.getKey("/XObject").replaceKey(supplied_page, pdf.copyForeignObject(form));
  Handle dict = Handle::parse("<< /Type /XObject /Subtype /Form /BBox [0 0 1 1] >>");
  dict.replaceKey("/Resources", resources);
  dict.replaceKey(supplied_mark, Handle::newBool(true));
  picture.replaceDict(dict);
  picture.replaceStreamData(fmt::format("{} {} cm {} Do", initial_state, found.to_unit_square(), supplied_page),
                            Handle::newNull(), Handle::newNull());
}

void SuppliedPages::place(PdfDocument& document) {
  if (placeholders_.empty()) return;
  place(document.pdf());
  for (const auto& [file, source] : sources_) document.made_from(source.bytes);
  document.least_version = version_;
}

void SuppliedPages::place(QPDF& pdf) {
  std::map<std::string, std::pair<std::string, int>> page_of;
  for (const auto& [page, bytes] : placeholders_) page_of[bytes] = page;
  for (Handle object : pdf.getAllObjects()) {
    if (!object.isStream() || !object.getDict().getKey("/Filter").isNameAndEquals("/DCTDecode")) continue;
    const auto data = object.getRawStreamData();
    const auto found = page_of.find({reinterpret_cast<const char*>(data->getBuffer()), data->getSize()});
    if (found != page_of.end()) replace(pdf, object, found->second.first, found->second.second);
  }
}

}  // namespace banxin
