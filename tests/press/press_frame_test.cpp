// What a press PDF says round its pages: who knows its printing condition, what pages are called, where glyphs are.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageLabelDocumentHelper.hh>

#include "press/proof_pdf.h"
#include "tests/preflight/ad_maker.h"
#include "tests/press/maker.h"
#include "tests/program.h"

namespace banxin::test::press_frame_test {
namespace {

using Handle = QPDFObjectHandle;

void open(QPDF& pdf, const std::string& bytes) { pdf.processMemoryFile("press", bytes.data(), bytes.size()); }

}  // namespace

TEST_CASE("a printing condition that the ICC's registry has is said to be of that registry, no other is") {
  struct Case {
    const char *condition, *identifier, *registry;  ///< "" = none
  };
  const Case cases[] = {
      {"FOGRA39", "FOGRA39", "http://www.color.org"},
      {"CGATS TR 002", "CGATS TR 002", "http://www.color.org"},
      {"IFRA26", "IFRA26", "http://www.color.org"},
      {"Newsprint", "Newsprint", ""},
      {"", "Newsprint coldset TAC220 heavy GCR (ANSI CGATS/SNAP TR 002-2007 data)", ""},  // the profile's own name
  };
  const std::vector<Sheet> sheets{page_of({Fill{{from_mm(5), from_mm(5), from_mm(9), from_mm(9)}, InkTable::black}})};
  const std::string plain = write_pdf(sheets, {}, SubsetFaces(sheets, face_file), {});
  for (const Case& c : cases)
    for (const PressStandard standard : both) {
      CAPTURE(c.condition);
      PressJob job = press_job(standard);
      job.style.condition = c.condition;
      const std::string bytes = press_pdf(PdfDocument(plain), {}, newsprint(), job);
      QPDF pdf;
      open(pdf, bytes);
      Handle intent = pdf.getRoot().getKey("/OutputIntents").getArrayItem(0);
      CHECK(intent.getKey("/OutputConditionIdentifier").getUTF8Value() == c.identifier);
      Handle registry = intent.getKey("/RegistryName");
      CHECK((registry.isString() ? registry.getStringValue() : "") == c.registry);
    }
}

TEST_CASE("a composite font of TrueType outlines says which glyph a code means; one of others must not") {
  const std::string bytes = press({page_of({make_run(kai, from_pt(12), {from_mm(10), from_mm(10)}, "明前"),
                                            make_run(serif, from_pt(12), {from_mm(10), from_mm(20)}, "龙井")})},
                                  {}, PressStandard::x4);
  QPDF pdf;
  open(pdf, bytes);
  int truetype = 0, others = 0;
  for (Handle object : pdf.getAllObjects()) {
    if (!object.isDictionary()) continue;
    // ISO 32000-1, table 117.
    if (object.getKey("/Subtype").isNameAndEquals("/CIDFontType2")) {
      CHECK(object.getKey("/CIDToGIDMap").isNameAndEquals("/Identity"));
      ++truetype;
    } else if (object.getKey("/Subtype").isNameAndEquals("/CIDFontType0")) {
      CHECK_FALSE(object.hasKey("/CIDToGIDMap"));
      ++others;
    }
  }
  CHECK(truetype == 1);
  CHECK(others == 1);
}

TEST_CASE("page labels begin with the first page, whatever it is called") {
  for (const std::vector<int>& numbers :
       std::vector<std::vector<int>>{{1}, {1, 2, 3}, {1, 3}, {5, 6}, {2}, {1, 2, 7, 8}}) {
    std::vector<Sheet> sheets;
    for (const int number : numbers) sheets.push_back(make_sheet(number));
    for (const PressStandard standard : both) {
      const std::string bytes = press(sheets, {}, standard);
      QPDF pdf;
      open(pdf, bytes);
      Handle ranges = pdf.getRoot().getKey("/PageLabels").getKey("/Nums");  // ISO 32000-1, 12.4.2
      REQUIRE(ranges.isArray());
      REQUIRE(ranges.getArrayNItems() >= 2);
      CHECK(ranges.getArrayItem(0).getIntValue() == 0);
      QPDFPageLabelDocumentHelper labels(pdf);
      for (size_t i = 0; i < numbers.size(); ++i) {
        CAPTURE(i);
        Handle label = labels.getLabelForPage(static_cast<long long>(i));
        const std::string prefix = label.hasKey("/P") ? label.getKey("/P").getUTF8Value() : "";
        const std::string counted =
            label.hasKey("/S") ? std::to_string(label.hasKey("/St") ? label.getKey("/St").getIntValue() : 1) : "";
        CHECK(prefix + counted == std::to_string(numbers[i]));
      }
    }
  }
}

TEST_CASE("a condition that is not the profile's is told before anything is made" * doctest::test_suite("released")) {
  const std::pair<const char*, bool> cases[] = {{"FOGRA39", true}, {"IFRA26", true},        {"CGATS TR 006", true},
                                                {"TR002", false},  {"CGATS TR 002", false}, {"Newsprint", false},
                                                {"Hall 3", false}};
  for (const auto& [condition, other] : cases) {
    CAPTURE(condition);
    const TemporaryFolder folder;
    folder.write("t.yaml",
                 fmt::format("template: t\npage: {{trim: [300pt, 400pt], columns: {{count: 2, chars: 10, gap: "
                             "1}}, lines: 20, body: 10pt, pitch: 15pt}}\npress: {{condition: {}}}\nblocks: {{a: "
                             "{{kind: text, line: 1, lines: 2, text: 一}}}}\n",
                             condition));
    folder.write("e.yaml", "edition: e\npaper: P\ndate: 2026-03-14\npages: [{template: t.yaml}]\n");
    int status = -1;
    const auto run = [&](const char* command) {
      return shell(fmt::format("cd '{}' && '{}' {} e.yaml", folder.path.string(), program_under_test, command),
                   &status);
    };
    CHECK(has(run("check"), "warning[press-condition]: press says the condition") == other);
    CHECK(status == (other ? 1 : 0));
    run("render --press x4 --strict -o out");
    CHECK(status == (other ? 1 : 0));
    CHECK(std::filesystem::exists(folder.path / "out/e.pdf") != other);
  }
}

TEST_CASE("a proof as PDF has its pages at their size, its pixels as they were, the same bytes every time") {
  const std::string png = test::make_png(60, 30, false);
  const std::vector<PrintedProof> pages = {{png, {from_mm(100), from_mm(50)}, from_mm(3), "A1"},
                                           {png, {from_mm(60), from_mm(30)}, {}, "2-3"}};
  const std::string bytes = proof_pdf(pages, "港灣 <1>");
  CHECK(bytes == proof_pdf(pages, "港灣 <1>"));
  const TemporaryFolder folder;
  const std::string file = folder.write("a.pdf", bytes);
  int status = -1;
  shell("qpdf --check " + file, &status);
  CHECK(status == 0);
  const std::string boxes = shell("pdfinfo -box -f 1 -l 2 " + file);
  CHECK_MESSAGE(has(boxes, "8.50     8.50   291.97   150.24"), boxes);
  CHECK_MESSAGE(has(boxes, "Page    1 size:  300.473 x 158.74 pts"), boxes);
  CHECK_MESSAGE(has(boxes, "Page    2 size:  170.079 x 85.039 pts"), boxes);
  CHECK(has(boxes, "Title:           港灣 <1>"));
  shell(fmt::format("cd '{}' && pdfimages -png -f 2 a.pdf p", folder.path.string()));
  const Pixels kept = read_pixels(read_file(folder.path / "p-000.png", 1 << 20).value_or("")), given = read_pixels(png);
  CHECK(kept.width == 60);
  CHECK(kept.rgb == given.rgb);
  CHECK_THROWS(proof_pdf({{"no PNG", {from_mm(60), from_mm(30)}, {}, "1"}}, ""));
}

}  // namespace banxin::test::press_frame_test
