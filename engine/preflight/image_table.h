// Pictures whose pixels are numbers of a table of colours.
#pragma once

#include <functional>
#include <optional>
#include <qpdf/QPDFObjectHandle.hh>
#include <string>
#include <string_view>

#include "preflight/page_facts.h"

namespace banxin {

/// The colours of an Indexed space (ISO 32000-1, 8.6.6.3), four bytes each: of a picture in such a space over CMYK.
/// Nothing of any other, nor of a table that is broken. Throws BadStream, TooMuchWork.
std::optional<std::string> cmyk_table(QPDFObjectHandle picture);

/// Gives `work` row by row the colours, four bytes a pixel, of samples of 1, 2, 4 or 8 bits; what is beyond the table
/// is its last colour. False, and nothing given, when there are fewer samples than pixels.
bool look_up(std::string_view samples, std::string_view table, const PlacedImage& image,
             const std::function<void(std::string_view)>& work);

}  // namespace banxin
