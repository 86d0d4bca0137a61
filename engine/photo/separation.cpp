#include "photo/separation.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "photo/colour.h"
#include "photo/jpeg.h"
#include "photo/jpeg_writer.h"

namespace banxin {
namespace {

using Tones = std::array<uint8_t, 256>;

ProfilePtr open_profile(const std::string& bytes) {
  return ProfilePtr(cmsOpenProfileFromMem(bytes.data(), static_cast<cmsUInt32Number>(bytes.size())));
}

// The file's own profile when it fits its pixels; sRGB (for grey: its tone curve) when there is none.
ProfilePtr source_profile(const Raster& photo) {
  if (!photo.icc.empty()) {
    ProfilePtr own = open_profile(photo.icc);
    const auto wanted = photo.components == 1 ? cmsSigGrayData : photo.components == 3 ? cmsSigRgbData : cmsSigCmykData;
    if (own && cmsGetColorSpace(own.get()) == wanted) return own;
    if (photo.components != 1) return nullptr;
  }
  if (photo.components == 3) return ProfilePtr(cmsCreate_sRGBProfile());
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

// Relative luminance of each of 256 values of one channel of `profile`.
std::array<double, 256> ramp(cmsHPROFILE profile, cmsUInt32Number format, size_t channel) {
  std::array<double, 256> light{};
  const ProfilePtr lab(cmsCreateLab4Profile(nullptr));
  const TransformPtr transform(
      cmsCreateTransform(profile, format, lab.get(), TYPE_Lab_DBL, INTENT_RELATIVE_COLORIMETRIC, cmsFLAGS_NOCACHE));
  if (!transform) return light;
  for (size_t value = 0; value < 256; ++value) {
    std::array<uint8_t, 4> ink{};
    ink[channel] = static_cast<uint8_t>(value);
    cmsCIELab colour{};
    cmsDoTransform(transform.get(), ink.data(), &colour, 1);
    light[value] = luminance(std::clamp(colour.L, 0.0, 100.0));
  }
  return light;
}

// For each grey the tone of black that prints as light, from paper white to full black.
Tones black_tones(cmsHPROFILE grey, cmsHPROFILE output) {
  const auto wanted = ramp(grey, TYPE_GRAY_8, 0), printed = ramp(output, TYPE_CMYK_8, 3);
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
  const ProfilePtr grey = source_profile(photo), output = open_profile(profile.bytes);
  if (!grey || !output) return std::nullopt;
  const Tones tones = black_tones(grey.get(), output.get());
  Raster out{photo.width, photo.height, 1, photo.samples, {}};
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

int most_ink(const Raster& photo) {
  int most = 0;
  for (size_t i = 0; i + 3 < photo.samples.size(); i += 4) most = std::max(most, ink_of_pixel(&photo.samples[i]));
  return (most * 1000 + 254) / 255;
}

std::optional<Raster> separate(const Raster& photo, const OutputProfile& profile, const PressStyle& style) {
  if (photo.components == 1) return separate_grey(photo, profile);
  Raster out{photo.width, photo.height, 4, {}, {}};
  if (photo.components == 4 && photo.icc.empty()) {
    out.samples = photo.samples;
  } else {
    const ProfilePtr from = source_profile(photo), to = open_profile(profile.bytes);
    if (!from || !to) return std::nullopt;
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
