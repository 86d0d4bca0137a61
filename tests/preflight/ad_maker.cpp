#include "tests/preflight/ad_maker.h"

#include <memory>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFWriter.hh>

#include "base/files.h"
#include "preflight/supplied.h"
#include "tests/paint/page_maker.h"
#include "tests/press/maker.h"

namespace banxin::test {
namespace {

using Handle = QPDFObjectHandle;

std::string written(QPDF& pdf, bool locked, const std::string& version = "1.4") {
  QPDFWriter writer(pdf);
  writer.setOutputMemory();
  writer.setStaticID(true);
  writer.setMinimumPDFVersion(version);
  if (locked) writer.setR6EncryptionParameters("open", "own", true, true, true, true, true, true, qpdf_r3p_full, true);
  writer.write();
  const std::unique_ptr<Buffer> bytes(writer.getBuffer());
  return {reinterpret_cast<const char*>(bytes->getBuffer()), bytes->getSize()};
}

void build(QPDF& pdf, const AdPage& ad) {
  pdf.emptyPDF();
  for (int i = 0; i < ad.pages; ++i) {
    Handle page = pdf.makeIndirectObject(Handle::parse("<< /Type /Page " + ad.page + " >>"));
    Handle resources = Handle::parse(ad.resources), layers = resources.getKey("/Properties");
    if (layers.isDictionary())  // optional content groups are indirect objects (ISO 32000-1, 8.11.2.1)
      for (const std::string& name : layers.getKeys())
        layers.replaceKey(name, pdf.makeIndirectObject(layers.getKey(name)));
    page.replaceKey("/Resources", resources);
    page.replaceKey("/Contents", pdf.newStream(ad.content));
    pdf.addPage(page, false);
  }
  if (ad.catalog.empty()) return;
  Handle more = Handle::parse("<< " + ad.catalog + " >>");
  for (const std::string& key : more.getKeys()) pdf.getRoot().replaceKey(key, more.getKey(key));
}

}  // namespace

std::string make_ad(const AdPage& ad) {
  QPDF pdf;
  build(pdf, ad);
  return written(pdf, false, ad.version);
}

std::string make_locked_ad() {
  QPDF pdf;
  build(pdf, {});
  return written(pdf, true);
}

Image image_of(const std::string& file, int page) {
  Image image{.file = file, .name = "ad.pdf", .format = Image::Format::pdf, .width = 100'000, .height = 50'000};
  image.box = image.whole = {from_mm(20), from_mm(20), from_pt(200), from_pt(100)};
  image.page = page;
  image.origin = {FileId{0}, 7, 12};
  return image;
}

void check_supplied(const Image& image, const InkTable& inks, const PressStyle& style,
                    std::optional<PressStandard> standard, Report& report) {
  const std::string pdf = read_file(image.file, largest_picture_file).value_or("");
  SuppliedQuestion asked = question_about(image, inks, style, standard);
  asked.condition = "Our press";
  asked.profile_sha256 = newsprint().sha256;
  report_verdict(verdict_on(pdf, asked), image, report);
}

Sheet page_of(std::vector<Item> items) {
  Sheet sheet = make_sheet();
  sheet.ink = std::move(items);
  return sheet;
}

}  // namespace banxin::test
