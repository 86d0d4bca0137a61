#include "tests/fuzz/pages.h"

#include "base/files.h"
#include "paint/paint.h"
#include "paint/proof_png.h"
#include "preflight/supplied.h"

namespace banxin::fuzz {
namespace {

// No letter stands on these pages.
const SubsetFaces& no_faces() {
  static const SubsetFaces faces({}, [](FaceId) { return FaceFile{}; });
  return faces;
}

}  // namespace

Sheet page_with(const std::string& file, const PictureInfo& info) {
  Image image{.file = file, .name = "fuzz", .format = info.format, .width = info.width, .height = info.height};
  image.box = image.whole = {from_mm(10), from_mm(10), from_mm(20), from_mm(10)};
  image.origin = {FileId{0}, 1, 1};
  Sheet sheet;
  sheet.trim = {from_mm(40), from_mm(30)};
  sheet.bleed = from_mm(3);
  sheet.ink.emplace_back(image);
  return sheet;
}

void judge(const Sheet& page, PressStandard standard, Report& report) {
  Image image = std::get<Image>(page.ink.front());
  image.must_say = {"广告"};
  const std::string pdf = read_file(image.file, largest_picture_file).value_or("");
  report_verdict(verdict_on(pdf, question_about(image, InkTable(), {}, standard)), image, report);
}

std::string pdf_of(const Sheet& sheet) {
  return write_pdf({sheet}, InkTable(), no_faces(), {.title = "fuzz", .date = "2026-03-14"});
}

void paint(const Sheet& sheet, PressStandard standard) {
  constexpr int dpi = 36;
  const InkTable inks;
  const bool drawing = std::get<Image>(sheet.ink.front()).format == Image::Format::svg;
  try {
    if (drawing) write_png(sheet, inks, no_faces(), dpi, {});
    PressJob job{.standard = standard, .identity = {"fuzz", "fuzz", "fuzz", "2026-03-14"}};
    job.drawings = drawing;
    press_pdf(PdfDocument(pdf_of(sheet)), inks, house_profile(), job);
  } catch (const MachineFault&) {
  }
}

const OutputProfile& house_profile() {
  static const OutputProfile profile = read_output_profile("templates/press/snap_tr002_l220.icc");
  return profile;
}

}  // namespace banxin::fuzz
