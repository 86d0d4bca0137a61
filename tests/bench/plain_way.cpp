#include "plain_way.h"

#include <hb-ot.h>

#include "api/timing.h"
#include "paint/faces.h"
#include "paint/paint.h"
#include "sheet/items.h"

namespace banxin::bench {
namespace {

// Every run shaped once with a kept font and buffer; the glyphs are thrown away.
void shape_all(const std::vector<Sheet>& sheets, const FaceFiles& files) {
  std::vector<Owned<hb_font_t, hb_font_destroy>> fonts;
  const Owned<hb_buffer_t, hb_buffer_destroy> buffer(hb_buffer_create());
  for (const Sheet& sheet : sheets)
    for_each<GlyphRun>(sheet, [&](const GlyphRun& run) {
      while (fonts.size() <= run.face.index) fonts.emplace_back();
      auto& font = fonts[run.face.index];
      if (!font) {
        const FaceFile file = files(run.face);
        const BlobPtr bytes(hb_blob_create(file.bytes.data(), static_cast<unsigned>(file.bytes.size()),
                                           HB_MEMORY_MODE_READONLY, nullptr, nullptr));
        const FacePtr face(hb_face_create(bytes.get(), file.index));
        font.reset(hb_font_create(face.get()));
      }
      hb_buffer_clear_contents(buffer.get());
      hb_buffer_add_utf8(buffer.get(), run.text.data(), static_cast<int>(run.text.size()), 0, -1);
      hb_buffer_guess_segment_properties(buffer.get());
      hb_shape(font.get(), buffer.get(), nullptr, 0);
    });
}

}  // namespace

double plain_cost_ms(const std::vector<Sheet>& sheets, const InkTable& inks, const FaceFiles& files) {
  const double before = cpu_ms();
  shape_all(sheets, files);
  write_pdf(sheets, inks, SubsetFaces::whole(sheets, files), PdfInfo{.date = "2000-01-01"});
  return cpu_ms() - before;
}

}  // namespace banxin::bench
