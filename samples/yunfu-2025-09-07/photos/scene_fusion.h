// Students before a walk-up model of a compact tokamak, cut open to show the plasma.
#pragma once

#include "hall.h"

namespace fusion {

constexpr float kMajor = 1.75f, kMiddle = 2.25f;     // plasma ring radius, height of its plane
constexpr float kCutFrom = -2.62f, kCutTo = -0.62f;  // the sector left open, towards the viewer
constexpr float kRoundFrom = kCutTo, kRoundTo = kCutFrom + 2 * kPi;

// The D-shaped section of size a, in (radius, height).
inline Vec3 section(float angle, float a, float tall = 1.5f) {
  return {kMajor + a * std::cos(angle + 0.38f * std::sin(angle)), kMiddle + a * tall * std::sin(angle), 0};
}
inline Vec3 around(Vec3 rz, float phi) { return {rz.x * std::cos(phi), rz.y, rz.x * std::sin(phi)}; }

// A closed section swept about the vertical axis, with smooth normals.
inline void revolve(Model& m, float a, float tall, float from, float to, int material) {
  constexpr int kAround = 120, kSection = 64;
  const auto point = [&](int i, int k) {
    return around(section(2 * kPi * real(k) / kSection, a, tall), mix(from, to, real(i) / kAround));
  };
  const auto normal = [&](int i, int k) {
    return unit(cross(point(i + 1, k) - point(i - 1, k), point(i, k + 1) - point(i, k - 1)));
  };
  for (int i = 0; i < kAround; ++i)
    for (int k = 0; k < kSection; ++k) {
      const Vec3 p[4] = {point(i, k), point(i + 1, k), point(i + 1, k + 1), point(i, k + 1)};
      const Vec3 n[4] = {normal(i, k), normal(i + 1, k), normal(i + 1, k + 1), normal(i, k + 1)};
      m.triangles.push_back({{p[0], p[1], p[2]}, {n[0], n[1], n[2]}, material});
      m.triangles.push_back({{p[0], p[2], p[3]}, {n[0], n[2], n[3]}, material});
    }
}

// The cut face between two nested sections.
inline void cutFace(Model& m, float inner, float outer, float tall, float phi, int material) {
  constexpr int kSection = 64;
  for (int k = 0; k < kSection; ++k) {
    const float a = 2 * kPi * real(k) / kSection, b = 2 * kPi * real(k + 1) / kSection;
    m.quad(around(section(a, inner, tall), phi), around(section(b, inner, tall), phi),
           around(section(b, outer, tall), phi), around(section(a, outer, tall), phi), material);
  }
}

// A flat D-shaped magnet coil of the given thickness, standing at angle phi.
inline void coil(Model& m, float inner, float outer, float tall, float phi, float half, int faces, int rim) {
  const Vec3 side{-std::sin(phi) * half, 0, std::cos(phi) * half};
  constexpr int kSection = 56;
  const auto at = [&](int k, float a, float s) {
    return around(section(2 * kPi * real(k) / kSection, a, tall), phi) + side * s;
  };
  for (int k = 0; k < kSection; ++k) {
    for (const float s : {-1.0f, 1.0f}) {
      m.quad(at(k, inner, s), at(k + 1, inner, s), at(k + 1, mix(inner, outer, 0.22f), s),
             at(k, mix(inner, outer, 0.22f), s), rim);
      m.quad(at(k, mix(inner, outer, 0.22f), 0.9f * s), at(k + 1, mix(inner, outer, 0.22f), 0.9f * s),
             at(k + 1, mix(inner, outer, 0.78f), 0.9f * s), at(k, mix(inner, outer, 0.78f), 0.9f * s), faces);
      m.quad(at(k, mix(inner, outer, 0.78f), s), at(k + 1, mix(inner, outer, 0.78f), s), at(k + 1, outer, s),
             at(k, outer, s), rim);
    }
    for (const float a : {inner, outer}) m.quad(at(k, a, -1), at(k + 1, a, -1), at(k + 1, a, 1), at(k, a, 1), rim);
  }
}

inline void ringCoil(Model& m, float radius, float height, float thick, int material, int clamps) {
  std::vector<Vec3> path;
  constexpr int kSteps = 120;
  for (int i = 0; i <= kSteps; ++i) path.push_back(around({radius, height, 0}, 2 * kPi * real(i) / kSteps));
  m.tube(path, std::vector<float>(path.size(), thick), material, 24, false);
  for (int i = 0; i < 16; ++i) {
    const float phi = 2 * kPi * (real(i) + 0.5f) / 16;
    const Frame f{around({radius, height, 0}, phi),
                  {std::cos(phi), 0, std::sin(phi)},
                  {0, 1, 0},
                  {-std::sin(phi), 0, std::cos(phi)}};
    m.box(f, {thick * 1.15f, thick * 1.15f, 0.05f}, clamps, 0.01f);
  }
}

// First wall: tiles with dark joints.
inline Material tiles() {
  Material m = metallic({0.62f, 0.60f, 0.60f}, 0.36f);
  m.base.metal = 0.75f;
  m.paint = [](Vec3 p, Surface& s) {
    const float phi = std::atan2(p.z, p.x),
                poloidal = std::atan2(p.y - kMiddle, 1.5f * (std::hypot(p.x, p.z) - kMajor));
    const float u = phi * 56 / (2 * kPi), v = poloidal * 26 / (2 * kPi);
    const float joint = std::max(std::fabs(fract(u) - 0.5f), std::fabs(fract(v) - 0.5f));
    const float tone = 0.72f + 0.4f * chance(static_cast<int>(std::floor(u)), static_cast<int>(std::floor(v)), 3);
    s.albedo = s.albedo * (tone * (1 - 0.8f * smoothstep(0.455f, 0.475f, joint)));
    s.rough = 0.3f + 0.12f * tone;
  };
  return m;
}

inline Material windings(Vec3 colour, float pitch) {
  Material m = metallic(colour, 0.3f);
  m.base.metal = 0.85f;
  m.paint = [=](Vec3 p, Surface& s) {
    const float r = std::hypot(p.x, p.z), a = std::hypot(r - kMajor, (p.y - kMiddle) / 1.5f);
    const float turn = std::fabs(fract(a / pitch) - 0.5f);
    s.albedo = colour * ((0.8f + 0.35f * cloud(p * 9.0f)) * (1 - 0.65f * smoothstep(0.36f, 0.46f, turn)));
  };
  return m;
}

inline void addMachine(Model& m) {
  const int wall = m.add(tiles()), vessel = m.add(metallic({0.60f, 0.62f, 0.65f}, 0.34f)),
            steel = m.add(metallic({0.68f, 0.69f, 0.71f}, 0.28f));
  const int copper = m.add(windings({0.86f, 0.44f, 0.24f}, 0.042f)),
            blue = m.add(coated({0.10f, 0.22f, 0.42f}, 0.06f, 0.28f));
  const int cut = m.add(coated({0.75f, 0.28f, 0.10f}, 0.05f, 0.3f)), grey1 = m.add(coated(grey(0.36f), 0.05f, 0.3f));
  const int orange = m.add(metallic({0.90f, 0.50f, 0.28f}, 0.26f));
  revolve(m, 0.74f, 1.5f, kRoundFrom, kRoundTo, wall);
  revolve(m, 0.84f, 1.5f, kRoundFrom, kRoundTo, vessel);
  for (const float phi : {kRoundFrom, kRoundTo}) cutFace(m, 0.74f, 0.84f, 1.5f, phi, cut);
  for (int i = 0; i < 13; ++i) {
    const float phi = mix(kRoundFrom + 0.07f, kRoundTo - 0.07f, real(i) / 12);
    coil(m, 0.93f, 1.22f, 1.42f, phi, 0.085f, copper, steel);
  }
  // Ports with flanges, between the coils.
  for (int i = 0; i < 12; ++i) {
    const float phi = mix(kRoundFrom + 0.07f, kRoundTo - 0.07f, (real(i) + 0.5f) / 12);
    const Vec3 d{std::cos(phi), 0, std::sin(phi)}, mid{0, kMiddle, 0};
    m.rod(mid + d * (kMajor + 0.6f), mid + d * (kMajor + 1.45f), 0.19f, grey1, 28);
    m.rod(mid + d * (kMajor + 1.36f), mid + d * (kMajor + 1.45f), 0.26f, steel, 28);
    const Vec3 high{0, kMiddle + 1.0f, 0};
    m.rod(high + d * kMajor, high + d * (kMajor + 0.1f) + Vec3{0, 1.15f, 0}, 0.12f, grey1, 24);
  }
  // Ring coils run all the way round, above and below the opening, held by posts.
  ringCoil(m, 2.80f, kMiddle + 1.46f, 0.11f, orange, steel);
  ringCoil(m, 2.80f, kMiddle - 1.46f, 0.11f, orange, steel);
  ringCoil(m, 1.75f, kMiddle + 1.92f, 0.12f, blue, steel);
  for (int i = 0; i < 16; ++i) {
    const float phi = 2 * kPi * (real(i) + 0.5f) / 16;
    m.rod(around({2.80f, 0.3f, 0}, phi), around({2.80f, kMiddle - 1.5f, 0}, phi), 0.05f, steel, 14);
    m.rod(around({2.80f, kMiddle + 1.46f, 0}, phi), around({1.75f, kMiddle + 1.92f, 0}, phi), 0.04f, steel, 14);
  }
  // The central solenoid: a stack of wound pancakes.
  for (int i = 0; i < 8; ++i) {
    const float y = kMiddle - 1.62f + 0.41f * real(i);
    m.rod({0, y, 0}, {0, y + 0.36f, 0}, 0.36f, orange, 56);
    m.rod({0, y + 0.36f, 0}, {0, y + 0.41f, 0}, 0.34f, steel, 56);
  }
  m.rod({0, kMiddle + 1.66f, 0}, {0, kMiddle + 2.15f, 0}, 0.20f, steel, 40);
  // Base: a drum, feet, and a plinth with a lit edge.
  m.rod({0, 0.12f, 0}, {0, 0.30f, 0}, 3.35f, grey1, 96);
  m.rod({0, 0, 0}, {0, 0.12f, 0}, 3.75f, m.add(coated(grey(0.30f), 0.05f, 0.22f)), 96);
  std::vector<Vec3> edge;
  for (int i = 0; i <= 96; ++i) edge.push_back(around({3.77f, 0.07f, 0}, 2 * kPi * real(i) / 96));
  m.tube(edge, std::vector<float>(edge.size(), 0.012f), m.add(glowing({1.2f, 2.6f, 4.4f}, true)), 8, false);
  for (int i = 0; i < 13; ++i) {
    const float phi = mix(kRoundFrom + 0.07f, kRoundTo - 0.07f, real(i) / 12);
    for (const float r : {1.3f, 2.45f}) m.rod(around({r, 0.2f, 0}, phi), around({r, 0.95f, 0}, phi), 0.07f, steel, 16);
  }
  // A slender bright core lights the vessel; the visible plasma is the haze around it.
  std::vector<Vec3> ring;
  for (int i = 0; i <= 160; ++i) ring.push_back(around({kMajor, kMiddle, 0}, 2 * kPi * real(i) / 160));
  Material core = glowing({11.0f, 2.4f, 8.5f}, true);
  core.hidden = true;
  m.tube(ring, std::vector<float>(ring.size(), 0.03f), m.add(core), 8, false);
}

// Plasma: a hollow, twisted glow, gathered along the line of sight.
inline Vec3 plasma(const Ray& ray, float end) {
  const Vec3 to = Vec3{0, kMiddle, 0} - ray.o;
  const float middle = dot(to, ray.d), reach = kMajor + 0.7f;
  const float off = dot(to, to) - middle * middle;
  if (off > reach * reach) return {};
  const float half = std::sqrt(reach * reach - off), from = std::max(0.0f, middle - half),
              until = std::min(end, middle + half);
  if (until <= from) return {};
  constexpr int kSteps = 30;
  const float step = (until - from) / kSteps;
  Vec3 sum{};
  for (int i = 0; i < kSteps; ++i) {
    const Vec3 p = ray.o + ray.d * (from + (real(i) + 0.5f) * step);
    const float r = std::hypot(p.x, p.z) - kMajor, y = (p.y - kMiddle) / 1.45f, a = std::hypot(r, y);
    if (a > 0.66f) continue;
    const float phi = std::atan2(p.z, p.x), theta = std::atan2(y, r);
    const float ridge =
        1 - std::fabs(
                2 * noise({3 * std::cos(theta - 2 * phi) + 7, 3 * std::sin(theta - 2 * phi) + a * 9, 2.2f * phi}) - 1);
    const float thread = 0.25f + 1.5f * ridge * ridge * ridge;
    const float shell = std::exp(-(a - 0.45f) * (a - 0.45f) / 0.008f), core = std::exp(-a * a / 0.03f);
    sum += (Vec3{1.0f, 0.10f, 0.72f} * (1.6f * shell * thread) + Vec3{1.0f, 0.38f, 0.90f} * (0.5f * core)) * step;
  }
  return sum * 0.15f;
}

inline void addRoom(Model& m) {
  const int dark = m.add(matte({0.16f, 0.18f, 0.22f}));
  m.quad({-30, 0, 9}, {30, 0, 9}, {30, 10, 9}, {-30, 10, 9}, dark);
  m.quad({-30, 7.5f, -20}, {30, 7.5f, -20}, {30, 7.5f, 9}, {-30, 7.5f, 9}, m.add(matte(grey(0.10f))));
  m.quad({-12, 0, -20}, {-12, 0, 9}, {-12, 8, 9}, {-12, 8, -20}, dark);
  m.quad({12, 0, -20}, {12, 0, 9}, {12, 8, 9}, {12, 8, -20}, dark);
  const int alloy = m.add(metallic(grey(0.5f), 0.4f));
  for (int i = 0; i < 3; ++i)
    addTruss(m, {-11, 6.4f, -3.0f + 4 * real(i)}, {11, 6.4f, -3.0f + 4 * real(i)}, 0.4f, alloy);
  for (int i = 0; i < 7; ++i) {
    Material panel = glowing({0.06f, 0.12f, 0.2f}, true);
    panel.paint = [i](Vec3 p, Surface& s) {
      const float n = cloud({p.x * 0.9f + 5 * real(i), p.y * 0.9f, 2}, 5);
      s.emission = mix(Vec3{0.06f, 0.22f, 0.55f}, Vec3{0.55f, 0.95f, 1.25f}, smoothstep(0.35f, 0.62f, n)) * 0.17f;
    };
    m.box({{-9.3f + 3.1f * real(i), 2.6f, 8.8f}}, {1.25f, 1.5f, 0.05f}, m.add(panel));
  }
  const int strip = m.add(glowing({2.0f, 2.4f, 3.0f}, true));
  for (const float x : {-11.9f, 11.9f}) m.box({{x, 4.6f, 0}}, {0.05f, 0.06f, 9}, strip);
}

inline Scene scene() {
  Scene s;
  Model& m = s.model;
  addFloor(m, 40, polishedFloor({0.22f, 0.23f, 0.25f}, 1.2f, 0.06f, 0.15f));
  addRoom(m);
  addMachine(m);
  struct Spot {
    float x, z, heading;
    int seed, pose;
  };
  const Spot spots[] = {{-2.6f, -4.55f, 0.42f, 506, 0}, {-1.85f, -4.8f, 0.25f, 512, 1},
                        {-0.95f, -4.5f, 0.16f, 523, 0}, {0.75f, -4.65f, -0.15f, 531, 2},
                        {1.45f, -4.45f, -0.5f, 547, 0}, {2.75f, -4.3f, -0.55f, 555, 1}};
  for (const Spot& p : spots) {
    Figure f = visitor(p.seed);
    f.at = {p.x, 0, p.z};
    f.heading = p.heading;
    f.height = 1.60f + 0.12f * chance(p.seed, 40);
    f.backpack = p.seed % 2 == 1;
    f.pack = p.seed % 3 == 0 ? Vec3{0.25f, 0.06f, 0.05f} : Vec3{0.05f, 0.09f, 0.18f};
    // School jackets: white with blue.
    f.top = p.seed % 2 == 0 ? Vec3{0.62f, 0.63f, 0.65f} : Vec3{0.09f, 0.19f, 0.42f};
    f.legs = {0.035f, 0.05f, 0.09f};
    f.shortSleeves = p.seed % 3 == 0;
    f.headNod = -0.16f;
    if (p.pose == 1) {
      holdUp(f, 1.45f, 0.32f);
      f.handR.x = 0.04f;
      f.phone = true;
    }
    if (p.pose == 2) f.handR = {0.30f, 1.50f, 0.48f};
    f.cell = 0.011f;
    addFigure(m, f);
  }
  for (int i = 0; i < 9; ++i) {
    const float x = -5.6f + 1.4f * real(i);
    addSpot(m, {x, 6.2f, -5.0f}, {0.6f * x, 2.0f, -0.6f}, Vec3{270, 255, 235}, 10, 0.11f);
    addSpot(m, {x, 6.2f, 3.2f}, {0.5f * x, 2.6f, 1.0f}, Vec3{150, 165, 190}, 9, 0.11f);
  }
  for (int i = 0; i < 4; ++i)
    addSpot(m, {-4.5f + 3 * real(i), 6.2f, -8.5f}, {-3.0f + 2 * real(i), 1.2f, -4.6f}, Vec3{140, 130, 118}, 10, 0.11f);
  s.haze = plasma;
  s.camera = {{-2.5f, 1.85f, -10.2f}, {0.02f, 2.08f, 0.0f}, 0.57f, 8.6f, 0.02f};
  s.look.key = 0.17f;
  s.look.bloom = 0.08f;
  s.ambient = {0.06f, 0.065f, 0.075f};
  return s;
}

}  // namespace fusion
