// What touches the edge of a page where the house wants bleed.
#include "api/bleed_check.h"

#include <doctest/doctest.h>

#include "tests/preflight/ad_maker.h"
#include "tests/press/maker.h"
#include "tests/small_edition.h"

namespace banxin::test::bleed_check_test {
namespace {

std::string page_with(const std::string& bleed, const std::string& wanted, const std::string& block) {
  return "template: page\npage: {trim: [100mm, 60mm], " + bleed +
         "body: 10pt, pitch: 15pt, margins: {top: 0mm, left: 0mm}, lines: 8, columns: {count: 1, chars: 20}}\ninks: "
         "{sea: {c: 60%}}\npress: {bleed: " +
         wanted + "}\nblocks:\n  a: {kind: " + block + "}\n";
}

const std::string photo = "image, file: a.jpg, ", ad = "ad, file: ad.pdf, ", tint = "box, tint: sea, ";

}  // namespace

TEST_CASE("a picture, an ad or a tint that ends at the edge of the page is told where the house wants bleed") {
  const std::string bleed = "bleed: 3mm, ";
  struct Case {
    std::string bleed, wanted, block, codes, text;
  };
  const Case cases[] = {
      {bleed, "required", photo + "x: -3mm, y: 10mm, width: 40mm, height: 30mm", "", ""},
      {bleed, "required", photo + "x: 0mm, y: 10mm, width: 40mm, height: 30mm", "press-bleed ",
       "picture a.jpg ends at the edge of the page (left), not in its bleed"},
      {bleed, "free", photo + "x: 0mm, y: 10mm, width: 40mm, height: 30mm", "", ""},
      {bleed, "required", photo + "x: 0.3mm, y: 10mm, width: 40mm, height: 30mm", "press-bleed ", "(left)"},
      {bleed, "required", photo + "x: -1mm, y: 10mm, width: 40mm, height: 30mm", "press-bleed ", "(left)"},
      {bleed, "required", photo + "x: 5mm, y: 10mm, width: 40mm, height: 30mm", "", ""},
      {bleed, "required", photo + "x: 60mm, y: 30mm, width: 40mm, height: 30mm", "press-bleed ", "(right and foot)"},
      {bleed, "required", photo + "x: 59mm, y: -3mm, width: 44mm, height: 33mm", "", ""},
      {bleed, "required", ad + "x: 0mm, y: 10mm, width: 40mm, height: 20mm", "press-bleed ",
       "supplied page ad.pdf ends at the edge"},
      {bleed, "required", tint + "x: 0mm, y: 10mm, width: 40mm, height: 30mm", "press-bleed ",
       "block a ends at the edge of the page (left), not in its bleed"},
      {"", "required", photo + "x: 5mm, y: 10mm, width: 40mm, height: 30mm", "press-bleed ", "page 1 has no bleed"},
      {"", "free", photo + "x: 5mm, y: 10mm, width: 40mm, height: 30mm", "", ""},
  };
  for (const Case& c : cases) {
    CAPTURE(c.block);
    const SmallEdition edition(page_with(c.bleed, c.wanted, c.block),
                               {{"a.jpg", make_jpeg(400, 300)}, {"ad.pdf", make_ad()}});
    std::string codes;
    for (const Note& note : edition.report.notes()) {
      if (note.code != "press-bleed") continue;
      codes += note.code + " ";
      CHECK_MESSAGE(has(note.text, c.text), note.text);
    }
    CHECK(codes == c.codes);
  }
}

}  // namespace banxin::test::bleed_check_test
