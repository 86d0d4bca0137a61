// The opening of a congress: a wide stage before a wall of light, the audience in the dark.
#pragma once

#include "hall.h"

namespace congress {

constexpr float kStage = 21.0f;  // distance of the light wall

// Waves of fine lines and drifting points over a blue ground.
inline Vec3 backdrop(Vec3 p) {
  const float x = p.x / 12, y = (p.y - 1.6f) / 7.6f;
  Vec3 c = mix(Vec3{0.02f, 0.09f, 0.52f}, Vec3{0.05f, 0.42f, 1.25f}, std::exp(-2.2f * std::hypot(x * 0.9f, y - 0.42f)));
  c += Vec3{0.35f, 0.75f, 1.1f} * (0.9f * std::exp(-7.0f * std::hypot(x * 0.55f, (y - 0.40f) * 1.2f)));
  for (int k = 0; k < 26; ++k) {
    const float t = real(k) / 25;
    const float wave = 0.30f + 0.10f * std::sin(2.6f * x + 1.2f + 1.5f * t) +
                       0.13f * (t - 0.5f) * std::sin(1.7f * x - 0.6f) * 2 + 0.05f * std::sin(6 * x + 4 * t);
    const float d = std::fabs(y - wave);
    c += mix(Vec3{0.15f, 0.75f, 1.2f}, Vec3{0.65f, 0.35f, 1.3f}, t) *
         (0.42f * std::exp(-d * 330) + 0.035f * std::exp(-d * 28));
  }
  // Rays fan out from behind the horizon of the waves.
  const float angle = std::atan2(x * 1.6f, y - 0.18f);
  const float fan = noise({angle * 9 + 20, 0.5f, 0.5f}) * noise({angle * 23 + 20, 1.5f, 0.5f});
  c += Vec3{0.12f, 0.36f, 0.85f} * (1.5f * fan * smoothstep(0.25f, 0.75f, y));
  const float cell = 0.30f, i = std::floor(p.x / cell), j = std::floor(p.y / cell);
  const int a = static_cast<int>(i), b = static_cast<int>(j);
  const float px = fract(p.x / cell) - 0.2f - 0.6f * chance(a, b, 1),
              py = fract(p.y / cell) - 0.2f - 0.6f * chance(a, b, 2);
  const float size = 0.04f + 0.10f * chance(a, b, 3) * chance(a, b, 4);
  c += Vec3{0.7f, 1.1f, 1.5f} * (1.3f * chance(a, b, 5) * smoothstep(size, size * 0.4f, std::hypot(px, py)));
  return c;
}

inline void addStage(Model& m) {
  Material wall = glowing({0.07f, 0.21f, 0.42f}, true);
  wall.paint = [](Vec3 p, Surface& s) { s.emission = backdrop(p) * 0.30f; };
  const int screen = m.add(wall), black = m.add(coated(grey(0.03f), 0.08f, 0.14f)),
            edge = m.add(glowing({0.8f, 2.6f, 5.5f}, true));
  const int frame = m.add(matte(grey(0.03f))), alloy = m.add(metallic(grey(0.55f), 0.38f));
  m.box({{0, 5.4f, kStage}}, {12, 3.8f, 0.1f}, screen);
  // Wings of the screen, turned towards the hall.
  for (const float s : {-1.0f, 1.0f}) {
    const Frame f = standing({s * 14.6f, 5.0f, kStage - 1.7f}, s * 0.65f);
    m.box(f, {2.6f, 3.2f, 0.1f}, screen);
  }
  m.box({{0, 0.55f, kStage - 3.4f}}, {13.5f, 0.55f, 3.4f}, black, 0.02f);
  m.box({{0, 1.04f, kStage - 6.83f}}, {13.5f, 0.025f, 0.02f}, edge);
  for (int i = 0; i < 3; ++i) {
    m.box({{0, 0.14f + 0.28f * real(i), kStage - 7.9f + 0.36f * real(i)}}, {3.2f, 0.14f + 0.28f * real(i), 0.18f},
          black, 0.01f);
    m.box({{0, 0.26f + 0.56f * real(i), kStage - 8.085f + 0.36f * real(i)}}, {3.2f, 0.012f, 0.006f}, edge);
  }
  m.quad({-40, 0, kStage + 1}, {40, 0, kStage + 1}, {40, 16, kStage + 1}, {-40, 16, kStage + 1}, frame);
  for (const float s : {-1.0f, 1.0f})
    m.quad({s * 19, 0, -20}, {s * 19, 0, 30}, {s * 19, 16, 30}, {s * 19, 16, -20}, m.add(matte(grey(0.07f))));
  m.quad({-40, 12.5f, -20}, {40, 12.5f, -20}, {40, 12.5f, 30}, {-40, 12.5f, 30}, m.add(matte(grey(0.05f))));
  for (int i = 0; i < 3; ++i)
    addTruss(m, {-17, 10.2f, 9.0f + 4 * real(i)}, {17, 10.2f, 9.0f + 4 * real(i)}, 0.6f, alloy);
  // The lectern and its flowers, the speaker, two presenters waiting.
  const int wood = m.add(coated(grey(0.62f), 0.06f, 0.2f)), glass = m.add(glowing({0.10f, 0.26f, 0.55f}, false));
  const Vec3 at{-3.4f, 1.1f, kStage - 5.0f};
  m.box({at + Vec3{0, 0.55f, 0}}, {0.34f, 0.55f, 0.22f}, wood, 0.03f);
  m.box({at + Vec3{0, 0.62f, -0.225f}}, {0.22f, 0.30f, 0.004f}, glass);
  const int leaf = m.add(matte({0.08f, 0.24f, 0.07f})), bloom = m.add(matte({0.75f, 0.12f, 0.20f}));
  for (int i = 0; i < 800; ++i) {
    const float x = -11 + 22 * chance(i, 51);
    if (std::fabs(x) < 3.5f) continue;
    m.box(along({x, 1.12f + 0.16f * chance(i, 52), kStage - 6.5f + 0.2f * chance(i, 53)},
                unit({chance(i, 54) - 0.5f, 0.7f, chance(i, 55) - 0.5f})),
          {0.055f, 0.03f, 0.04f}, i % 4 == 0 ? bloom : leaf, 0.015f);
  }
  Figure speaker = visitor(601);
  speaker.at = at + Vec3{0.03f, 0, 0.5f};
  speaker.heading = kPi;
  speaker.top = {0.05f, 0.06f, 0.10f};
  speaker.shortSleeves = speaker.backpack = false;
  speaker.hair = Hair::full;
  speaker.handL = {-0.2f, 1.12f, 0.32f};
  speaker.handR = {0.22f, 1.20f, 0.36f};
  speaker.height = 1.78f;
  speaker.headTurn = 0.1f;
  addFigure(m, speaker);
}

// Heads and shoulders in rows, from a handful of sitters repeated.
inline void addAudience(Model& m) {
  std::vector<Model> sitters;  // nine fine ones for the near rows, the same nine coarser
  for (int n = 0; n < 18; ++n) {
    const int i = n % 9;
    Figure f = visitor(700 + i);
    f.seated = true;
    f.backpack = false;
    f.top = f.top * 0.7f;
    f.headTurn = 0.5f * (chance(i, 61) - 0.5f);
    f.headNod = 0.25f * (chance(i, 62) - 0.3f);
    f.handL = {-0.16f, 1.0f, 0.34f};
    f.handR = {0.16f, 1.0f, 0.34f};
    if (i == 4 || i == 7) {
      holdUp(f, 1.62f, 0.30f);
      f.handR.x = 0.03f;
      f.phone = true;
      f.headTurn = 0;
    }
    f.cell = n < 9 ? 0.016f : 0.028f;
    sitters.push_back(figureModel(f));
  }
  Model chair;
  const int cover = chair.add(cloth({0.30f, 0.30f, 0.33f}, 3));
  chair.box({{0, 0.74f, -0.20f}, {1, 0, 0}, {0, 0.985f, -0.17f}, {0, 0.17f, 0.985f}}, {0.23f, 0.26f, 0.025f}, cover,
            0.02f);
  chair.box({{0, 0.44f, 0.05f}}, {0.23f, 0.05f, 0.24f}, cover, 0.02f);
  for (int row = 0; row < 9; ++row) {
    const float z = 1.35f + 1.0f * real(row);
    const int half = std::min(12, 4 + row);
    for (int i = -half; i <= half; ++i) {
      const float aisle = i >= 0 ? 0.0f : -0.0f;
      const float x = 0.60f * (real(i) + 0.5f * real(row % 2)) + aisle + 0.05f * (chance(row, i, 71) - 0.5f);
      m.place(chair, standing({x, 0, z}, 0));
      if (row > 0 && chance(row, i, 72) < 0.05f) continue;
      const auto kind = static_cast<std::size_t>(chance(row, i, 73) * 9);
      const bool shy = kind == 4 || kind == 7;  // most phones stay in the pocket
      const std::size_t chosen = shy && chance(row, i, 74) < 0.6f ? kind - 1 : kind;
      const Frame seat =
          standing({x, -0.45f + 0.07f * (chance(row, i, 75) - 0.5f), z + 0.04f * (chance(row, i, 76) - 0.5f)},
                   0.16f * (chance(row, i, 77) - 0.5f) - 0.012f * real(i));
      m.place(sitters[chosen + (row < 3 ? 0U : 9U)], seat);
    }
  }
}

struct Beam {
  Vec3 from, d, colour;
  float wide;
};

// Moving-head lamps on the trusses and on the stage; the mist shows their beams.
inline const std::vector<Beam>& beams() {
  static const std::vector<Beam> all = [] {
    std::vector<Beam> b;
    for (int i = 0; i < 12; ++i) {
      const float x = -11.0f + 2.0f * real(i), side = x / 11;
      const Vec3 colour = i % 3 == 1 ? Vec3{0.75f, 0.80f, 1.0f} : Vec3{0.18f, 0.50f, 1.2f};
      b.push_back({{x, 10.0f, 13.0f},
                   unit({-side * 0.45f + (i % 2 ? 0.22f : -0.22f), -1, -0.22f - 0.1f * real(i % 3)}),
                   colour,
                   0.030f});
    }
    for (int i = 0; i < 8; ++i) {
      const float x = i < 4 ? -12.6f + 1.1f * real(i) : 9.3f + 1.1f * real(i - 4);
      b.push_back({{x, 1.3f, kStage - 0.8f},
                   unit({(i < 4 ? 1.0f : -1.0f) * (0.10f + 0.16f * real(i % 4)), 1, -0.35f}),
                   {0.35f, 0.62f, 1.2f},
                   0.022f});
    }
    return b;
  }();
  return all;
}

inline Vec3 mist(const Ray& ray, float end) {
  Vec3 sum = Vec3{0.003f, 0.006f, 0.017f} * (1 - std::exp(-std::min(end, 40.0f) / 14));
  for (const Beam& b : beams()) {
    // Nearest approach of the line of sight to the beam's axis.
    const Vec3 w = ray.o - b.from;
    const float along = dot(ray.d, b.d), p = dot(w, ray.d), q = dot(w, b.d),
                bottom = std::max(1e-3f, 1 - along * along);
    const float t = (along * q - p) / bottom, s = (q - along * p) / bottom;
    if (s < 0 || t < 0 || t > end) continue;
    const Vec3 gap = ray.o + ray.d * t - b.from - b.d * s;
    const float width = 0.07f + b.wide * s;
    const float smoke = 0.5f + 1.0f * cloud((b.from + b.d * s) * 0.7f, 3);
    sum += b.colour * (0.20f * smoke * std::exp(-dot(gap, gap) / (width * width) - 0.13f * s) /
                       (std::sqrt(bottom) * (0.5f + 4 * width)));
  }
  return sum;
}

inline Scene scene() {
  Scene s;
  Model& m = s.model;
  addFloor(m, 60, carpet({0.07f, 0.07f, 0.10f}));
  addStage(m);
  addAudience(m);
  for (const Beam& b : beams()) {
    if (b.from.y < 5) continue;
    addSpot(m, b.from, b.from + b.d, b.colour * 500, 60, 0.12f);
  }
  for (int i = 0; i < 10; ++i)
    addSpot(m, {-9.0f + 2.0f * real(i), 10.0f, 9.0f}, {-7.5f + 1.65f * real(i), 1.2f, kStage - 4.6f},
            Vec3{420, 390, 350}, 12, 0.16f);
  // House lights, dimmed, so that shoulders and hair keep some drawing.
  for (int i = 0; i < 12; ++i)
    addSpot(m, {-8.0f + 5.2f * real(i % 4), 12.0f, -2.0f + 4.5f * real(i / 4)},
            {-8.0f + 5.2f * real(i % 4), 0, 0.0f + 4.5f * real(i / 4)}, Vec3{150, 135, 120}, 3, 0.2f);
  s.haze = mist;
  s.camera = {{0.9f, 2.05f, -1.6f}, {0.25f, 2.95f, 12.0f}, 0.70f, 12.0f, 0.02f};
  s.look.key = 0.14f;
  s.look.contrast = 1.15f;
  s.look.bloom = 0.08f;
  s.ambient = {0.02f, 0.03f, 0.05f};
  return s;
}

}  // namespace congress
