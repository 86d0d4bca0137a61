#include "pdf/document.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>

#include "base/sha256.h"
#include "pdf/deflate.h"
#include "pdf/streams.h"
#include "pdf/write.h"

using namespace banxin;

namespace {

std::string pdf_of(const std::string& content, const PdfWriting& how) {
  QPDF pdf;
  pdf.emptyPDF();
  QPDFObjectHandle page = pdf.makeIndirectObject(QPDFObjectHandle::parse("<< /Type /Page /MediaBox [0 0 9 9] >>"));
  page.replaceKey("/Contents", pdf.newStream(content));
  pdf.addPage(page, true);
  return write_pdf(pdf, how);
}

std::string small_pdf(const std::string& content) { return pdf_of(content, {}); }

// How many bytes its page's content takes.
size_t packed_content(const std::string& file) {
  QPDF pdf;
  pdf.processMemoryFile("file", file.data(), file.size());
  QPDFObjectHandle page = pdf.getAllPages().front();
  return page.getKey("/Contents").getRawStreamData()->getSize();
}

std::string id_of(const std::string& file) {
  QPDF pdf;
  pdf.processMemoryFile("file", file.data(), file.size());
  QPDFObjectHandle id = pdf.getTrailer().getKey("/ID");
  REQUIRE(id.isArray());
  REQUIRE(id.getArrayNItems() == 2);
  CHECK(id.getArrayItem(0).getStringValue() == id.getArrayItem(1).getStringValue());
  return id.getArrayItem(1).getStringValue();
}

}  // namespace

TEST_CASE("content that is little beside the document is packed quickly, all other well") {
  std::string content;
  for (int i = 0; i < 2000; ++i) content += fmt::format("{} {} m {} 0 l S ", i * 7919 % 1000, i * 104729 % 500, i);
  const size_t quickly = deflated(content, 1).size(), well = deflated(content, 6).size();
  REQUIRE(well < quickly);
  CHECK(packed_content(pdf_of(content, {.about = content.size() * 49})) == well);
  CHECK(packed_content(pdf_of(content, {.about = content.size() * 51})) == quickly);
  CHECK(packed_content(small_pdf(content)) == well);
}

TEST_CASE("the ID of a file follows from what is written: the same for the same, another for another") {
  const std::string file = small_pdf("0 0 1 1 re f");
  CHECK(file == small_pdf("0 0 1 1 re f"));
  CHECK(id_of(file) != id_of(small_pdf("0 0 2 2 re f")));
  PdfDocument again{std::string(file)};  // that of the file it was read from does not stay
  again.pdf().getRoot().replaceKey("/Lang", QPDFObjectHandle::newString("zh"));
  std::string digest;
  const std::string other = again.write(&digest);
  CHECK(id_of(other) != id_of(file));
  CHECK(digest == sha256(other));
}

TEST_CASE(
    "what stands in the clear is packed when it is written; metadata stays readable, and what is packed at wish") {
  using Handle = QPDFObjectHandle;
  const std::string drawing = "0 0 1 1 re f", readable = "<x:xmpmeta xmlns:x='adobe:ns:meta/'/>", hex = "7120510A>";
  for (const bool keep : {false, true}) {
    CAPTURE(keep);
    QPDF pdf;
    pdf.emptyPDF();
    Handle page = pdf.makeIndirectObject(Handle::parse("<< /Type /Page /MediaBox [0 0 9 9] >>"));
    page.replaceKey("/Contents", pdf.newStream(drawing));
    page.replaceKey("/Hex", pdf.newStream());
    page.getKey("/Hex").replaceStreamData(hex, Handle::newName("/ASCIIHexDecode"), Handle::newNull());
    pdf.addPage(page, true);
    pdf.getRoot().replaceKey("/Metadata", pdf.newStream(readable));
    pdf.getRoot().getKey("/Metadata").getDict().replaceKey("/Type", Handle::newName("/Metadata"));
    const std::string file = write_pdf(pdf, {.keep_packing = keep});
    CHECK(file.find(readable) != file.npos);
    QPDF again;
    again.processMemoryFile("file", file.data(), file.size());
    page = again.getAllPages().at(0);
    CHECK(page.getKey("/Contents").getDict().getKey("/Filter").isNameAndEquals("/FlateDecode"));
    CHECK(decoded(page.getKey("/Contents")) == drawing);
    CHECK(page.getKey("/Hex").getDict().getKey("/Filter").isNameAndEquals("/ASCIIHexDecode") == keep);
  }
}

TEST_CASE("a document tells what it was made from, and keeps what it reads from") {
  const std::string file = small_pdf("");
  PdfDocument document{std::string(file)}, other(small_pdf("0 0 1 1 re f"));
  CHECK(document.checksum() == PdfDocument(std::string(file)).checksum());
  CHECK(document.checksum() != other.checksum());
  const uint32_t before = document.checksum();
  document.made_from("an alternate text");
  CHECK(document.checksum() != before);
  auto source = std::make_shared<const std::string>("pages of somebody else");
  const std::weak_ptr<const std::string> watched = source;
  document.keep(std::move(source));
  PdfDocument moved = std::move(document);
  CHECK_FALSE(watched.expired());
  { const PdfDocument gone = std::move(moved); }
  CHECK(watched.expired());
}

TEST_CASE("what is no PDF is no document") { CHECK_THROWS_AS(PdfDocument("no PDF"), std::exception); }
