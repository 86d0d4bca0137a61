// Contours: figures that are no straight stroke and no rectangle.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "base/ink.h"
#include "base/length.h"

namespace banxin {

/// A step of a path. Of a curve the first two points are its handles.
struct PathStep {
  enum class Kind : uint8_t { move, line, curve, close } kind = Kind::move;
  std::array<Point, 3> to{};
};

/// Any other figure, filled or drawn with a pen: rounded corners, dashes, waves, ornaments.
struct Contour {
  std::vector<PathStep> steps;
  InkId ink;
  Length pen{0};   ///< how thick its line is; 0: it is filled
  Length dash{0};  ///< of a broken line
  Length gap{0};   ///< > 0: the line is broken; without `dash` into round dots
};

/// The rectangle round the points of a path.
Rect hull_of(const std::vector<PathStep>& steps);

}  // namespace banxin
