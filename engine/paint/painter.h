// Items drawn with Cairo: the same calls for PDF and proof.
#pragma once

#include <cairo.h>

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "paint/faces.h"
#include "paint/pictures.h"
#include "sheet/structure.h"

namespace banxin {

/// Draws the items of one page on a context whose unit is the point and whose origin is the trim's top left.
class Painter {
 public:
  enum class Target : uint8_t { pdf, pixels };
  Painter(cairo_t* cairo, Target target, const InkTable& inks, const BorrowedFaces& faces, Pictures& pictures);

  /// Anchors draw nothing. Clips that are left open end with the page. Each of `marks` becomes a marked-content
  /// sequence (ISO 32000-1, 14.6), in this order; tag_pdf() says of what.
  void paint(const Sheet& sheet, std::span<const MarkedItems> marks = {});

 private:
  void draw(const GlyphRun& run);
  void draw(const Stroke& stroke);
  void draw(const Fill& fill);
  void draw(const Contour& path);
  void draw(const Image& image);
  void draw(const Clip& clip);
  void draw(const Anchor&) {}

  void set_ink(InkId ink);
  void show_text();
  void set_font(const GlyphRun& run);
  void choose(const GlyphRun& run, cairo_font_face_t* face);
  void gather(const GlyphRun& run);
  void draw_halo(const GlyphRun& run);
  void add_cluster(std::string_view text, const TextCluster& cluster);
  void gather(const Rect& area);
  void show_fills();

  cairo_t* cairo_;
  Target target_;
  const InkTable& inks_;
  const BorrowedFaces& faces_;
  Pictures& pictures_;
  int open_clips_ = 0;
  const GlyphRun* font_of_ = nullptr;  ///< the run whose font is set; null after a restore
  const GlyphRun* text_of_ = nullptr;  ///< the last run of the text that is gathered; null: none is
  std::string text_;                   ///< gathered, as are its glyphs and clusters
  std::vector<cairo_glyph_t> glyphs_;
  std::vector<cairo_text_cluster_t> clusters_;
  std::vector<Rect> fills_;  ///< gathered, of one ink
  InkId fill_ink_;
};

/// What Cairo's state says, as a fault that names `what`; does nothing when all is well.
void stop_if_failed(cairo_status_t status, const char* what);

}  // namespace banxin
