// Faces for the fuzz targets that set text.
#pragma once

#include "model/catalogue.h"

namespace banxin::fuzz {

/// One small Latin face for every role and language: quick to open, and characters that it lacks are an input too.
const FontCatalogue& one_small_face();
/// The face of simplified Chinese that Debian's fonts-noto-cjk brings, for every role and language.
const FontCatalogue& one_chinese_face();

}  // namespace banxin::fuzz
