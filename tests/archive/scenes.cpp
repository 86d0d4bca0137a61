#include "tests/archive/scenes.h"

#include <algorithm>

namespace banxin::archive_test {
namespace {

constexpr int long_side = 1500, short_side = 1000;

Rgb mix(Rgb a, Rgb b, int share) {  // 0 is a, 256 is b
  const auto one = [&](int x, int y) { return static_cast<unsigned char>(x + (y - x) * share / 256); };
  return {one(a.red, b.red), one(a.green, b.green), one(a.blue, b.blue)};
}

Rgb any_colour(Random& random, int least, int most) {
  const auto one = [&] { return static_cast<unsigned char>(random.between(least, most)); };
  return {one(), one(), one()};
}

Scene empty_scene(bool upright) {
  Scene scene{upright ? short_side : long_side, upright ? long_side : short_side, {}};
  scene.pixels.resize(static_cast<size_t>(scene.width) * static_cast<size_t>(scene.height));
  return scene;
}

void fill_sky(Scene& scene, Random& random) {
  const Rgb above = any_colour(random, 60, 160), below = any_colour(random, 190, 250);
  const int sun_x = random.between(scene.width / 5, scene.width * 4 / 5), sun_y = random.between(120, 300);
  const int radius = random.between(30, 70);
  for (int y = 0; y < scene.height; ++y) {
    const Rgb air = mix(above, below, y * 256 / scene.height);
    Rgb* row = &scene.pixels[static_cast<size_t>(y) * static_cast<size_t>(scene.width)];
    for (int x = 0; x < scene.width; ++x) {
      const int far = (x - sun_x) * (x - sun_x) + (y - sun_y) * (y - sun_y);
      row[x] = far < radius * radius ? Rgb{252, 240, 210} : air;
    }
  }
}

/// The top of a range of hills for every x: lines between random heights, in ever finer steps.
std::vector<int> ridge(Random& random, int width, int middle, int rise) {
  std::vector<int> tops(static_cast<size_t>(width), middle);
  for (int step = 320; step >= 10; step /= 2, rise /= 2) {
    int from = random.between(-rise, rise);
    for (int start = 0; start < width; start += step) {
      const int to = random.between(-rise, rise);
      for (int x = start; x < std::min(start + step, width); ++x)
        tops[static_cast<size_t>(x)] += from + (to - from) * (x - start) / step;
      from = to;
    }
  }
  return tops;
}

/// The grain of a film, without which a picture packs far too well.
void add_grain(Scene& scene, Random& random, int strength) {
  for (Rgb& p : scene.pixels) {
    const uint64_t noise = random.next();
    const int by = static_cast<int>(noise % static_cast<unsigned>(2 * strength + 1)) - strength;
    for (unsigned char* c : {&p.red, &p.green, &p.blue}) *c = static_cast<unsigned char>(std::clamp(*c + by, 0, 255));
  }
}

void fill(Scene& scene, int left, int top, int right, int bottom, Rgb colour) {
  for (int y = std::max(top, 0); y < std::min(bottom, scene.height); ++y)
    for (int x = std::max(left, 0); x < std::min(right, scene.width); ++x)
      scene.pixels[static_cast<size_t>(y) * static_cast<size_t>(scene.width) + static_cast<size_t>(x)] = colour;
}

void add_house(Scene& scene, Random& random, int left, int width, int shore) {
  const int top = shore - random.between(shore / 6, shore * 2 / 3);
  fill(scene, left, top, left + width, shore, any_colour(random, 40, 150));
  const Rgb lit = {245, 214, 140}, dark = {50, 56, 70};
  for (int y = top + 18; y + 20 < shore; y += 40)
    for (int x = left + 14; x + 16 < left + width; x += 34)
      fill(scene, x, y, x + 16, y + 20, random.one_in(3) ? lit : dark);
}

}  // namespace

Scene draw_hills(Random& random, bool upright) {
  Scene scene = empty_scene(upright);
  fill_sky(scene, random);
  const Rgb far = any_colour(random, 130, 190), near = any_colour(random, 20, 80);
  constexpr int ranges = 5;
  std::vector<int> tops[ranges];
  for (int i = 0; i < ranges; ++i)
    tops[i] = ridge(random, scene.width, scene.height * (8 + 2 * i) / 18, scene.height / (9 + 2 * i));
  for (int y = 0; y < scene.height; ++y) {
    Rgb* row = &scene.pixels[static_cast<size_t>(y) * static_cast<size_t>(scene.width)];
    for (int x = 0; x < scene.width; ++x) {
      int nearest = ranges - 1;
      while (nearest >= 0 && tops[nearest][static_cast<size_t>(x)] > y) --nearest;
      if (nearest < 0) continue;
      const Rgb colour = mix(far, near, nearest * 256 / (ranges - 1));
      row[x] = mix(colour, near, std::min((y - tops[nearest][static_cast<size_t>(x)]) / 3, 200));
    }
  }
  add_grain(scene, random, 9);
  return scene;
}

Scene draw_town(Random& random, bool upright) {
  Scene scene = empty_scene(upright);
  fill_sky(scene, random);
  const int shore = scene.height * 3 / 4;
  for (int left = -20; left < scene.width;) {
    const int width = random.between(70, 190);
    add_house(scene, random, left, width, shore);
    left += width + random.between(0, 12);
  }
  const Rgb water = any_colour(random, 60, 120);  // what stands above is seen in it, ever less
  for (int y = shore; y < scene.height; ++y) {
    const size_t row = static_cast<size_t>(y) * static_cast<size_t>(scene.width);
    const size_t seen = static_cast<size_t>(2 * shore - y - 1) * static_cast<size_t>(scene.width);
    const int wave = random.between(-3, 3);
    for (int x = 0; x < scene.width; ++x) {
      const auto from = static_cast<size_t>(std::clamp(x + wave, 0, scene.width - 1));
      scene.pixels[row + static_cast<size_t>(x)] =
          mix(scene.pixels[seen + from], water, 90 + (y - shore) * 160 / (scene.height - shore));
    }
  }
  add_grain(scene, random, 7);
  return scene;
}

}  // namespace banxin::archive_test
