#include "paint/finish_pdf.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <map>
#include <optional>
#include <qpdf/QPDF.hh>
#include <string>
#include <vector>

#include "base/message.h"
#include "paint/cid_widths.h"
#include "paint/faces.h"
#include "paint/glyph_boxes.h"
#include "paint/links.h"
#include "paint/tags.h"
#include "pdf/deflate.h"
#include "pdf/resources.h"
#include "pdf/streams.h"
#include "photo/jpeg.h"

namespace banxin {
namespace {

QPDFObjectHandle number(Length l) { return QPDFObjectHandle::newReal(pdf_number(l)); }

// PDF counts upwards from the lower left corner of the MediaBox.
QPDFObjectHandle box(const Sheet& sheet, Length inset) {
  const Length width = sheet.trim.width + 2 * sheet.bleed, height = sheet.trim.height + 2 * sheet.bleed;
  return QPDFObjectHandle::newArray({number(inset), number(inset), number(width - inset), number(height - inset)});
}

// A JPEG with the Adobe marker holds its CMYK inverted (Adobe Technical Note 5116); a PDF takes the numbers as they
// are.
void mark_if_inverted(QPDFObjectHandle image) {
  if (!image.isStream()) return;
  QPDFObjectHandle dict = image.getDict();
  if (!dict.getKey("/ColorSpace").isNameAndEquals("/DeviceCMYK") ||
      !dict.getKey("/Filter").isNameAndEquals("/DCTDecode"))
    return;
  const auto is_inverted = [&](size_t most) {
    const auto jpeg = packed_beginning(image, most);
    return jpeg ? is_inverted_jpeg(*jpeg) : std::nullopt;
  };
  constexpr size_t most_of_header = size_t{1} << 16;
  std::optional<bool> inverted = is_inverted(most_of_header);
  if (!inverted) inverted = is_inverted(std::numeric_limits<size_t>::max());
  if (inverted.value_or(false)) dict.replaceKey("/Decode", QPDFObjectHandle::parse("[1 0 1 0 1 0 1 0]"));
}

void finish_page(QPDFObjectHandle page, const Sheet& sheet) {
  page.replaceKey("/TrimBox", box(sheet, sheet.bleed));
  page.replaceKey("/BleedBox", box(sheet, Length{}));
  each_resource(page.getKey("/Resources"), "/XObject", mark_if_inverted);
}

void finish_document(QPDF& pdf, const PdfInfo& info, bool bound_right) {
  QPDFObjectHandle root = pdf.getRoot();
  if (!info.language.empty()) root.replaceKey("/Lang", QPDFObjectHandle::newUnicodeString(info.language));
  if (!info.title.empty())
    root.replaceKey("/ViewerPreferences", QPDFObjectHandle::parse("<< /DisplayDocTitle true >>"));
  // Page 1 is then shown at the left of page 2 (ISO 32000-1, 12.2).
  if (bound_right) {
    if (!root.hasKey("/ViewerPreferences")) root.replaceKey("/ViewerPreferences", QPDFObjectHandle::newDictionary());
    root.getKey("/ViewerPreferences").replaceKey("/Direction", QPDFObjectHandle::newName("/R2L"));
  }
  QPDFObjectHandle entries = pdf.getTrailer().getKey("/Info");
  const std::string date = pdf_date(info.date);
  for (const char* key : {"/CreationDate", "/ModDate"}) {
    if (date.empty())
      entries.removeKey(key);
    else
      entries.replaceKey(key, QPDFObjectHandle::newString(date));
  }
}

struct Outlines {
  QPDFObjectHandle program;
  std::string font;
};

// Of the fonts that Cairo embedded as boxes. What it could not embed as a font program, it would have turned into other
// shapes: of boxes.
std::vector<Outlines> outlines_of(std::vector<QPDFObjectHandle>& objects, const SubsetFaces& faces) {
  const std::vector<SubsetFacePtr>& all = faces.impl().faces;
  const auto boxed = [&](size_t i) {
    return i < all.size() && all[i] ? all[i]->boxed(FaceId{static_cast<uint16_t>(i)}) : nullptr;
  };
  std::vector<Outlines> outlines;
  for (QPDFObjectHandle& object : objects) {
    if (object.isDictionaryOfType("/Font", "/Type3")) throw std::logic_error("a font was not embedded");
    if (!object.isDictionaryOfType("/FontDescriptor") || object.hasKey("/FontFile2")) continue;
    if (!object.hasKey("/FontFile3")) throw std::logic_error("a font was embedded in another format");
    QPDFObjectHandle program = object.getKey("/FontFile3");
    if (auto font = with_outlines(decoded(program), boxed)) outlines.push_back({program, *std::move(font)});
  }
  return outlines;
}

// How hard outlines are packed, a level of deflate. They hardly repeat themselves: a sixth is all that it saves. Level
// 1 finds it but for a hundredth, in half the time. That is still a tenth of what a page takes, and photos are packed
// already: where a sixth of the outlines is less than a fiftieth of the document, they stay as they are.
int packing_of(const std::vector<Outlines>& outlines, size_t document) {
  size_t size = 0;
  for (const Outlines& each : outlines) size += each.font.size();
  return size / 6 < document / 50 ? 0 : 1;
}

void put_outlines(PdfDocument& document, std::vector<QPDFObjectHandle>& objects, const SubsetFaces& faces) {
  std::vector<Outlines> outlines = outlines_of(objects, faces);
  const int level = packing_of(outlines, document.size());
  for (Outlines& each : outlines) {
    const std::string packed = deflated(each.font, level);
    document.made_from(packed);
    each.program.replaceStreamData(packed, QPDFObjectHandle::newName("/FlateDecode"), QPDFObjectHandle::newNull());
  }
}

// The six letters before the name of a subset (ISO 32000-1, 9.6.4) are of its own bytes. Cairo makes them of the
// numbers that glyphs have in the face it was given, which may have been cut for other documents too.
std::string subset_tag(QPDFObjectHandle program) {
  const auto data = program.getRawStreamData();
  constexpr size_t letters = 6;
  uint32_t number = crc32_of({reinterpret_cast<const char*>(data->getBuffer()), data->getSize()});
  std::string tag;
  for (size_t i = 0; i < letters; ++i, number /= 26) tag += static_cast<char>('A' + number % 26);
  return tag;
}

void name_subsets(std::vector<QPDFObjectHandle>& objects) {
  std::map<std::string, std::string> names;  // as Cairo has it: as it shall be
  for (QPDFObjectHandle& object : objects) {
    if (!object.isDictionaryOfType("/FontDescriptor")) continue;
    const std::string name = object.getKey("/FontName").getName();
    constexpr size_t before_plus = 7;
    for (const char* key : {"/FontFile", "/FontFile2", "/FontFile3"})
      if (object.hasKey(key) && name.size() > before_plus && name[before_plus] == '+')
        names[name] = "/" + subset_tag(object.getKey(key)) + name.substr(before_plus);
  }
  for (QPDFObjectHandle& object : objects)
    for (const char* key : {"/FontName", "/BaseFont"})
      if (object.isDictionary() && object.getKey(key).isName())
        if (const auto found = names.find(object.getKey(key).getName()); found != names.end())
          object.replaceKey(key, QPDFObjectHandle::newName(found->second));
}

bool matches(std::string_view text, std::string_view pattern) {
  if (text.size() < pattern.size()) return false;
  for (size_t i = 0; i < pattern.size(); ++i)
    if (pattern[i] == '0' ? text[i] < '0' || text[i] > '9' : text[i] != pattern[i]) return false;
  return true;
}

}  // namespace

std::string pdf_number(Length l) {
  std::string text = print_pt(l);
  text.resize(text.size() - 2);
  return text;
}

std::string pdf_date(std::string_view iso) {
  if (!matches(iso, "0000-00-00")) return {};
  std::string date = fmt::format("D:{}{}{}", iso.substr(0, 4), iso.substr(5, 2), iso.substr(8, 2));
  iso.remove_prefix(10);
  if (iso.empty()) return date;
  if (!matches(iso, "T00:00:00")) return {};
  date += fmt::format("{}{}{}", iso.substr(1, 2), iso.substr(4, 2), iso.substr(7, 2));
  iso.remove_prefix(9);
  if (iso.empty()) return date;
  if (iso == "Z") return date + "Z";
  if (iso.size() == 6 && (matches(iso, "+00:00") || matches(iso, "-00:00")))
    return date + fmt::format("{}'{}'", iso.substr(0, 3), iso.substr(4, 2));
  return {};
}

PdfDocument finish_pdf(std::string bytes, const std::vector<Sheet>& sheets, const SubsetFaces* boxed,
                       const PdfInfo& info, const Structure& structure, const std::shared_ptr<StandIns>& stand_ins) {
  try {
    PdfDocument document(with_short_widths(std::move(bytes)));
    stand_ins->photos.place(document);
    QPDF& pdf = document.pdf();
    std::vector<QPDFObjectHandle> pages = pdf.getAllPages();
    if (pages.size() != sheets.size()) throw std::logic_error("the PDF lost a page");
    for (size_t i = 0; i < pages.size(); ++i) finish_page(pages[i], sheets[i]);
    std::vector<QPDFObjectHandle> objects = pdf.getAllObjects();
    if (boxed) put_outlines(document, objects, *boxed);
    name_subsets(objects);
    link_pages(pages, sheets, pdf);
    tag_pdf(pdf, sheets, structure);
    finish_document(pdf, info, std::ranges::any_of(sheets, &Sheet::bound_right));
    for (const StructureElement& element : structure.elements)
      document.made_from(element.title), document.made_from(element.alt);
    stand_ins->pages.place(document);
    document.keep(stand_ins);
    return document;
  } catch (const std::exception& fault) {
    throw MachineFault{"paint-failed", say("cannot finish the PDF: {}", fault.what()), {}};
  }
}

}  // namespace banxin
