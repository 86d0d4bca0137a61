// The elements of SVG by their names: which are drawn, which only stand there, which a page cannot take.
#pragma once

#include <string_view>

#include "base/message.h"
#include "paint/svg_tree.h"

namespace banxin {

struct SvgElementRule {
  SvgElement::Kind kind = SvgElement::Kind::other;
  Phrase fault{};  ///< goes on after "is an SVG "
  Phrase hint{};
};

SvgElementRule svg_element_rule(std::string_view name);

}  // namespace banxin
