#include "pdf/document.h"

#include <doctest/doctest.h>

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>

#include "pdf/write.h"

using namespace banxin;

namespace {

std::string small_pdf(const std::string& content) {
  QPDF pdf;
  pdf.emptyPDF();
  QPDFObjectHandle page = pdf.makeIndirectObject(QPDFObjectHandle::parse("<< /Type /Page /MediaBox [0 0 9 9] >>"));
  page.replaceKey("/Contents", pdf.newStream(content));
  pdf.addPage(page, true);
  return write_pdf(pdf);
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

TEST_CASE("the ID of a file follows from what is written: the same for the same, another for another") {
  const std::string file = small_pdf("0 0 1 1 re f");
  CHECK(file == small_pdf("0 0 1 1 re f"));
  CHECK(id_of(file) != id_of(small_pdf("0 0 2 2 re f")));
  PdfDocument again{std::string(file)};  // that of the file it was read from does not stay
  again.pdf().getRoot().replaceKey("/Lang", QPDFObjectHandle::newString("zh"));
  CHECK(id_of(again.write()) != id_of(file));
}

TEST_CASE("a document packs the contents that stand in the clear, and leaves what is packed") {
  PdfDocument document(small_pdf("0 0 1 1 re f"));
  QPDFObjectHandle page = document.pdf().getAllPages().at(0), contents = page.getKey("/Contents");
  const auto packed = contents.getRawStreamData();
  pack_contents(document.pdf());
  CHECK(contents.getRawStreamData()->getSize() == packed->getSize());
  contents.replaceStreamData("1 1 2 2 re f", QPDFObjectHandle::newNull(), QPDFObjectHandle::newNull());
  pack_contents(document.pdf());
  CHECK(contents.getDict().getKey("/Filter").isNameAndEquals("/FlateDecode"));
  const auto clear = contents.getStreamData();
  CHECK(std::string(reinterpret_cast<const char*>(clear->getBuffer()), clear->getSize()) == "1 1 2 2 re f");
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
