// TIFFs from the edition to the page: what they hold besides a picture, and what is wrong with them, is told where they
// are named.
#include <doctest/doctest.h>

#include "api/expected.h"
#include "api/inputs.h"
#include "api/outputs.h"
#include "preflight/preflight.h"
#include "tests/notes.h"
#include "tests/paint/page_maker.h"
#include "tests/press/maker.h"
#include "tests/small_edition.h"
#include "tests/tiff_encoder.h"

namespace banxin::test::tiffs_test {
namespace {

constexpr const char* page = R"(
template: page
page: {trim: [100mm, 100mm], body: 10pt, pitch: 15pt, lines: 16, columns: {count: 1, chars: 26}}
blocks:
  photo: {kind: photo, lines: 6, file: a.tif, most-crop: 100%}
  logo:  {kind: image, line: 9, lines: 6, file: b.tif}
)";

const TiffOrder photo{.width = 900, .height = 600, .compression = COMPRESSION_LZW};
const auto ramp = [](int x, int y, int c) { return static_cast<unsigned>((x + y + c * 50) % 256); };
const auto art = [](int x, int y, int) { return static_cast<unsigned>(x / 30 + y / 30) & 1; };

std::string line_art() {
  return encode_tiff({.width = 900,
                      .height = 600,
                      .bits = 1,
                      .channels = 1,
                      .photometric = PHOTOMETRIC_MINISWHITE,
                      .compression = COMPRESSION_CCITTFAX4},
                     art);
}

}  // namespace

TEST_CASE("a page with TIFFs goes through the plain PDF, the press of both standards, the proof and preflight") {
  SmallEdition small(page, {{"a.tif", encode_tiff(photo, ramp)}, {"b.tif", line_art()}});
  CHECK_MESSAGE(small.report.notes().empty(), told(small.report));
  CHECK_FALSE(
      write_png(small.sheet(), small.laid.edition.inks, SubsetFaces(small.laid.sheets, face_file), 60, {}).empty());
  PreflightJob job;
  expect_edition(small.laid, small.report, job);
  job.dpi = 0;
  for (const auto standard :
       {std::optional<PressStandard>{}, std::optional(PressStandard::x4), std::optional(PressStandard::x1a)}) {
    const std::string file =
        small.folder.write("small.pdf", to_pdf(house(), small.laid, {.press = standard}, small.report));
    CHECK_MESSAGE(small.report.notes().empty(), told(small.report));
    const Preflight result = preflight(file, job);
    for (const Verdict& v : result.verdicts)
      if (standard || std::string_view(v.rule) == "pictures")
        CHECK_MESSAGE(v.outcome != banxin::Outcome::failed, v.rule << ": " << v.text.english());
    const std::string text = shell("qpdf --qdf --object-streams=disable " + file + " -");
    CHECK(has(text, "/Subtype /Image"));
    if (standard) CHECK(has(text, "/ImageMask true"));  // the line art
  }
}

TEST_CASE("what a TIFF holds besides its picture is told, and is no error") {
  TiffOrder many = photo;
  many.pages = 3;
  TiffOrder spot = photo;
  spot.channels = 5, spot.extra = {EXTRASAMPLE_UNSPECIFIED, EXTRASAMPLE_UNSPECIFIED};
  struct Case {
    TiffOrder order;
    const char *codes, *words;
  };
  for (const Case& c : {Case{many, "picture-pages ", "picture a.tif has several pages; the first is printed"},
                        {spot, "picture-channels ", "picture a.tif has 2 channels beside its colours"}}) {
    const SmallEdition small(page, {{"a.tif", encode_tiff(c.order, ramp)}, {"b.tif", line_art()}});
    CHECK(small.codes() == c.codes);
    CHECK_MESSAGE(has(told(small.report), c.words), told(small.report));
    CHECK(small.report.notes().at(0).place.line == 5);
    CHECK_FALSE(small.report.failed());
  }
}

TEST_CASE("TIFFs that cannot be printed, are damaged, coarse or of no known press are told at their place") {
  TiffOrder lab = photo, inks = photo, few = photo;
  lab.photometric = PHOTOMETRIC_CIELAB;
  inks.channels = 4, inks.photometric = PHOTOMETRIC_SEPARATED;
  few.width = 90, few.height = 60;
  std::string broken = encode_tiff(photo, ramp);
  for (size_t at = broken.size() / 3; at < broken.size() / 3 + 400; ++at) broken[at] = '\xFF';
  struct Case {
    std::string bytes;
    const char *code, *words;
  };
  for (const Case& c :
       {Case{encode_tiff(lab, ramp), "unreadable-picture", "picture a.tif is a TIFF in Lab; save it in RGB or CMYK"},
        {broken, "unreadable-picture", "picture a.tif is a damaged TIFF: "},
        {encode_tiff(few, ramp), "coarse-picture", "picture a.tif has "},
        {encode_tiff(inks, ramp), "photo-untagged", "picture a.tif is in CMYK and does not say for which press"}}) {
    const SmallEdition small(page, {{"a.tif", c.bytes}, {"b.tif", line_art()}});
    CHECK_MESSAGE(small.told(c.code), told(small.report));
    CHECK_MESSAGE(has(told(small.report), c.words), told(small.report));
    CHECK(small.report.notes().at(0).place.line == 5);
  }
}

}  // namespace banxin::test::tiffs_test
