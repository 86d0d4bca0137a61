#include "photo/soft_proof.h"

#include "photo/colour.h"
#include "photo/png_writer.h"

namespace banxin {
namespace {

std::string png_of(std::vector<uint32_t>& pixels, int width, int height) {
  return encode_png({reinterpret_cast<unsigned char*>(pixels.data()), width, height, static_cast<size_t>(width) * 4},
                    1);
}

uint32_t pixel_of(uint32_t red, uint32_t green, uint32_t blue) { return red << 16 | green << 8 | blue; }

}  // namespace

std::string plate_png(const Raster& ink) {
  std::vector<uint32_t> pixels;
  pixels.reserve(ink.samples.size());
  for (const uint8_t share : ink.samples) {
    const uint32_t light = 255u - share;
    pixels.push_back(pixel_of(light, light, light));
  }
  return png_of(pixels, ink.width, ink.height);
}

std::optional<std::string> soft_proof_png(const Raster& cmyk, const OutputProfile& profile) {
  const ProfilePtr from(
      cmsOpenProfileFromMem(profile.bytes.data(), static_cast<cmsUInt32Number>(profile.bytes.size())));
  const ProfilePtr to(cmsCreate_sRGBProfile());
  if (!from || !to) return std::nullopt;
  const TransformPtr transform(cmsCreateTransform(from.get(), TYPE_CMYK_8, to.get(), TYPE_RGB_8,
                                                  INTENT_ABSOLUTE_COLORIMETRIC, cmsFLAGS_NOCACHE));
  if (!transform) return std::nullopt;
  const size_t count = static_cast<size_t>(cmyk.width) * static_cast<size_t>(cmyk.height);
  std::vector<uint8_t> rgb(count * 3);
  cmsDoTransform(transform.get(), cmyk.samples.data(), rgb.data(), static_cast<cmsUInt32Number>(count));
  std::vector<uint32_t> pixels(count);
  for (size_t i = 0; i < count; ++i) pixels[i] = pixel_of(rgb[3 * i], rgb[3 * i + 1], rgb[3 * i + 2]);
  return png_of(pixels, cmyk.width, cmyk.height);
}

}  // namespace banxin
