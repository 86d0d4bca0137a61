// What no face has: characters, and features of a style.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/report.h"
#include "text/fonts.h"
#include "text/shaped.h"

namespace banxin {

/// error[missing-glyph], each character once, where it stands first. `missing`: in ShapedText::chars.
void report_missing_glyphs(const ShapedText& text, const std::vector<uint32_t>& missing, Report& report);

/// warning[missing-feature] for every feature that no face of the text has: it would be set as if it were not asked
/// for.
void report_missing_features(const FontShelf::Impl& shelf, const ShapedText& text,
                             const std::vector<std::string>& features, Report& report);

}  // namespace banxin
