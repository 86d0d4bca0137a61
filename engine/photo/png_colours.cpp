#include "photo/png_colours.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <optional>

#include "photo/colour.h"

namespace banxin {
namespace {

/// As the chunks say it; those of sRGB where they say nothing.
struct Encoding {
  std::optional<double> gamma;                                                      ///< of light from samples
  std::array<double, 8> xy = {0.3127, 0.3290, 0.64, 0.33, 0.30, 0.60, 0.15, 0.06};  ///< white, red, green, blue

  bool has_gamma_of_srgb() const { return !gamma || std::abs(*gamma / 2.2 - 1) < 0.05; }  // nobody sees less
  bool has_colours_of_srgb() const {
    constexpr double same = 0.01;
    const Encoding srgb;
    for (size_t i = 0; i < xy.size(); ++i)
      if (std::abs(xy[i] - srgb.xy[i]) > same) return false;
    return true;
  }
};

using Curve = std::unique_ptr<cmsToneCurve, void (*)(cmsToneCurve*)>;

// IEC 61966-2-1, or a power.
Curve curve_of(const Encoding& said) {
  const double srgb[5] = {2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045};
  return {said.gamma ? cmsBuildGamma(nullptr, *said.gamma) : cmsBuildParametricToneCurve(nullptr, 4, srgb),
          cmsFreeToneCurve};
}

std::string bytes_of(const ProfilePtr& profile) {
  cmsUInt32Number size = 0;
  if (!profile || !cmsSaveProfileToMem(profile.get(), nullptr, &size)) return {};
  std::string bytes(size, 0);
  if (!cmsSaveProfileToMem(profile.get(), bytes.data(), &size)) return {};
  constexpr size_t date = 24, length = 12;  // of its header (ICC.1, 7.2): the clock stays out of the bytes
  return bytes.replace(date, length, length, 0);
}

}  // namespace

std::string profile_of(PngReader& reader) {
  if (const std::string_view own = reader.profile(); !own.empty()) return std::string(own);
  int intent = 0;
  if (png_get_sRGB(reader.png, reader.info, &intent) != 0) return {};
  Encoding said;
  double gamma = 0;
  if (png_get_gAMA(reader.png, reader.info, &gamma) != 0 && gamma > 0.05 && gamma < 20) said.gamma = 1 / gamma;
  std::array<double, 8> xy{};
  if (png_get_cHRM(reader.png, reader.info, &xy[0], &xy[1], &xy[2], &xy[3], &xy[4], &xy[5], &xy[6], &xy[7]) != 0)
    said.xy = xy;
  const bool colour = (png_get_color_type(reader.png, reader.info) & PNG_COLOR_MASK_COLOR) != 0;
  if (said.has_gamma_of_srgb() && (!colour || said.has_colours_of_srgb())) return {};
  const Curve curve = curve_of(said);
  if (!curve) return {};
  if (!colour) return bytes_of(ProfilePtr(cmsCreateGrayProfile(cmsD50_xyY(), curve.get())));
  const cmsCIExyY white{said.xy[0], said.xy[1], 1};
  const cmsCIExyYTRIPLE primaries{
      {said.xy[2], said.xy[3], 1}, {said.xy[4], said.xy[5], 1}, {said.xy[6], said.xy[7], 1}};
  cmsToneCurve* curves[3] = {curve.get(), curve.get(), curve.get()};
  return bytes_of(ProfilePtr(cmsCreateRGBProfile(&white, &primaries, curves)));
}

}  // namespace banxin
