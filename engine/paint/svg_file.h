// Drawings (SVG): which of them a newspaper can print, and opened for librsvg.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/message.h"
#include "paint/handles.h"
#include "sheet/sheet.h"

namespace banxin {

struct SvgFile {
  SvgPtr handle;
  PictureInfo info;
  int transparent_line = 0;  ///< where what lies below shows through for the first time; 0 = nowhere
};

bool begins_like_svg(std::string_view bytes);

/// Opens an SVG that can be printed as it is drawn. What only pixels could show (filters, masks, pictures in it), what
/// depends on the machine (text, files outside, the user's language) and what takes too long to draw is refused:
/// nothing then, and `fault` goes on after the file's name. Judged on the same events of libxml2 that librsvg draws
/// from, so that the two cannot differ on what is in it. Throws MachineFault{"missing-library"} without librsvg.
std::optional<SvgFile> open_svg(std::string_view bytes, Message& fault);

/// Draws it in `place`. What librsvg says against it, to go on after the file's name; empty when it is drawn whole.
Message draw_svg(cairo_t* cairo, RsvgHandle* svg, const RsvgRectangle& place);

/// The same without a page, in its own size.
Message svg_damage(RsvgHandle* svg, const PictureInfo& info);

}  // namespace banxin
