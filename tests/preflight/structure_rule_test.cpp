// The rule about the structure tree: a tagged page made wrong on purpose, in one way after another.
#include <doctest/doctest.h>

#include <functional>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFWriter.hh>
#include <set>

#include "tests/preflight/damage.h"
#include "tests/press/maker.h"

namespace banxin::test {
namespace {

// A photo's place is taken by a QR code's fill: it, too, is a Figure. The story says one paragraph in two lines.
Sheet tagged_sheet() {
  Sheet sheet = make_sheet();
  PlacedFrame frame;
  PlacedLine line{.role = Role::body, .paragraph = 1};
  line.runs = {make_run(serif, from_pt(10.5), {from_mm(5), from_mm(10)}, "版心一日月")};
  line.ink = {Stroke{{from_mm(5), from_mm(12)}, {from_mm(90), from_mm(12)}, from_pt(0.5), InkTable::black}};
  frame.lines.push_back(line);
  line.runs = {make_run(serif, from_pt(10.5), {from_mm(5), from_mm(16)}, "方大高")};
  line.ink.clear(), line.ends_paragraph = true;
  frame.lines.push_back(line);
  PlacedBlock story{.name = "s", .kind = "story", .story = StoryId{0}, .frames = {frame}};
  PlacedBlock code{.name = "q", .kind = "qr", .alt = "https://example.org"};
  code.ink = {Fill{{from_mm(60), from_mm(20), from_mm(20), from_mm(20)}, InkTable::black}};
  sheet.blocks = {story, code};
  return sheet;
}

Verdict verdict_of(const std::string& bytes) {
  const TemporaryFolder folder;
  PreflightJob job;
  job.dpi = 0;
  for (const Verdict& v : preflight(folder.write("a.pdf", bytes), job).verdicts)
    if (std::string_view(v.rule) == "structure") return v;
  FAIL("the rule is not judged");
  return {};
}

std::string damaged(const Damage& damage) { return changed(press({tagged_sheet()}, {}, PressStandard::x4), damage); }

Handle tree(QPDF& pdf) { return pdf.getRoot().getKey("/StructTreeRoot"); }
Handle document(QPDF& pdf) { return tree(pdf).getKey("/K"); }
Handle part(QPDF& pdf, int n) { return document(pdf).getKey("/K").getArrayItem(n).getKey("/K"); }
Handle paragraph(QPDF& pdf) { return part(pdf, 0); }
Handle figure(QPDF& pdf) { return part(pdf, 1); }

}  // namespace

TEST_CASE("a tree that agrees with the content passes, and so does a file without one") {
  for (const PressStandard standard : {PressStandard::x4, PressStandard::x1a}) {
    const Verdict whole = verdict_of(press({tagged_sheet()}, {}, standard));
    CHECK_MESSAGE(whole.outcome == Outcome::passed, whole.text.english());
    CHECK_MESSAGE(has(whole.text.english(), "5 elements"), whole.text.english());  // Document, Art, P, Sect, Figure
    Sheet bare = tagged_sheet();
    bare.blocks.clear();
    CHECK(verdict_of(press({bare}, {}, standard)).outcome == Outcome::passed);
  }
}

TEST_CASE("faults of the structure tree") {
  struct Case {
    const char *what, *said;
    std::function<void(QPDF&)> damage;
  };
  const Case faults[] = {
      {"not said to be marked", "MarkInfo", [](QPDF& pdf) { pdf.getRoot().removeKey("/MarkInfo"); }},
      {"a tree without elements", "the tree is empty",
       [](QPDF& pdf) { tree(pdf).replaceKey("/K", Handle::newArray()); }},
      {"a picture without words", "Figure has no Alt", [](QPDF& pdf) { figure(pdf).removeKey("/Alt"); }},
      {"an element that holds nothing", "P holds nothing", [](QPDF& pdf) { paragraph(pdf).removeKey("/K"); }},
      {"content of no element", "belongs to no element",
       [](QPDF& pdf) { draw(pdf, "/Span <</MCID 7>> BDC 20 20 9 9 re f EMC"); }},
      {"a property list among the resources", "MCID 8 of page 1",
       [](QPDF& pdf) {
         first_page(pdf).getKey("/Resources").replaceKey("/Properties", Handle::parse("<< /Me << /MCID 8 >> >>"));
         draw(pdf, "/Span /Me BDC 20 20 9 9 re f EMC");
       }},
      {"content drawn twice", "drawn twice", [](QPDF& pdf) { draw(pdf, "/P <</MCID 0>> BDC 20 20 9 9 re f EMC"); }},
      {"an element of what is not drawn", "MCID 9, which is not drawn",
       [](QPDF& pdf) { paragraph(pdf).getKey("/K").appendItem(Handle::newInteger(9)); }},
      {"one content, two elements", "belongs to two elements",
       [](QPDF& pdf) { paragraph(pdf).getKey("/K").appendItem(figure(pdf).getKey("/K")); }},
      {"another parent", "names another parent", [](QPDF& pdf) { paragraph(pdf).replaceKey("/P", document(pdf)); }},
      {"a circle", "stands in the tree twice",
       [](QPDF& pdf) { paragraph(pdf).getKey("/K").appendItem(document(pdf)); }},
      {"an element without a page", "content of no page", [](QPDF& pdf) { paragraph(pdf).removeKey("/Pg"); }},
      {"an element without a type", "has no type", [](QPDF& pdf) { paragraph(pdf).removeKey("/S"); }},
      {"no parent tree", "the parent tree does not know MCID 0 of page 1",
       [](QPDF& pdf) { tree(pdf).removeKey("/ParentTree"); }},
      {"a page that is not in it", "the parent tree does not know",
       [](QPDF& pdf) { first_page(pdf).removeKey("/StructParents"); }},
  };
  for (const Case& fault : faults) {
    CAPTURE(fault.what);
    const Verdict verdict = verdict_of(damaged(fault.damage));
    CHECK(verdict.outcome == Outcome::warned);
    CHECK_MESSAGE(has(verdict.text.english(), fault.said), verdict.text.english());
  }
  CHECK(verdict_of(damaged([](QPDF&) {})).outcome == Outcome::passed);
}

}  // namespace banxin::test
