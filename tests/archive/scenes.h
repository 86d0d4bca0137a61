// What the photos show: hills under a sky, a town at the water. Drawn in whole numbers, so that every machine draws the
// same.
#pragma once

#include <vector>

#include "tests/archive/random.h"

namespace banxin::archive_test {

struct Rgb {
  unsigned char red = 0, green = 0, blue = 0;
};

struct Scene {
  int width = 0, height = 0;
  std::vector<Rgb> pixels;
};

/// `upright`: higher than wide.
Scene draw_hills(Random& random, bool upright);
Scene draw_town(Random& random, bool upright);

}  // namespace banxin::archive_test
