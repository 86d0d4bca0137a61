// What both pictures are made with: colours in linear light, noise, a film that is developed into a JPEG.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

// After <cstdio>, whose types it takes as given.
// clang-format off
#include <jpeglib.h>
// clang-format on

struct Vec {
  double x = 0, y = 0, z = 0;
  Vec operator+(Vec o) const { return {x + o.x, y + o.y, z + o.z}; }
  Vec operator-(Vec o) const { return {x - o.x, y - o.y, z - o.z}; }
  Vec operator*(Vec o) const { return {x * o.x, y * o.y, z * o.z}; }
  Vec operator*(double s) const { return {x * s, y * s, z * s}; }
};
using Colour = Vec;  // linear red, green, blue; 1 is the white of paper

inline double dot(Vec a, Vec b) { return a.x * b.x + a.y * b.y + a.z * b.z; }
inline Vec unit(Vec v) { return v * (1 / std::sqrt(dot(v, v))); }
inline Vec mix(Vec a, Vec b, double t) { return a + (b - a) * t; }
inline double mix(double a, double b, double t) { return a + (b - a) * t; }
inline double step(double from, double to, double x) {
  const double t = std::clamp((x - from) / (to - from), 0.0, 1.0);
  return t * t * (3 - 2 * t);
}

// A number in [0, 1) that depends on whole coordinates only.
inline double chance(int x, int y, int z = 0) {
  uint32_t h = static_cast<uint32_t>(x) * 0x9E3779B1u ^ static_cast<uint32_t>(y) * 0x85EBCA77u ^
               static_cast<uint32_t>(z) * 0xC2B2AE3Du;
  h = (h ^ (h >> 15)) * 0x2C1B3C6Du;
  h = (h ^ (h >> 12)) * 0x297A2D39u;
  return (h ^ (h >> 15)) / 4294967296.0;
}

inline double noise(double x, double y) {
  const double fx = std::floor(x), fy = std::floor(y);
  const int ix = static_cast<int>(fx), iy = static_cast<int>(fy);
  const double u = step(0, 1, x - fx), v = step(0, 1, y - fy);
  return mix(mix(chance(ix, iy), chance(ix + 1, iy), u), mix(chance(ix, iy + 1), chance(ix + 1, iy + 1), u), v);
}

// Noise over noise, each octave half as strong and twice as fine, turned so that no lattice shows.
inline double fbm(double x, double y, int octaves) {
  double sum = 0, share = 0.5;
  for (int i = 0; i < octaves; ++i, share /= 2) {
    sum += share * noise(x, y);
    const double turned = 1.6 * x - 1.2 * y + 17.3;
    y = 1.2 * x + 1.6 * y + 5.7;
    x = turned;
  }
  return sum;
}

struct Film {
  int width, height;
  std::vector<Colour> pixels;
  Film(int w, int h) : width(w), height(h), pixels(static_cast<size_t>(w) * static_cast<size_t>(h)) {}
  // The pixel there, or the nearest one when that is outside.
  size_t index(int x, int y) const {
    return static_cast<size_t>(std::clamp(y, 0, height - 1)) * static_cast<size_t>(width) +
           static_cast<size_t>(std::clamp(x, 0, width - 1));
  }
  Colour& at(int x, int y) { return pixels[index(x, y)]; }
  Colour at(int x, int y) const { return pixels[index(x, y)]; }
};

// The mean over 2·radius + 1 pixels along one axis.
inline void blur_along(Film& film, int radius, bool across) {
  const int lines = across ? film.height : film.width, length = across ? film.width : film.height;
  std::vector<Colour> line(static_cast<size_t>(length));
  for (int l = 0; l < lines; ++l) {
    const auto pixel = [&](int i) -> Colour& { return across ? film.at(i, l) : film.at(l, i); };
    Colour sum;
    for (int i = -radius; i <= radius; ++i) sum = sum + pixel(i);
    for (int i = 0; i < length; ++i) {
      line[static_cast<size_t>(i)] = sum * (1.0 / (2 * radius + 1));
      sum = sum + pixel(i + radius + 1) - pixel(i - radius);
    }
    for (int i = 0; i < length; ++i) pixel(i) = line[static_cast<size_t>(i)];
  }
}

// Light that strays in the lens: three box blurs come near a Gaussian.
inline void bloom(Film& film, int radius, double share) {
  Film stray = film;
  for (int pass = 0; pass < 3; ++pass) blur_along(stray, radius, true), blur_along(stray, radius, false);
  for (size_t i = 0; i < film.pixels.size(); ++i) film.pixels[i] = mix(film.pixels[i], stray.pixels[i], share);
}

inline uint8_t developed(double light, double grain) {
  const double curved = light * (2.51 * light + 0.03) / (light * (2.43 * light + 0.59) + 0.14);  // a film's S curve
  const double value = 255 * std::pow(std::clamp(curved, 0.0, 1.0), 1 / 2.2) + grain;
  return static_cast<uint8_t>(std::clamp(std::lround(value), 0L, 255L));
}

inline void write_jpeg(Film& film, const std::string& file, double exposure) {
  constexpr int quality = 90;
  constexpr double grain = 5;
  const std::unique_ptr<FILE, int (*)(FILE*)> out(std::fopen(file.c_str(), "wb"), std::fclose);
  if (!out) throw std::runtime_error("cannot write " + file);
  jpeg_compress_struct jpeg{};
  jpeg_error_mgr errors{};
  jpeg.err = jpeg_std_error(&errors);
  jpeg_create_compress(&jpeg);
  jpeg_stdio_dest(&jpeg, out.get());
  jpeg.image_width = static_cast<JDIMENSION>(film.width);
  jpeg.image_height = static_cast<JDIMENSION>(film.height);
  jpeg.input_components = 3;
  jpeg.in_color_space = JCS_RGB;
  jpeg_set_defaults(&jpeg);
  jpeg_set_quality(&jpeg, quality, TRUE);
  jpeg_start_compress(&jpeg, TRUE);
  std::vector<uint8_t> row(static_cast<size_t>(film.width) * 3);
  for (int y = 0; y < film.height; ++y) {
    for (int x = 0; x < film.width; ++x) {
      const Colour light = film.at(x, y) * exposure;
      const double speck = grain * (chance(x, y, 7) + chance(x, y, 8) - 1);
      uint8_t* pixel = &row[static_cast<size_t>(x) * 3];
      pixel[0] = developed(light.x, speck), pixel[1] = developed(light.y, speck), pixel[2] = developed(light.z, speck);
    }
    JSAMPROW rows[] = {row.data()};
    jpeg_write_scanlines(&jpeg, rows, 1);
  }
  jpeg_finish_compress(&jpeg);
  jpeg_destroy_compress(&jpeg);
}
