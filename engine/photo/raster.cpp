#include "photo/raster.h"

#include <algorithm>

namespace banxin {
namespace {

constexpr uint32_t unit = 4096;  // a new pixel's length; 255 · 4096 · 4096 still fits 32 bits

// One old pixel's share in the one or two new ones it lies on.
struct PixelShare {
  int to = 0;
  uint32_t first = 0, second = 0;  // in new pixels `to` and `to + 1`
};

std::vector<PixelShare> shares(int from, int to) {
  std::vector<PixelShare> all(static_cast<size_t>(from));
  const auto edge = [&](int i) {
    return static_cast<uint32_t>(static_cast<uint64_t>(i) * static_cast<uint64_t>(to) * unit /
                                 static_cast<uint64_t>(from));
  };
  for (int i = 0; i < from; ++i) {
    const uint32_t begin = edge(i), end = edge(i + 1), border = (begin / unit + 1) * unit;
    all[static_cast<size_t>(i)] = {static_cast<int>(begin / unit), std::min(end, border) - begin,
                                   end > border ? end - border : 0};
  }
  return all;
}

void add_row(const uint8_t* from, const std::vector<PixelShare>& across, int components, uint32_t* sums) {
  for (const PixelShare& share : across)
    for (uint32_t *sum = sums + ptrdiff_t{share.to} * components, *end = sum + components; sum != end; ++sum, ++from) {
      *sum += *from * share.first;
      if (share.second) sum[components] += *from * share.second;
    }
}

// Where the picture's stored pixel is shown (EXIF 2.32, tag Orientation).
struct ExifTurn {
  bool transposed, from_right, from_bottom;
};
constexpr ExifTurn turns[8] = {{false, false, false}, {false, true, false}, {false, true, true}, {false, false, true},
                               {true, false, false},  {true, true, false},  {true, true, true},  {true, false, true}};

}  // namespace

Raster upright(Raster stored, int orientation) {
  if (orientation <= 1 || orientation > 8) return stored;
  const ExifTurn turn = turns[orientation - 1];
  Raster shown{stored.width, stored.height, stored.components, {}, std::move(stored.icc), stored.adobe_rgb};
  if (turn.transposed) std::swap(shown.width, shown.height);
  shown.samples.resize(stored.samples.size());
  const size_t size = static_cast<size_t>(stored.components);
  for (int y = 0; y < stored.height; ++y) {
    const uint8_t* from = stored.line(y);
    for (int x = 0; x < stored.width; ++x, from += size) {
      int to_x = turn.transposed ? y : x, to_y = turn.transposed ? x : y;
      if (turn.from_right) to_x = shown.width - 1 - to_x;
      if (turn.from_bottom) to_y = shown.height - 1 - to_y;
      std::copy_n(from, size, shown.line(to_y) + static_cast<size_t>(to_x) * size);
    }
  }
  return shown;
}

Raster cut_and_scale(const Raster& whole, const Cut& cut) {
  Raster out{cut.to_width, cut.to_height, whole.components, {}, whole.icc, whole.adobe_rgb};
  out.samples.resize(out.row() * static_cast<size_t>(out.height));
  const std::vector<PixelShare> across = shares(cut.width, cut.to_width), down = shares(cut.height, cut.to_height);
  const size_t row = out.row(), spare = static_cast<size_t>(whole.components);  // the last pixel may spill nothing
  std::vector<uint32_t> sums(row + spare), now(row), next(row);
  int at = 0;
  const auto finish = [&] {
    uint8_t* line = out.line(at);
    for (size_t i = 0; i < row; ++i) line[i] = static_cast<uint8_t>((now[i] + (1u << 23)) >> 24);
    now.swap(next);
    std::fill(next.begin(), next.end(), 0u);
    ++at;
  };
  for (int y = 0; y < cut.height; ++y) {
    std::fill(sums.begin(), sums.end(), 0u);
    add_row(whole.line(cut.top + y) + static_cast<size_t>(cut.left) * spare, across, whole.components, sums.data());
    const PixelShare& share = down[static_cast<size_t>(y)];
    if (share.to > at) finish();
    for (size_t i = 0; i < row; ++i) now[i] += sums[i] * share.first;
    if (share.second)
      for (size_t i = 0; i < row; ++i) next[i] += sums[i] * share.second;
  }
  if (at < out.height) finish();
  return out;
}

}  // namespace banxin
