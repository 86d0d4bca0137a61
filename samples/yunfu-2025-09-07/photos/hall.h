// Furniture shared by the scenes: floors, lamps, trusses, visitors, press cameras.
#pragma once

#include "figures.h"
#include "render.h"

// A polished floor of large tiles with faint seams and wear.
inline Material polishedFloor(Vec3 colour, float tile, float shine, float rough) {
  Material m = coated(colour, shine, rough);
  m.paint = [=](Vec3 p, Surface& s) {
    const float gx = std::fabs(fract(p.x / tile) - 0.5f), gz = std::fabs(fract(p.z / tile) - 0.5f);
    const float seam = smoothstep(0.5f - 0.004f / tile, 0.5f - 0.001f / tile, std::max(gx, gz));
    const float shade = chance(static_cast<int>(std::floor(p.x / tile)), static_cast<int>(std::floor(p.z / tile)), 5);
    const float stain = cloud(p * 1.7f, 4);
    s.albedo = colour * ((0.92f + 0.1f * shade) * (0.8f + 0.4f * stain) * (1 - 0.6f * seam));
    s.rough = rough * (0.9f + 0.2f * stain);
    s.normal += Vec3{noise(p * 2.1f) - 0.5f, 0, noise(p * 2.3f + grey(7)) - 0.5f} * 0.0015f;
  };
  return m;
}

inline Material carpet(Vec3 colour) {
  Material m = matte(colour);
  m.paint = [=](Vec3 p, Surface& s) {
    s.albedo = colour * ((0.7f + 0.6f * cloud(p * 2.3f)) * (0.75f + 0.5f * noise(p * 130.0f)));
  };
  return m;
}

inline void addFloor(Model& m, float reach, const Material& material) {
  const int id = m.add(material);
  m.quad({-reach, 0, -reach}, {reach, 0, -reach}, {reach, 0, reach}, {-reach, 0, reach}, id);
}

// A spot lamp in its housing.
inline void addSpot(Model& m, Vec3 at, Vec3 target, Vec3 light, float beam, float radius = 0.07f) {
  const Vec3 aim = unit(target - at);
  const int shell = m.add(coated(grey(0.03f), 0.04f, 0.4f));
  m.tube({at - aim * 0.28f, at}, {radius * 1.1f, radius * 1.2f}, shell, 14, false);
  Material lamp = glowing(light, true);
  lamp.aim = aim;
  lamp.beam = beam;
  m.disc(at - aim * 0.02f, aim, radius, m.add(lamp), 10);
}

inline void addTruss(Model& m, Vec3 a, Vec3 b, float size, int material) {
  const Frame f = along(a, unit(b - a));
  const float total = length(b - a), h = size / 2;
  const Vec3 corner[4] = {{h, h, 0}, {-h, h, 0}, {-h, -h, 0}, {h, -h, 0}};
  const int steps = std::max(1, static_cast<int>(total / size));
  for (int c = 0; c < 4; ++c) {
    const Vec3 end{0, 0, total};
    m.rod(f.out(corner[c]), f.out(corner[c] + end), 0.08f * size, material, 8);
    for (int i = 0; i < steps; ++i) {
      const Vec3 from{0, 0, total * real(i) / real(steps)}, to{0, 0, total * real(i + 1) / real(steps)};
      m.rod(f.out(corner[c] + from), f.out(corner[(c + 1) % 4] + to), 0.04f * size, material, 6);
    }
  }
}

// A visitor dressed by the number given.
inline Figure visitor(int seed) {
  static const Vec3 tops[] = {{0.045f, 0.055f, 0.09f}, {0.55f, 0.56f, 0.58f}, {0.03f, 0.03f, 0.035f},
                              {0.16f, 0.19f, 0.25f},   {0.10f, 0.10f, 0.11f}, {0.36f, 0.42f, 0.52f},
                              {0.28f, 0.24f, 0.20f},   {0.06f, 0.10f, 0.12f}};
  static const Vec3 trousers[] = {
      {0.03f, 0.033f, 0.045f}, {0.06f, 0.075f, 0.12f}, {0.09f, 0.085f, 0.08f}, {0.025f, 0.025f, 0.028f}};
  Figure f;
  f.seed = seed;
  f.top = tops[static_cast<std::size_t>(chance(seed, 1) * 8)];
  f.legs = trousers[static_cast<std::size_t>(chance(seed, 2) * 4)];
  f.height = 1.62f + 0.18f * chance(seed, 3);
  f.girth = 0.92f + 0.2f * chance(seed, 4);
  f.hair = static_cast<Hair>(static_cast<int>(chance(seed, 5) * 3.99f));
  f.shortSleeves = chance(seed, 6) < 0.5f;
  f.backpack = chance(seed, 7) < 0.25f;
  f.stride = 0.12f * (chance(seed, 8) - 0.5f);
  f.headTurn = 0.9f * (chance(seed, 9) - 0.5f);
  f.handR.z += 0.16f * chance(seed, 10);
  f.handL.z += 0.12f * chance(seed, 11);
  return f;
}

// Both hands before the chest or face, holding something up.
inline void holdUp(Figure& f, float height, float ahead, float apart = 0.07f) {
  f.handL = {-apart, height, ahead};
  f.handR = {apart, height, ahead};
  f.elbowOut = {0.5f, -1.0f, -0.1f};
}

// A still or video camera, lens towards z, the middle of its body at the origin.
inline Model pressCamera(float size) {
  Model m;
  const int shell = m.add(coated(grey(0.028f), 0.05f, 0.38f)),
            glass = m.add(coated({0.01f, 0.01f, 0.02f}, 0.10f, 0.05f));
  const int screen = m.add(glowing({0.5f, 0.65f, 0.9f}, false)), ring = m.add(metallic(grey(0.5f), 0.35f));
  m.box({}, Vec3{0.065f, 0.05f, 0.04f} * size, shell, 0.012f * size);
  m.box({Vec3{0, 0.06f, -0.005f} * size}, Vec3{0.028f, 0.022f, 0.03f} * size, shell, 0.01f * size);
  m.tube({Vec3{0, 0, 0.03f} * size, Vec3{0, 0, 0.10f} * size, Vec3{0, 0, 0.105f} * size, Vec3{0, 0, 0.17f} * size},
         {0.034f * size, 0.034f * size, 0.041f * size, 0.043f * size}, shell, 24, false);
  m.tube({Vec3{0, 0, 0.094f} * size, Vec3{0, 0, 0.104f} * size}, {0.0425f * size, 0.0425f * size}, ring, 24, false);
  m.disc(Vec3{0, 0, 0.165f} * size, {0, 0, 1}, 0.038f * size, glass);
  m.box({Vec3{-0.005f, -0.005f, -0.0405f} * size}, Vec3{0.038f, 0.026f, 0.0008f} * size, screen);
  m.tube({Vec3{0.02f, 0.09f, -0.05f} * size, Vec3{0.02f, 0.09f, 0.12f} * size}, {0.012f * size, 0.014f * size}, shell,
         12, true);
  return m;
}

inline void addTripodCamera(Model& m, Vec3 foot, float heading, float height, float size) {
  const Frame f = standing(foot, heading);
  const int leg = m.add(coated(grey(0.035f), 0.06f, 0.3f)), joint = m.add(metallic(grey(0.55f), 0.3f));
  const Vec3 hub{0, height - 0.18f, 0};
  for (int i = 0; i < 3; ++i) {
    const float angle = 2 * kPi * real(i) / 3 + 0.5f;
    const Vec3 down{0.42f * std::cos(angle), 0.01f, 0.42f * std::sin(angle)};
    m.rod(f.out(hub), f.out(mix(hub, down, 0.55f)), 0.017f, leg, 10);
    m.rod(f.out(mix(hub, down, 0.5f)), f.out(down), 0.012f, joint, 10);
  }
  m.rod(f.out(hub - Vec3{0, 0.06f, 0}), f.out(hub + Vec3{0, 0.12f, 0}), 0.028f, leg, 12);
  m.rod(f.out(hub + Vec3{0, 0.10f, -0.02f}), f.out(hub + Vec3{0.06f, -0.03f, -0.38f}), 0.009f, leg, 8);
  m.place(pressCamera(size), f.then({{0, height, 0}}));
}
