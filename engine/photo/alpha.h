// The transparency of a picture on its way to the plates: beside its colours, in the JPEG that carries them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "photo/raster.h"

namespace banxin {

/// How much of a picture covers what lies below. It may be finer than the picture itself.
struct AlphaPlane {
  int width = 0, height = 0;
  bool stencil = false;  ///< 1 bit a sample, 1 = nothing is painted (ISO 32000-1, 8.9.6.3); else 8 bits, 255 = covers
  std::string deflated;  ///< its rows, each from a whole byte on, as a Flate stream
};

/// Covers or does not, at every pixel: no blending is needed.
bool is_on_or_off(const Raster& alpha);

/// Colours times alpha, and back: between the two a picture may be scaled without clear pixels colouring its edges.
/// Where nothing covers, the colour comes back as white.
void weigh(Raster& colour, const Raster& alpha);
void unweigh(Raster& colour, const Raster& alpha);
void lay_on_paper(Raster& colour, const Raster& alpha);

AlphaPlane soft_plane(const Raster& alpha);
/// What covers by half and more is on.
AlphaPlane stencil_plane(const Raster& alpha);

/// The JPEG with the plane in application segments (ITU-T T.81, B.2.4.6), which other programs pass over.
std::string with_alpha(std::string_view jpeg, const AlphaPlane& plane);
/// The plane that a JPEG carries, which then begins with `segments` bytes that are not the picture's: from its third
/// byte on. Nothing when there is none.
std::optional<AlphaPlane> find_alpha(std::string_view jpeg, size_t& segments);

}  // namespace banxin
