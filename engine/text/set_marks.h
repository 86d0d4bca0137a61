// Clusters of punctuation: units are joined, and every mark gets the cell of its region.
#pragma once

#include <vector>

#include "text/classes.h"
#include "text/run_shaper.h"

namespace banxin {

/// Joins —— …… and (in Mainland) ？！ to one cluster each, where no line may end inside, and sets advance, white and
/// shift of every mark from the face of its run. `of` and `breaks` by character.
void set_marks(const FontShelf::Impl& shelf, RunShaper& run_shaper, const Language& language,
               const std::vector<CharClass>& char_classes, const std::vector<Penalty>& breaks, ShapedText& text);

/// The same without faces: `em` is the advance of every glyph, the white is the region's.
void set_uniform_marks(Length em, const std::vector<CharClass>& char_classes, const std::vector<Penalty>& breaks,
                       ShapedText& text);

}  // namespace banxin
