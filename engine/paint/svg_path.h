// How much work the outline of a shape is.
#pragma once

#include <cstdint>
#include <string_view>

namespace banxin {

struct PathMeasure {
  int64_t points = 0;
  /// Pairs of edges that may cross, at most. Finding where an outline crosses itself is what takes Cairo longest.
  int64_t crossings = 0;
  double length = 0;  ///< in its own units, at least
};

/// More is not counted; both `points` and `crossings` then lie above.
inline constexpr int64_t most_path_points = 500'000, most_path_crossings = 1'000'000;

/// Of path data (SVG 1.1, 8.3). Curves count as their control points, arcs as the box they cannot leave.
PathMeasure measure_path(std::string_view data);

/// Of the points of a polygon or polyline.
PathMeasure measure_points(std::string_view points);

}  // namespace banxin
