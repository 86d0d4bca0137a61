// The elements of an SVG, read one after the other, and refused as soon as one cannot be printed.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/message.h"
#include "paint/svg_tree.h"

namespace banxin {

struct SvgContents {
  SvgTree tree;
  int transparent_line = 0;
};

/// `fault` goes on after the file's name.
std::optional<SvgContents> read_svg(std::string_view bytes, Message& fault);

}  // namespace banxin
