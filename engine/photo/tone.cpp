#include "photo/tone.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/files.h"
#include "photo/jpeg.h"
#include "photo/png.h"

namespace banxin {
namespace {

// A few hundred pixels across tell enough.
int denominator_of(const Image& image) {
  constexpr int enough = 600;
  const int side = std::max(image.width, image.height);
  return side > 4 * enough ? 8 : side > 2 * enough ? 4 : side > enough ? 2 : 1;
}

std::optional<Raster> pixels_of(const Image& image) {
  if (is_vector(image.format)) return std::nullopt;
  const auto read = image.bytes ? std::nullopt : read_file(image.file, largest_picture_file);
  if (!image.bytes && !read) return std::nullopt;
  const std::string& bytes = image.bytes ? *image.bytes : *read;
  if (image.format == Image::Format::jpeg) return read_jpeg(bytes, denominator_of(image));
  auto png = read_png(bytes);
  return png ? std::optional(std::move(png->colour)) : std::nullopt;
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

std::optional<Tone> tone_of(const Image& image, const Rect& part) {
  const auto raster = image.whole.width.mpt > 0 && image.whole.height.mpt > 0 ? pixels_of(image) : std::nullopt;
  if (!raster || raster->width < 1 || raster->height < 1) return std::nullopt;
  const auto column = [&](Length x) {
    return std::clamp(static_cast<int>(int64_t{(x - image.whole.x).mpt} * raster->width / image.whole.width.mpt), 0,
                      raster->width - 1);
  };
  const auto row = [&](Length y) {
    return std::clamp(static_cast<int>(int64_t{(y - image.whole.y).mpt} * raster->height / image.whole.height.mpt), 0,
                      raster->height - 1);
  };
  std::vector<int> all;
  for (int y = row(part.y); y <= row(part.bottom()); ++y)
    for (int x = column(part.x); x <= column(part.right()); ++x)
      all.push_back(lightness_at(*raster, raster->line(y) + static_cast<size_t>(x * raster->components)));
  std::sort(all.begin(), all.end());
  return Tone{all[all.size() / 10], all[all.size() - 1 - all.size() / 10]};
}

}  // namespace banxin
