// The advances of glyphs as a PDF states them (ISO 32000-1, 9.7.4.3).
#pragma once

#include <string>

namespace banxin {

/// The PDF as Cairo wrote it, in as many bytes: where many glyphs on end have one advance, which is the rule in CJK
/// faces, the array W tells it once. White space behind the object takes the place of what was cut. Cairo states each
/// by itself, and libqpdf makes an object of each.
std::string with_short_widths(std::string pdf);

}  // namespace banxin
