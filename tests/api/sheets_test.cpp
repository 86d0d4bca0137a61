// Printer's sheets from the plan to the PDF: where pages, folds and edges of the paper are, in millimetres.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cmath>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <regex>

#include "api/expected.h"
#include "api/imposition.h"
#include "api/outputs.h"
#include "preflight/preflight.h"
#include "tests/notes.h"
#include "tests/paint/page_maker.h"
#include "tests/press/maker.h"
#include "tests/small_edition.h"

namespace banxin::test::sheets_test {
namespace {

constexpr const char* page = R"(
template: page
page: {trim: [100mm, 140mm], bleed: 3mm, body: 10pt, pitch: 15pt, lines: 20, columns: {count: 1, chars: 26}}
blocks:
  tint: {kind: box, x: -7mm, y: -20mm, width: 105mm, height: 30mm, tint: black 20%}
  words: {kind: text, line: 10, lines: 2, text: "第{page}版"}
)";

struct Printing {
  TemporaryFolder folder;
  Report report{std::make_shared<Sources>()};
  LaidOut laid;

  explicit Printing(const std::string& plan, int pages, const std::string& more = "", const char* width = "100mm") {
    std::string written = std::string(page) + more;
    written.replace(written.find("100mm"), 5, width);
    folder.write("page.yaml", written);
    std::string edition = "edition: small\npaper: 小报\ndate: 2026-03-14\nplan: " + plan + "\npages:\n";
    for (int i = 0; i < pages; ++i) edition += "  - {template: page.yaml}\n";
    laid = lay_out(house(), {.edition = folder.write("edition.yaml", edition)}, report);
    INFO(test::told(report));
    REQUIRE_FALSE(report.failed());
  }
  std::string pdf(const PrintJob& job) { return folder.write("sheets.pdf", to_pdf(house(), laid, job, report)); }
};

double mm_of(Length length) { return std::round(to_mm(length) * 100) / 100; }

std::vector<double> box_in_mm(QPDFObjectHandle page_of, const char* key) {
  std::vector<double> box;
  for (int i = 0; i < 4; ++i)
    box.push_back(std::round(page_of.getKey(key).getArrayItem(i).getNumericValue() * 25.4 / 72 * 100) / 100);
  return box;
}

std::string content_of(QPDFObjectHandle page_of) {
  const auto bytes = page_of.getKey("/Contents").getStreamData();
  return {reinterpret_cast<const char*>(bytes->getBuffer()), bytes->getSize()};
}

struct Patch {
  std::string colour;
  double x, y, side;  ///< mm, from the left of the trim and from its foot
};

// Squares of 5 mm, filled.
std::vector<Patch> patches_in(const std::string& content, double edge) {
  std::vector<Patch> patches;
  const std::regex square(R"(([0-9.]+ [0-9.]+ [0-9.]+ [0-9.]+ k) ([0-9.]+) ([0-9.]+) ([0-9.]+) ([0-9.]+) re f)");
  for (std::sregex_iterator at(content.begin(), content.end(), square), end; at != end; ++at) {
    const auto mm = [&](int group) { return std::round(std::stod((*at)[group]) * 25.4 / 72 * 100) / 100; };
    if (mm(4) == 5 && mm(5) == 5) patches.push_back({(*at)[1], mm(2) - edge, mm(3) - edge, mm(4)});
  }
  return patches;
}

}  // namespace

TEST_CASE("gap, lip and creep: where the pages of each side lie, and its fold") {
  struct Side {
    const char* label;
    double left, right, fold, width, to_fold;
  };
  struct Case {
    const char* plan;
    const char* more;
    std::vector<Side> sides;
  };
  // Pages of 100 mm. The lip stands beside the lower number; the inner sheet of two lies half a millimetre nearer.
  const Case cases[] = {
      {"{fold: half}", "", {{"4+1", 0, 100, 100, 200, 0}, {"2+3", 0, 100, 100, 200, 0}}},
      {"{fold: half, gap: 6mm}", "", {{"4+1", 0, 106, 103, 206, 3}, {"2+3", 0, 106, 103, 206, 3}}},
      {"{fold: half, lip: 10mm}", "", {{"4+1", 0, 100, 100, 210, 0}, {"2+3", 10, 110, 110, 210, 0}}},
      {"{fold: nested, gap: 6mm, lip: 10mm, gripper: 12mm, creep: 0.5mm}",
       "",
       {{"8+1", 0, 106, 103, 216, 3},
        {"2+7", 10, 116, 113, 216, 3},
        {"6+3", 0.5, 105.5, 103, 216, 2.5},
        {"4+5", 10.5, 115.5, 113, 216, 2.5}}},
      {"{fold: nested, creep: 1mm}",
       "",
       {{"8+1", 0, 100, 100, 200, 0},
        {"2+7", 0, 100, 100, 200, 0},
        {"6+3", 1, 99, 100, 200, -1},
        {"4+5", 1, 99, 100, 200, -1}}},
      // Bound at the right the fold is at the right of page 1, and its lip at the left.
      {"{fold: half, lip: 10mm}", "binding: right\n", {{"1+4", 10, 110, 110, 210, 0}, {"3+2", 0, 100, 100, 210, 0}}},
  };
  for (const Case& c : cases) {
    CAPTURE(std::string(c.plan));
    Printing print(c.plan, static_cast<int>(c.sides.size()) * 2, c.more);
    const std::vector<PrintedPage> sheets = printers_sheets(print.laid, print.report);
    REQUIRE(sheets.size() == c.sides.size());
    for (size_t i = 0; i < sheets.size(); ++i) {
      const Side& wanted = c.sides[i];
      CAPTURE(std::string(wanted.label));
      const ImposedSide& side = *sheets[i].side;
      CHECK(side.label == wanted.label);
      CHECK(mm_of(side.pages.at(0).x) == wanted.left);
      CHECK(mm_of(side.pages.at(1).x) == wanted.right);
      CHECK(mm_of(side.pages.at(0).to_fold) == wanted.to_fold);
      CHECK(mm_of(side.fold) == wanted.fold);
      CHECK(mm_of(sheets[i].sheet.trim.width) == wanted.width);
      CHECK(mm_of(sheets[i].sheet.trim.height) == 140);
    }
  }
}

TEST_CASE("the PDF of the sheets has their boxes, the bleed up to the fold, and paper for the grippers") {
  Printing print("{fold: nested, gap: 4mm, lip: 10mm, gripper: 12mm, creep: 0.5mm}", 8);
  for (const bool marks : {false, true}) {
    CAPTURE(marks);
    const std::string file = print.pdf({.press = PressStandard::x4, .marks = marks, .impose = true});
    CHECK_MESSAGE(print.report.notes().empty(), told(print.report));
    QPDF pdf;
    pdf.processFile(file.c_str());
    std::vector<QPDFObjectHandle> sheets = pdf.getAllPages();
    REQUIRE(sheets.size() == 4);
    // 214 mm across: two pages, gap, lip. Bleed 3 mm, for marks 9 mm more; 12 mm below all that for the grippers.
    const double edge = marks ? 12 : 3;
    for (QPDFObjectHandle sheet : sheets) {
      CHECK(box_in_mm(sheet, "/TrimBox") == std::vector<double>{edge, edge, edge + 214, edge + 140});
      CHECK(box_in_mm(sheet, "/BleedBox") == std::vector<double>{edge - 3, edge - 3, edge + 217, edge + 143});
      CHECK(box_in_mm(sheet, "/MediaBox") == std::vector<double>{0, -12, 2 * edge + 214, 2 * edge + 140});
    }
    // The bleed goes 2 mm into the gap, on the inner sheet half a millimetre less; outside 3 mm.
    for (const auto& [number, reach] : {std::pair{0, 2.0}, {1, 2.0}, {2, 1.5}, {3, 1.5}}) {
      QPDFObjectHandle forms = sheets[static_cast<size_t>(number)].getKey("/Resources").getKey("/XObject");
      const auto left = box_in_mm(forms.getKey("/BxPage0").getDict(), "/BBox"),
                 right = box_in_mm(forms.getKey("/BxPage1").getDict(), "/BBox");
      CHECK(left == std::vector<double>{0, 0, 103 + reach, 146});
      CHECK(right == std::vector<double>{3 - reach, 0, 106, 146});
    }
    PreflightJob job;
    expect_edition(print.laid, print.report, job);
    job.dpi = 0;
    for (const Verdict& v : preflight(file, job).verdicts)
      CHECK_MESSAGE(v.outcome != banxin::Outcome::failed, v.rule << ": " << v.text.english());
    if (!marks) continue;
    // The fold of page 8+1 is 102 mm from the left of the trim, of 2+7 112 mm: dashed, 1 mm to 6 mm outside the bleed.
    for (const auto& [number, fold] : {std::pair{0, 102.0}, {1, 112.0}}) {
      const std::string content = content_of(sheets[static_cast<size_t>(number)]);
      const double x = (edge + fold) * 72 / 25.4, foot = 8 * 72 / 25.4, end = 3 * 72 / 25.4;
      CHECK_MESSAGE(has(content, fmt::format("{:.3f} {:.3f} m {:.3f} {:.3f} l S", x, foot, x, end)), x);
    }
  }
}

TEST_CASE("the control strip: solids, two of them together, tints of black, and no patch where the target stands") {
  const std::string wanted[] = {"1 0 0 0 k",      "0 1 0 0 k",     "0 0 1 0 k",  "0 0 0 1 k",  "0 1 1 0 k",
                                "1 0 1 0 k",      "1 1 0 0 k",     ".4 0 0 0 k", "0 .4 0 0 k", "0 0 .4 0 k",
                                "0 0 0 .2 k",     "0 0 0 .4 k",    "0 0 0 .6 k", "0 0 0 .8 k", ".1 .08 .08 0 k",
                                ".2 .16 .16 0 k", ".3 .24 .24 0 k"};
  // On a page of 140 mm it goes on behind the target, which stands 70 mm from the left and keeps 5 mm on each side; on
  // its sheet of two all of it stands before the fold.
  for (const bool imposed : {false, true}) {
    CAPTURE(imposed);
    Printing print("{fold: half}", 4, "", "140mm");
    const std::string file = print.pdf({.press = PressStandard::x4, .marks = true, .impose = imposed});
    QPDF pdf;
    pdf.processFile(file.c_str());
    const std::vector<Patch> patches = patches_in(content_of(pdf.getAllPages().at(0)), 12);
    REQUIRE(patches.size() == std::size(wanted));
    for (size_t i = 0; i < patches.size(); ++i) {
      CAPTURE(i);
      const double x = 10 + 5 * static_cast<double>(i);
      CHECK(patches[i].colour == wanted[i]);
      CHECK(patches[i].x == doctest::Approx(imposed || i < 11 ? x : x + 10));
      CHECK(patches[i].y == doctest::Approx(-9.5));  // 1.5 mm outside the bleed of 3 mm
    }
  }
}

TEST_CASE("the slug line leaves the register target free, whatever it has to name, and stays over the page") {
  // On a page of 160 mm nine plates have no room in 7 pt, four have.
  std::string inks = "inks:\n";
  for (int i = 1; i <= 5; ++i) inks += fmt::format("  s{0}: {{spot: PANTONE {0}86 C, c: 20%, m: {0}0%}}\n", i);
  for (const int spots : {0, 3, 5}) {
    CAPTURE(spots);
    Printing print("{fold: half}", 4, spots == 0 ? "" : inks.substr(0, inks.find(fmt::format("  s{}:", spots + 1))),
                   "160mm");
    const Printed printed = to_print(house(), print.laid, {.press = PressStandard::x4, .marks = true}, print.report);
    for (const PrintedPage& one : printed.pages) {
      int words = 0;
      for (const Item& item : one.sheet.slug)
        if (const auto* run = std::get_if<GlyphRun>(&item)) {
          ++words;
          for (const PlacedGlyph& glyph : run->glyphs) {
            const double x = to_mm(run->at.x + glyph.x);
            CHECK_MESSAGE((x < 80 - 3 || x > 80 + 3), x);
            CHECK(x < 160);
          }
          if (spots == 0) CHECK(run->size == from_pt(7));
        }
      CHECK(words >= 5 + spots);
    }
  }
}

}  // namespace banxin::test::sheets_test
