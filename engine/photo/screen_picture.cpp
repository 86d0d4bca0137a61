#include "photo/screen_picture.h"

#include <array>
#include <numeric>

#include "photo/colour.h"
#include "photo/separation.h"

namespace banxin {
namespace {

constexpr uint32_t full = 255;

uint32_t weighed(uint32_t light, uint32_t alpha) { return (light * alpha + 127) / full; }

uint32_t screen_pixel(uint32_t red, uint32_t green, uint32_t blue, uint32_t alpha) {
  return alpha << 24 | weighed(red, alpha) << 16 | weighed(green, alpha) << 8 | weighed(blue, alpha);
}

TransformPtr to_srgb(const Raster& colour) {
  if (!is_profile_for(colour.icc, colour.components)) return nullptr;
  const ProfilePtr from(cmsOpenProfileFromMem(colour.icc.data(), static_cast<cmsUInt32Number>(colour.icc.size())));
  const ProfilePtr to(cmsCreate_sRGBProfile());
  const auto format = colour.components == 1 ? TYPE_GRAY_8 : colour.components == 3 ? TYPE_RGB_8 : TYPE_CMYK_8;
  return TransformPtr(cmsCreateTransform(from.get(), format, to.get(), TYPE_RGB_8, INTENT_RELATIVE_COLORIMETRIC,
                                         cmsFLAGS_NOCACHE | cmsFLAGS_BLACKPOINTCOMPENSATION));
}

// Through the profile; grey stays grey.
Raster in_srgb(Raster colour) {
  const TransformPtr transform = to_srgb(colour);
  if (!transform) return colour;
  if (colour.components == 1) {
    std::array<uint8_t, 256> tones{};
    std::array<uint8_t, 768> shown{};
    std::iota(tones.begin(), tones.end(), uint8_t{0});
    cmsDoTransform(transform.get(), tones.data(), shown.data(), 256);
    for (uint8_t& sample : colour.samples) sample = shown[3 * size_t{sample} + 1];
    return colour;
  }
  Raster out{colour.width, colour.height, 3, {}, {}};
  out.samples.resize(out.row() * static_cast<size_t>(out.height));
  for (int y = 0; y < out.height; ++y)
    cmsDoTransform(transform.get(), colour.line(y), out.line(y), static_cast<cmsUInt32Number>(out.width));
  return out;
}

void show_row(const uint8_t* from, int components, const uint8_t* alpha, int width, uint32_t* pixels) {
  for (int x = 0; x < width; ++x, from += components) {
    const uint32_t a = alpha ? alpha[x] : full;
    if (components == 4) {
      const auto light = [&](int i) { return weighed(full - from[i], full - from[3]); };
      pixels[x] = screen_pixel(light(0), light(1), light(2), a);
    } else {
      const bool grey = components == 1;
      pixels[x] = screen_pixel(from[0], grey ? from[0] : from[1], grey ? from[0] : from[2], a);
    }
  }
}

}  // namespace

bool show_picture(PicturePixels picture, const ScreenRoom& room) {
  const bool alpha = !picture.alpha.samples.empty();
  const Raster colour = in_srgb(std::move(picture.colour));
  const ScreenPixels screen = room(colour.width, colour.height, alpha);
  if (!screen.data) return false;
  for (int y = 0; y < colour.height; ++y)
    show_row(colour.line(y), colour.components, alpha ? picture.alpha.line(y) : nullptr, colour.width,
             reinterpret_cast<uint32_t*>(screen.data + screen.stride * static_cast<size_t>(y)));
  return true;
}

}  // namespace banxin
