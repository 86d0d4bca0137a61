// A page with one picture on it, on its way through all outputs, for the fuzz targets of what stands on pages.
#pragma once

#include <string>

#include "paint/picture_info.h"
#include "photo/press_photos.h"
#include "press/press.h"

namespace banxin::fuzz {

/// A page of 40 × 30 mm with the picture in a box of 20 × 10 mm.
Sheet page_with(const std::string& file, const PictureInfo& info);

/// Judges the supplied PDF that a page shows, an ad that must say so.
void judge(const Sheet& page, PressStandard standard, Report& report);

/// The PDF of the page.
std::string pdf_of(const Sheet& sheet);

/// The page as a press PDF, a drawing also as a proof; a machine fault is one way to end.
void paint(const Sheet& sheet, PressStandard standard);

/// The output profile that comes with banxin. The programs run in the repository's root.
const OutputProfile& house_profile();

}  // namespace banxin::fuzz
