#include "photo/tiff_samples.h"

#include <algorithm>
#include <cstring>

#include "photo/alpha.h"

namespace banxin {
namespace {

constexpr int full_byte = 255;

Raster room_for(const TiffLayout& layout, int components) {
  Raster raster{layout.width, layout.height, components, {}, {}};
  raster.samples.resize(raster.row() * static_cast<size_t>(raster.height));
  return raster;
}

}  // namespace

void unpack_samples(const uint8_t* from, int bits, size_t count, bool raw, uint8_t* into) {
  if (bits == 8) {
    std::memcpy(into, from, count);
  } else if (bits == 16) {  // in the order of the machine: libtiff turned them
    for (size_t i = 0; i < count; ++i) {
      uint16_t sample = 0;
      std::memcpy(&sample, from + 2 * i, sizeof sample);
      into[i] = static_cast<uint8_t>((sample * 255u + 32767u) / 65535u);
    }
  } else {
    const int most = (1 << bits) - 1, scale = raw ? 1 : full_byte / most;
    const size_t in_byte = 8 / static_cast<size_t>(bits);
    for (size_t i = 0; i < count; ++i) {
      const int shift = 8 - bits - static_cast<int>(i % in_byte) * bits;
      into[i] = static_cast<uint8_t>((from[i / in_byte] >> shift & most) * scale);
    }
  }
}

TiffPixels::TiffPixels(const TiffLayout& layout) : layout_(layout) {
  pixels_.colour = room_for(layout, layout.components());
  if (layout.alpha >= 0) pixels_.alpha = room_for(layout, 1);
}

void TiffPixels::take(const uint8_t* from, int plane, int x, int y, int count) {
  const size_t step = layout_.planes ? 1 : static_cast<size_t>(layout_.channels);
  samples_.resize(step * static_cast<size_t>(count));
  unpack_samples(from, layout_.bits, samples_.size(), !layout_.palette.empty(), samples_.data());
  if (layout_.planes) return put(plane, samples_.data(), 1, x, y, count);
  for (int channel = 0; channel < layout_.channels; ++channel)
    put(channel, samples_.data() + channel, step, x, y, count);
}

void TiffPixels::put(int channel, const uint8_t* sample, size_t step, int x, int y, int count) {
  const bool alpha = channel == layout_.alpha;
  if (!alpha && channel >= layout_.colours) return;
  Raster& raster = alpha ? pixels_.alpha : pixels_.colour;
  const size_t size = static_cast<size_t>(raster.components);
  uint8_t* into = raster.line(y) + static_cast<size_t>(x) * size;
  if (!alpha && !layout_.palette.empty()) {
    for (int i = 0; i < count; ++i, sample += step, into += size)
      std::copy_n(layout_.palette[*sample].data(), size, into);
    return;
  }
  into += alpha ? 0 : channel;
  for (int i = 0; i < count; ++i, sample += step, into += size) *into = *sample;
}

PicturePixels TiffPixels::finish() {
  Raster &colour = pixels_.colour, &alpha = pixels_.alpha;
  const bool clear = std::ranges::any_of(alpha.samples, [](uint8_t a) { return a != full_byte; });
  if (layout_.weighed && clear) unweigh(colour, alpha);
  if (layout_.white_is_zero)
    for (uint8_t& sample : colour.samples) sample = static_cast<uint8_t>(full_byte - sample);
  if (!clear) alpha = {};
  colour = upright(std::move(colour), layout_.orientation);
  if (clear) alpha = upright(std::move(alpha), layout_.orientation);
  return std::move(pixels_);
}

}  // namespace banxin
