// What a file says of itself, in all the ways that RDF, XML and dates may be written.
#include "preflight/xmp.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "preflight/moment.h"
#include "preflight/pdfx.h"
#include "tests/pdf/raw_pdf.h"
#include "tests/preflight/damage.h"
#include "tests/press/maker.h"

namespace banxin::test::xmp_test {
namespace {

const std::string begin =
    "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>";
const std::string end = "</rdf:RDF></x:xmpmeta>";
const std::string claim_schema = "xmlns:q='http://www.npes.org/pdfx/ns/id/'";
const std::string title_schema = "xmlns:t='http://purl.org/dc/elements/1.1/'";

std::string packet(const std::string& inner) { return begin + inner + end; }

std::string claim_in(const std::string& inner) { return Xmp(packet(inner)).text("pdfxid:GTS_PDFXVersion"); }
std::string title_in(const std::string& inner) { return Xmp(packet(inner)).text("dc:title"); }

std::string in_utf16(const std::string& ascii) {
  std::string wide = "\xFE\xFF";
  for (const char c : ascii) wide += '\0', wide += c;
  return wide;
}

}  // namespace

TEST_CASE("a property is found by its schema, whatever prefix and form it is written in") {
  CHECK(claim_in("<rdf:Description rdf:about='' " + claim_schema +
                 "><q:GTS_PDFXVersion>PDF/X-4</q:GTS_PDFXVersion></rdf:Description>") == "PDF/X-4");
  CHECK(claim_in("<rdf:Description rdf:about='' " + claim_schema + " q:GTS_PDFXVersion='PDF/X-4'/>") == "PDF/X-4");
  CHECK(claim_in("<rdf:Description rdf:about='' xmlns:pdfxid='http://elsewhere/' pdfxid:GTS_PDFXVersion='PDF/X-4'/>")
            .empty());
  CHECK(claim_in("<!-- <rdf:Description " + claim_schema + " q:GTS_PDFXVersion='PDF/X-4'/> -->").empty());
  CHECK(claim_in("<rdf:Description " + claim_schema +
                 "><q:GTS_PDFXVersion><![CDATA[PDF/X-4]]></q:GTS_PDFXVersion></rdf:Description>") == "PDF/X-4");
  CHECK(claim_in("<rdf:Description " + claim_schema +
                 "><q:GTS_PDFXVersion rdf:parseType='Resource'><rdf:value> PDF/X-4 "
                 "</rdf:value></q:GTS_PDFXVersion></rdf:Description>") == "PDF/X-4");
  CHECK(claim_in("<rdf:Description/><rdf:Description " + claim_schema +
                 "><q:GTS_PDFXVersion><rdf:Description rdf:value='PDF/X-4'/></q:GTS_PDFXVersion></rdf:Description>") ==
        "PDF/X-4");
  CHECK(Xmp(in_utf16(packet("<rdf:Description " + claim_schema + " q:GTS_PDFXVersion='PDF/X-4'/>")))
            .text("pdfxid:GTS_PDFXVersion") == "PDF/X-4");
}

TEST_CASE("of a text in several languages the one for all counts; characters may be written by their numbers") {
  const auto title = [](const std::string& items) {
    return title_in("<rdf:Description " + title_schema + "><t:title><rdf:Alt>" + items +
                    "</rdf:Alt></t:title></rdf:Description>");
  };
  CHECK(title("<rdf:li xml:lang='en'>b</rdf:li><rdf:li xml:lang='x-default'>&#x8BD5;</rdf:li>") == "试");
  CHECK(title("<rdf:li xml:lang='zh'>a</rdf:li><rdf:li xml:lang='en'>b</rdf:li>") == "a");
  CHECK(title("").empty());
}

TEST_CASE("what is no XML, or stands for more than it is, is a fault") {
  CHECK(Xmp("").fault().empty());
  CHECK(Xmp("<a/>").fault().pattern == "the metadata hold no RDF");
  for (const std::string& broken :
       {std::string("PDF/X-4"), begin, std::string("<a>&b;</a>"),
        "<!DOCTYPE a [<!ENTITY b 'PDF/X-4'>]>" + packet("<rdf:Description>&b;</rdf:Description>")})
    CHECK(Xmp(broken).fault().pattern == "the metadata are no XML");
}

TEST_CASE("the same moment in two time zones is the same, the same digits are not") {
  const auto same = [](const char* info, const char* xmp) {
    const auto a = moment_in_info(info), b = moment_in_xmp(xmp);
    REQUIRE(a);
    REQUIRE(b);
    return is_same(*a, *b);
  };
  CHECK(same("D:20260314080000+08'00'", "2026-03-14T00:00:00Z"));
  CHECK(same("D:20260314080000+08'00", "2026-03-14T08:00:00.5+08:00"));
  CHECK(same("D:20260314000000Z", "2026-03-13T20:30:00-03:30"));
  CHECK(same("D:20260301003000+01'00'", "2026-02-28T23:30:00Z"));
  CHECK_FALSE(same("D:20260314080000+08'00'", "2026-03-14T08:00:00Z"));
  CHECK_FALSE(same("D:20260314080001Z", "2026-03-14T08:00:00Z"));
  CHECK(same("D:20260314080001", "2026-03-14"));
  CHECK(same("D:20260314080001", "2026-03-14T08:00:01Z"));
  for (const char* none : {"", "D:", "today", "D:20261314", "2026-3-14"})
    CHECK_FALSE((moment_in_info(none) && none[0] == 't'));
  for (const char* none : {"", "2026-13-01", "14.3.2026", "2026-03-14X"}) CHECK_FALSE(moment_in_xmp(none));
}

TEST_CASE("the standards by what Info and XMP say") {
  const auto read = [](const char* version, const char* conformance, const char* xmp) {
    const PdfXClaim claim = read_claim(version, conformance, xmp);
    return fmt::format("{} {} {}", claim.said, claim.standard ? name_of(*claim.standard) : "none", claim.faults.size());
  };
  CHECK(read("PDF/X-1a:2003", "", "") == "PDF/X-1a:2003 PDF/X-1a:2003 0");
  CHECK(read("PDF/X-1:2001", "PDF/X-1a:2001", "") == "PDF/X-1a:2001 PDF/X-1a:2001 0");
  CHECK(read("PDF/X-1:2001", "", "") == "PDF/X-1:2001 none 1");
  CHECK(read("PDF/X-3:2002", "", "") == "PDF/X-3:2002 PDF/X-3:2002 0");
  CHECK(read("PDF/X-3:2003", "", "") == "PDF/X-3:2003 PDF/X-3:2003 0");
  CHECK(read("", "", "PDF/X-4") == "PDF/X-4 PDF/X-4 0");
  CHECK(read("PDF/X-4", "", "PDF/X-4") == "PDF/X-4 PDF/X-4 0");
  CHECK(read("PDF/X-4", "", "") == "PDF/X-4 PDF/X-4 1");
  CHECK(read("PDF/X-1a:2003", "", "PDF/X-4") == "PDF/X-1a:2003 PDF/X-1a:2003 1");
  CHECK(read("", "", "PDF/X-5g") == "PDF/X-5g none 1");
  CHECK(read("", "", "") == " none 1");
}

TEST_CASE("two verdicts: a colour that needs a profile keeps PDF/X-3 and PDF/X-4, and is not for this press") {
  const TemporaryFolder folder;
  const auto judged = [&](PressStandard standard, const Damage& damage) {
    return preflight(folder.write("a.pdf", damaged(standard, damage)), quick());
  };
  const auto lab = [](QPDF& pdf) {
    resource(pdf, "/ColorSpace").replaceKey("/X", Handle::parse("[/Lab << /WhitePoint [.96 1 .82] >>]"));
    draw(pdf, "/X cs 50 0 0 sc 30 30 10 10 re f");
  };
  const auto says_x3 = [&](QPDF& pdf) {
    lab(pdf);
    info(pdf).replaceKey("/GTS_PDFXVersion", Handle::newString("PDF/X-3:2003"));
  };
  for (const Preflight& managed : {judged(PressStandard::x4, lab), judged(PressStandard::x1a, says_x3)}) {
    CHECK(managed.conforms() == Conclusion::yes);
    CHECK(managed.fit() == Conclusion::no);
  }
  CHECK(judged(PressStandard::x1a, lab).conforms() == Conclusion::no);
  const Preflight future = judged(PressStandard::x4, [](QPDF& pdf) { replace_xmp(pdf, "PDF/X-4", "PDF/X-6"); });
  CHECK(future.conforms() == Conclusion::unknown);
  CHECK(future.fit() == Conclusion::no);
  CHECK(judged(PressStandard::x4, [](QPDF& pdf) { pdf.getRoot().removeKey("/Metadata"); }).conforms() ==
        Conclusion::no);
}

TEST_CASE("a finding has its place and its object, and metadata that are packed are found out") {
  const TemporaryFolder folder;
  const Preflight result = preflight(
      folder.write("a.pdf",
                   damaged(PressStandard::x4, [](QPDF& pdf) { draw(pdf, "0 0 0 1 K .05 w 122 93.5 m 150 93.5 l S"); })),
      quick());
  for (const Verdict& verdict : result.verdicts) {
    if (verdict.rule != std::string_view("hairlines")) continue;
    REQUIRE(verdict.faults.size() == 1);
    const PrintFault& fault = verdict.faults[0];
    CHECK(fault.page == 1);
    CHECK(fault.object > 0);
    REQUIRE(fault.at);
    CHECK(to_mm(fault.at->x) == doctest::Approx(40.04).epsilon(0.01));  // less 3 mm of bleed
    CHECK(to_mm(fault.at->y) == doctest::Approx(30.02).epsilon(0.01));
  }
  RawPage page{.catalogue = "/Metadata 10 0 R"};
  page.more[10] =
      raw_stream(packet("<rdf:Description " + claim_schema + " q:GTS_PDFXVersion='PDF/X-4'/>"), "/Type /Metadata", 1);
  std::string said;
  for (const Verdict& verdict : preflight(folder.write("b.pdf", raw_pdf(raw_page(page))), quick()).verdicts)
    if (verdict.rule == std::string_view("xmp")) said = verdict.faults.back().text.english();
  CHECK(has(said, "packed"));
}

}  // namespace banxin::test::xmp_test
