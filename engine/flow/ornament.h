// Ornaments (花边): small drawings that stand side by side along an edge. Each is an SVG in ornaments/, kept in the
// program.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "flow/path.h"

namespace banxin {

/// A drawing to be repeated: of its size it is `width` × `height`, its top outwards.
struct Tile {
  double width = 1, height = 1;
  struct Step {
    PathStep::Kind kind = PathStep::Kind::move;
    double at[6] = {};  ///< as many as the step has coordinates
  };
  std::vector<Step> steps;
};

/// Their names, in the order of the alphabet.
const std::vector<const char*>& ornament_names();

/// Reads a tile: what lies in its view box, all its paths together, of the commands M L C Z with absolute coordinates.
/// Nothing when it is written otherwise, has more than 400 steps, is far longer than high or higher than long, or draws
/// far outside its view box.
std::optional<Tile> read_tile(std::string_view svg);

/// The ornament of that place in `ornament_names`.
const Tile& ornament(size_t index);

/// How a strip of tiles ends: with whole tiles; or in a mitre, the middle of a tile in the middle of each corner.
enum class StripEnd : uint8_t { whole, mitred };

/// Tiles side by side from point to point, `height` high, to the right of the way. Those that end in mitres reach
/// beyond, to be cut off.
PathSteps strip_of(const Tile& tile, Point from, Point to, Length height, StripEnd end);

}  // namespace banxin
