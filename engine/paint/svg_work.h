// How much there is to draw. `use`, markers and clip paths may bring in the same shape a million times.
#pragma once

#include <string>

#include "base/message.h"
#include "paint/svg_tree.h"

namespace banxin {

/// What is too much to draw, in words that go on after "is an SVG "; empty when it is little enough. Walks as librsvg
/// does, and stops at the limits.
Message excess_of(const SvgTree& tree);

}  // namespace banxin
