#include "photo/separation.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "photo/colour.h"
#include "photo/jpeg.h"
#include "photo/jpeg_writer.h"
#include "photo/neutral.h"

namespace banxin {
namespace {

using Tones = std::array<uint8_t, 256>;

// A header alone says nothing about colours.
bool tells_colours(cmsHPROFILE profile) {
  return cmsIsTag(profile, cmsSigAToB0Tag) || cmsIsTag(profile, cmsSigRedTRCTag) || cmsIsTag(profile, cmsSigGrayTRCTag);
}

ProfilePtr profile_from(std::string_view bytes) {
  return ProfilePtr(cmsOpenProfileFromMem(bytes.data(), static_cast<cmsUInt32Number>(bytes.size())));
}

// Null when it is none, or for other colours.
ProfilePtr fitting_profile(std::string_view icc, int components) {
  if (icc.empty()) return nullptr;
  ProfilePtr own = profile_from(icc);
  const auto wanted = components == 1 ? cmsSigGrayData : components == 3 ? cmsSigRgbData : cmsSigCmykData;
  return own && cmsGetColorSpace(own.get()) == wanted && tells_colours(own.get()) ? std::move(own) : nullptr;
}

// Adobe RGB (1998): its primaries, D65, a gamma of 2 51/256.
ProfilePtr adobe_rgb() {
  const cmsCIExyY white{0.3127, 0.3290, 1};
  const cmsCIExyYTRIPLE primaries{{0.64, 0.33, 1}, {0.21, 0.71, 1}, {0.15, 0.06, 1}};
  cmsToneCurve* curve = cmsBuildGamma(nullptr, 2 + 51.0 / 256);
  cmsToneCurve* curves[3] = {curve, curve, curve};
  ProfilePtr profile(cmsCreateRGBProfile(&white, &primaries, curves));
  cmsFreeToneCurve(curve);
  return profile;
}

// The file's own profile when it fits its pixels; else sRGB (for grey: its tone curve), and for CMYK none: then it is
// taken as it is.
ProfilePtr source_profile(const Raster& photo) {
  if (ProfilePtr own = fitting_profile(photo.icc, photo.components)) return own;
  if (photo.components == 4) return nullptr;
  if (photo.components == 3) return photo.adobe_rgb ? adobe_rgb() : ProfilePtr(cmsCreate_sRGBProfile());
  // IEC 61966-2-1: Y = ((X + 0.055) / 1.055)^2.4 above 0.04045, X / 12.92 below.
  const double parameters[5] = {2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045};
  cmsToneCurve* curve = cmsBuildParametricToneCurve(nullptr, 4, parameters);
  ProfilePtr grey(cmsCreateGrayProfile(cmsD50_xyY(), curve));
  cmsFreeToneCurve(curve);
  return grey;
}

// CIE 1976: luminance of a lightness, 0 … 1.
double luminance(double lightness) {
  const double f = (lightness + 16) / 116;
  return lightness > 8 ? f * f * f : lightness * 27 / 24389;
}

// Relative luminance of each of 256 values of some channels of `profile` together, the others being 0.
std::array<double, 256> ramp(cmsHPROFILE profile, cmsUInt32Number format, size_t first, size_t count = 1) {
  std::array<double, 256> light{};
  const ProfilePtr lab(cmsCreateLab4Profile(nullptr));
  const TransformPtr transform(
      cmsCreateTransform(profile, format, lab.get(), TYPE_Lab_DBL, INTENT_RELATIVE_COLORIMETRIC, cmsFLAGS_NOCACHE));
  if (!transform) return light;
  for (size_t value = 0; value < 256; ++value) {
    std::array<uint8_t, 4> ink{};
    for (size_t i = first; i < first + count; ++i) ink[i] = static_cast<uint8_t>(value);
    cmsCIELab colour{};
    cmsDoTransform(transform.get(), ink.data(), &colour, 1);
    light[value] = luminance(std::clamp(colour.L, 0.0, 100.0));
  }
  return light;
}

// For each grey the tone of black that prints as light, from paper white to full black.
Tones black_tones(cmsHPROFILE grey, int components, cmsHPROFILE output) {
  const auto wanted = components == 1 ? ramp(grey, TYPE_GRAY_8, 0) : ramp(grey, TYPE_RGB_8, 0, 3);
  const auto printed = ramp(output, TYPE_CMYK_8, 3);
  const double darkest = printed[255];
  Tones tones{};
  for (size_t value = 0; value < 256; ++value) {
    const double light =
        darkest + (1 - darkest) * (wanted[value] - wanted[0]) / std::max(wanted[255] - wanted[0], 1e-6);
    size_t ink = 0;
    while (ink < 255 && printed[ink] > light) ++ink;
    tones[value] = static_cast<uint8_t>(ink);
  }
  return tones;
}

std::optional<Raster> separate_grey(const Raster& photo, const OutputProfile& profile) {
  const ProfilePtr grey = source_profile(photo), output = profile_from(profile.bytes);
  if (!grey || !output) return std::nullopt;
  const Tones tones = black_tones(grey.get(), photo.components, output.get());
  Raster out = first_component(photo);
  for (uint8_t& sample : out.samples) sample = static_cast<uint8_t>(255 - tones[sample]);  // DeviceGray is light
  return out;
}

int limit_of(const PressStyle& style) { return style.total_ink * 255 / 1000; }

// Black stays; the three colours give way together.
void hold_limit(uint8_t* pixel, int limit) {
  const int colours = pixel[0] + pixel[1] + pixel[2];
  if (colours + pixel[3] <= limit || colours == 0) return;
  const int room = std::max(0, limit - pixel[3]);
  for (int i = 0; i < 3; ++i) pixel[i] = static_cast<uint8_t>(pixel[i] * room / colours);
}

void hold_limit(Raster& photo, int limit) {
  for (size_t i = 0; i + 3 < photo.samples.size(); i += 4) hold_limit(&photo.samples[i], limit);
}

int ink_of_pixel(const uint8_t* pixel) { return pixel[0] + pixel[1] + pixel[2] + pixel[3]; }

constexpr int block = 8;  // of a JPEG without subsampling (ITU-T T.81, A.1)

// What the worst pixel of each block has, row by row of blocks.
std::vector<int> most_in_blocks(const Raster& photo) {
  const int across = (photo.width + block - 1) / block;
  std::vector<int> most(static_cast<size_t>(across * ((photo.height + block - 1) / block)));
  for (int y = 0; y < photo.height; ++y) {
    const uint8_t* pixel = photo.line(y);
    for (int x = 0; x < photo.width; ++x, pixel += 4) {
      int& m = most[static_cast<size_t>(y / block) * static_cast<size_t>(across) + static_cast<size_t>(x / block)];
      m = std::max(m, ink_of_pixel(pixel));
    }
  }
  return most;
}

void hold_limit_of_block(Raster& photo, int index, int limit) {
  const int across = (photo.width + block - 1) / block;
  const int left = index % across * block, top = index / across * block;
  for (int y = top; y < std::min(top + block, photo.height); ++y)
    for (int x = left; x < std::min(left + block, photo.width); ++x)
      hold_limit(photo.line(y) + static_cast<size_t>(x) * 4, limit);
}

}  // namespace

bool is_profile_for(std::string_view icc, int components) { return fitting_profile(icc, components) != nullptr; }

int most_ink(const Raster& photo) {
  int most = 0;
  for (size_t i = 0; i + 3 < photo.samples.size(); i += 4) most = std::max(most, ink_of_pixel(&photo.samples[i]));
  return (most * 1000 + 254) / 255;
}

std::optional<Raster> separate(const Raster& photo, const OutputProfile& profile, const PressStyle& style) {
  if (is_neutral(photo)) return separate_grey(photo, profile);
  Raster out{photo.width, photo.height, 4, {}, {}};
  const ProfilePtr from = source_profile(photo);
  if (!from) {
    out.samples = photo.samples;
  } else {
    const ProfilePtr to = profile_from(profile.bytes);
    if (!to) return std::nullopt;
    const auto intent =
        style.intent == PressStyle::Intent::perceptual ? INTENT_PERCEPTUAL : INTENT_RELATIVE_COLORIMETRIC;
    const TransformPtr transform(cmsCreateTransform(from.get(), photo.components == 3 ? TYPE_RGB_8 : TYPE_CMYK_8,
                                                    to.get(), TYPE_CMYK_8, intent,
                                                    cmsFLAGS_NOCACHE | cmsFLAGS_BLACKPOINTCOMPENSATION));
    if (!transform) return std::nullopt;
    const size_t pixels = static_cast<size_t>(photo.width) * static_cast<size_t>(photo.height);
    out.samples.resize(pixels * 4);
    cmsDoTransform(transform.get(), photo.samples.data(), out.samples.data(), static_cast<cmsUInt32Number>(pixels));
  }
  hold_limit(out, limit_of(style));
  return out;
}

std::optional<Raster> separate_to_black(const Raster& photo, const OutputProfile& profile) {
  if (is_neutral(photo)) return separate_grey(photo, profile);
  ProfilePtr from = source_profile(photo);
  if (!from) from = profile_from(profile.bytes);
  Raster grey{photo.width, photo.height, 1, {}, {}};
  const ProfilePtr to = source_profile(grey);  // light coded as sRGB codes it
  if (!from || !to) return std::nullopt;
  const TransformPtr transform(cmsCreateTransform(from.get(), photo.components == 3 ? TYPE_RGB_8 : TYPE_CMYK_8,
                                                  to.get(), TYPE_GRAY_8, INTENT_RELATIVE_COLORIMETRIC,
                                                  cmsFLAGS_NOCACHE | cmsFLAGS_BLACKPOINTCOMPENSATION));
  if (!transform) return std::nullopt;
  const size_t pixels = static_cast<size_t>(photo.width) * static_cast<size_t>(photo.height);
  grey.samples.resize(pixels);
  cmsDoTransform(transform.get(), photo.samples.data(), grey.samples.data(), static_cast<cmsUInt32Number>(pixels));
  return separate_grey(grey, profile);
}

std::string write_within_limit(Raster photo, int quality, const PressStyle& style) {
  std::string jpeg = write_jpeg(photo, quality);
  if (photo.components != 4) return jpeg;
  const int limit = limit_of(style);
  std::vector<int> limits(most_in_blocks(photo).size(), limit);
  constexpr int most_rounds = 12;
  for (int round = 0; round < most_rounds; ++round) {
    const std::optional<Raster> decoded = read_jpeg(jpeg, 1);
    if (!decoded) break;
    const std::vector<int> most = most_in_blocks(*decoded);
    bool over = false;
    for (size_t i = 0; i < most.size(); ++i) {
      if (most[i] <= limit) continue;
      over = true;
      limits[i] -= most[i] - limit + round;
      hold_limit_of_block(photo, static_cast<int>(i), limits[i]);
    }
    if (!over) break;
    jpeg = write_jpeg(photo, quality);
  }
  return jpeg;
}

}  // namespace banxin
