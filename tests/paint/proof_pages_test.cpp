// Supplied PDFs in proofs: drawn by Ghostscript, or said to be missing.
#include "paint/proof_pages.h"

#include <doctest/doctest.h>
#include <stdlib.h>

#include <filesystem>

#include "base/files.h"
#include "tests/paint/page_maker.h"
#include "tests/preflight/ad_maker.h"

namespace banxin::test::proof_pages_test {
namespace {

Sheet sheet_with(const std::string& file) {
  Image image{.file = file, .name = "ad.pdf", .format = Image::Format::pdf, .width = 100'000, .height = 50'000};
  image.box = image.whole = {from_mm(10), from_mm(10), from_mm(60), from_mm(30)};
  Sheet sheet = make_sheet();
  sheet.ink = {image};
  return sheet;
}

Pixels proof_of(const Sheet& sheet) {
  const std::vector<Sheet> sheets{sheet};
  return read_pixels(write_png(sheet, {}, SubsetFaces(sheets, face_file), 254, {}));
}

}  // namespace

TEST_CASE("a proof shows a supplied page in its place") {
  const TemporaryFolder folder;
  const std::string file = folder.write("ad.pdf", make_ad({.content = "0 0 0 1 k 0 0 50 50 re f"}));
  Sheet sheet = sheet_with(file);
  ProofPages pages(254);
  Report report(std::make_shared<Sources>());
  pages.draw(std::get<Image>(sheet.ink[0]), report);
  CHECK(report.notes().empty());
  const Pixels proof = proof_of(sheet);
  CHECK(proof.at(110, 110)[0] < 80);  // the black half
  CHECK(proof.at(390, 390)[0] < 80);
  CHECK(proof.at(410, 390)[0] > 240);  // the half of paper
  CHECK(proof.at(90, 110)[0] > 240);
}

TEST_CASE("a proof shows what overprinting makes of a supplied page") {
  const TemporaryFolder folder;
  Sheet sheet = sheet_with(folder.write(
      "ad.pdf", make_ad({.content = "0 1 0 0 k 0 0 50 50 re f 1 0 0 0 k 50 0 50 50 re f /O gs 0 0 1 0 k 10 10 30 30 re "
                                    "f 0 0 0 0 k 60 10 30 30 re f",
                         .resources = "<< /ExtGState << /O << /OP true /op true /OPM 1 >> >> >>"})));
  ProofPages pages(254);
  Report report(std::make_shared<Sources>());
  pages.draw(std::get<Image>(sheet.ink[0]), report);
  const Pixels proof = proof_of(sheet);
  CHECK(proof.at(250, 250)[1] < 100);  // yellow on magenta: red
  CHECK(proof.at(550, 250)[0] < 100);  // white on cyan: cyan
}

TEST_CASE("the temporary folder may be called as Ghostscript calls its pages") {
  const TemporaryFolder folder;
  std::filesystem::create_directory(folder.path / "100%d");
  Sheet sheet = sheet_with(folder.write("ad.pdf", make_ad({.content = "0 0 0 1 k 0 0 100 50 re f"})));
  const char* before = ::getenv("TMPDIR");
  const std::string there = before ? before : "/tmp";
  ::setenv("TMPDIR", (folder.path / "100%d").c_str(), 1);
  Report report(std::make_shared<Sources>());
  {
    ProofPages pages(254);
    pages.draw(std::get<Image>(sheet.ink[0]), report);
    CHECK(report.notes().empty());
    CHECK(proof_of(sheet).at(390, 390)[0] < 80);
  }
  ::setenv("TMPDIR", there.c_str(), 1);
  CHECK(std::filesystem::is_empty(folder.path / "100%d"));
}

TEST_CASE("without Ghostscript a crossed box stands there, and a warning says so") {
  const TemporaryFolder folder;
  const std::string file = folder.write("ad.pdf", make_ad());
  Sheet sheet = sheet_with(file);
  ProofPages pages(254, {{folder.path}});
  Report report(std::make_shared<Sources>());
  pages.draw(std::get<Image>(sheet.ink[0]), report);
  REQUIRE(report.notes().size() == 1);
  CHECK(report.notes()[0].code == "proof-without-pdf");
  CHECK(report.notes()[0].text.find("Ghostscript is not installed") != std::string::npos);
  const Pixels proof = proof_of(sheet);
  const unsigned char* tint = proof.at(400, 150);
  CHECK(tint[0] > 200);
  CHECK(tint[0] < 250);                           // no bare paper
  CHECK(proof.at(101, 101)[0] < 120);             // where the cross begins
  CHECK(proof.at(100 + 150, 100 + 75)[0] < 120);  // and where it goes on
}

}  // namespace banxin::test::proof_pages_test
