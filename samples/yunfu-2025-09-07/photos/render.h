// A path tracer: light from lamps is sampled on purpose, everything else by chance.
#pragma once

#include <atomic>
#include <thread>

#include "bvh.h"

struct Camera {
  Vec3 eye, target;
  float view = 0.7f;   // vertical angle of view, radians
  float focus = 5;     // distance of the plane in focus
  float aperture = 0;  // radius of the lens opening
};

struct Look {
  float key = 0.2f;     // where the median of the picture comes to lie (0..1, linear)
  float bloom = 0.06f;  // share of the light scattered in the lens
  float contrast = 1.0f;
  Vec3 tint{1, 1, 1};
  float vignette = 0.25f;
};

struct Scene {
  Model model;
  Camera camera;
  Look look;
  Vec3 ambient{};   // stands for all light bounced more often than traced
  int samples = 4;  // per pixel; a power of two
  float glare = 8;  // brightest a lamp may look
  int bounces = 1;
  std::function<Vec3(const Ray&, float end)> haze;  // light scattered by the air before a surface
};

// What the film gathers per pixel, kept apart so that only the noisy parts get smoothed.
struct Pixel {
  Vec3 diffuse{}, albedo{}, gloss{}, direct{}, normal{};
  float depth = 0, variance = 0, glossVariance = 0;
};

struct Film {
  int width = 0, height = 0;
  std::vector<Pixel> pixels;
};

// Numbers in 0..1 for one pixel: a small lattice, shifted differently in every dimension.
class Sampler {
 public:
  Sampler(std::uint32_t pixel, int sample, int count)
      : seed_(hash(pixel)), sample_(static_cast<std::uint32_t>(sample)), count_(static_cast<std::uint32_t>(count)) {}

  float next() {
    const std::uint32_t h = hash(seed_ + 0x9e3779b9U * ++dimension_);
    const std::uint32_t slot = (sample_ * (h | 1U) + (h >> 9)) & (count_ - 1);
    const float jitter = real(hash(h ^ (sample_ * 0x85ebca6bU)) >> 8) / 16777216.0f;
    return std::min((real(slot) + jitter) / real(count_), 0.9999999f);
  }

 private:
  std::uint32_t seed_, sample_, count_, dimension_ = 0;
};

class Tracer {
 public:
  explicit Tracer(const Scene& scene) : scene_(scene), bvh_(scene.model.triangles) {
    float sum = 0;
    const auto& all = scene.model.triangles;
    for (std::size_t i = 0; i < all.size(); ++i) {
      const Material& m = material(all[i]);
      if (!m.light) continue;
      const float area = 0.5f * length(cross(all[i].p[1] - all[i].p[0], all[i].p[2] - all[i].p[0]));
      const float power = luminance(m.base.emission);
      sum += area * power;
      lamps_.push_back({static_cast<int>(i), sum, power});
    }
    total_ = sum;
  }

  Film render(int width, int height) const {
    Film film{width, height, std::vector<Pixel>(static_cast<std::size_t>(width) * static_cast<std::size_t>(height))};
    std::atomic<int> row{0};
    const auto work = [&] {
      for (int y; (y = row++) < height;)
        for (int x = 0; x < width; ++x)
          film.pixels[static_cast<std::size_t>(y * width + x)] = pixel(x, y, width, height);
    };
    std::vector<std::thread> crew;
    for (unsigned i = 0; i < std::max(1U, std::thread::hardware_concurrency()); ++i) crew.emplace_back(work);
    for (std::thread& t : crew) t.join();
    return film;
  }

 private:
  struct Lamp {
    int triangle;
    float sum, power;
  };
  struct Point {
    Vec3 p, facing;
    Surface s;
    const Material* m = nullptr;
  };
  struct Lit {
    Vec3 diffuse{}, gloss{};  // the former without albedo
  };

  const Material& material(const Triangle& t) const {
    return scene_.model.materials[static_cast<std::size_t>(t.material)];
  }

  // Small sharp mirrors see the lamps themselves; blurred ones get their lamps sampled.
  static bool sampledGloss(const Surface& s) { return s.rough > 0.25f; }
  static Vec3 mirrorTint(const Surface& s, float cosine) {
    const float edge = std::pow(1 - saturate(cosine), 5.0f);
    const Vec3 base = mix(grey(s.shine), s.albedo, s.metal);
    const float most = s.metal > 0 ? 1.0f : std::min(1.0f, s.shine * 12) * (1 - s.rough);
    return mix(base, grey(std::max(most, luminance(base))), edge);
  }

  static Vec3 emitted(const Material& m, const Surface& s, Vec3 away) {
    if (m.beam <= 0) return s.emission;
    return s.emission * std::pow(std::max(0.0f, dot(away, m.aim)), m.beam);
  }

  bool find(const Ray& ray, Point& at, float& distance) const {
    Hit hit = bvh_.nearest(ray);
    while (hit.triangle >= 0 && material(scene_.model.triangles[static_cast<std::size_t>(hit.triangle)]).hidden) {
      const float passed = hit.t + 0.01f;
      hit = bvh_.nearest({ray.o + ray.d * passed, ray.d});
      hit.t += passed;
    }
    distance = hit.t;
    if (hit.triangle < 0) return false;
    const Triangle& t = scene_.model.triangles[static_cast<std::size_t>(hit.triangle)];
    at.m = &material(t);
    at.p = ray.o + ray.d * hit.t;
    at.facing = unit(cross(t.p[1] - t.p[0], t.p[2] - t.p[0]));
    if (dot(at.facing, ray.d) > 0) at.facing = -at.facing;
    Vec3 n = unit(t.n[0] * (1 - hit.u - hit.v) + t.n[1] * hit.u + t.n[2] * hit.v);
    if (dot(n, at.facing) < 0) n = -n;
    at.s = at.m->base;
    at.s.normal = n;
    if (at.m->paint) {
      at.m->paint(at.m->frame.in(at.p), at.s);
      at.s.normal = unit(at.s.normal);
    }
    return true;
  }

  static Vec3 around(Vec3 n, float u, float v) {
    const Frame f = along({}, n);
    const float r = std::sqrt(u), angle = 2 * kPi * v;
    return f.turn({r * std::cos(angle), r * std::sin(angle), std::sqrt(std::max(0.0f, 1 - u))});
  }

  static float lobe(const Surface& s, Vec3 half) {
    const float a2 = s.rough * s.rough * s.rough * s.rough, c = saturate(dot(s.normal, half));
    const float d = c * c * (a2 - 1) + 1;
    return a2 / (kPi * d * d);
  }

  // A proposed lamp point: how much of its light leaves the surface, by diffuse and by mirror lobe.
  struct Proposal {
    const Material* m = nullptr;
    Vec3 q{}, d{}, gloss{};
    float diffuse = 0;
  };

  Proposal propose(const Point& at, Vec3 back, const Lamp& lamp, float u, float v) const {
    const Triangle& t = scene_.model.triangles[static_cast<std::size_t>(lamp.triangle)];
    const float r = std::sqrt(u);
    Proposal p;
    p.q = t.p[0] * (1 - r) + t.p[1] * (r * (1 - v)) + t.p[2] * (r * v);
    const Vec3 way = p.q - at.p;
    const float far = dot(way, way);
    p.d = way / std::sqrt(far);
    const float cosine = dot(p.d, at.s.normal);
    if (cosine <= 0 || dot(p.d, at.facing) <= 0) return p;
    p.m = &material(t);
    const float strength = cosine * std::fabs(dot(p.d, t.n[0])) / std::max(far, 0.02f);
    p.diffuse = strength / kPi;
    if (sampledGloss(at.s)) {
      const Vec3 half = unit(p.d + back);
      p.gloss = mirrorTint(at.s, dot(half, p.d)) *
                (strength * lobe(at.s, half) * 0.25f / std::max(0.2f, dot(back, at.s.normal)));
    }
    return p;
  }

  // Direct light. A handful of lamp points are proposed, the one that matters most is tested for shadow.
  Lit lamps(const Point& at, Vec3 back, Sampler& rnd, int proposals) const {
    if (lamps_.empty()) return {};
    Proposal chosen;
    float weights = 0, chosenValue = 0;
    for (int i = 0; i < proposals; ++i) {
      const float pick = rnd.next() * total_;
      const auto lamp =
          std::lower_bound(lamps_.begin(), lamps_.end() - 1, pick, [](const Lamp& l, float v) { return l.sum < v; });
      const float u = rnd.next(), v = rnd.next(), keep = rnd.next();
      const Proposal p = propose(at, back, *lamp, u, v);
      if (p.m == nullptr) continue;
      const Vec3 light = emitted(*p.m, p.m->base, -p.d);
      const float value = luminance(light * (p.diffuse * (at.s.albedo + grey(0.02f)) + p.gloss));
      const float weight = value * total_ / (lamp->power * real(proposals));
      weights += weight;
      if (weight > 0 && keep * weights < weight) {
        chosen = p;
        chosenValue = value;
      }
    }
    if (chosenValue <= 0) return {};
    const Vec3 from = at.p + at.facing * 5e-4f, way = chosen.q - from;
    const float far = length(way);
    if (bvh_.blocked({from, way / far}, far - 2e-3f)) return {};
    Surface s = chosen.m->base;
    if (chosen.m->paint) chosen.m->paint(chosen.m->frame.in(chosen.q), s);
    const Vec3 light = emitted(*chosen.m, s, -chosen.d) * (weights / chosenValue);
    return {light * chosen.diffuse, light * chosen.gloss};
  }

  Vec3 mirrored(const Point& at, Vec3 d, Sampler& rnd) const {
    const float a2 = at.s.rough * at.s.rough * at.s.rough * at.s.rough;
    const float u = rnd.next() * 0.96f, angle = 2 * kPi * rnd.next();  // the far tail only makes specks
    const float c = std::sqrt((1 - u) / (1 + (a2 - 1) * u)), s = std::sqrt(std::max(0.0f, 1 - c * c));
    const Vec3 half = along({}, at.s.normal).turn({s * std::cos(angle), s * std::sin(angle), c});
    Vec3 r = d - half * (2 * dot(d, half));
    const float below = dot(r, at.facing);
    if (below < 0.01f) r = unit(r + at.facing * (0.02f - below));
    return r;
  }

  static Vec3 tamed(Vec3 c, float most) {
    const float l = luminance(c);
    return l > most ? c * (most / l) : c;
  }

  // Light arriving along a ray that has already bounced `depth` times.
  Vec3 arriving(const Ray& ray, int depth, bool countLamps, Sampler& rnd) const {
    Point at;
    float distance = 0;
    if (!find(ray, at, distance)) return scene_.ambient;
    Vec3 sum = at.m->light && !countLamps ? Vec3{} : emitted(*at.m, at.s, -ray.d);
    if (at.m->beam > 0) return {};  // mirror images of narrow spot lamps would be nothing but specks
    if (at.m->light) return sum;
    const Lit lit = lamps(at, -ray.d, rnd, 3);
    const Vec3 tone = at.s.albedo * (1 - 0.4f * at.s.metal);
    sum += lit.diffuse * tone + lit.gloss;
    if (depth >= scene_.bounces) return sum + tone * scene_.ambient;
    const Ray next{at.p + at.facing * 5e-4f, around(at.s.normal, rnd.next(), rnd.next())};
    return sum + tone * tamed(arriving(next, depth + 1, false, rnd), 20);
  }

  // A sight ray that only sees: it sharpens edges and patterns at little cost.
  void glance(Pixel& px, const Ray& ray) const {
    Point at;
    float distance = 0;
    const bool found = find(ray, at, distance);
    if (scene_.haze) px.direct += scene_.haze(ray, distance);
    px.direct += found ? tamed(emitted(*at.m, at.s, -ray.d), scene_.glare) : scene_.ambient;
    if (found && !at.m->light) px.albedo += at.s.albedo * (1 - at.s.metal);
  }

  void gather(Pixel& px, Sampler& rnd, const Ray& ray, double (&moments)[4]) const {
    Point at;
    float distance = 0;
    const bool found = find(ray, at, distance);
    if (scene_.haze) px.direct += scene_.haze(ray, distance);
    if (!found) {
      px.direct += scene_.ambient;
      px.depth += 100;
      return;
    }
    px.depth += std::min(distance, 100.0f);
    px.normal += at.s.normal;
    px.direct += tamed(emitted(*at.m, at.s, -ray.d), scene_.glare);
    if (at.m->light) return;
    const Lit lit = lamps(at, -ray.d, rnd, 6);
    const Vec3 start = at.p + at.facing * 5e-4f;
    const Vec3 albedo = at.s.albedo * (1 - at.s.metal);
    px.albedo += albedo;
    Vec3 diffuse = lit.diffuse, gloss = tamed(lit.gloss, 12);
    const Ray next{start, around(at.s.normal, rnd.next(), rnd.next())};
    if (luminance(albedo) > 0.004f) diffuse += tamed(arriving(next, 1, false, rnd), 20);
    const Vec3 tint = mirrorTint(at.s, -dot(ray.d, at.s.normal));
    if (luminance(tint) > 0.008f) {
      const Ray mirror{start, mirrored(at, ray.d, rnd)};
      gloss += tint * tamed(arriving(mirror, scene_.bounces, !sampledGloss(at.s), rnd), 0.5f * scene_.glare);
    }
    px.diffuse += diffuse;
    px.gloss += gloss;
    const float l = luminance(diffuse), g = luminance(gloss);
    moments[0] += l;
    moments[1] += l * l;
    moments[2] += g;
    moments[3] += g * g;
  }

  Pixel pixel(int x, int y, int width, int height) const {
    const Camera& c = scene_.camera;
    const Frame f = along(c.eye, unit(c.target - c.eye));
    const float tall = std::tan(c.view / 2), wide = tall * real(width) / real(height);
    Pixel px;
    double moments[4] = {};
    const int n = scene_.samples;
    const auto sight = [&](Sampler& rnd) {
      const float jx = rnd.next() + rnd.next() - 0.5f, jy = rnd.next() + rnd.next() - 0.5f;
      const float sx = 2 * (real(x) + jx) / real(width) - 1, sy = 1 - 2 * (real(y) + jy) / real(height);
      const Vec3 aim = Vec3{sx * wide, sy * tall, 1} * c.focus;
      const float r = c.aperture * std::sqrt(rnd.next()), angle = 2 * kPi * rnd.next();
      const Vec3 lens{r * std::cos(angle), r * std::sin(angle), 0};
      return Ray{f.out(lens), unit(f.turn(aim - lens))};
    };
    for (int i = 0; i < n; ++i) {
      Sampler rnd(static_cast<std::uint32_t>(y * 4001 + x), i, n);
      const Ray ray = sight(rnd);
      glance(px, sight(rnd));
      gather(px, rnd, ray, moments);
    }
    const float inv = 1 / real(n);
    px.diffuse = px.diffuse * inv;
    px.albedo = px.albedo * (0.5f * inv);
    px.gloss = px.gloss * inv;
    px.direct = px.direct * (0.5f * inv);
    px.depth *= inv;
    px.normal = unit(px.normal);
    const auto spread = [&](double sum, double squares) {
      const double mean = sum / n;
      return static_cast<float>(std::max(0.0, squares / n - mean * mean) / n);
    };
    px.variance = spread(moments[0], moments[1]);
    px.glossVariance = spread(moments[2], moments[3]);
    return px;
  }

  const Scene& scene_;
  Bvh bvh_;
  std::vector<Lamp> lamps_;
  float total_ = 0;
};
