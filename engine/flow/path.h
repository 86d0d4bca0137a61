// Paths: how figures are put together.
#pragma once

#include <initializer_list>
#include <vector>

#include "sheet/sheet.h"

namespace banxin {

using PathSteps = std::vector<PathStep>;

/// A polygon through these points, closed.
PathSteps polygon(std::initializer_list<Point> corners);

/// A rectangle whose corners are quarters of a circle; the radius is held to half of its shorter side.
PathSteps rounded(const Rect& area, Length radius);

/// What is within `area` when its corners are rounded: a clip, to be ended by another.
Clip rounded_clip(const Rect& area, Length radius);

/// Adds waves of nearly `length` from point to point, about the straight line between them. They begin and end with a
/// half to the left of the way, so that four sides that meet are alike at every corner.
void add_waves(PathSteps& steps, Point from, Point to, Length height, Length length);

/// How long the line of a rounded rectangle is.
Length length_round(const Rect& area, Length radius);

}  // namespace banxin
