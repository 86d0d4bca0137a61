#include "paint/paint.h"

#include <cairo-pdf.h>
#include <fmt/format.h>

#include <string>

#include "base/message.h"
#include "paint/finish_pdf.h"
#include "paint/painter.h"
#include "paint/tags.h"
#include "sheet/items.h"

namespace banxin {
namespace {

cairo_status_t append(void* out, const unsigned char* data, unsigned length) {
  static_cast<std::string*>(out)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

double media_width(const Sheet& s) { return to_pt(s.trim.width + 2 * s.bleed); }
double media_height(const Sheet& s) { return to_pt(s.trim.height + 2 * s.bleed); }

void set_metadata(cairo_surface_t* pdf, const PdfInfo& info) {
  const auto set = [&](cairo_pdf_metadata_t key, const std::string& value) {
    if (!value.empty()) cairo_pdf_surface_set_metadata(pdf, key, value.c_str());
  };
  set(CAIRO_PDF_METADATA_TITLE, info.title);
  set(CAIRO_PDF_METADATA_AUTHOR, info.author);
  set(CAIRO_PDF_METADATA_SUBJECT, info.subject);
  set(CAIRO_PDF_METADATA_CREATOR, "banxin");
  // Left out, Cairo would ask the clock; finish_pdf() puts the edition's date in its place.
  set(CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z");
}

void paint_page(cairo_surface_t* pdf, const Sheet& sheet, const InkTable& inks, const BorrowedFaces& faces,
                Pictures& pictures, std::span<const MarkedItems> marks) {
  cairo_pdf_surface_set_size(pdf, media_width(sheet), media_height(sheet));
  cairo_pdf_surface_set_page_label(pdf, sheet.label().c_str());
  const CairoPtr cairo(cairo_create(pdf));
  cairo_translate(cairo.get(), to_pt(sheet.bleed), to_pt(sheet.bleed));
  Painter(cairo.get(), Painter::Target::pdf, inks, faces, pictures).paint(sheet, marks);
  cairo_show_page(cairo.get());
  stop_if_failed(cairo_status(cairo.get()), fmt::format("page {}", sheet.label()).c_str());
}

/// The outline grows page by page: an anchor hangs below the last one of a lower level.
class Outline {
 public:
  explicit Outline(cairo_surface_t* pdf) : pdf_(pdf) {}

  void add(const Anchor& anchor, const Sheet& sheet, int page_of_file) {
    if (anchor.title.empty()) return;
    while (!open_.empty() && open_.back().level >= anchor.level) open_.pop_back();
    const int parent = open_.empty() ? CAIRO_PDF_OUTLINE_ROOT : open_.back().id;
    const std::string target = fmt::format("page={} pos=[{:.3f} {:.3f}]", page_of_file,
                                           to_pt(anchor.at.x + sheet.bleed), to_pt(anchor.at.y + sheet.bleed));
    const auto flags = open_.empty() ? CAIRO_PDF_OUTLINE_FLAG_OPEN : static_cast<cairo_pdf_outline_flags_t>(0);
    open_.push_back(
        {anchor.level, cairo_pdf_surface_add_outline(pdf_, parent, anchor.title.c_str(), target.c_str(), flags)});
  }

 private:
  struct Entry {
    int level, id;
  };
  cairo_surface_t* pdf_;
  std::vector<Entry> open_;
};

void write_outline(cairo_surface_t* pdf, const std::vector<Sheet>& sheets) {
  Outline outline(pdf);
  for (size_t i = 0; i < sheets.size(); ++i)
    for_each<Anchor>(sheets[i], [&](const Anchor& anchor) { outline.add(anchor, sheets[i], static_cast<int>(i) + 1); });
}

}  // namespace

PdfDocument paint_pdf(const std::vector<Sheet>& sheets, const InkTable& inks, const SubsetFaces& faces,
                      const PdfInfo& info) {
  if (sheets.empty()) throw MachineFault{"paint-failed", say("there is no page to paint"), {}};
  const Structure structure = structure_of(sheets, info.language);
  std::string bytes;
  constexpr size_t about_a_page = size_t{256} << 10;  // without its photos
  bytes.reserve(sheets.size() * about_a_page);
  const auto stand_ins = std::make_shared<StandIns>();
  // What of a drawing a PDF cannot say, Cairo writes as a picture, with all that lies under it: it needs to see that.
  const bool boxed = !has_drawings(sheets);
  {
    // Cairo reads pictures and faces until the surface is finished, so they are made before it and go after it.
    Pictures pictures(*stand_ins);
    const BorrowedFaces borrowed(faces, boxed);
    const SurfacePtr pdf(cairo_pdf_surface_create_for_stream(append, &bytes, 1, 1));
    cairo_pdf_surface_restrict_to_version(pdf.get(), CAIRO_PDF_VERSION_1_5);
    set_metadata(pdf.get(), info);
    for (size_t i = 0; i < sheets.size(); ++i)
      paint_page(pdf.get(), sheets[i], inks, borrowed, pictures, marks_of(structure, i));
    write_outline(pdf.get(), sheets);
    cairo_surface_finish(pdf.get());
    stop_if_failed(cairo_surface_status(pdf.get()), "the PDF");
  }
  return finish_pdf(std::move(bytes), sheets, boxed ? &faces : nullptr, info, structure, stand_ins);
}

std::string write_pdf(const std::vector<Sheet>& sheets, const InkTable& inks, const SubsetFaces& faces,
                      const PdfInfo& info) {
  return paint_pdf(sheets, inks, faces, info).write();
}

}  // namespace banxin
