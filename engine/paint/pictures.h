// Pictures on the page, loaded once each and kept until the document is finished.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "paint/picture_file.h"
#include "paint/stand_ins.h"
#include "sheet/sheet.h"

namespace banxin {

class Pictures {
 public:
  /// For a PDF: of JPEGs, whose bytes stay as they are, and of pages of PDFs a stand-in is drawn.
  explicit Pictures(StandIns& stand_ins) : stand_ins_(&stand_ins) {}
  /// For a proof: JPEGs are decoded no larger than `pixels_per_point` needs.
  explicit Pictures(double pixels_per_point) : pixels_per_point_(pixels_per_point) {}

  /// Draws `image` in its box; in a proof a page of a PDF as a crossed box. Throws MachineFault for a picture that
  /// cannot be read, or is another one than was laid out. Leaves Cairo's state changed.
  void draw(cairo_t* cairo, const Image& image);

 private:
  struct Loaded {
    PictureFile file;
    std::map<int, SurfacePtr> surfaces;  ///< by denominator of the decoding
  };
  Loaded& load(const Image& image);
  cairo_surface_t* surface(Loaded& loaded, const Image& image);
  SurfacePtr make_surface(const PictureFile& file, const std::string& id, const Image& image, int denominator) const;
  int denominator(const PictureFile& file, const Image& image) const;
  bool to_pdf() const { return pixels_per_point_ == 0; }

  double pixels_per_point_ = 0;
  StandIns* stand_ins_ = nullptr;
  // Cairo holds on to surfaces, their MIME bytes and ids until the document is finished; all of them live here.
  std::map<std::string, Loaded> loaded_;  ///< by path; a page of a PDF by "path#2"
};

/// Adds `area` to the path, on whole pixels of the device and at least one pixel wide and high.
void pixel_rectangle(cairo_t* cairo, const Rect& area);

}  // namespace banxin
