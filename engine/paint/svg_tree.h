// An SVG as it will be drawn: its elements, and what they ask for.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "paint/svg_path.h"
#include "paint/svg_style.h"

namespace banxin {

/// How deep elements may lie in each other, those that `use` brings in included.
inline constexpr int most_svg_depth = 100;

struct SvgElement {
  enum class Kind : uint8_t {
    group,  ///< draws what it holds
    shape,
    use,
    aside,  ///< draws nothing where it stands: defs, symbol, marker, clipPath
    other,  ///< draws nothing, nor what it holds
  } kind = Kind::other;
  int line = 0;
  int parent = -1, first = -1, next = -1;  ///< `next`: of the same parent
  std::string href;                        ///< id that `use` names
  SvgStyle style;
  PathMeasure path;        ///< of a shape
  bool own_units = false;  ///< a clip path measured by what it clips, which takes a surface
};

struct SvgTree {
  std::vector<SvgElement> elements;  ///< the root first, parents before children
  std::map<std::string, int> ids;
  int most_stops = 0;   ///< of one gradient
  double viewport = 0;  ///< the longest side that a share may be of
};

}  // namespace banxin
