// Pages that somebody else made: on our page as they were, judged before they stand there.
#include "preflight/supplied.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>

#include "base/files.h"
#include "preflight/preflight.h"
#include "sheet/supplied.h"
#include "tests/preflight/ad_maker.h"
#include "tests/preflight/rendered.h"
#include "tests/press/maker.h"

namespace banxin::test::supplied_test {
namespace {

using Handle = QPDFObjectHandle;
// The supplied page's own content, as it is stored.
std::string stored_content(const std::string& ad) {
  QPDF pdf;
  pdf.processMemoryFile("ad", ad.data(), ad.size());
  Handle page = pdf.getAllPages().at(0);
  const auto data = page.getKey("/Contents").getRawStreamData();
  return {reinterpret_cast<const char*>(data->getBuffer()), data->getSize()};
}

// Forms of a PDF that draw a supplied page: those of its size.
std::vector<Handle> supplied_forms(QPDF& pdf) {
  std::vector<Handle> forms;
  for (Handle object : pdf.getAllObjects())
    if (object.isStream() && object.getDict().getKey("/Subtype").isNameAndEquals("/Form") &&
        object.getDict().getKey("/BBox").unparse() == "[ 0 0 100 50 ]")
      forms.push_back(object);
  return forms;
}

struct Inked {
  int c, m, y, k;
  friend bool operator==(const Inked&, const Inked&) = default;
};
Inked inked_at(const PagePlates& page, double x_mm, double y_mm) {
  const auto at = [&](const char* plate) { return ink_at(page, plate, x_mm, y_mm, 72); };
  return {at("Cyan"), at("Magenta"), at("Yellow"), at("Black")};
}

}  // namespace

TEST_CASE("a supplied page is on ours with the bytes, the colours and the size it had") {
  const TemporaryFolder folder;
  const std::string file = folder.write("ad.pdf", make_ad({.version = "1.7"}));
  InkTable inks;
  const InkId tint = inks.add({.name = "tint", .m = 400});
  // Black that overprints stands before the ad, a panel lies below it: neither may show in it.
  const Sheet sheet = page_of({Fill{{from_mm(10), from_mm(10), from_mm(85), from_mm(48)}, tint},
                               make_run(serif, from_pt(10.5), {from_mm(12), from_mm(15)}, "黑字叠印"), image_of(file)});
  for (const PressStandard standard : both) {
    const std::string bytes = press({sheet}, inks, standard), out = folder.write("p.pdf", bytes);
    CHECK(bytes == press({sheet}, inks, standard));
    CHECK_FALSE(has(bytes, supplied_mark));
    QPDF pdf;
    pdf.processMemoryFile("p", bytes.data(), bytes.size());
    const std::vector<Handle> forms = supplied_forms(pdf);
    REQUIRE(forms.size() == 1);
    const auto decoded = [](Handle stream) {
      const auto data = stream.getStreamData();
      return std::string(reinterpret_cast<const char*>(data->getBuffer()), data->getSize());
    };
    CHECK(decoded(forms[0]) == "1 0 0 0 k 0 0 100 50 re f");
    // 200 × 100 pt from 20 mm, 20 mm: to 90.6 mm, 55.3 mm.
    const PagePlates plates = plates_of(out, 72);
    CHECK(inked_at(plates, 21, 21) == Inked{255, 0, 0, 0});
    CHECK(inked_at(plates, 89.5, 54) == Inked{255, 0, 0, 0});
    CHECK(inked_at(plates, 92, 54) == Inked{0, 102, 0, 0});  // 40 %
    CHECK(inked_at(plates, 89.5, 57) == Inked{0, 102, 0, 0});
    PreflightJob job;
    job.spots.emplace();
    for (const Verdict& v : preflight(out, job).verdicts)
      CHECK_MESSAGE(v.outcome != Outcome::failed, v.rule << " " << v.text.english());
  }
}

TEST_CASE("the plain PDF holds a supplied page once however often it is shown, its stored content untouched") {
  const TemporaryFolder folder;
  const std::string ad = make_ad({.pages = 2}), file = folder.write("ad.pdf", ad);
  Image again = image_of(file);
  again.box = again.whole = {from_mm(5), from_mm(5), from_pt(20), from_pt(10)};
  const std::vector<Sheet> sheets{page_of({image_of(file), again}), page_of({image_of(file)}),
                                  page_of({image_of(file, 2)})};
  const auto plain = [&] { return write_pdf(sheets, {}, SubsetFaces(sheets, face_file), {.date = "2026-03-14"}); };
  const std::string bytes = plain();
  CHECK(bytes == plain());
  QPDF pdf;
  pdf.processMemoryFile("p", bytes.data(), bytes.size());
  const std::vector<Handle> forms = supplied_forms(pdf);
  CHECK(forms.size() == 2);  // pages 1 and 2
  for (Handle form : forms) {
    const auto data = form.getRawStreamData();
    CHECK(std::string(reinterpret_cast<const char*>(data->getBuffer()), data->getSize()) == stored_content(ad));
  }
  int status = -1;
  const std::string check = shell("qpdf --check " + folder.write("p.pdf", bytes), &status);
  CHECK_MESSAGE(status == 0, check);
}

TEST_CASE("a page that is to be read turned stands turned, and only its trim shows" * doctest::test_suite("released")) {
  // Cyan at the left of the trim, magenta at its right; yellow outside the trim.
  const std::string content = "0 0 1 0 k 0 0 140 90 re f 1 0 0 0 k 20 20 50 50 re f 0 1 0 0 k 70 20 50 50 re f";
  const TemporaryFolder folder;
  struct Case {
    int turn;
    Inked left, right, top, bottom;  ///< near the middle of each side
  };
  const Inked cyan{255, 0, 0, 0}, magenta{0, 255, 0, 0};
  const Case cases[] = {{0, cyan, magenta, {}, {}},
                        {90, {}, {}, cyan, magenta},
                        {180, magenta, cyan, {}, {}},
                        {270, {}, {}, magenta, cyan}};
  for (const Case& c : cases) {
    CAPTURE(c.turn);
    const std::string page = fmt::format("/MediaBox [0 0 140 90] /TrimBox [20 20 120 70] /Rotate {}", c.turn);
    const std::string file = folder.write("ad.pdf", make_ad({.content = content, .page = page}));
    Message fault;
    const auto info = picture_info(file, fault);
    REQUIRE_MESSAGE(info, fault);
    const bool upright = c.turn % 180 == 0;
    CHECK(info->width == (upright ? 100'000 : 50'000));
    CHECK(info->height == (upright ? 50'000 : 100'000));
    Image image = image_of(file);
    image.width = info->width, image.height = info->height;
    image.box = image.whole = {from_mm(20), from_mm(10), from_mm(40), from_mm(40)};
    const std::string out = folder.write("p.pdf", press({page_of({image})}, {}, PressStandard::x4));
    const PagePlates plates = plates_of(out, 72);
    if (upright) {
      CHECK(inked_at(plates, 21, 30) == c.left);
      CHECK(inked_at(plates, 59, 30) == c.right);
    } else {
      CHECK(inked_at(plates, 40, 11) == c.top);
      CHECK(inked_at(plates, 40, 49) == c.bottom);
    }
    CHECK(inked_at(plates, 62, 30) == Inked{0, 0, 0, 0});
    CHECK(inked_at(plates, 40, 52) == Inked{0, 0, 0, 0});
  }
}

TEST_CASE("crop and register marks outside the trim of an ad do not count on our page") {
  // Thin lines in the colour All beside the trim; the page ends 20 pt outside it.
  const std::string marks = "/R CS 1 SCN 0.1 w 5 0 m 5 90 l S 1 0 0 0 k 20 20 100 50 re f";
  const std::string all =
      "<< /ColorSpace << /R [/Separation /All /DeviceCMYK << /FunctionType 2 /Domain [0 1] /N 1 /C0 [0 0 0 0] "
      "/C1 [1 1 1 1] >>] >> >>";
  const TemporaryFolder folder;
  const std::string file = folder.write(
      "ad.pdf",
      make_ad({.content = marks, .resources = all, .page = "/MediaBox [0 0 140 90] /TrimBox [20 20 120 70]"}));
  Report report(std::make_shared<Sources>());
  check_supplied(image_of(file), {}, {}, {}, report);
  CHECK(report.notes().empty());
  const std::string out = folder.write("p.pdf", press({page_of({image_of(file)})}, {}, PressStandard::x4));
  for (const Verdict& v : preflight(out, {}).verdicts)
    CHECK_MESSAGE(v.outcome != Outcome::failed, v.rule << " " << v.text.english());
  const PagePlates plates = plates_of(out, 72);
  CHECK(inked_at(plates, 20.3, 30) == Inked{255, 0, 0, 0});
}

TEST_CASE("a transparent page keeps its group for PDF/X-4 and is refused for PDF/X-1a; a group without use goes") {
  const TemporaryFolder folder;
  const std::string group = "/Group << /S /Transparency /CS /DeviceCMYK >>";
  const std::string boxes = "/MediaBox [0 0 100 50] /TrimBox [0 0 100 50] ";
  const std::string opaque = folder.write("a.pdf", make_ad({.page = boxes + group}));
  for (const PressStandard standard : both)
    CHECK_FALSE(has(shell("qpdf --qdf " + folder.write("p.pdf", press({page_of({image_of(opaque)})}, {}, standard)) +
                          " - | strings"),
                    "/Transparency"));
  const std::string file =
      folder.write("b.pdf", make_ad({.content = "/A gs 1 0 0 0 k 0 0 100 50 re f",
                                     .resources = "<< /ExtGState << /A << /Type /ExtGState /ca 0.5 >> >> >>",
                                     .page = boxes + group}));
  const Sheet sheet = page_of({image_of(file)});
  CHECK_THROWS_AS(press({sheet}, {}, PressStandard::x1a), MachineFault);
  const std::string out = folder.write("x4.pdf", press({sheet}, {}, PressStandard::x4));
  for (const Verdict& v : preflight(out, {}).verdicts)
    CHECK_MESSAGE(v.outcome != Outcome::failed, v.rule << " " << v.text.english());
  CHECK(inked_at(plates_of(out, 72), 30, 30) == Inked{128, 0, 0, 0});
}

}  // namespace banxin::test::supplied_test
