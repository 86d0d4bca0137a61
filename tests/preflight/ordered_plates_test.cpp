// Pages that are printed from some plates alone: what preflight says of a file, and of a supplied page.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <memory>

#include "preflight/supplied.h"
#include "tests/preflight/ad_maker.h"
#include "tests/preflight/damage.h"
#include "tests/press/maker.h"

namespace banxin::test::ordered_plates_test {
namespace {

const std::string gold = "PANTONE 871 C";

const Verdict& ordered_in(const Preflight& result) {
  for (const Verdict& verdict : result.verdicts)
    if (std::string_view(verdict.rule) == "plates-ordered") return verdict;
  FAIL("no such rule");
  return result.verdicts[0];
}

struct Supplied {
  const char* what;
  AdPage ad;
  OrderedPlates plates;
  const char* missing;  ///< the plates that it needs beyond them, in alphabetical order; empty = it may stand there
};

const OrderedPlates black{.k = true}, red{.m = true, .y = true, .k = true};

constexpr const char* plate = "/DeviceCMYK << /FunctionType 2 /Domain [0 1] /N 1 /C0 [0 0 0 0] /C1 [0 1 1 0] >>]";
const std::string spaces = fmt::format(
    "<< /ColorSpace << /S [/Separation /Signal {0} /K [/Separation /Black {0} /N [/Separation /None {0} "
    "/D [/DeviceN [/Black /Signal] /DeviceCMYK << /FunctionType 4 /Domain [0 1 0 1] /Range [0 1 0 1 0 1 0 1] >>] >> "
    "/Shading << /Grey << /ShadingType 2 /ColorSpace /DeviceCMYK /Coords [0 0 9 0] /Function << /FunctionType 2 "
    "/Domain [0 1] /N 1 /C0 [0 0 0 0] /C1 [0 0 0 1] >> >> /Sea << /ShadingType 2 /ColorSpace /DeviceCMYK /Coords "
    "[0 0 9 0] /Function << /FunctionType 3 /Domain [0 1] /Bounds [.5] /Encode [0 1 0 1] /Functions [<< /FunctionType "
    "2 /Domain [0 1] /N 1 /C0 [0 0 0 0] /C1 [0 0 0 1] >> << /FunctionType 2 /Domain [0 1] /N 1 /C0 [0 0 0 1] /C1 [1 0 "
    "0 0] >>] >> >> >> >>",
    plate);

std::string times(int count, std::string_view words) {
  std::string all;
  for (int i = 0; i < count; ++i) all += words;
  return all;
}

const std::vector<Supplied> table = {
    {"cyan on a black page", {}, black, "Cyan"},
    {"cyan where there is no order", {}, {true, true, true, true, {}}, ""},
    {"black on a black page", {.content = "0 0 0 1 k 0 0 9 9 re f 0.5 g 9 9 9 9 re f"}, black, ""},
    {"paper on a black page", {.content = "0 0 0 0 k 0 0 9 9 re f"}, black, ""},
    {"a line in red", {.content = "0 1 1 0 K 0 0 m 9 9 l S"}, black, "Magenta, Yellow"},
    {"a line in red on a page of red", {.content = "0 1 1 0 K 0 0 m 9 9 l S"}, red, ""},
    {"black on a page that has none", {.content = "0 0 0 1 k 0 0 9 9 re f"}, {.c = true}, "Black"},
    {"a colour that nothing is painted in", {.content = "1 0 0 0 k 0 g 0 0 9 9 re f"}, black, ""},
    {"a spot plate by its name", {.content = "/S cs 1 scn 0 0 9 9 re f", .resources = spaces}, black, "Signal"},
    {"a spot plate that the page has",
     {.content = "/S cs 1 scn 0 0 9 9 re f", .resources = spaces},
     {.k = true, .spots = {"Signal"}},
     ""},
    {"no tint of it", {.content = "/S cs 0 scn 0 0 9 9 re f", .resources = spaces}, black, ""},
    {"the black plate by its name", {.content = "/K cs 1 scn 0 0 9 9 re f", .resources = spaces}, black, ""},
    {"no plate by its name", {.content = "/N cs 1 scn 0 0 9 9 re f", .resources = spaces}, black, ""},
    {"black of two", {.content = "/D cs 1 0 scn 0 0 9 9 re f", .resources = spaces}, black, ""},
    {"both of two", {.content = "/D cs 1 .5 scn 0 0 9 9 re f", .resources = spaces}, black, "Signal"},
    {"a gradient of black", {.content = "/Grey sh", .resources = spaces}, black, ""},
    {"a gradient into cyan", {.content = "/Sea sh", .resources = spaces}, black, "Cyan"},
    {"a gradient into cyan behind more than are looked into",
     {.content = times(100'000, "/Grey sh ") + "/Sea sh", .resources = spaces},
     black,
     "Cyan, Magenta, Yellow"},
    {"a grey picture", {.content = "q 9 0 0 9 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID a EI Q"}, black, ""},
    {"a stencil in magenta",
     {.content = "0 1 0 0 k q 9 0 0 9 0 0 cm BI /W 8 /H 1 /IM true ID a EI Q"},
     black,
     "Magenta"},
    {"a picture that may have all inks",
     {.content = "q 9 0 0 9 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /CMYK ID abcd EI Q"},
     black,
     "Cyan, Magenta, Yellow"},
};

}  // namespace

TEST_CASE("a supplied page on a page of some plates is told what it needs beyond them") {
  for (const Supplied& c : table) {
    CAPTURE(c.what);
    SuppliedQuestion asked{
        .width = 100'000, .height = 50'000, .shown = {from_pt(100), from_pt(50)}, .plates = c.plates};
    asked.spots = {{.name = "Signal", .kind = Ink::Kind::spot, .m = 1000, .y = 1000}};
    std::string missing;
    for (const SuppliedFault& fault : verdict_on(make_ad(c.ad), asked).faults) {
      if (std::string_view(fault.code) != "pdf-plates") continue;
      CHECK(fault.fails);
      const std::string text = fault.text.english();
      const size_t at = text.find("the plate ") + 10;
      missing += (missing.empty() ? "" : ", ") + text.substr(at, text.find(',', at) - at);
    }
    CHECK_MESSAGE(missing.size() == std::string_view(c.missing).size(), missing);
    for (const char* name : {"Cyan", "Magenta", "Yellow", "Black", "Signal"})
      CHECK_MESSAGE(has(missing, name) == has(c.missing, name), name << " in " << missing);
  }
}

TEST_CASE("a CMYK picture of a table needs the inks of the colours that it shows") {
  struct Case {
    std::string what, keys, pixels;
    bool needs_cyan;
  };
  // A table of white, black, cyan; packed as JPEG 2000 nobody looks into it.
  const std::vector<Case> cases = {{"black alone is shown", "/BitsPerComponent 8", "\x01\x01\x01\x01", false},
                                   {"cyan is shown", "/BitsPerComponent 8", "\x01\x02\x01\x01", true},
                                   {"black alone, in two bits", "/BitsPerComponent 2", "\x50\x50", false},
                                   {"cyan, in two bits", "/BitsPerComponent 2", "\x50\x60", true},
                                   {"cyan behind the end of a row", "/BitsPerComponent 2", "\x5A\x5A", false},
                                   {"what is beyond the table", "/BitsPerComponent 8", "\x01\x01\x01\x09", true},
                                   {"fewer pixels than it says", "/BitsPerComponent 8", "\x01", true},
                                   {"JPEG 2000", "/BitsPerComponent 8 /Filter /JPXDecode", "wavelets", true}};
  for (const Case& c : cases) {
    CAPTURE(c.what);
    QPDF pdf;
    const std::string plain = make_ad({.content = "q 9 0 0 9 0 0 cm /P Do Q", .resources = "<< /XObject << >> >>"});
    pdf.processMemoryFile("ad", plain.data(), plain.size());
    Handle picture = pdf.newStream("x");
    picture.replaceDict(
        Handle::parse(fmt::format("<< /Subtype /Image /Width 2 /Height 2 {} /ColorSpace [/Indexed /DeviceCMYK 2 "
                                  "<00000000000000ffff000000>] >>",
                                  c.keys)));
    picture.replaceStreamData(c.pixels, picture.getDict().getKey("/Filter"), Handle::newNull());
    first_page(pdf).getKey("/Resources").getKey("/XObject").replaceKey("/P", picture);
    QPDFWriter writer(pdf);
    writer.setOutputMemory();
    writer.write();
    const std::unique_ptr<Buffer> bytes(writer.getBuffer());
    const SuppliedQuestion asked{
        .width = 100'000, .height = 50'000, .shown = {from_pt(100), from_pt(50)}, .plates = black};
    bool needs_cyan = false;
    for (const SuppliedFault& fault :
         verdict_on({reinterpret_cast<const char*>(bytes->getBuffer()), bytes->getSize()}, asked).faults) {
      CHECK(std::string_view(fault.code) != "pdf-content");
      needs_cyan = needs_cyan || (std::string_view(fault.code) == "pdf-plates" && has(fault.text.english(), "Cyan"));
    }
    CHECK(needs_cyan == c.needs_cyan);
  }
}

TEST_CASE("preflight holds a page to its plates, by its content and by the plates that Ghostscript makes" *
          doctest::test_suite("released")) {
  const TemporaryFolder folder;
  struct Case {
    OrderedPlates plates;
    bool fits;
  };
  const std::vector<Case> cases = {{{true, true, true, true, {gold}}, true},
                                   {{true, true, true, true, {}}, false},
                                   {{false, true, true, true, {gold}}, false},
                                   {{.k = true}, false}};
  for (const PressStandard standard : both) {
    const std::string file = folder.write("a.pdf", good_pdf(standard));
    for (const Case& c : cases)
      for (const int dpi : {0, 72}) {
        CAPTURE(c.plates.words());
        CAPTURE(dpi);
        PreflightJob job;
        job.dpi = dpi;
        job.plates = {c.plates};
        const Preflight result = preflight(file, job);
        const Verdict& verdict = ordered_in(result);
        CHECK((verdict.outcome == Outcome::passed) == c.fits);
        CHECK((result.fit() != Conclusion::no) == c.fits);
        for (const PrintFault& fault : verdict.faults) {
          CHECK(fault.page == 1);
          CHECK(fault.at.has_value());
        }
      }
  }
  PreflightJob job = quick();
  for (const Verdict& verdict : preflight(folder.write("a.pdf", good_pdf(both[0])), job).verdicts)
    CHECK(std::string_view(verdict.rule) != "plates-ordered");  // nobody said
}

TEST_CASE("where plates cannot be rendered the walk alone tells, and the file is not fit") {
  const TemporaryFolder folder;
  PreflightJob job;
  job.programs = {{"/nowhere"}};
  job.plates = {OrderedPlates{.k = true}};
  const Preflight bad = preflight(folder.write("a.pdf", good_pdf(both[0])), job);
  CHECK(ordered_in(bad).outcome == Outcome::failed);
  job.plates = {OrderedPlates{true, true, true, true, {gold}}};
  const Preflight good = preflight(folder.write("a.pdf", good_pdf(both[0])), job);
  CHECK(ordered_in(good).outcome == Outcome::passed);
  CHECK(good.fit() == Conclusion::unknown);
}

}  // namespace banxin::test::ordered_plates_test
