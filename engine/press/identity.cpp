#include "press/identity.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "base/markup.h"
#include "base/sha256.h"

namespace banxin {
namespace {

using Handle = QPDFObjectHandle;

std::string condition_of(const OutputProfile& profile, const PressStyle& style) {
  if (!style.condition.empty()) return style.condition;
  return profile.description.empty() ? "Custom" : profile.description;
}

// Whether the ICC's registry of characterised printing conditions has names of this kind. What the name of a profile is
// nobody registered.
bool is_registered(const std::string& condition) {
  constexpr std::string_view families[] = {"FOGRA", "CGATS", "IFRA", "JC200", "JMPA", "WAN-IFRA", "SWOP", "GRACoL"};
  return std::ranges::any_of(families, [&](std::string_view family) { return condition.starts_with(family); });
}

// The edition's day at midnight UTC: both forms name the same moment, and neither asks the clock or the time zone.
std::string pdf_day(std::string_view iso) {
  return fmt::format("D:{}{}{}000000Z", iso.substr(0, 4), iso.substr(5, 2), iso.substr(8, 2));
}

std::string xmp_packet(const PressJob& job, const std::string& producer, std::string_view content) {
  const PressIdentity& about = job.identity;
  const std::string day = about.date + "T00:00:00Z";
  const std::string document = uuid_of(fmt::format("{}\n{}\n{}", about.paper, about.edition, about.date));
  std::string x =
      "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
      "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
      "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
      "<rdf:Description rdf:about=\"\"\n"
      "  xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
      "  xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"\n"
      "  xmlns:xmpMM=\"http://ns.adobe.com/xap/1.0/mm/\"\n"
      "  xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"\n"
      "  xmlns:pdfxid=\"http://www.npes.org/pdfx/ns/id/\">\n";
  const auto add = [&](const char* key, const std::string& value) {
    x += fmt::format("<{0}>{1}</{0}>\n", key, escape_markup(value));
  };
  add("dc:format", "application/pdf");
  x += fmt::format("<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{}</rdf:li></rdf:Alt></dc:title>\n",
                   escape_markup(about.title));
  add("xmp:CreateDate", day);
  add("xmp:ModifyDate", day);
  add("xmp:MetadataDate", day);
  add("xmp:CreatorTool", "banxin");
  add("xmpMM:DocumentID", document);
  add("xmpMM:InstanceID", uuid_of(content));
  add("xmpMM:RenditionClass", "default");
  add("xmpMM:VersionID", std::to_string(std::max(about.revision, 1)));
  add("pdf:Producer", producer);
  add("pdf:Trapped", "False");
  if (job.standard == PressStandard::x4) add("pdfxid:GTS_PDFXVersion", "PDF/X-4");
  return x + "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>";
}

}  // namespace

std::string uuid_of(std::string_view name) {
  std::string hex = sha256(name).substr(0, 32);
  hex[12] = '8';                                                                // version
  hex[16] = "89ab"[(hex[16] <= '9' ? hex[16] - '0' : hex[16] - 'a' + 10) & 3];  // variant
  return fmt::format("uuid:{}-{}-{}-{}-{}", hex.substr(0, 8), hex.substr(8, 4), hex.substr(12, 4), hex.substr(16, 4),
                     hex.substr(20));
}

void add_output_intent(QPDF& pdf, const OutputProfile& profile, const PressStyle& style) {
  Handle stream = pdf.newStream();
  stream.replaceStreamData(profile.deflated, Handle::newName("/FlateDecode"), Handle::newNull());
  stream.getDict().replaceKey("/N", Handle::newInteger(4));
  Handle intent = Handle::parse("<< /Type /OutputIntent /S /GTS_PDFX >>");
  const std::string condition = condition_of(profile, style);
  intent.replaceKey("/OutputConditionIdentifier", Handle::newUnicodeString(condition));
  intent.replaceKey("/OutputCondition", Handle::newUnicodeString(condition));
  if (is_registered(condition)) intent.replaceKey("/RegistryName", Handle::newString("http://www.color.org"));
  intent.replaceKey("/Info", Handle::newUnicodeString(profile.description));
  intent.replaceKey("/DestOutputProfile", stream);
  Handle intents = Handle::newArray();
  intents.appendItem(pdf.makeIndirectObject(intent));
  pdf.getRoot().replaceKey("/OutputIntents", intents);
}

void identify(QPDF& pdf, const PressJob& job, std::string_view content) {
  Handle info = pdf.getTrailer().getKey("/Info");
  if (!info.isDictionary()) {
    info = pdf.makeIndirectObject(Handle::newDictionary());
    pdf.getTrailer().replaceKey("/Info", info);
  }
  if (!info.hasKey("/Producer")) info.replaceKey("/Producer", Handle::newString("banxin"));
  const std::string day = pdf_day(job.identity.date);
  info.replaceKey("/Title", Handle::newUnicodeString(job.identity.title));
  info.replaceKey("/Creator", Handle::newString("banxin"));
  info.replaceKey("/CreationDate", Handle::newString(day));
  info.replaceKey("/ModDate", Handle::newString(day));
  info.replaceKey("/Trapped", Handle::newName("/False"));
  if (job.standard == PressStandard::x1a) info.replaceKey("/GTS_PDFXVersion", Handle::newString("PDF/X-1a:2003"));

  Handle packet = pdf.newStream(xmp_packet(job, info.getKey("/Producer").getUTF8Value(), content));
  packet.getDict().replaceKey("/Type", Handle::newName("/Metadata"));
  packet.getDict().replaceKey("/Subtype", Handle::newName("/XML"));
  pdf.getRoot().replaceKey("/Metadata", packet);
}

}  // namespace banxin
