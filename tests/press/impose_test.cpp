// Imposition: what the sheets are, and that nothing on the pages changes.
#include "press/impose.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <sstream>

#include "base/files.h"
#include "preflight/preflight.h"
#include "tests/preflight/rendered.h"
#include "tests/press/maker.h"
#include "tests/program.h"

namespace banxin::test::impose_test {
namespace {

constexpr PressStandard both[] = {PressStandard::x4, PressStandard::x1a};

// Pages of 100 mm × 60 mm with 3 mm bleed: 8.504 pt; a sheet of two is 566.929 pt × 170.079 pt.
Sheet page_of(int number, std::vector<Item> items) {
  Sheet sheet = make_sheet(number);
  sheet.ink = std::move(items);
  return sheet;
}

Sheet empty_side() {
  Sheet sheet = make_sheet(4);
  sheet.trim.width = 2 * sheet.trim.width;
  sheet.name = "4+1";
  return sheet;
}

// Page 1 right, page 4 left: the first two pages of the file.
std::vector<ImposedSide> outer_side() {
  return {
      {"4+1", {{.page = 1, .fold_at_right = true}, {.page = 0, .x = make_sheet().trim.width, .fold_at_left = true}}}};
}

std::string plain_of(const std::vector<Sheet>& sheets, const InkTable& inks) {
  return write_pdf(sheets, inks, SubsetFaces(sheets, face_file), {.title = "t", .date = "2026-03-14"});
}

std::string imposed(std::vector<Sheet> sheets, const InkTable& inks, PressStandard standard) {
  sheets.push_back(empty_side());
  PressJob job = press_job(standard);
  job.sides = outer_side();
  return press_pdf(PdfDocument(plain_of(sheets, inks)), inks, newsprint(), job);
}

// Inked area of every plate of the first page, in square points.
std::array<double, 4> ink_of(const std::string& file, double width, double height) {
  std::array<double, 4> ink{};
  std::istringstream in(shell("gs -q -o - -sDEVICE=inkcov -r144 " + file));
  for (double& plate : ink) in >> plate, plate *= width * height;
  return ink;
}

std::vector<Item> words(const char* text, Length at) { return {make_run(serif, from_pt(12), {at, from_mm(30)}, text)}; }

}  // namespace

TEST_CASE("two pages become one sheet: boxes, label, text of both, one copy of each font") {
  const TemporaryFolder folder;
  for (const PressStandard standard : both) {
    const std::string pdf = imposed(
        {page_of(1, words("第一版的字", from_mm(10))), page_of(4, words("第四版的字", from_mm(10)))}, {}, standard);
    const std::string file = folder.write("s.pdf", pdf);
    int status = -1;
    const std::string check = shell("qpdf --check " + file, &status);
    CHECK_MESSAGE(status == 0, check);
    const std::string info = shell("pdfinfo -box " + file);
    CHECK_MESSAGE(has(info, "Pages:           1"), info);
    CHECK_MESSAGE(has(info, "TrimBox:             8.50     8.50   575.43   178.58"), info);
    CHECK_MESSAGE(has(info, "BleedBox:            0.00     0.00   583.94   187.09"), info);
    CHECK_MESSAGE(has(info, "MediaBox:            0.00     0.00   583.94   187.09"), info);
    const std::string text = shell("pdftotext " + file + " -");
    CHECK(has(text, "第四版的字"));
    CHECK(text.find("第四版的字") < text.find("第一版的字"));
    const std::string open = shell("qpdf --qdf --object-streams=disable " + file + " -");
    CHECK(has(open, "/P (4+1)"));
    size_t fonts = 0;
    for (size_t at = 0; (at = open.find("/FontFile", at)) != std::string::npos; ++at) ++fonts;
    CHECK(fonts == 1);
    // The left page ends at its trim on the right, the right page begins there: the fold.
    CHECK(has(shell("qpdf --qdf --object-streams=disable " + file + " - | tr -s ' \\n' ' '"),
              "/BBox [ 0.000 0.000 291.969 187.087 ]"));
    CHECK(has(shell("qpdf --qdf --object-streams=disable " + file + " - | tr -s ' \\n' ' '"),
              "/BBox [ 8.504 0.000 300.473 187.087 ]"));
    PreflightJob job;
    job.trims = {{from_mm(100), from_mm(60)}};
    job.sheet_trims = {{from_mm(200), from_mm(60)}};
    for (const Verdict& v : preflight(file, job).verdicts)
      CHECK_MESSAGE(v.outcome != Outcome::failed, v.rule << " " << v.text.english());
    job.sheet_trims.clear();
    const auto verdicts = preflight(file, job).verdicts;
    CHECK(std::any_of(verdicts.begin(), verdicts.end(), [](const Verdict& v) {
      return std::string_view(v.rule) == "page-size" && v.outcome == Outcome::failed;
    }));
  }
}

TEST_CASE("the plates of a sheet are the plates of its pages" * doctest::test_suite("released")) {
  const TemporaryFolder folder;
  InkTable inks;
  const InkId sea = inks.add({.name = "sea", .c = 1000, .y = 500}), red = inks.add({.name = "red", .m = 1000});
  const Sheet first = page_of(1, {Fill{{from_mm(10), from_mm(10), from_mm(30), from_mm(20)}, sea},
                                  Fill{{from_mm(20), from_mm(15), from_mm(30), from_mm(5)}, InkTable::black}});
  const Sheet fourth = page_of(4, {Fill{{from_mm(50), from_mm(20), from_mm(50), from_mm(20)}, red}});
  const double width = to_pt(from_mm(106)), height = to_pt(from_mm(66));
  for (const PressStandard standard : both) {
    const auto left = ink_of(folder.write("4.pdf", press({fourth}, inks, standard)), width, height);
    const auto right = ink_of(folder.write("1.pdf", press({first}, inks, standard)), width, height);
    const auto sheet =
        ink_of(folder.write("s.pdf", imposed({first, fourth}, inks, standard)), width + to_pt(from_mm(100)), height);
    for (size_t plate = 0; plate < 4; ++plate) {
      CHECK(sheet[plate] > 100);
      CHECK(sheet[plate] == doctest::Approx(left[plate] + right[plate]).epsilon(0.01));
    }
  }
}

TEST_CASE("the bleed ends at the fold and stays outside") {
  const TemporaryFolder folder;
  InkTable inks;
  const InkId red = inks.add({.name = "red", .m = 1000});
  // The left page is full to its bleed on all sides, the right one empty.
  const Sheet full = page_of(4, {Fill{{from_mm(-3), from_mm(-3), from_mm(106), from_mm(66)}, red}});
  const std::string file = folder.write("s.pdf", imposed({page_of(1, {}), full}, inks, PressStandard::x4));
  std::string why;
  const auto pages = render_plates(file, 72, why);
  REQUIRE_MESSAGE(pages, why);
  const auto& plates = pages->at(0);
  const auto& magenta = plates.plates.at("Magenta");
  const auto at = [&](int x) { return magenta[static_cast<size_t>(plates.height / 2 * plates.width + x)]; };
  CHECK(plates.width == 584);
  CHECK(at(0) == 255);
  CHECK(at(290) == 255);
  CHECK(at(294) == 0);  // the fold is at 291.97 pt
  CHECK(at(299) == 0);
}

TEST_CASE("a plain PDF is imposed too, its outline moves with the pages, the same bytes every time") {
  const TemporaryFolder folder;
  Sheet first = page_of(1, words("甲", from_mm(10))), fourth = page_of(4, words("乙", from_mm(10)));
  first.ink.emplace_back(Anchor{"头条", {from_mm(10), from_mm(20)}, 0});
  const std::vector<Sheet> sheets{first, fourth, empty_side()};
  const std::string plain = plain_of(sheets, {});
  const std::string pdf = impose_pdf(PdfDocument(plain), outer_side());
  CHECK(pdf == impose_pdf(PdfDocument(plain), outer_side()));
  const std::string file = folder.write("s.pdf", pdf);
  int status = -1;
  shell("qpdf --check " + file, &status);
  CHECK(status == 0);
  // 10 mm from the left of page 1, which stands 100 mm from that of the sheet: 110 mm and 3 mm of bleed.
  const std::string open = shell("qpdf --qdf --object-streams=disable " + file + " - | tr -s ' \\n' ' '");
  CHECK_MESSAGE(has(open, "/XYZ 320.315 121.89"), open.substr(open.find("/Dest"), 80));
  CHECK_FALSE(has(open, "/Names"));
}

TEST_CASE("what is no file for the plan is refused") {
  const std::vector<Sheet> sheets{page_of(1, {}), empty_side()};
  const std::string plain = plain_of(sheets, {});
  CHECK_THROWS_AS(impose_pdf(PdfDocument(plain), outer_side()), MachineFault);  // page 4 is not there
  CHECK_THROWS_AS(impose_pdf(PdfDocument(plain), {{"a", {{.page = 0}, {.page = 0}}}}), MachineFault);
  CHECK_THROWS_AS(impose_pdf(PdfDocument(plain), {{"a", {}}, {"b", {}}, {"c", {}}}), MachineFault);
  CHECK_FALSE(impose_pdf(PdfDocument(plain), {{"a", {{.page = 0}}}}).empty());
}

TEST_CASE("marks of a sheet stand round it and show the fold") {
  const TemporaryFolder folder;
  std::vector<Sheet> sheets{page_of(1, words("甲", from_mm(10))), page_of(4, words("乙", from_mm(10))), empty_side()};
  const Length bleed = sheets[2].bleed;
  sheets[2].bleed += mark_margin;
  PressJob job = press_job(PressStandard::x4);
  job.sides = outer_side();
  job.marked_bleeds = {std::nullopt, std::nullopt, bleed};
  job.folds = {std::nullopt, std::nullopt, make_sheet().trim.width};
  const std::string file = folder.write("s.pdf", press_pdf(PdfDocument(plain_of(sheets, {})), {}, newsprint(), job));
  const std::string boxes = shell("pdfinfo -box " + file);
  CHECK_MESSAGE(has(boxes, "TrimBox:            34.02    34.02   600.95   204.09"), boxes);
  CHECK_MESSAGE(has(boxes, "BleedBox:           25.51    25.51   609.45   212.60"), boxes);
  // The fold, 34.016 pt + 283.465 pt from the left: 1 mm and 6 mm outside the bleed, at foot and top.
  const std::string open = shell("qpdf --qdf --object-streams=disable " + file + " -");
  CHECK(has(open, "317.481 22.677 m 317.481 8.504 l S"));
  CHECK(has(open, "317.481 215.434 m 317.481 229.607 l S"));
  PreflightJob check;
  check.trims = {{from_mm(200), from_mm(60)}};
  for (const Verdict& v : preflight(file, check).verdicts)
    CHECK_MESSAGE(v.outcome != Outcome::failed, v.rule << " " << v.text.english());
}

TEST_CASE("the sheets of the proof edition: any standard, one thread or all, the text of both pages" *
          doctest::test_suite("released")) {
  const TemporaryFolder folder;
  const auto render = [&](const std::string& before, const std::string& options) {
    int status = -1;
    const std::string said = shell(
        fmt::format("cd {0} && XDG_CACHE_HOME={0} {1} '{2}' render {3}/docs/proofs/spread.yaml -o out --impose {4}",
                    folder.path.string(), before, banxin::test::program_under_test, BANXIN_SOURCE_DIR, options),
        &status);
    CHECK_MESSAGE(status == 0, said);
    return read_file(folder.path / "out/spread.sheets.pdf", 1 << 26).value_or("");
  };
  const std::string file = (folder.path / "out/spread.sheets.pdf").string();
  for (const std::string options : {"", "--press x4", "--press x1a", "--press x4 --marks"}) {
    CAPTURE(options);
    const std::string all = render("", options);
    CHECK(!all.empty());
    CHECK(all == render("taskset -c 0", options));
    int status = -1;
    shell("qpdf --check " + file, &status);
    CHECK(status == 0);
    CHECK(has(shell("pdfinfo " + file), "Pages:           2"));
    const std::string outer = shell("pdftotext -l 1 " + file + " -"), inner = shell("pdftotext -f 2 " + file + " -");
    for (const char* words : {"学而时习之", "里仁为美"}) CHECK_MESSAGE(has(outer, words), words);
    CHECK(outer.find("里仁为美") < outer.find("学而时习之"));
    for (const char* words : {"鲁镇年底的祝福夜", "一夜不安", "昨天夜里"}) CHECK_MESSAGE(has(inner, words), words);
    if (options.starts_with("--press")) {
      const std::string said = shell(fmt::format("'{}' preflight {} --dpi 50 --edition {}/docs/proofs/spread.yaml",
                                                 banxin::test::program_under_test, file, BANXIN_SOURCE_DIR),
                                     &status);
      CHECK_MESSAGE(status == 0, said);
      CHECK_MESSAGE(has(said, " 0 warned, 0 failed"), said);
    }
  }
  CHECK(has(shell("pdftotext -l 1 " + file + " -"), "镇上的报 2026-02-16 4+1 spread"));
}

}  // namespace banxin::test::impose_test
