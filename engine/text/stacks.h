// Scripts with tall stacks, Tibetan above all: how high they stand, and the tsheg that fills their lines up.
#pragma once

#include "model/language.h"
#include "model/style.h"
#include "text/run_shaper.h"
#include "text/shaped.h"

namespace banxin {

/// Notes how far the ink of scripts that are set by their own rules (CharClass::other) reaches from the baseline of a
/// horizontal line. The size of `run_shaper` is that of the text.
void measure_stacks(RunShaper& run_shaper, ShapedText& text);

/// Marks the clusters that end with a tsheg (U+0F0B), and gives their runs the glyph that fills a line up: in justified
/// lines of a style that wants it.
void find_fillers(RunShaper& run_shaper, const ParaStyle& style, const Language& language, ShapedText& text);

}  // namespace banxin
