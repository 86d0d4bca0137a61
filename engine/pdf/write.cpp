#include "pdf/write.h"

#include <memory>
#include <qpdf/Buffer.hh>
#include <qpdf/Pl_String.hh>
#include <qpdf/QPDFWriter.hh>
#include <stdexcept>
#include <string_view>
#include <vector>

#include "base/sha256.h"
#include "pdf/deflate.h"

namespace banxin {
namespace {

// libqpdf's own digest of what it writes is the slowest thing about writing. It writes a number that is always the same
// in its place, twice, and behind all objects.
void identify(std::string& pdf, std::string* digest) {
  constexpr std::string_view always = "[<31415926535897932384626433832795><31415926535897932384626433832795>]";
  const size_t at = pdf.rfind(always);
  if (at == pdf.npos) throw std::logic_error("a PDF without an ID");
  constexpr size_t digits = 32;
  const std::string_view all = pdf;
  Sha256 whole;
  whole.add(all.substr(0, at));
  const std::string id = Sha256(whole).add(all.substr(at)).hex().substr(0, digits);
  pdf.replace(at, always.size(), "[<" + id + "><" + id + ">]");
  if (digest) *digest = whole.add(std::string_view(pdf).substr(at)).hex();
}

struct ClearStream {
  QPDFObjectHandle stream;
  std::shared_ptr<Buffer> data;
  std::string_view bytes() const { return {reinterpret_cast<const char*>(data->getBuffer()), data->getSize()}; }
};

// Metadata stays readable (ISO 32000-1, 14.3.2).
std::vector<ClearStream> streams_in_the_clear(QPDF& pdf) {
  std::vector<ClearStream> all;
  for (QPDFObjectHandle object : pdf.getAllObjects()) {
    if (!object.isStream()) continue;
    QPDFObjectHandle dict = object.getDict();
    if (dict.hasKey("/Filter") || dict.getKey("/Type").isNameAndEquals("/Metadata")) continue;
    all.push_back({object, object.getRawStreamData()});
  }
  return all;
}

// What stands in the clear: libqpdf would pack it with zlib, which takes three times as long. The quickest level leaves
// a tenth more of a page's text and lines than the usual one, which is nothing beside photos.
void pack(QPDF& pdf, size_t document) {
  constexpr int quickest = 1, usual = 6;
  std::vector<ClearStream> all = streams_in_the_clear(pdf);
  size_t size = 0;
  for (const ClearStream& each : all) size += each.bytes().size();
  const int level = size < document / 50 ? quickest : usual;
  for (ClearStream& each : all)
    each.stream.replaceStreamData(deflated(each.bytes(), level), QPDFObjectHandle::newName("/FlateDecode"),
                                  QPDFObjectHandle::newNull());
}

}  // namespace

std::string write_pdf(QPDF& pdf, const PdfWriting& how, std::string* digest) {
  pdf.getTrailer().removeKey("/ID");  // that of the file it was read from
  pack(pdf, how.about);
  std::string out;
  out.reserve(how.about);
  Pl_String into("out", nullptr, out);
  QPDFWriter writer(pdf);
  writer.setOutputPipeline(&into);
  writer.setStaticID(true);
  if (!how.version.empty()) writer.forcePDFVersion(how.version);
  if (!how.least_version.empty()) writer.setMinimumPDFVersion(how.least_version);
  if (how.keep_packing) writer.setStreamDataMode(qpdf_s_preserve);
  writer.setObjectStreamMode(how.pack_objects ? qpdf_o_generate : qpdf_o_disable);
  writer.setNewlineBeforeEndstream(how.newline_before_endstream);
  writer.write();
  identify(out, digest);
  return out;
}

}  // namespace banxin
