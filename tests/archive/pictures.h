// The pictures of the archive: landscapes and towns drawn by rule, in the kinds of files that newsrooms have.
#pragma once

#include <string>
#include <vector>

#include "tests/archive/random.h"

namespace banxin::archive_test {

struct PictureFile {
  std::string name, bytes;
};

/// Photos for `photo` blocks: RGB, grey, CMYK, progressive and turned JPEG, RGB PNG, PNG with alpha, PNG of one bit.
std::vector<PictureFile> make_photos(Random random);
/// Small drawings in SVG.
std::vector<PictureFile> make_drawings(Random random);
/// Ads of one page as PDF, in the shapes that the layouts ask for: strip-1.pdf …
std::vector<PictureFile> make_ads(Random random);

/// A PNG whose head says that it has `width` × `height` pixels, and that holds none.
std::string make_hollow_png(unsigned width, unsigned height);

}  // namespace banxin::archive_test
