// PDFs that were made to break what reads them: each is a fault of the file, soon and by name.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "base/files.h"
#include "paint/picture_info.h"
#include "pdf/content.h"
#include "pdf/streams.h"
#include "preflight/supplied.h"
#include "tests/paint/page_maker.h"
#include "tests/pdf/raw_pdf.h"
#include "tests/preflight/ad_maker.h"
#include "tests/preflight/damage.h"
#include "tests/press/maker.h"
#include "tests/program.h"

namespace banxin::test {
namespace {

std::string repeated(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

std::string form(const std::string& content, const std::string& inner = "", int times = 0) {
  const std::string resources = inner.empty() ? "" : "/Resources << /XObject << /F " + inner + " 0 R >> >>";
  return raw_stream(content, "/Type /XObject /Subtype /Form /BBox [0 0 100 50] " + resources, times);
}

// RGB inside as many forms.
RawPage nested(int depth) {
  RawPage page{.content = "/F Do", .resources = "<< /XObject << /F 10 0 R >> >>"};
  for (int i = 0; i < depth; ++i)
    page.more[10 + i] = i + 1 == depth ? form("1 0 0 rg 0 0 9 9 re f") : form("/F Do", std::to_string(11 + i));
  return page;
}

const std::string& program_of_ours() {
  static const std::string program = [] {
    const std::string good = good_pdf(PressStandard::x4);
    QPDF pdf;
    pdf.processMemoryFile("good", good.data(), good.size());
    return decoded(descendant(pdf).getKey("/FontDescriptor").getKey("/FontFile3"));
  }();
  return program;
}

// A composite font of object 10 that shows its first two codes, with this CMap and these widths.
RawPage font(const std::string& cmap, const std::string& widths = "[0 [500]]") {
  RawPage page{.content = "BT /F 12 Tf 0 0 0 1 k <00000001> Tj ET", .resources = "<< /Font << /F 10 0 R >> >>"};
  page.more[10] =
      "<< /Type /Font /Subtype /Type0 /BaseFont /ABCDEF+X /Encoding /Identity-H /DescendantFonts [11 0 R] "
      "/ToUnicode 12 0 R >>";
  page.more[11] =
      "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /ABCDEF+X /FontDescriptor 13 0 R /CIDSystemInfo "
      "<< /Registry (A) /Ordering (Identity) /Supplement 0 >> /W " +
      widths + " >>";
  page.more[12] = raw_stream("1 begincodespacerange <0000> <FFFF> endcodespacerange " + cmap, "", 1);
  page.more[13] = "<< /Type /FontDescriptor /FontName /ABCDEF+X /FontFile3 14 0 R >>";
  page.more[14] = raw_stream(program_of_ours(), "/Subtype /CIDFontType0C");
  return page;
}

// Each action leads to all of the next row.
RawPage actions(int rows, int width) {
  RawPage page{.catalogue = "/OpenAction 10 0 R"};
  for (int i = 0; i < rows; ++i)
    page.more[10 + i] = "<< /S /URI /Next [" + repeated(std::to_string(11 + i) + " 0 R ", width) + "] >>";
  page.more[10 + rows] = "<< /S /Launch >>";
  return page;
}

RawPage picture(const std::string& object) {
  return {.content = "q 9 0 0 9 0 0 cm /I Do Q", .resources = "<< /XObject << /I 10 0 R >> >>", .more = {{10, object}}};
}

const std::string image = "/Type /XObject /Subtype /Image /ColorSpace /DeviceGray /BitsPerComponent 8 ";

// What preflight says of a rule; empty when it has passed.
std::string said(const std::string& bytes, std::string_view rule) {
  const TemporaryFolder folder;
  for (const Verdict& verdict : preflight(folder.write("a.pdf", bytes), quick()).verdicts)
    if (verdict.rule == rule && verdict.outcome != Outcome::passed) return verdict.text.english();
  return "";
}

// The messages about the same file as an ad.
std::string said_of_ad(const std::string& bytes, bool must_say = false) {
  const TemporaryFolder folder;
  Image ad = image_of(folder.write("ad.pdf", bytes));
  if (must_say) ad.must_say = {"广告"};
  Report report(std::make_shared<Sources>());
  check_supplied(ad, {}, {}, {}, report);
  std::string all;
  for (const Note& note : report.notes()) {
    CHECK(note.place == Place{FileId{0}, 7, 12});
    all += fmt::format("{}: {}\n", note.code, note.text);
  }
  return all;
}

std::string said_of_ad(const RawPage& page) { return said_of_ad(raw_pdf(raw_page(page))); }
std::string said(const RawPage& page, std::string_view rule) { return said(raw_pdf(raw_page(page)), rule); }

}  // namespace

TEST_CASE("a document too deep to be gone through is a fault of the file") {
  const int depth = is_sanitized() ? 2000 : 20'000;  // frames are larger under the sanitizers, and each is slower
  const std::string tree = deep_tree(depth), chain = long_chain(depth);
  const std::string too_deep = fmt::format("a page tree {} deep (at most 64)", depth);
  Message fault;
  const TemporaryFolder folder;
  CHECK_FALSE(picture_info(folder.write("ad.pdf", tree), fault, 1));
  CHECK(fault.english() == "is a PDF with " + too_deep);
  CHECK(said(tree, "syntax") == "the file has " + too_deep);
  CHECK(has(said_of_ad(tree), "pdf-content: ad.pdf: it has " + too_deep));
  CHECK(has(said_of_ad(chain), "pdf-content: ad.pdf: it has objects nested 200"));
  // From check to render the file may have become another one.
  CHECK_THROWS_AS(press({page_of({image_of(folder.write("chain.pdf", chain))})}, {}, PressStandard::x4), MachineFault);
}

TEST_CASE("what no number can be is a fault of the file") {
  const RawPage number{.resources = "<< /Properties << /A 2147483647 0 R >> >>"};
  CHECK(has(said_of_ad(number), "an object number 2147483647 (at most 8388607)"));
  CHECK(has(said(number, "syntax"), "an object number 2147483647 (at most 8388607)"));
  const RawPage huge{.resources = "<< /A 99999999999999999999999 >>"};
  CHECK(has(said(huge, "syntax"), "64-bit integer"));
  CHECK(has(said_of_ad(huge), "pdf-content"));
  for (const char* content : {"1e300 Tr", "-inf w 0 0 m 9 9 l S", "-nan Tr", "1e999 w"}) {
    CAPTURE(content);
    CHECK(said(RawPage{.content = content}, "content") == "page 1: a number is none that PDF knows");
  }
  CHECK(said(RawPage{.content = "1e30 Tr"}, "content") == "page 1: the text rendering mode is not between 0 and 7");
  const RawPage wide = picture(raw_stream("x", image + "/Width 100000000000000 /Height 1"));
  CHECK(said(wide, "content") == "page 1: the width of a picture is not between 0 and 1000000");
  CHECK(has(said(wide, "resolution"), "0 × 1 pixels at 0 ppi"));
  const RawPage far{.content = "1e30 0 0 1e30 0 0 cm 1e30 0 0 1e30 0 0 cm 1e30 w 0 0 m 9 9 l S"};
  CHECK(said(far, "content") == "");
  const RawPage farther{.content = repeated("1e38 0 0 1e38 0 0 cm ", 10) + "1 w 0 0 m 9 9 l S"};
  CHECK(said(farther, "content") == "page 1: a size is none that can be drawn");
}

TEST_CASE("forms nested deeper than twelve are a fault, for nobody looked into them") {
  CHECK(has(said(nested(12), "colour-spaces"), "DeviceRGB"));
  CHECK(said(nested(12), "content") == "");
  CHECK(said(nested(14), "content") == "page 1: forms are nested deeper than 12");
  CHECK(has(said_of_ad(nested(14)), "pdf-content"));
}

TEST_CASE("streams that unpack without end are stopped" * doctest::test_suite("released")) {
  const RawPage drawn{.content = std::string(size_t{70} << 20, '\0'), .deflated = 3};
  CHECK(said(drawn, "content") == "page 1: a content stream unpacks to more than 64 MB");
  CHECK(has(said_of_ad(drawn), "pdf-content"));
  // A picture's stream is packed anew when the press PDF is written.
  const RawPage shown = picture(raw_stream(std::string(size_t{300} << 20, '\0'), image + "/Width 9 /Height 9", 3));
  CHECK(has(said_of_ad(shown), "pdf-content: ad.pdf: it takes more work than its size allows"));
}

TEST_CASE("what is drawn again and again is counted") {
  RawPage page{.content = repeated("/F Do ", 1000), .resources = "<< /XObject << /F 10 0 R >> >>"};
  page.more[10] = form(std::string(size_t{30} << 20, ' '), "", 1);
  CHECK(has(said(page, "syntax"), "the file takes more work than its size allows"));
  CHECK(said(RawPage{.content = repeated("1 ", 100'002) + "m"}, "content") ==
        "page 1: an operator has more than 100000 operands");
}

TEST_CASE("an action is looked at once, however many it follows") {
  CHECK(said(actions(30, 20), "actions") == "OpenAction (Launch); OpenAction (URI)");
}

TEST_CASE("ranges of codes without end, or again and again, come to an end") {
  const std::string endless = "1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange";
  for (const std::string& cmap : {endless, std::string("1 beginbfrange <00000000> <FFFFFFFF> 5 endbfrange"),
                                  repeated("1 beginbfrange <0000> <FFFF> <0041> endbfrange ", 1000)}) {
    CAPTURE(cmap.substr(0, 60));
    CHECK(has(said_of_ad(raw_pdf(raw_page(font(cmap))), true), "ad-label"));
  }
  const RawPage wide = font("", "[" + repeated("0 65536 0 ", 10'000) + "]");
  CHECK(has(said(wide, "widths"), "ABCDEF+X: widths are stated for more codes than a font has"));
  CHECK(has(said_of_ad(wide), "pdf-widths"));
}

TEST_CASE("marks that begin in one another in the metadata are no XML") {
  RawPage page{.catalogue = "/Metadata 10 0 R"};
  page.more[10] = raw_stream(repeated("<dc:title <dc:title ", 50'000) + "</dc:title>", "/Type /Metadata", 1);
  CHECK(said(page, "xmp") == "the metadata are no XML");
}

}  // namespace banxin::test
