// From gathered light to a JPEG file: smoothing, lens glow, tone curve, grain.
#pragma once

#include <jpeglib.h>

#include <cstdio>
#include <stdexcept>
#include <string>

#include "render.h"

// Runs work(y) for all rows on all cores; rows must not depend on each other.
template <class Work>
void forRows(int height, const Work& work) {
  std::atomic<int> row{0};
  std::vector<std::thread> crew;
  for (unsigned i = 0; i < std::max(1U, std::thread::hardware_concurrency()); ++i)
    crew.emplace_back([&] {
      for (int y; (y = row++) < height;) work(y);
    });
  for (std::thread& t : crew) t.join();
}

struct Light {
  Vec3 colour;
  float variance;
};

// One pass of an edge-keeping wavelet filter: neighbours count if they lie on the same
// surface and differ by no more than the noise explains.
inline std::vector<Light> smoothed(const Film& film, const std::vector<Light>& in, int step, float tolerance) {
  std::vector<Light> out(in.size());
  const float tap[3] = {0.375f, 0.25f, 0.0625f};
  forRows(film.height, [&](int y) {
    for (int x = 0; x < film.width; ++x) {
      const auto here = static_cast<std::size_t>(y * film.width + x);
      const Pixel& p = film.pixels[here];
      float around = 0, aroundWeight = 0;
      for (int dy = -1; dy <= 1; ++dy)
        for (int dx = -1; dx <= 1; ++dx) {
          const int sx = std::clamp(x + dx, 0, film.width - 1), sy = std::clamp(y + dy, 0, film.height - 1);
          const float w = (dx == 0 ? 2.0f : 1.0f) * (dy == 0 ? 2.0f : 1.0f);
          around += w * in[static_cast<std::size_t>(sy * film.width + sx)].variance;
          aroundWeight += w;
        }
      const float level = luminance(in[here].colour);
      const float slack = 1 / (tolerance * std::sqrt(around / aroundWeight) + 0.01f * level + 1e-4f);
      Vec3 sum{};
      float weights = 0, spread = 0;
      for (int dy = -2; dy <= 2; ++dy)
        for (int dx = -2; dx <= 2; ++dx) {
          const int sx = x + dx * step, sy = y + dy * step;
          if (sx < 0 || sy < 0 || sx >= film.width || sy >= film.height) continue;
          const auto there = static_cast<std::size_t>(sy * film.width + sx);
          const Pixel& q = film.pixels[there];
          const float apart = std::fabs(p.depth - q.depth) / (0.02f * p.depth * real(step) + 1e-3f);
          const float bend = 1 - saturate(dot(p.normal, q.normal));
          const float w = tap[std::abs(dx)] * tap[std::abs(dy)] *
                          std::exp(-apart - 24 * bend - std::fabs(level - luminance(in[there].colour)) * slack);
          sum += in[there].colour * w;
          weights += w;
          spread += w * w * in[there].variance;
        }
      out[here] = {sum / weights, spread / (weights * weights)};
    }
  });
  return out;
}

// No pixel may be brighter than the third brightest of its neighbours: lone specks are noise.
inline void despeckle(const Film& film, std::vector<Light>& light) {
  const std::vector<Light> in = light;
  forRows(film.height, [&](int y) {
    for (int x = 0; x < film.width; ++x) {
      float most[3] = {};
      for (int k = 0; k < 9; ++k) {
        if (k == 4) continue;
        const int sx = std::clamp(x + k % 3 - 1, 0, film.width - 1), sy = std::clamp(y + k / 3 - 1, 0, film.height - 1);
        float l = luminance(in[static_cast<std::size_t>(sy * film.width + sx)].colour);
        for (float& m : most)
          if (l > m) std::swap(l, m);
      }
      Light& here = light[static_cast<std::size_t>(y * film.width + x)];
      const float l = luminance(here.colour);
      if (l <= most[2]) continue;
      here.colour = here.colour * (most[2] / l);
      here.variance *= most[2] * most[2] / (l * l);
    }
  });
}

// Where the picture is out of focus, few sight rays leave a stipple; a blur smaller than the
// lens' own hides it. In-focus neighbours stay out of it.
inline void soften(std::vector<Vec3>& image, const Film& film, const Camera& camera) {
  const float pixels = real(film.height) / (2 * std::tan(camera.view / 2));
  std::vector<float> radius;
  for (const Pixel& p : film.pixels) {
    const float circle = pixels * camera.aperture * std::fabs(1 / camera.focus - 1 / std::max(p.depth, 0.2f));
    radius.push_back(std::clamp(0.6f * (circle - 1.0f), 0.0f, 4.0f));
  }
  const std::vector<Vec3> in = image;
  forRows(film.height, [&](int y) {
    for (int x = 0; x < film.width; ++x) {
      const auto here = static_cast<std::size_t>(y * film.width + x);
      const float r = radius[here];
      if (r < 0.5f) continue;
      const int reach = static_cast<int>(std::ceil(r));
      Vec3 sum{};
      float weights = 0;
      for (int sy = std::max(0, y - reach); sy <= std::min(film.height - 1, y + reach); ++sy)
        for (int sx = std::max(0, x - reach); sx <= std::min(film.width - 1, x + reach); ++sx) {
          const auto there = static_cast<std::size_t>(sy * film.width + sx);
          const float away = std::hypot(real(sx - x), real(sy - y));
          const float w = saturate(std::min(r, radius[there] + 0.01f) + 0.5f - away);
          sum += in[there] * w;
          weights += w;
        }
      if (weights > 0) image[here] = sum / weights;
    }
  });
}

inline std::vector<Vec3> developed(const Film& film, const Camera& camera) {
  std::vector<Light> diffuse, gloss;
  for (const Pixel& p : film.pixels) {
    diffuse.push_back({p.diffuse, p.variance});
    gloss.push_back({p.gloss, p.glossVariance});
  }
  despeckle(film, diffuse);
  despeckle(film, gloss);
  for (const int step : {1, 2, 4, 8, 16}) diffuse = smoothed(film, diffuse, step, 5.0f);
  for (const int step : {1, 2, 4}) gloss = smoothed(film, gloss, step, 10.0f);
  std::vector<Vec3> image;
  for (std::size_t i = 0; i < film.pixels.size(); ++i) {
    const Pixel& p = film.pixels[i];
    image.push_back(p.albedo * diffuse[i].colour + gloss[i].colour + p.direct);
  }
  soften(image, film, camera);
  return image;
}

// Three box blurs in each direction come close to a Gaussian.
inline void blur(std::vector<Vec3>& image, int width, int height, int radius) {
  std::vector<Vec3> line;
  const auto pass = [&](int count, int stride, std::size_t start) {
    const auto at = [&](int i) -> Vec3& {
      return image[start + static_cast<std::size_t>(std::clamp(i, 0, count - 1) * stride)];
    };
    for (int round = 0; round < 3; ++round) {
      line.resize(static_cast<std::size_t>(count));
      Vec3 sum{};
      for (int i = -radius; i <= radius; ++i) sum += at(i);
      for (int i = 0; i < count; ++i) {
        line[static_cast<std::size_t>(i)] = sum / real(2 * radius + 1);
        sum += at(i + radius + 1) - at(i - radius);
      }
      for (int i = 0; i < count; ++i) at(i) = line[static_cast<std::size_t>(i)];
    }
  };
  for (int y = 0; y < height; ++y) pass(width, 1, static_cast<std::size_t>(y * width));
  for (int x = 0; x < width; ++x) pass(height, width, static_cast<std::size_t>(x));
}

// Light scattered in the lens: a tight halo and a wide veil.
inline void addBloom(std::vector<Vec3>& image, int width, int height, float amount) {
  std::vector<Vec3> tight = image;
  blur(tight, width, height, std::max(1, width / 400));
  std::vector<Vec3> wide = tight;
  blur(wide, width, height, std::max(2, width / 70));
  for (std::size_t i = 0; i < image.size(); ++i)
    image[i] = image[i] * (1 - amount) + tight[i] * (0.6f * amount) + wide[i] * (0.4f * amount);
}

// Brightness at which the given share of the picture is darker.
inline float quantile(const std::vector<Vec3>& image, double share) {
  std::vector<float> l;
  for (const Vec3& c : image) l.push_back(luminance(c));
  const auto nth = l.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(l.size() - 1));
  std::nth_element(l.begin(), nth, l.end());
  return *nth;
}

// A film-like curve: open toe, long shoulder.
inline float filmic(float v) {
  v = std::max(0.0f, v);
  return saturate(v * (2.51f * v + 0.03f) / (v * (2.43f * v + 0.59f) + 0.14f));
}

inline float encoded(float v) { return v <= 0.0031308f ? 12.92f * v : 1.055f * std::pow(v, 1 / 2.4f) - 0.055f; }

inline float grain(int x, int y, int layer) {
  const auto one = [&](int i, int j) { return chance(i, j, layer) + chance(i, j, layer + 7) - 1; };
  return 0.6f * one(x, y) + 0.2f * (one(x + 1, y) + one(x, y + 1));
}

inline std::vector<unsigned char> toned(std::vector<Vec3> image, int width, int height, const Look& look) {
  addBloom(image, width, height, look.bloom);
  const float exposure = look.key / std::max(quantile(image, 0.5), 1e-6f);
  std::vector<unsigned char> bytes(image.size() * 3);
  forRows(height, [&](int y) {
    for (int x = 0; x < width; ++x) {
      const auto i = static_cast<std::size_t>(y * width + x);
      const float dx = real(2 * x - width) / real(width), dy = real(2 * y - height) / real(width);
      const float fall = 1 - look.vignette * (dx * dx + dy * dy) * 0.7f;
      Vec3 c = image[i] * look.tint * (exposure * fall);
      const float l = luminance(c);  // bright colours bleach, as they do on film
      c = mix(c, grey(l), 0.5f * smoothstep(1.6f, 12.0f, l));
      const float noise = 0.027f * grain(x, y, 1);
      const float tints[3] = {0.012f * grain(x, y, 2), 0.008f * grain(x, y, 3), 0.016f * grain(x, y, 4)};
      const float rgb[3] = {c.x, c.y, c.z};
      for (std::size_t k = 0; k < 3; ++k) {
        float v = encoded(filmic(rgb[k]));
        v = mix(v, v * v * (3 - 2 * v), look.contrast - 1);
        v += (noise + tints[k]) * (1 - 0.6f * v);
        bytes[3 * i + k] = static_cast<unsigned char>(std::lround(255 * saturate(v)));
      }
    }
  });
  return bytes;
}

inline void writeJpeg(const std::string& path, const std::vector<unsigned char>& rgb, int width, int height) {
  std::FILE* file = std::fopen(path.c_str(), "wb");
  if (file == nullptr) throw std::runtime_error("cannot write " + path);
  jpeg_compress_struct out{};
  jpeg_error_mgr errors{};
  out.err = jpeg_std_error(&errors);
  jpeg_create_compress(&out);
  jpeg_stdio_dest(&out, file);
  out.image_width = static_cast<JDIMENSION>(width);
  out.image_height = static_cast<JDIMENSION>(height);
  out.input_components = 3;
  out.in_color_space = JCS_RGB;
  jpeg_set_defaults(&out);
  jpeg_set_quality(&out, 88, TRUE);
  out.dct_method = JDCT_ISLOW;
  out.optimize_coding = TRUE;
  jpeg_start_compress(&out, TRUE);
  std::vector<unsigned char> line(static_cast<std::size_t>(width) * 3);
  while (out.next_scanline < out.image_height) {
    const auto start = rgb.begin() + static_cast<std::ptrdiff_t>(out.next_scanline) * width * 3;
    std::copy(start, start + width * 3, line.begin());
    JSAMPROW rows[1] = {line.data()};
    jpeg_write_scanlines(&out, rows, 1);
  }
  jpeg_finish_compress(&out);
  jpeg_destroy_compress(&out);
  if (std::fclose(file) != 0) throw std::runtime_error("cannot write " + path);
}
