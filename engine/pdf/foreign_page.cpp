#include "pdf/foreign_page.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <qpdf/QPDFExc.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <set>

#include "base/message.h"
#include "pdf/boxes.h"
#include "pdf/content.h"
#include "pdf/deflate.h"
#include "pdf/open.h"
#include "pdf/resources.h"
#include "pdf/shape.h"
#include "pdf/streams.h"

namespace banxin {
namespace {

using Handle = QPDFObjectHandle;
using Box = PdfBox;

Box common(const Box& a, const Box& b) {
  return {std::max(a[0], b[0]), std::max(a[1], b[1]), std::min(a[2], b[2]), std::min(a[3], b[3])};
}

// A page of the largest size PDF knows, 200 inches, in its largest unit fills no newspaper page either.
bool has_size(const PdfPage& page) {
  constexpr double least = 1, most = 14'400;
  const double width = (page.box[2] - page.box[0]) * page.unit, height = (page.box[3] - page.box[1]) * page.unit;
  return width >= least && height >= least && width <= most && height <= most;
}

// What ends all that some content began and did not end: left open, it would be the page's around it.
std::string missing_end(std::string_view content) {
  int states = 0, spans = 0;
  bool in_text = false;
  ContentReader reader(content);
  while (reader.next()) {
    const std::string_view o = reader.operation();
    if (o == "q" || o == "Q") states = std::max(states + (o == "q" ? 1 : -1), 0);
    if (o == "BMC" || o == "BDC" || o == "EMC") spans = std::max(spans + (o == "EMC" ? -1 : 1), 0);
    if (o == "BT" || o == "ET") in_text = o == "BT";
  }
  std::string end = in_text ? "\nET" : "";
  for (; spans > 0; --spans) end += "\nEMC";
  for (; states > 0; --states) end += "\nQ";
  return end;
}

// A single stream byte for byte as it is stored, if it ends well; several as PDF reads them, with white space between.
void take_content(Handle contents, Handle form) {
  std::string content = decoded_content(contents);
  if (const std::string end = missing_end(content); !end.empty())
    return form.replaceStreamData(deflated(content + end), Handle::newName("/FlateDecode"), Handle::newNull());
  if (contents.isArray() && contents.getArrayNItems() == 1) contents = contents.getArrayItem(0);
  if (contents.isStream()) {
    Handle dict = contents.getDict();
    return form.replaceStreamData(contents.getRawStreamData(), dict.getKey("/Filter"), dict.getKey("/DecodeParms"));
  }
  form.replaceStreamData(deflated(content), Handle::newName("/FlateDecode"), Handle::newNull());
}

// Takes off what leads out of the page: layers (all that are left are visible), metadata, the structure tree.
class Stripper {
 public:
  void resources(Handle resources) {
    if (!resources.isDictionary() || !first_visit(resources)) return;
    for (const char* kind : {"/XObject", "/Pattern", "/Font"})
      if (first_visit(resources.getKey(kind))) each_resource(resources, kind, [this](Handle object) { one(object); });
    Handle properties = resources.getKey("/Properties");
    if (!properties.isDictionary()) return;
    for (const std::string& name : properties.getKeys()) {
      Handle type =
          properties.getKey(name).isDictionary() ? properties.getKey(name).getKey("/Type") : Handle::newNull();
      if (type.isNameAndEquals("/OCG") || type.isNameAndEquals("/OCMD"))
        properties.replaceKey(name, Handle::newDictionary());
    }
  }

 private:
  bool first_visit(Handle object) { return !object.isIndirect() || seen_.insert(object.getObjGen()).second; }
  void one(Handle object) {
    if (!first_visit(object)) return;
    Handle dict = object.isStream() ? object.getDict() : object;
    if (!dict.isDictionary()) return;
    for (const char* key : {"/OC", "/Metadata", "/PieceInfo", "/StructParent", "/StructParents", "/Alternates"})
      dict.removeKey(key);
    if (depth_ < deepest) ++depth_, resources(dict.getKey("/Resources")), --depth_;
  }

  static constexpr int deepest = 64;  // direct objects cannot be recognised when they come again
  std::set<QPDFObjGen> seen_;
  int depth_ = 0;
};

}  // namespace

std::string PdfPage::to_unit_square() const {
  const double x = 1 / (box[2] - box[0]), y = 1 / (box[3] - box[1]), left = box[0] * x, bottom = box[1] * y;
  const auto six = [](double a, double b, double c, double d, double e, double f) {
    return fmt::format("{:.10f} {:.10f} {:.10f} {:.10f} {:.10f} {:.10f}", a, b, c, d, e, f);
  };
  switch (turn) {
    case 90:
      return six(0, -x, y, 0, -bottom, 1 + left);
    case 180:
      return six(-x, 0, 0, -y, 1 + left, 1 + bottom);
    case 270:
      return six(0, x, -y, 0, 1 + bottom, -left);
    default:
      return six(x, 0, 0, y, -left, -bottom);
  }
}

QPDFObjectHandle PdfPage::form() const {
  Handle source = page, form = pdf->newStream(), dict = form.getDict();
  Handle resources = QPDFPageObjectHelper(source).getAttribute("/Resources", false);
  Stripper().resources(resources);
  dict.replaceKey("/Type", Handle::newName("/XObject"));
  dict.replaceKey("/Subtype", Handle::newName("/Form"));
  dict.replaceKey("/BBox", Handle::newFromRectangle({box[0], box[1], box[2], box[3]}));
  dict.replaceKey("/Resources", resources.isDictionary() ? resources : Handle::newDictionary());
  if (source.getKey("/Group").isDictionary()) dict.replaceKey("/Group", source.getKey("/Group"));
  take_content(source.getKey("/Contents"), form);
  return form;
}

bool begins_like_pdf(std::string_view bytes) { return bytes.substr(0, 1024).find("%PDF-") != std::string_view::npos; }

std::shared_ptr<QPDF> open_pdf(std::string_view bytes, Message& fault) {
  const WorkLimit limit(bytes.size());
  auto pdf = std::make_shared<QPDF>();
  try {
    open_foreign(*pdf, bytes, Repair::refuse);
    if (pdf->isEncrypted()) {
      fault = say("is an encrypted PDF");
      return nullptr;
    }
    if (const Message shape = shape_fault(*pdf); !shape.empty()) {
      fault = say("is a PDF with {}", shape);
      return nullptr;
    }
    pdf->getAllPages();
    const std::vector<QPDFExc> warnings = pdf->getWarnings();
    if (warnings.empty()) return pdf;
    fault = say("is a damaged PDF ({})", warnings.front().getMessageDetail());
  } catch (const QPDFExc& thrown) {
    fault = thrown.getErrorCode() == qpdf_e_password
                ? say("is an encrypted PDF")
                : say("is a PDF that cannot be read ({})", thrown.getMessageDetail());
  } catch (const std::exception& thrown) {
    fault = say("is a PDF that cannot be read ({})", thrown.what());
  }
  return nullptr;
}

std::optional<PdfPage> pdf_page_of(const std::shared_ptr<QPDF>& pdf, int number, Message& fault) {
  const std::vector<Handle> pages = pdf->getAllPages();
  if (number < 1 || static_cast<size_t>(number) > pages.size()) {
    fault = say("has no page {}: it has {}", number, pages.size());
    return std::nullopt;
  }
  PdfPage found{pdf, pages[static_cast<size_t>(number) - 1]};
  for (const char* key : {"/MediaBox", "/CropBox", "/ArtBox", "/TrimBox"})
    if (const auto box = box_of(found.page, key)) found.box = *box;
  if (const auto media = box_of(found.page, "/MediaBox")) found.box = common(found.box, *media);
  if (Handle turn = QPDFPageObjectHelper(found.page).getAttribute("/Rotate", false); turn.isInteger())
    found.turn = static_cast<int>((turn.getIntValue() % 360 + 360) % 360 / 90 * 90);
  if (Handle unit = found.page.getKey("/UserUnit"); unit.isNumber()) found.unit = unit.getNumericValue();
  if (has_size(found)) return found;
  fault = say("has a page {} without a size that can be used", number);
  return std::nullopt;
}

std::optional<PdfPage> open_pdf_page(std::string_view bytes, int number, Message& fault) {
  const std::shared_ptr<QPDF> pdf = open_pdf(bytes, fault);
  if (!pdf) return std::nullopt;
  try {
    return pdf_page_of(pdf, number, fault);
  } catch (const std::exception& thrown) {
    fault = say("is a PDF that cannot be read ({})", thrown.what());
    return std::nullopt;
  }
}

}  // namespace banxin
