// Plates as they are seen: one by one, and as the print will look.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "photo/profile.h"
#include "photo/raster.h"

namespace banxin {

/// A plate as PNG: full ink black, none white. `ink`: 0 … 255 for each pixel.
std::string plate_png(const Raster& ink);

/// What the inks look like on the paper of the press, as PNG in sRGB: through the output profile, absolute, so that
/// white is the paper's. Nothing when `profile` is of no use.
std::optional<std::string> soft_proof_png(const Raster& cmyk, const OutputProfile& profile);

}  // namespace banxin
