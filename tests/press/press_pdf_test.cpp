#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <sstream>

#include "base/files.h"
#include "preflight/preflight.h"
#include "press/identity.h"
#include "tests/preflight/ad_maker.h"
#include "tests/preflight/rendered.h"
#include "tests/press/maker.h"
#include "tests/program.h"

namespace banxin::test::press_pdf_test {
namespace {

// Everything in the file in the clear.
std::string opened(const std::string& file) { return shell("qpdf --qdf --object-streams=disable " + file + " -"); }

struct Coverage {
  double c = -1, m = -1, y = -1, k = -1;
};
// Ghostscript's share of inked pixels on each plate of the first page.
Coverage coverage_of(const std::string& file) {
  Coverage found;
  std::istringstream(shell("gs -q -o - -sDEVICE=inkcov " + file)) >> found.c >> found.m >> found.y >> found.k;
  return found;
}

Sheet page_of(std::vector<Item> items) {
  Sheet sheet = make_sheet();
  sheet.ink = std::move(items);
  return sheet;
}

constexpr PressStandard both[] = {PressStandard::x4, PressStandard::x1a};

}  // namespace

TEST_CASE("what each standard asks of the file") {
  const TemporaryFolder folder;
  const Sheet page = page_of({make_run(serif, from_pt(10.5), {from_mm(10), from_mm(10)}, "版心……")});
  for (const PressStandard standard : both) {
    const bool x4 = standard == PressStandard::x4;
    const std::string pdf = press({page}, {}, standard), file = folder.write("a.pdf", pdf);
    int status = -1;
    const std::string check = shell("qpdf --check " + file, &status);
    CHECK_MESSAGE(status == 0, check);
    CHECK(pdf.starts_with(x4 ? "%PDF-1.6" : "%PDF-1.4"));
    CHECK(has(pdf, "/ObjStm") == x4);
    CHECK(has(pdf, "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>") == x4);  // XMP in the clear

    const std::string text = opened(file);
    CHECK(has(text, "/GTS_PDFXVersion (PDF/X-1a:2003)") != x4);
    CHECK(has(text, "/Trapped /False"));
    CHECK(has(text, "<pdf:Trapped>False</pdf:Trapped>"));
    CHECK(has(text, "<xmp:CreateDate>2026-03-14T00:00:00Z</xmp:CreateDate>"));
    CHECK(has(text, "/CreationDate (D:20260314000000Z)"));
    CHECK(has(text, "/ModDate (D:20260314000000Z)"));
    CHECK(has(text, "港灣晚報 &amp; &lt;Co&gt; 2026-03-14"));
    CHECK(has(text, "/S /GTS_PDFX"));
    CHECK(has(text, "/OutputConditionIdentifier"));
    CHECK(has(text, "/TrimBox"));
    CHECK(has(text, "/BleedBox"));
    for (const char* forbidden : {" rg\n", " RG\n", "/DeviceRGB", "/Annots", "/OpenAction", "/CropBox", "/Group"})
      CHECK_MESSAGE(!has(text, forbidden), forbidden);
    CHECK_FALSE(has(text, "<fffd>"));  // every glyph has its text
    CHECK(has(shell("pdfinfo " + file), "Title:           港灣晚報 & <Co> 2026-03-14"));
  }
}

TEST_CASE("body text is on the black plate alone and cuts nothing out of what lies below" *
          doctest::test_suite("released")) {
  InkTable inks;
  const InkId tint = inks.add({.name = "sea", .c = 300, .m = 100});
  const Item panel = Fill{{from_mm(5), from_mm(5), from_mm(90), from_mm(40)}, tint};
  const Item words = make_run(sans_bold, from_pt(40), {from_mm(10), from_mm(30)}, "印在黑版");
  const TemporaryFolder folder;
  for (const PressStandard standard : both) {
    const Coverage alone = coverage_of(folder.write("a.pdf", press({page_of({words})}, inks, standard)));
    CHECK(alone.k > 0.001);
    CHECK(alone.c + alone.m + alone.y == 0);
    const Coverage below = coverage_of(folder.write("b.pdf", press({page_of({panel})}, inks, standard)));
    const Coverage together = coverage_of(folder.write("c.pdf", press({page_of({panel, words})}, inks, standard)));
    CHECK(below.c > 0.01);
    CHECK(together.c == below.c);
    CHECK(together.m == below.m);
    CHECK(together.k == doctest::Approx(alone.k).epsilon(0.01));
  }
}

TEST_CASE("paper cuts out what lies below") {
  InkTable inks;
  const InkId solid = inks.add({.name = "sea", .c = 1000});
  const Item panel = Fill{{from_mm(5), from_mm(5), from_mm(90), from_mm(40)}, solid};
  const Item hole = Fill{{from_mm(5), from_mm(5), from_mm(45), from_mm(40)}, InkTable::paper};
  const TemporaryFolder folder;
  const double whole = coverage_of(folder.write("a.pdf", press({page_of({panel})}, inks, PressStandard::x4))).c;
  const double half = coverage_of(folder.write("b.pdf", press({page_of({panel, hole})}, inks, PressStandard::x4))).c;
  CHECK(half == doctest::Approx(whole / 2).epsilon(0.02));
}

TEST_CASE("a spot ink has its own plate and leaves nothing on the others") {
  InkTable inks;
  const InkId gold = inks.add({.name = "PANTONE 871 C", .kind = Ink::Kind::spot, .m = 200, .y = 800, .k = 200});
  const InkId pale = inks.tint(gold, 400);
  const Sheet page = page_of({Fill{{from_mm(5), from_mm(5), from_mm(20), from_mm(20)}, gold},
                              Fill{{from_mm(30), from_mm(5), from_mm(20), from_mm(20)}, pale},
                              Stroke{{from_mm(5), from_mm(40)}, {from_mm(90), from_mm(40)}, from_pt(1), gold}});
  const TemporaryFolder folder;
  for (const PressStandard standard : both) {
    const std::string file = folder.write("a.pdf", press({page}, inks, standard));
    CHECK(has(opened(file), "/BxS0 cs 0.4 scn"));
    std::string why;
    const auto pages = render_plates(file, 36, why);
    REQUIRE_MESSAGE(pages, why);
    REQUIRE(pages->size() == 1);
    for (const auto& [plate, ink] : (*pages)[0].plates) {
      const bool inked = std::any_of(ink.begin(), ink.end(), [](uint8_t i) { return i != 0; });
      const std::string name = plate;
      CHECK_MESSAGE(inked == (name == "PANTONE 871 C"), name);
    }
    CHECK((*pages)[0].plates.size() == 5);
  }
}

TEST_CASE("the name of a plate may have any letters") {
  const TemporaryFolder folder;
  for (const char* name : {"Spot #1", "专金 #23/(2)", "a%20[b]"}) {
    CAPTURE(name);
    InkTable inks;
    const InkId gold = inks.add({.name = name, .kind = Ink::Kind::spot, .m = 200, .y = 800, .k = 200});
    const Sheet page = page_of({Fill{{from_mm(5), from_mm(5), from_mm(20), from_mm(20)}, gold}});
    PreflightJob job;
    job.dpi = 0;
    job.spots = {{name}};
    const Preflight result = preflight(folder.write("a.pdf", press({page}, inks, PressStandard::x4)), job);
    CHECK_FALSE(result.failed());
  }
}

TEST_CASE("a photo reaches the page in inks, an unseparated one never does") {
  const TemporaryFolder folder;
  Image image;
  image.file = image.name = folder.write("a.jpg", make_jpeg(400, 300));
  image.width = 400, image.height = 300;
  image.box = image.whole = {from_mm(5), from_mm(5), from_mm(40), from_mm(30)};
  CHECK_THROWS_AS(press({page_of({image})}, {}, PressStandard::x4), MachineFault);
  const PressStyle style;
  const PressPhotos photos(newsprint(), style, folder.path / "cache");
  Report report(std::make_shared<Sources>());
  photos.separate(image, report);
  for (const PressStandard standard : both) {
    const std::string file = folder.write("p.pdf", press({page_of({image})}, {}, standard));
    const std::string images = shell("pdfimages -list " + file);
    CHECK_MESSAGE(has(images, "cmyk"), images);
    const Coverage inked = coverage_of(file);
    CHECK(inked.m > 0.01);  // the red quarter
  }
}

TEST_CASE("an SVG in any colours reaches the page in inks, gradients too") {
  const TemporaryFolder folder;
  const std::string svg =
      "<svg xmlns='http://www.w3.org/2000/svg' width='40' height='30'><defs><linearGradient id='g'>"
      "<stop offset='0' stop-color='#08f'/><stop offset='1' stop-color='#fff'/></linearGradient></defs>"
      "<rect width='40' height='15' fill='url(#g)'/><rect y='15' width='20' height='15' fill='#c00'/>"
      "<rect x='20' y='15' width='20' height='15' fill='#888'/></svg>";
  Image image;
  image.file = image.name = folder.write("a.svg", svg);
  image.format = Image::Format::svg;
  image.width = 40000, image.height = 30000;
  image.box = image.whole = {from_mm(5), from_mm(5), from_mm(40), from_mm(30)};
  const std::vector<Sheet> sheets{page_of({image})};
  const std::string plain = write_pdf(sheets, {}, SubsetFaces(sheets, face_file), {});
  for (const PressStandard standard : both) {
    PressJob job = press_job(standard);
    CHECK_THROWS_AS(press_pdf(PdfDocument(plain), {}, newsprint(), job), MachineFault);
    job.drawings = true;
    const std::string file = folder.write("a.pdf", press_pdf(PdfDocument(plain), {}, newsprint(), job));
    const std::string text = opened(file);
    for (const char* forbidden : {" rg\n", " RG\n", "/DeviceRGB"}) CHECK_MESSAGE(!has(text, forbidden), forbidden);
    const Coverage inked = coverage_of(file);
    CHECK(inked.c > 0.01);
    CHECK(inked.m > 0.01);
    CHECK(inked.k > 0.01);
  }
}

TEST_CASE("a gradient cuts out what lies below, whatever was drawn before it") {
  const TemporaryFolder folder;
  InkTable inks;
  const InkId gold = inks.add({.name = "Gold", .kind = Ink::Kind::spot, .m = 200, .y = 800, .k = 200});
  Image image;
  image.file = image.name = folder.write(
      "a.svg",
      "<svg xmlns='http://www.w3.org/2000/svg' width='40' height='30'><linearGradient id='g'><stop stop-color='#08f'/>"
      "<stop offset='1' stop-color='#fc0'/></linearGradient><rect width='40' height='10'/>"
      "<rect y='15' width='40' height='15' fill='url(#g)'/></svg>");
  image.format = Image::Format::svg;
  image.width = 40000, image.height = 30000;
  image.box = image.whole = {from_mm(10), from_mm(10), from_mm(40), from_mm(30)};
  const std::vector<Sheet> sheets{page_of({Fill{{from_mm(5), from_mm(5), from_mm(60), from_mm(45)}, gold}, image})};
  const std::string plain = write_pdf(sheets, inks, SubsetFaces(sheets, face_file), {});
  for (const PressStandard standard : both) {
    PressJob job = press_job(standard);
    job.drawings = true;
    std::string why;
    const auto plates =
        render_plates(folder.write("a.pdf", press_pdf(PdfDocument(plain), inks, newsprint(), job)), 72, why);
    REQUIRE_MESSAGE(plates, why);
    CHECK(ink_at(plates->at(0), "Gold", 30, 15, 72) == 255);  // black overprints
    CHECK(ink_at(plates->at(0), "Gold", 30, 32, 72) == 0);    // under the gradient
    CHECK(ink_at(plates->at(0), "Gold", 55, 32, 72) == 255);
  }
}

TEST_CASE("PDF/X-1a is not made with an output profile that is newer than it") {
  OutputProfile newer = newsprint();
  newer.bytes[8] = 4;
  const std::vector<Sheet> sheets{page_of({Fill{{from_mm(5), from_mm(5), from_mm(9), from_mm(9)}, InkTable::black}})};
  const std::string plain = write_pdf(sheets, {}, SubsetFaces(sheets, face_file), {});
  CHECK_THROWS_AS(press_pdf(PdfDocument(plain), {}, newer, press_job(PressStandard::x1a)), MachineFault);
  CHECK_FALSE(press_pdf(PdfDocument(plain), {}, newer, press_job(PressStandard::x4)).empty());
}

TEST_CASE("transparency is refused for PDF/X-1a") {
  const TemporaryFolder folder;
  const std::string svg =
      "<svg xmlns='http://www.w3.org/2000/svg' width='40' height='30'><g opacity='0.5'>"
      "<rect width='30' height='20' fill='#000'/><rect x='10' width='30' height='20' fill='#000'/></g></svg>";
  Image image;
  image.file = image.name = folder.write("a.svg", svg);
  image.format = Image::Format::svg;
  image.width = 40000, image.height = 30000;
  image.box = image.whole = {from_mm(5), from_mm(5), from_mm(40), from_mm(30)};
  CHECK_THROWS_AS(press({page_of({image})}, {}, PressStandard::x1a), MachineFault);
  const std::string file = folder.write("x4.pdf", press({page_of({image})}, {}, PressStandard::x4));
  CHECK(has(opened(file), "/CS /DeviceCMYK"));
  CHECK_FALSE(has(opened(file), "/DeviceRGB"));
}

TEST_CASE("the same page gives the same bytes; what is no plain PDF of the edition is refused") {
  const Sheet page = page_of({make_run(serif, from_pt(10.5), {from_mm(10), from_mm(10)}, "版心")});
  for (const PressStandard standard : both) CHECK(press({page}, {}, standard) == press({page}, {}, standard));
  CHECK_THROWS_AS(PdfDocument("no PDF"), std::exception);
  InkTable inks;
  const InkId red = inks.add({.name = "red", .m = 1000});
  const std::vector<Sheet> sheets{page_of({Fill{{from_mm(5), from_mm(5), from_mm(9), from_mm(9)}, red}})};
  const std::string plain = write_pdf(sheets, inks, SubsetFaces(sheets, face_file), {});
  CHECK_THROWS_AS(press_pdf(PdfDocument(plain), {}, newsprint(), press_job(PressStandard::x4)),
                  MachineFault);  // other inks
}

TEST_CASE("marks stand outside the bleed, register on every plate, and leave the page as it was") {
  const TemporaryFolder folder;
  InkTable inks;
  const InkId gold = inks.add({.name = "PANTONE 871 C", .kind = Ink::Kind::spot, .m = 200, .y = 800, .k = 200});
  Sheet sheet = page_of({Fill{{from_mm(5), from_mm(5), from_mm(20), from_mm(20)}, gold}});
  const Length bleed = sheet.bleed;
  sheet.bleed += mark_margin;
  const std::vector<Sheet> sheets{sheet};
  const std::string plain = write_pdf(sheets, inks, SubsetFaces(sheets, face_file), {});
  for (const PressStandard standard : both) {
    PressJob job = press_job(standard);
    job.marked_bleeds = {bleed};
    const std::string file = folder.write("a.pdf", press_pdf(PdfDocument(plain), inks, newsprint(), job));
    // 100 × 60 mm, 3 mm bleed, 9 mm more for the marks: 34.016 pt from media to trim, 25.512 pt to bleed.
    const std::string boxes = shell("pdfinfo -box " + file);
    CHECK_MESSAGE(has(boxes, "TrimBox:            34.02    34.02   317.48   204.09"), boxes);
    CHECK_MESSAGE(has(boxes, "BleedBox:           25.51    25.51   325.98   212.60"), boxes);
    CHECK_MESSAGE(has(boxes, "MediaBox:            0.00     0.00   351.50   238.11"), boxes);
    PreflightJob check;
    check.trims = {{from_mm(100), from_mm(60)}};
    for (const Verdict& v : preflight(file, check).verdicts)
      CHECK_MESSAGE(v.outcome != Outcome::failed, v.rule << " " << v.text.english());
    const Coverage inked = coverage_of(file);
    for (const double plate : {inked.c, inked.m, inked.y, inked.k}) CHECK(plate > 0.001);
    CHECK(has(opened(file), "/BxS1 CS 1 SCN"));
    job.marked_bleeds = {bleed, bleed};
    CHECK_THROWS_AS(press_pdf(PdfDocument(plain), inks, newsprint(), job), MachineFault);
  }
}

TEST_CASE("a page with marks tells in its slug line what it is") {
  const TemporaryFolder folder;
  const std::string sample = std::string(BANXIN_SOURCE_DIR) + "/samples/gangwan-2026-03-14/edition.yaml";
  const std::string render = fmt::format("cd {0} && XDG_CACHE_HOME={0} '{1}' render {2}", folder.path.string(),
                                         banxin::test::program_under_test, sample);
  int status = -1;
  const std::string said = shell(render + " -o . --press x4 --marks", &status);
  CHECK_MESSAGE(status == 0, said);
  const std::string text = shell("pdftotext -l 1 " + (folder.path / "gangwan-2026-03-14.pdf").string() + " -");
  CHECK(has(text, "港灣晚報 2026-03-14 1 gangwan-2026-03-14"));
  CHECK(has(text, "Cyan Magenta Yellow Black"));
  shell(render + " -o . --marks", &status);
  CHECK(status == 2);
}

TEST_CASE("a UUID depends on its name alone and says its version") {
  const std::string id = uuid_of("a");
  CHECK(id == uuid_of("a"));
  CHECK(id != uuid_of("b"));
  CHECK(id.size() == 5 + 36);
  CHECK(id[5 + 14] == '8');
  CHECK(std::string("89ab").find(id[5 + 19]) != std::string::npos);
}

namespace {

// The PDF of a sample for press, made in a folder of its own, with `before` in front of the command.
std::filesystem::path press_of(const TemporaryFolder& folder, const std::string& name, const char* standard,
                               const std::string& before) {
  int status = -1;
  const std::string said =
      shell(fmt::format("cd {} && XDG_CACHE_HOME={}/cache {} '{}' render {}/samples/{}/edition.yaml -o out --press {}",
                        folder.path.string(), folder.path.string(), before, banxin::test::program_under_test,
                        BANXIN_SOURCE_DIR, name, standard),
            &status);
  CHECK_MESSAGE(status == 0, said);
  return folder.path / "out" / (name + ".pdf");
}

constexpr const char* samples[] = {"yunfu-2025-09-07", "gangwan-2026-03-14"};
constexpr const char* standards[] = {"x4", "x1a"};

}  // namespace

TEST_CASE("the samples go to press: no RGB, black text on black" * doctest::test_suite("released")) {
  const TemporaryFolder folder;
  for (const char* name : samples)
    for (const char* standard : standards) {
      CAPTURE(name);
      const std::string file = press_of(folder, name, standard, "").string();
      const std::string text = opened(file);
      for (const char* forbidden : {" rg\n", " RG\n", "/DeviceRGB", "<fffd>"})
        CHECK_MESSAGE(!has(text, forbidden), forbidden);
      CHECK(has(text, "0 0 0 1 k"));
      int status = -1;
      shell("qpdf --check " + file, &status);
      CHECK(status == 0);
    }
}

TEST_CASE("the samples have the same bytes for press on one thread and on all" * doctest::test_suite("released")) {
  const TemporaryFolder one, all;
  for (const char* name : samples)
    for (const char* standard : standards) {
      CAPTURE(name);
      const auto on_all = read_file(press_of(all, name, standard, ""), 1 << 26);
      REQUIRE(on_all);
      CHECK(on_all == read_file(press_of(one, name, standard, "taskset -c 0"), 1 << 26));
    }
}

}  // namespace banxin::test::press_pdf_test
