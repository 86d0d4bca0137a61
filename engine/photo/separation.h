// Photos into the inks of the output profile.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/press_style.h"
#include "photo/profile.h"
#include "photo/raster.h"

namespace banxin {

/// `photo` in the inks of `profile`, no pixel over the ink limit. RGB and CMYK through its own profile (else sRGB; CMYK
/// without one is taken to be separated for this profile already); grey becomes a tone of black alone that prints as
/// light as the profile says, black point to black point; RGB without any colour too. A profile that is damaged, or is
/// for other colours, counts as none. Nothing when `profile` is of no use.
std::optional<Raster> separate(const Raster& photo, const OutputProfile& profile, const PressStyle& style);

/// The same on black alone, whatever colours it has: a tone that prints as light. CMYK without a profile is taken to be
/// separated for `profile`.
std::optional<Raster> separate_to_black(const Raster& photo, const OutputProfile& profile);

/// A JPEG of a separated photo. Lossy coding overshoots; where a block of 8 × 8 pixels would come out over the limit it
/// is coded again with less, so that what decodes keeps the limit too.
std::string write_within_limit(Raster photo, int quality, const PressStyle& style);

/// Whether a photo of so many components can be put into inks through this profile.
bool is_profile_for(std::string_view icc, int components);

/// The most ink at one pixel of a CMYK raster, thousandths of a full plate.
int most_ink(const Raster& photo);

}  // namespace banxin
