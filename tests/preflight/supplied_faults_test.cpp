// Pages that somebody else made: what is wrong with them, and where it is said.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <filesystem>
#include <memory>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFWriter.hh>

#include "preflight/supplied.h"
#include "tests/preflight/ad_maker.h"
#include "tests/preflight/rendered.h"
#include "tests/press/maker.h"
#include "tests/program.h"

namespace banxin::test::supplied_faults_test {
namespace {

using Handle = QPDFObjectHandle;

}  // namespace

namespace {

struct Fault {
  const char* what;
  AdPage ad;
  std::string codes;  ///< "error pdf-font"
};

const std::string boxes = "/MediaBox [0 0 100 50] /TrimBox [0 0 100 50] ";
const std::string spot =
    "<< /ColorSpace << /S [/Separation /Gold /DeviceCMYK << /FunctionType 2 /Domain [0 1] /N 1 "
    "/C0 [0 0 0 0] /C1 [0 0.2 0.8 0.2] >>] >> >>";
const std::string pixels = "q 100 0 0 50 0 0 cm BI /W 20 /H 10 /BPC 8 /CS /G ID " + std::string(200, 'x') + " EI Q";

const std::vector<Fault> faults = {
    {"nothing", {}, ""},
    {"a font that is not in the file",
     {.content = "BT /F 9 Tf 0 0 0 1 k (Tea) Tj ET",
      .resources = "<< /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"},
     "error pdf-font"},
    {"RGB", {.content = "1 0 0 rg 0 0 100 50 re f"}, "error pdf-colour"},
    {"Lab",
     {.content = "/L cs 50 20 20 sc 0 0 9 9 re f",
      .resources = "<< /ColorSpace << /L [/Lab << /WhitePoint [0.96 1 0.82] >>] >> >>"},
     "error pdf-colour"},
    {"a picture in RGB",
     {.content = "q 9 0 0 9 0 0 cm BI /W 60 /H 60 /BPC 8 /CS /RGB ID " + std::string(10'800, 'x') + " EI Q"},
     "error pdf-colour"},
    {"CMYK that means something else",
     {.resources = "<< /ColorSpace << /DefaultCMYK [/DeviceN [/A /B /C /D] /DeviceCMYK << >>] >> >>"},
     "error pdf-colour, error pdf-spot"},
    {"a plate of its own", {.content = "/S cs 1 scn 0 0 9 9 re f", .resources = spot}, "error pdf-spot"},
    {"blending in RGB",
     {.content = "/A gs 1 0 0 0 k 0 0 9 9 re f",
      .resources = "<< /ExtGState << /A << /ca 0.5 >> >> >>",
      .page = boxes + "/Group << /S /Transparency /CS /DeviceRGB >>"},
     "error pdf-transparency"},
    {"a resource that is missing", {.content = "/Nowhere Do"}, "error pdf-content"},
    {"the colour of register marks inside the trim",
     {.content = "/R cs 1 scn 0 0 9 9 re f",
      .resources =
          "<< /ColorSpace << /R [/Separation /All /DeviceCMYK << /FunctionType 2 /Domain [0 1] /N 1 /C0 [0 0 0 "
          "0] /C1 [1 1 1 1] >>] >> >>"},
     "error pdf-registration"},
    {"a font that nobody sees",
     {.content = "1 0 0 0 k 0 0 100 50 re f BT 3 Tr /F 9 Tf (Tea) Tj ET",
      .resources =
          "<< /Font << /F << /Subtype /Type1 /BaseFont /Helvetica >> /G << /Subtype /Type1 /BaseFont /Times-Roman "
          ">> >> >>"},
     ""},
    {"a state that is saved and not restored", {.content = "q 1 0 0 0 k 0 0 100 50 re f"}, "warning pdf-content"},
    {"white that overprints",
     {.content = "1 0 0 0 k 0 0 100 50 re f /O gs 0 0 0 0 k 9 9 9 9 re f",
      .resources = "<< /ExtGState << /O << /OP true /op true /OPM 1 >> >> >>"},
     "warning pdf-overprint"},
    {"yellow that overprints",
     {.content = "0 1 0 0 k 0 0 100 50 re f /O gs 0 0 1 0 k 9 9 9 9 re f",
      .resources = "<< /ExtGState << /O << /OP true /op true /OPM 1 >> >> >>"},
     "warning pdf-overprint"},
    {"the thinnest line that a printer has", {.content = "0 0 0 1 K 0 w 5 5 m 90 5 l S"}, "warning pdf-lines"},
    {"a fine line in three inks", {.content = ".9 .4 0 .3 K .4 w 5 5 m 90 5 l S"}, "warning pdf-lines"},
    {"small text in two inks",
     {.content = ".5 0 0 1 k BT /F 5 Tf 9 9 Td (a) Tj ET",
      .resources = "<< /Font << /F << /Subtype /Type3 /FontMatrix [.001 0 0 .001 0 0] >> >> >>"},
     "warning pdf-type"},
    {"small black text that cuts out",
     {.content = "1 0 0 0 k 0 0 100 50 re f 0 0 0 1 k BT /F 5 Tf 9 9 Td (a) Tj ET",
      .resources = "<< /Font << /F << /Subtype /Type3 /FontMatrix [.001 0 0 .001 0 0] >> >> >>"},
     "warning pdf-overprint"},
    {"a colour of 320 %", {.content = ".8 .8 .8 .8 k 0 0 100 50 re f"}, "warning pdf-ink"},
    {"a crop within the trim", {.page = boxes + "/CropBox [9 9 90 40]"}, "warning pdf-boxes"},
    {"made for another press",
     {.catalog = "/OutputIntents [<< /S /GTS_PDFX /OutputConditionIdentifier (FOGRA39) >>]"},
     "warning pdf-condition"},
    {"made for this press",
     {.catalog = "/OutputIntents [<< /S /GTS_PDFX /OutputConditionIdentifier (Our press) >>]"},
     ""},
    {"an inline picture that X has not",
     {.content = "q 1 0 0 1 0 0 cm BI /W 9 /H 9 /BPC 8 /CS /G /F /LZW ID xx EI Q"},
     "error pdf-content"},
    {"a picture of 7 ppi at this size", {.content = pixels}, "warning pdf-ppi"},
    {"no TrimBox", {.page = "/MediaBox [0 0 100 50]"}, "warning pdf-boxes"},
    {"a link and a note",
     {.page = boxes + "/Annots [<< /Subtype /Link /Rect [0 0 9 9] >> << /Subtype /Text /Rect [0 0 9 9] >>]"},
     "warning pdf-annotations"},
    {"a layer that is off",
     {.content = "/OC /L BDC 1 0 0 0 k 0 0 9 9 re f EMC",
      .resources = "<< /Properties << /L << /Type /OCG /Name (draft) >> >> >>",
      .catalog = "/OCProperties << /OCGs [null] /D << /OFF [null] >> >>"},
     "error pdf-layers"},
    {"layers that are all on",
     {.content = "/OC /L BDC 1 0 0 0 k 0 0 9 9 re f EMC",
      .resources = "<< /Properties << /L << /Type /OCG /Name (text) >> >> >>",
      .catalog = "/OCProperties << /OCGs [null] /D << >> >>"},
     ""},
};

std::string codes_of(const Report& report) {
  std::string all;
  for (const Note& note : report.notes())
    all +=
        (all.empty() ? "" : ", ") + std::string(note.severity == Severity::error ? "error " : "warning ") + note.code;
  return all;
}

}  // namespace

TEST_CASE("each fault of a supplied page is reported by its code, where the file is named") {
  const TemporaryFolder folder;
  for (const Fault& fault : faults) {
    CAPTURE(fault.what);
    Report report(std::make_shared<Sources>());
    check_supplied(image_of(folder.write("ad.pdf", make_ad(fault.ad))), {}, {}, {}, report);
    CHECK(codes_of(report) == fault.codes);
    for (const Note& note : report.notes()) {
      CHECK(note.place == Place{FileId{0}, 7, 12});
      CHECK(note.text.starts_with("ad.pdf"));
      CHECK_FALSE(note.hint.empty());
    }
  }
}

TEST_CASE("a spot ink that the edition has prints on its plate; transparency is a fault for PDF/X-1a only") {
  const TemporaryFolder folder;
  InkTable inks;
  inks.add({.name = "Gold", .kind = Ink::Kind::spot, .m = 200, .y = 800, .k = 200});
  const auto codes = [&](const AdPage& ad, std::optional<PressStandard> standard) {
    Report report(std::make_shared<Sources>());
    check_supplied(image_of(folder.write("ad.pdf", make_ad(ad))), inks, {}, standard, report);
    return codes_of(report);
  };
  const AdPage golden{.content = "/S cs 1 scn 0 0 100 50 re f", .resources = spot};
  CHECK(codes(golden, {}) == "");
  const AdPage in_lab{
      .content = "/S cs 1 scn 0 0 100 50 re f",
      .resources =
          "<< /ColorSpace << /S [/Separation /Gold [/Lab << /WhitePoint [0.96 1 0.82] >>] << /FunctionType 2 "
          "/Domain [0 1] /N 1 /C0 [100 0 0] /C1 [60 5 40] >>] >> >>"};
  CHECK(codes(in_lab, {}) == "");
  CHECK(codes(in_lab, PressStandard::x1a) == "");  // the press PDF has ours in its place
  const std::string out = folder.write(
      "p.pdf", press({page_of({image_of(folder.write("g.pdf", make_ad(golden)))})}, inks, PressStandard::x4));
  std::string why;
  const auto plates = render_plates(out, 72, why);
  REQUIRE_MESSAGE(plates, why);
  CHECK(ink_at(plates->at(0), "Gold", 30, 30, 72) == 255);
  // A JPEG 2000 picture by its filter alone: the rules do not decode it.
  const AdPage wavelets{.resources = "<< /XObject << >> >>", .page = boxes};
  QPDF pdf;
  const std::string plain = make_ad(wavelets);
  pdf.processMemoryFile("ad", plain.data(), plain.size());
  Handle picture = pdf.newStream("wavelets");
  picture.replaceDict(
      Handle::parse("<< /Subtype /Image /Width 2000 /Height 1000 /ColorSpace /DeviceCMYK "
                    "/BitsPerComponent 8 >>"));
  picture.replaceStreamData("wavelets", Handle::newName("/JPXDecode"), Handle::newNull());
  Handle page = pdf.getAllPages().at(0);
  page.getKey("/Resources").getKey("/XObject").replaceKey("/J", picture);
  QPDFWriter writer(pdf);
  writer.setOutputMemory();
  writer.write();
  const std::unique_ptr<Buffer> bytes(writer.getBuffer());
  const Image jpx = image_of(
      folder.write("j.pdf", std::string_view(reinterpret_cast<const char*>(bytes->getBuffer()), bytes->getSize())));
  for (const PressStandard standard : both) {
    Report report(std::make_shared<Sources>());
    check_supplied(jpx, {}, {}, standard, report);
    CHECK(codes_of(report) == (standard == PressStandard::x1a ? "error pdf-content" : ""));
  }
  const AdPage pale{.content = "/A gs 1 0 0 0 k 0 0 9 9 re f",
                    .resources = "<< /ExtGState << /A << /ca 0.5 >> >> >>",
                    .page = boxes + "/Group << /S /Transparency /CS /DeviceCMYK >>"};
  CHECK(codes(pale, {}) == "");
  CHECK(codes(pale, PressStandard::x4) == "");
  CHECK(codes(pale, PressStandard::x1a) == "error pdf-transparency");
}

TEST_CASE("from the command line: an ad that X-1a forbids stops that press run alone, at the place of its file") {
  const TemporaryFolder folder;
  folder.write("ad.pdf", make_ad({.content = "/A gs 1 0 0 0 k 0 0 100 50 re f",
                                  .resources = "<< /ExtGState << /A << /ca 0.5 >> >> >>"}));
  folder.write("page.yaml",
               "template: page\npage: {trim: [100mm, 60mm], columns: {count: 1, chars: 20}, lines: 8, body: 10pt,\n"
               "       pitch: 15pt}\nblocks:\n"
               "  a: {kind: ad, x: 0pt, y: 0pt, width: 100pt, height: 50pt, file: ad.pdf}\n");
  folder.write("edition.yaml", "edition: e\npaper: p\ndate: 2026-03-14\npages: [{template: page.yaml}]\n");
  const auto run = [&](const std::string& arguments, int& status) {
    return shell(fmt::format("cd '{}' && '{}' {}", folder.path.string(), banxin::test::program_under_test, arguments),
                 &status);
  };
  int status = -1;
  const std::string checked = run("check edition.yaml", status);
  CHECK(status == 0);
  CHECK_MESSAGE(!(has(checked, "warning") || has(checked, "error")), checked);
  const std::string good = run("render edition.yaml -o out --press x4", status);
  CHECK_MESSAGE(status == 0, good);
  const std::string bad = run("render edition.yaml -o x1a --press x1a", status);
  CHECK(status == 2);
  CHECK_MESSAGE(has(bad, "page.yaml:5:67: error[pdf-transparency]"), bad);
  CHECK_FALSE(std::filesystem::exists(folder.path / "x1a" / "e.pdf"));
  const std::string proof = run("proof edition.yaml -o out --dpi 72", status);
  CHECK_MESSAGE(status == 0, proof);
}

TEST_CASE("whether a page says that it is an ad is read from its text") {
  const TemporaryFolder folder;
  const auto drawn_by = [&](std::vector<Item> items) {
    Sheet sheet = page_of(std::move(items));
    Image image = image_of(folder.write("ad.pdf", press({sheet}, {}, PressStandard::x4)));
    image.must_say = {"广告", "廣告"};
    Report report(std::make_shared<Sources>());
    check_supplied(image, {}, {}, {}, report);
    return codes_of(report);
  };
  const Point there{from_mm(10), from_mm(10)};
  const auto said_by = [&](const std::string& words) { return drawn_by({make_run(serif, from_pt(12), there, words)}); };
  CHECK(said_by("明前龙井 广告") == "");
  CHECK(said_by("明前龍井 廣告") == "");
  CHECK(said_by("明前龙井") == "error ad-label");
  // What nobody can see says nothing.
  const std::string word = "广告";
  const Fill lid{{from_mm(5), from_mm(2), from_mm(40), from_mm(20)}, InkTable::black};
  CHECK(drawn_by({make_run(serif, from_pt(12), there, word),
                  Stroke{there, {from_mm(30), from_mm(10)}, from_pt(1), InkTable::black}}) == "");
  CHECK(drawn_by({make_run(serif, from_pt(12), there, word), lid}) == "error ad-label");
  CHECK(drawn_by({lid, make_run(serif, from_pt(12), there, word, InkTable::paper)}) == "");
  CHECK(drawn_by({make_run(serif, from_pt(12), there, word, InkTable::paper)}) == "error ad-label");
  CHECK(drawn_by({make_run(serif, from_pt(0.3), there, word)}) == "error ad-label");
  CHECK(drawn_by({make_run(serif, from_pt(12), {from_mm(10), from_mm(-0.8)}, word)}) == "error ad-label");
  Image drawn = image_of(folder.write("drawn.pdf", make_ad()));
  drawn.must_say = {"广告"};
  Report report(std::make_shared<Sources>());
  check_supplied(drawn, {}, {}, {}, report);
  CHECK(codes_of(report) == "warning ad-label");
}

TEST_CASE("what is no PDF of use is told from its head: damaged, locked, short of pages") {
  const TemporaryFolder folder;
  const auto fault_of = [&](const std::string& bytes, int page) {
    Message fault;
    const bool good = picture_info(folder.write("ad.pdf", bytes), fault, page).has_value();
    return good ? std::string("none") : fault.english();
  };
  const std::string good = make_ad();
  CHECK(fault_of(good, 1) == "none");
  CHECK(fault_of(good, 2) == "has no page 2: it has 1");
  CHECK(fault_of(make_locked_ad(), 1) == "is an encrypted PDF");
  CHECK(has(fault_of(good.substr(0, good.size() / 2), 1), "PDF"));
  CHECK(has(fault_of("%PDF-1.4\nnothing else", 1), "PDF"));
  CHECK(has(fault_of(make_ad({.page = "/MediaBox [5 5 5 5]"}), 1), "without a size"));
  // Any cut of a good file is refused or read, and nothing breaks.
  for (size_t length = 0; length < good.size(); length += 7) fault_of(good.substr(0, length), 1);
}

}  // namespace banxin::test::supplied_faults_test
