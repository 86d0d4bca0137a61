#include "press/proof_pdf.h"

#include <fmt/format.h>

#include <cstdint>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <stdexcept>
#include <string_view>

#include "pdf/write.h"

namespace banxin {
namespace {

using Handle = QPDFObjectHandle;

struct PackedPixels {
  uint32_t width = 0, height = 0;
  std::string deflated;
};

uint32_t number_at(std::string_view bytes, size_t at) {
  uint32_t number = 0;
  for (size_t i = at; i < at + 4; ++i) number = number << 8 | static_cast<unsigned char>(bytes[i]);
  return number;
}

// What a PNG packs is what PDF unpacks (ISO 32000-1, 7.4.4.4): its chunks IDAT, end to end.
PackedPixels pixels_of(std::string_view png) {
  constexpr size_t signature = 8, frame = 12, width_at = 8, height_at = 12, format_at = 16;
  PackedPixels pixels;
  for (size_t at = signature; at + frame <= png.size();) {
    const size_t length = number_at(png, at);
    const std::string_view kind = png.substr(at + 4, 4);
    if (length > png.size() - at - frame) break;
    if (kind == "IHDR") {
      if (png.substr(at + format_at, 5) != std::string_view("\x08\x02\0\0\0", 5)) break;  // RGB of 8 bits, one pass
      pixels.width = number_at(png, at + width_at), pixels.height = number_at(png, at + height_at);
    }
    if (kind == "IDAT") pixels.deflated += png.substr(at + 8, length);
    at += frame + length;
  }
  if (pixels.width == 0 || pixels.deflated.empty()) throw std::runtime_error("a proof is no PNG of its kind");
  return pixels;
}

Handle picture_of(QPDF& pdf, const PrintedProof& page) {
  PackedPixels pixels = pixels_of(page.png);
  Handle image = pdf.newStream();
  image.replaceDict(
      Handle::parse(fmt::format("<< /Type /XObject /Subtype /Image /Width {} /Height {} /BitsPerComponent 8 "
                                "/ColorSpace /DeviceRGB >>",
                                pixels.width, pixels.height)));
  image.replaceStreamData(
      pixels.deflated, Handle::newName("/FlateDecode"),
      Handle::parse(fmt::format("<< /Predictor 15 /Colors 3 /BitsPerComponent 8 /Columns {} >>", pixels.width)));
  return image;
}

}  // namespace

std::string proof_pdf(const std::vector<PrintedProof>& pages, const std::string& title) {
  QPDF pdf;
  pdf.emptyPDF();
  Handle labels = Handle::newArray();
  for (const PrintedProof& proof : pages) {
    const double bleed = to_pt(proof.bleed), width = to_pt(proof.trim.width), height = to_pt(proof.trim.height);
    Handle page = Handle::parse(fmt::format(
        "<< /Type /Page /MediaBox [0 0 {0:.3f} {1:.3f}] /TrimBox [{2:.3f} {2:.3f} {3:.3f} {4:.3f}] /Resources << "
        "/XObject << >> >> >>",
        width + 2 * bleed, height + 2 * bleed, bleed, bleed + width, bleed + height));
    page.getKey("/Resources").getKey("/XObject").replaceKey("/Proof", picture_of(pdf, proof));
    page.replaceKey("/Contents", pdf.newStream(fmt::format("q {:.3f} 0 0 {:.3f} 0 0 cm /Proof Do Q", width + 2 * bleed,
                                                           height + 2 * bleed)));
    labels.appendItem(Handle::newInteger(labels.getArrayNItems() / 2));
    Handle label = Handle::newDictionary();
    label.replaceKey("/P", Handle::newUnicodeString(proof.label));
    labels.appendItem(label);
    pdf.addPage(pdf.makeIndirectObject(page), false);
  }
  Handle tree = Handle::newDictionary(), info = Handle::newDictionary();
  tree.replaceKey("/Nums", labels);
  pdf.getRoot().replaceKey("/PageLabels", tree);
  info.replaceKey("/Title", Handle::newUnicodeString(title));
  info.replaceKey("/Creator", Handle::newString("banxin"));
  pdf.getTrailer().replaceKey("/Info", pdf.makeIndirectObject(info));
  return write_pdf(pdf, {.version = "1.4", .keep_packing = true});
}

}  // namespace banxin
