// The plain way as a yardstick: HarfBuzz once over the text, and Cairo fed with the whole font files.
#pragma once

#include <vector>

#include "paint/subset.h"

namespace banxin::bench {

/// CPU milliseconds that `hb_shape` over every run of the sheets and Cairo writing the same glyphs and pictures from
/// the installed faces take in this process, now. What banxin needs for the whole work is measured against it.
double plain_cost_ms(const std::vector<Sheet>& sheets, const InkTable& inks, const FaceFiles& files);

}  // namespace banxin::bench
