#include "photo/light_map.h"

#include <algorithm>

#include "photo/jpeg.h"
#include "photo/png.h"
#include "photo/tiff.h"

namespace banxin {
namespace {

constexpr int enough = 600;  // cells across

// What libjpeg leaves out while it decodes.
int denominator_of(const Image& image) {
  const int side = std::max(image.width, image.height);
  return side > 4 * enough ? 8 : side > 2 * enough ? 4 : side > enough ? 2 : 1;
}

std::optional<Raster> pixels_of(const Image& image, const std::string& bytes) {
  if (image.format == Image::Format::jpeg) return read_jpeg(bytes, denominator_of(image));
  auto pixels = image.format == Image::Format::tiff ? read_tiff(bytes) : read_png(bytes);
  return pixels ? std::optional(std::move(pixels->colour)) : std::nullopt;
}

int lightness_at(const Raster& raster, const uint8_t* pixel) {
  constexpr int full = 255;
  if (raster.components == 1) return lightness(pixel[0], pixel[0], pixel[0]);
  if (raster.components == 3) return lightness(pixel[0], pixel[1], pixel[2]);
  const int paper = full - pixel[3];
  return lightness((full - pixel[0]) * paper / full, (full - pixel[1]) * paper / full,
                   (full - pixel[2]) * paper / full);
}

}  // namespace

Tone LightMap::tone(const Rect& part, const Rect& whole) const {
  const auto cell = [](Length at, Length length, int count) {
    return std::clamp(static_cast<int>(int64_t{at.mpt} * count / length.mpt), 0, count - 1);
  };
  const auto column = [&](Length x) { return cell(x - whole.x, whole.width, width); };
  const auto row = [&](Length y) { return cell(y - whole.y, whole.height, height); };
  std::vector<int> all;
  for (int y = row(part.y); y <= row(part.bottom()); ++y)
    for (int x = column(part.x); x <= column(part.right()); ++x)
      all.push_back(cells[static_cast<size_t>(y) * static_cast<size_t>(width) + static_cast<size_t>(x)]);
  std::sort(all.begin(), all.end());
  return Tone{all[all.size() / 10], all[all.size() - 1 - all.size() / 10]};
}

std::optional<LightMap> light_map(const Image& image, const std::string& bytes) {
  const auto raster = is_vector(image.format) ? std::nullopt : pixels_of(image, bytes);
  if (!raster || raster->width < 1 || raster->height < 1) return std::nullopt;
  const int step =
      (std::max(raster->width, raster->height) + enough - 1) / enough;  // pixels a cell, one of them counts
  LightMap map{(raster->width + step - 1) / step, (raster->height + step - 1) / step, {}};
  map.cells.reserve(static_cast<size_t>(map.width) * static_cast<size_t>(map.height));
  for (int y = 0; y < raster->height; y += step)
    for (int x = 0; x < raster->width; x += step)
      map.cells.push_back(static_cast<uint16_t>(
          lightness_at(*raster, raster->line(y) + static_cast<size_t>(x) * static_cast<size_t>(raster->components))));
  return map;
}

}  // namespace banxin
