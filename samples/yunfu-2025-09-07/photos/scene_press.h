// Reporters with cameras in a bright exhibition hall with round columns.
#pragma once

#include "hall.h"

namespace press {

constexpr float kCeiling = 6.2f;

// Upright boards of light wood.
inline Material panelling() {
  Material m = matte({0.62f, 0.46f, 0.31f});
  m.paint = [](Vec3 p, Surface& s) {
    const float board = std::floor(p.x / 0.24f), seam = std::fabs(fract(p.x / 0.24f) - 0.5f);
    const float fibre = cloud({p.x * 30, p.y * 1.5f + 7 * board, 3}, 4);
    s.albedo = s.albedo * ((0.82f + 0.25f * chance(static_cast<int>(board), 8)) * (0.7f + 0.5f * fibre) *
                           (1 - 0.6f * smoothstep(0.46f, 0.49f, seam)));
  };
  return m;
}

// The display wall: a city skyline of light, data curves and lit picture panels.
inline void addDisplayWall(Model& m, float z) {
  Material wall = glowing({0.4f, 0.7f, 1.1f}, true);
  wall.paint = [](Vec3 p, Surface& s) {
    const float y = (p.y - 0.5f) / 4.0f, x = p.x;
    Vec3 c = mix(Vec3{0.10f, 0.42f, 1.25f}, Vec3{0.45f, 0.95f, 1.65f}, smoothstep(0.0f, 1.0f, y));
    c += Vec3{0.9f, 0.9f, 0.8f} * (0.8f * std::exp(-3.2f * std::hypot((x - 1.2f) * 0.32f, y - 0.55f)));
    for (int layer = 0; layer < 3; ++layer) {
      const float cell = 0.42f - 0.07f * real(layer), i = std::floor(x / cell + 0.37f * real(layer));
      const float tall =
          0.12f + 0.42f * chance(static_cast<int>(i), layer, 2) * (0.55f + 0.45f * std::sin(0.55f * i * cell + 1)) -
          0.06f * real(layer);
      const Vec3 tone = mix(Vec3{0.28f, 0.66f, 1.35f}, Vec3{0.03f, 0.16f, 0.62f}, real(layer) / 2);
      const float lit =
          chance(static_cast<int>(x / 0.035f + 900), static_cast<int>(y / 0.011f), layer) > 0.72f ? 1.0f : 0.0f;
      c = mix(c, tone + Vec3{0.35f, 0.45f, 0.5f} * (0.5f * lit), smoothstep(tall + 0.003f, tall - 0.003f, y));
    }
    for (int k = 0; k < 9; ++k) {
      const float curve =
          0.60f + 0.05f * std::sin(0.8f * x + 0.35f * real(k)) + 0.022f * real(k - 4) * std::sin(0.5f * x + 2);
      c += Vec3{0.55f, 0.85f, 1.0f} * (0.55f * std::exp(-std::fabs(y - curve) * 500));
    }
    s.emission = c * 0.42f;
  };
  const int id = m.add(wall), frame = m.add(coated(grey(0.70f), 0.04f, 0.3f)),
            dark = m.add(coated(grey(0.05f), 0.05f, 0.3f));
  m.box({{0.6f, 2.5f, z}}, {5.2f, 2.0f, 0.05f}, id);
  m.box({{0.6f, 4.62f, z - 0.1f}}, {5.5f, 0.12f, 0.3f}, frame, 0.02f);
  m.box({{0.6f, 0.25f, z - 0.1f}}, {5.5f, 0.25f, 0.3f}, dark, 0.02f);
  for (const float x : {-4.75f, 5.95f}) m.box({{x, 2.4f, z - 0.1f}}, {0.15f, 2.35f, 0.3f}, frame, 0.02f);
  // Side panels, as large backlit photographs.
  for (int i = 0; i < 5; ++i) {
    Material panel = glowing(grey(0.8f), true);
    panel.paint = [i](Vec3 p, Surface& s) {
      const float n = cloud({p.x * 1.2f + 9 * real(i), p.y * 1.2f, p.z}, 5);
      const Vec3 warm{1.35f, 0.85f, 0.48f}, cool{0.22f, 0.55f, 0.98f}, pale{1.1f, 1.15f, 1.15f};
      s.emission = mix(mix(i % 2 ? warm : cool, pale, smoothstep(0.4f, 0.65f, n)), Vec3{0.05f, 0.08f, 0.13f},
                       smoothstep(0.46f, 0.38f, n)) *
                   0.6f;
    };
    const Vec3 at =
        i < 2 ? Vec3{-9.0f + 3.0f * real(i), 2.1f, z - 0.6f} : Vec3{7.9f + 2.9f * real(i - 2), 2.1f, z - 0.6f};
    m.box({at}, {1.15f, 1.15f, 0.06f}, m.add(panel));
    m.box({at + Vec3{0, 0, 0.08f}}, {1.35f, 2.1f, 0.06f}, frame, 0.02f);
  }
  m.quad({-30, 0, z + 0.4f}, {30, 0, z + 0.4f}, {30, kCeiling, z + 0.4f}, {-30, kCeiling, z + 0.4f},
         m.add(panelling()));
}

inline void addHall(Model& m) {
  const int white = m.add(matte({0.74f, 0.74f, 0.73f})), column = m.add(coated({0.76f, 0.75f, 0.73f}, 0.04f, 0.22f));
  const int steel = m.add(metallic(grey(0.6f), 0.3f)), lamp = m.add(glowing({6.6f, 6.0f, 5.1f}, true)),
            ring = m.add(glowing({3.2f, 3.0f, 2.6f}, true));
  m.quad({-30, kCeiling, -20}, {30, kCeiling, -20}, {30, kCeiling, 30}, {-30, kCeiling, 30}, white);
  for (int i = -5; i <= 5; ++i)
    for (int k = -3; k < 5; ++k) {
      const float x = 2.3f * real(i), z = 2.9f * real(k);
      m.box({{x, kCeiling - 0.02f, z}}, {0.10f, 0.02f, 1.15f}, lamp);
      m.box({{x + 1.15f, kCeiling - 0.14f, z}}, {0.05f, 0.14f, 1.45f}, white);
    }
  for (const Vec3 at :
       {Vec3{-3.9f, 0, 3.6f}, Vec3{4.1f, 0, 5.2f}, Vec3{-4.9f, 0, 8.4f}, Vec3{7.2f, 0, 8.6f}, Vec3{-8.5f, 0, 5.0f}}) {
    m.tube({at, at + Vec3{0, kCeiling, 0}}, {0.46f, 0.46f}, column, 64, false);
    m.tube({at, at + Vec3{0, 0.16f, 0}}, {0.475f, 0.475f}, steel, 64, false);
    m.tube({at + Vec3{0, kCeiling - 0.35f, 0}, at + Vec3{0, kCeiling - 0.28f, 0}}, {0.50f, 0.50f}, ring, 48, false);
  }
  // Daylight from a glazed side, and a bright back so that nothing reflects a void.
  const int day = m.add(glowing({2.3f, 2.6f, 3.0f}, true));
  for (int i = 0; i < 7; ++i) m.box({{-13.0f, 2.9f, -6 + 3.0f * real(i)}}, {0.05f, 2.5f, 1.35f}, day);
  m.quad({-30, 0, -16}, {30, 0, -16}, {30, kCeiling, -16}, {-30, kCeiling, -16}, white);
  m.quad({16, 0, -16}, {16, 0, 30}, {16, kCeiling, 30}, {16, kCeiling, -16}, white);
}

inline void addReporter(Model& m, Vec3 foot, float heading, int seed, float size) {
  const float eye = 1.50f;
  addTripodCamera(m, foot, heading, eye, size);
  Figure f = visitor(seed);
  f.height = 1.74f;
  f.at = standing(foot, heading).out({0.03f, 0, -0.44f});
  f.heading = heading;
  f.handR = {0.10f, 1.42f, 0.36f};
  f.handL = {-0.12f, 1.38f, 0.38f};
  f.elbowOut = {0.8f, -0.9f, -0.1f};
  f.headTurn = 0.0f;
  f.headNod = 0.1f;
  f.cell = 0.010f;
  addFigure(m, f);
}

inline void addPeople(Model& m) {
  addReporter(m, {-1.15f, 0, 3.0f}, 0.38f, 305, 1.7f);
  addReporter(m, {0.45f, 0, 4.1f}, 0.15f, 317, 1.9f);
  addReporter(m, {2.1f, 0, 4.5f}, -0.22f, 322, 1.6f);
  addReporter(m, {-2.6f, 0, 5.4f}, 0.35f, 341, 1.8f);
  // One reporter holds the camera in the hands, near the edge of the picture.
  Figure near = visitor(360);
  near.at = {2.05f, 0, 1.65f};
  near.heading = -0.30f;
  near.top = {0.05f, 0.07f, 0.12f};
  near.backpack = true;
  near.hair = Hair::cropped;
  near.height = 1.77f;
  near.headNod = 0.05f;
  near.headTurn = 0;
  holdUp(near, 1.50f, 0.30f, 0.08f);
  addFigure(m, near);
  m.place(pressCamera(1.25f), standing(near.at, near.heading).then({{0, 1.60f, 0.30f}}));
  for (int i = 0; i < 12; ++i) {
    Figure f = visitor(400 + i);
    f.at = {-6.5f + 14 * chance(i, 31), 0, 7.2f + 2.6f * chance(i, 32)};
    f.heading = 2.4f * (chance(i, 33) - 0.5f) + (i % 3 == 0 ? 3.0f : 0.0f);
    f.cell = 0.018f;
    addFigure(m, f);
  }
}

inline Scene scene() {
  Scene s;
  Model& m = s.model;
  addFloor(m, 40, polishedFloor({0.52f, 0.51f, 0.50f}, 1.2f, 0.05f, 0.14f));
  addHall(m);
  addDisplayWall(m, 11.0f);
  addPeople(m);
  s.camera = {{0.35f, 1.62f, -1.9f}, {0.15f, 1.72f, 5.0f}, 0.72f, 5.9f, 0.016f};
  s.bounces = 2;
  s.look.key = 0.26f;
  s.look.bloom = 0.05f;
  s.ambient = {0.30f, 0.31f, 0.32f};
  return s;
}

}  // namespace press
