// Pages that somebody else made: on our page as they were, judged before they stand there.
#include "press/supplied.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "base/files.h"
#include "press/plates.h"
#include "press/preflight.h"
#include "press/qpdf.h"
#include "sheet/supplied.h"
#include "tests/press/ad_maker.h"
#include "tests/press/maker.h"

namespace banxin::test {
namespace {

using Handle = QPDFObjectHandle;
constexpr PressStandard both[] = {PressStandard::x4, PressStandard::x1a};

// Placed at 20 mm, 20 mm, twice its size: 200 × 100 pt.
Image image_of(const std::string& file, int page = 1) {
  Image image{.file = file, .name = "ad.pdf", .format = Image::Format::pdf, .width = 100'000, .height = 50'000};
  image.box = image.whole = {from_mm(20), from_mm(20), from_pt(200), from_pt(100)};
  image.page = page;
  image.origin = {FileId{0}, 7, 12};
  return image;
}

Sheet page_of(std::vector<Item> items) {
  Sheet sheet = make_sheet();
  sheet.items = std::move(items);
  return sheet;
}

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

int ink_at(const PagePlates& page, const char* plate, double x_mm, double y_mm, int dpi) {
  const auto pixel = [&](double mm) { return static_cast<size_t>((mm + 3) / 25.4 * dpi); };  // 3 mm of bleed
  const auto found = page.plates.find(plate);
  return found == page.plates.end() ? -1 : found->second[pixel(y_mm) * static_cast<size_t>(page.width) + pixel(x_mm)];
}

struct Inked {
  int c, m, y, k;
  friend bool operator==(const Inked&, const Inked&) = default;
};
Inked inked_at(const std::string& file, double x_mm, double y_mm) {
  std::string why;
  const auto pages = render_plates(file, 72, why);
  REQUIRE_MESSAGE(pages, why);
  const auto at = [&](const char* plate) { return ink_at(pages->at(0), plate, x_mm, y_mm, 72); };
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
    CHECK(inked_at(out, 21, 21) == Inked{255, 0, 0, 0});
    CHECK(inked_at(out, 89.5, 54) == Inked{255, 0, 0, 0});
    CHECK(inked_at(out, 92, 54) == Inked{0, 102, 0, 0});  // 40 %
    CHECK(inked_at(out, 89.5, 57) == Inked{0, 102, 0, 0});
    PreflightJob job;
    job.spots.emplace();
    for (const Verdict& v : preflight(out, job).verdicts)
      CHECK_MESSAGE(v.outcome != Outcome::failed, v.rule << " " << v.text);
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

TEST_CASE("a page that is to be read turned stands turned, and only its trim shows") {
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
    std::string fault;
    const auto info = picture_info(file, fault);
    REQUIRE_MESSAGE(info, fault);
    const bool upright = c.turn % 180 == 0;
    CHECK(info->width == (upright ? 100'000 : 50'000));
    CHECK(info->height == (upright ? 50'000 : 100'000));
    Image image = image_of(file);
    image.width = info->width, image.height = info->height;
    image.box = image.whole = {from_mm(20), from_mm(10), from_mm(40), from_mm(40)};
    const std::string out = folder.write("p.pdf", press({page_of({image})}, {}, PressStandard::x4));
    if (upright) {
      CHECK(inked_at(out, 21, 30) == c.left);
      CHECK(inked_at(out, 59, 30) == c.right);
    } else {
      CHECK(inked_at(out, 40, 11) == c.top);
      CHECK(inked_at(out, 40, 49) == c.bottom);
    }
    CHECK(inked_at(out, 62, 30) == Inked{0, 0, 0, 0});
    CHECK(inked_at(out, 40, 52) == Inked{0, 0, 0, 0});
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
    CHECK_MESSAGE(v.outcome != Outcome::failed, v.rule << " " << v.text);
  CHECK(inked_at(out, 20.3, 30) == Inked{255, 0, 0, 0});
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
    CHECK_MESSAGE(v.outcome != Outcome::failed, v.rule << " " << v.text);
  CHECK(inked_at(out, 30, 30) == Inked{128, 0, 0, 0});
}

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
     "error pdf-colour"},
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
  const std::string out = folder.write(
      "p.pdf", press({page_of({image_of(folder.write("g.pdf", make_ad(golden)))})}, inks, PressStandard::x4));
  std::string why;
  const auto plates = render_plates(out, 72, why);
  REQUIRE_MESSAGE(plates, why);
  CHECK(ink_at(plates->at(0), "Gold", 30, 30, 72) == 255);
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
    return shell(fmt::format("cd '{}' && '{}' {}", folder.path.string(), BANXIN_PROGRAM, arguments), &status);
  };
  int status = -1;
  CHECK(run("check edition.yaml", status).empty());
  CHECK(status == 0);
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
  const auto said_by = [&](const std::string& words) {
    Sheet sheet = page_of({make_run(serif, from_pt(12), {from_mm(10), from_mm(10)}, words)});
    Image image = image_of(folder.write("ad.pdf", press({sheet}, {}, PressStandard::x4)));
    image.must_say = {"广告", "廣告"};
    Report report(std::make_shared<Sources>());
    check_supplied(image, {}, {}, {}, report);
    return codes_of(report);
  };
  CHECK(said_by("明前龙井 广告") == "");
  CHECK(said_by("明前龍井 廣告") == "");
  CHECK(said_by("明前龙井") == "error ad-label");
  Image drawn = image_of(folder.write("drawn.pdf", make_ad()));
  drawn.must_say = {"广告"};
  Report report(std::make_shared<Sources>());
  check_supplied(drawn, {}, {}, {}, report);
  CHECK(codes_of(report) == "warning ad-label");
}

TEST_CASE("what is no PDF of use is told from its head: damaged, locked, short of pages") {
  const TemporaryFolder folder;
  const auto fault_of = [&](const std::string& bytes, int page) {
    std::string fault;
    const bool good = picture_info(folder.write("ad.pdf", bytes), fault, page).has_value();
    return good ? std::string("none") : fault;
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

}  // namespace banxin::test
