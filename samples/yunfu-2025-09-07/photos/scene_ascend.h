// A super-node of server cabinets on a trade fair stand, with visitors before it.
#pragma once

#include "hall.h"

namespace ascend {

constexpr float kPitch = 0.64f;  // one cabinet to the next
constexpr float kTall = 2.25f;

// The front of one compute node: grille, handles' shadow line, status lamps.
inline Material nodeFront(int seed, Frame frame) {
  Material m = coated(grey(0.05f), 0.05f, 0.3f);
  m.frame = frame;
  m.paint = [seed](Vec3 p, Surface& s) {
    const float cell = 0.011f;
    const float row = std::floor(p.y / cell);
    const float hx = fract(p.x / cell + 0.5f * fract(row * 0.5f) * 2) - 0.5f, hy = fract(p.y / cell) - 0.5f;
    const bool grille = std::fabs(p.x) < 0.15f && std::fabs(p.y + 0.012f) < 0.055f;
    const float hole = grille ? smoothstep(0.42f, 0.3f, std::hypot(hx, hy)) : 0.0f;
    s.albedo = mix(grey(0.13f), grey(0.008f), hole);
    s.albedo = mix(s.albedo, {0.30f, 0.31f, 0.33f}, band(0.057f, 0.060f, std::fabs(p.y), 0.0008f));
    // Four groups of lamps along the upper edge; a glow of blue from inside the grille.
    const float slot = std::floor(p.x / 0.026f), lx = fract(p.x / 0.026f) - 0.5f;
    const bool on = chance(seed, static_cast<int>(slot), 3) < 0.72f;
    const float lamp = on ? band(0.060f, 0.074f, p.y, 0.001f) * smoothstep(0.26f, 0.2f, std::fabs(lx)) : 0.0f;
    const float kind = chance(seed, static_cast<int>(slot), 8);
    const Vec3 colour = kind < 0.70f   ? Vec3{0.25f, 0.65f, 1.6f}
                        : kind < 0.92f ? Vec3{1.1f, 1.2f, 1.3f}
                                       : Vec3{0.2f, 1.3f, 0.5f};
    s.emission = colour * (4 * lamp) +
                 Vec3{0.012f, 0.05f, 0.15f} * (hole * (0.4f + 1.2f * chance(seed, static_cast<int>(row), 12)));
  };
  return m;
}

inline void addCables(Model& m, float x, int seed) {
  const int aqua = m.add(coated({0.05f, 0.42f, 0.50f}, 0.04f, 0.35f)),
            orange = m.add(coated({0.62f, 0.26f, 0.05f}, 0.04f, 0.35f));
  for (int i = 0; i < 9; ++i) {
    std::vector<Vec3> path;
    const float start = 0.35f + 0.2f * real(i), sway = 0.02f * chance(seed, i, 1);
    for (int k = 0; k <= 8; ++k) {
      const float t = real(k) / 8;
      path.push_back({x + 0.018f * (chance(seed, i, 2) - 0.5f) + sway * std::sin(3 * t), mix(start, kTall - 0.1f, t),
                      -0.015f - 0.025f * std::sin(kPi * t) - 0.004f * real(i % 3)});
    }
    path.insert(path.begin(), Vec3{x * 0.75f, start + 0.01f, -0.012f});
    m.tube(path, std::vector<float>(path.size(), 0.0052f), i % 4 == 3 ? orange : aqua, 7, false);
  }
}

// Compute cabinets hold eight horizontal nodes, switch cabinets a bank of upright blades.
inline Model cabinet(bool switches, int seed) {
  Model m;
  const int body = m.add(coated({0.022f, 0.024f, 0.028f}, 0.05f, 0.22f)),
            steel = m.add(metallic({0.72f, 0.74f, 0.78f}, 0.28f));
  const int dark = m.add(matte(grey(0.015f)));
  const float w = kPitch / 2 - 0.006f;
  m.box({{0, kTall / 2, 0.62f}}, {w, kTall / 2, 0.55f}, body, 0.008f);
  for (const float s : {-1.0f, 1.0f})
    m.box({{s * (w - 0.022f), kTall / 2, 0.03f}}, {0.022f, kTall / 2, 0.05f}, body, 0.006f);
  m.box({{0, kTall - 0.07f, 0.02f}}, {w, 0.07f, 0.05f}, body, 0.008f);
  m.box({{0, 0.09f, 0.02f}}, {w, 0.09f, 0.05f}, body, 0.008f);
  m.box({{0, kTall / 2, 0.068f}}, {w - 0.03f, kTall / 2 - 0.1f, 0.004f}, dark);
  // A line of light along the head of every cabinet and an emblem-like lit bar.
  const int line = m.add(glowing({0.5f, 1.3f, 3.0f}, true));
  m.box({{0, kTall - 0.135f, -0.033f}}, {w - 0.01f, 0.006f, 0.004f}, line);
  const int bar = m.add(glowing({3.2f, 3.6f, 4.2f}, false));
  m.box({{0, kTall - 0.065f, -0.031f}}, {0.075f, 0.011f, 0.002f}, bar);
  if (switches) {
    for (int bank = 0; bank < 2; ++bank)
      for (int i = 0; i < 12; ++i) {
        const Frame f{
            {-0.235f + 0.0427f * real(i), 0.63f + 0.92f * real(bank), 0.03f}, {0, 1, 0}, {1, 0, 0}, {0, 0, 1}};
        m.box(f, {0.42f, 0.0195f, 0.02f}, m.add(coated(grey(0.09f), 0.05f, 0.3f)), 0.003f);
        Material ports = matte(grey(0.1f));
        ports.frame = f;
        ports.paint = [seed, i, bank](Vec3 p, Surface& s) {
          const float cell = 0.034f, k = std::floor(p.x / cell), t = fract(p.x / cell);
          const float port = band(0.2f, 0.8f, t, 0.04f) * (1 - smoothstep(0.007f, 0.008f, std::fabs(p.y)));
          const bool lit = chance(seed + bank, i, static_cast<int>(k) + 40) < 0.45f;
          s.albedo = mix(grey(0.06f), grey(0.008f), port);
          s.emission = lit ? Vec3{0.25f, 0.75f, 1.9f} * (port * smoothstep(0.55f, 0.45f, t)) : Vec3{};
        };
        m.box({f.o - Vec3{0, 0, 0.0205f}, f.x, f.y, f.z}, {0.40f, 0.013f, 0.0006f}, m.add(ports));
        m.box({f.o + Vec3{0, -0.40f, -0.028f}}, {0.008f, 0.018f, 0.012f}, steel, 0.003f);
      }
    return m;
  }
  for (int i = 0; i < 10; ++i) {
    const Frame f{{0, 0.30f + 0.188f * real(i), 0.03f}};
    m.box(f, {w - 0.075f, 0.086f, 0.03f}, body, 0.005f);
    m.box({f.o - Vec3{0, 0, 0.0305f}}, {w - 0.085f, 0.080f, 0.0006f}, m.add(nodeFront(seed * 16 + i, f)));
    for (const float s : {-1.0f, 1.0f}) {
      const float x = s * (w - 0.098f);
      m.box({f.o + Vec3{x, -0.01f, -0.052f}}, {0.008f, 0.052f, 0.006f}, steel, 0.003f);
      for (const float e : {-1.0f, 1.0f})
        m.box({f.o + Vec3{x, -0.01f + 0.045f * e, -0.04f}}, {0.006f, 0.006f, 0.012f}, steel);
    }
  }
  addCables(m, -(w - 0.058f), seed);
  addCables(m, w - 0.058f, seed + 50);
  return m;
}

inline void addStand(Model& m, const Frame& row, int count) {
  const float half = kPitch * real(count) / 2;
  const int white = m.add(coated(grey(0.72f), 0.04f, 0.25f)), black = m.add(coated(grey(0.03f), 0.05f, 0.3f));
  const int edge = m.add(glowing({0.8f, 1.7f, 3.4f}, true)), soft = m.add(glowing({1.1f, 1.25f, 1.5f}, true));
  const auto at = [&](Vec3 v) { return Frame{row.out(v), row.x, row.y, row.z}; };
  // Plinth with a lit edge, side walls, and the canopy with its luminous underside.
  m.box(at({half, 0.06f, 0.35f}), {half + 0.7f, 0.06f, 0.95f}, black, 0.01f);
  m.box(at({half, 0.035f, -0.604f}), {half + 0.69f, 0.012f, 0.004f}, edge);
  for (const float s : {-1.0f, 1.0f})
    m.box(at({half + s * (half + 0.38f), 1.75f, 0.55f}), {0.30f, 1.75f, 0.62f}, white, 0.015f);
  m.box(at({half, 3.02f, 0.15f}), {half + 0.68f, 0.28f, 1.05f}, white, 0.02f);
  m.box(at({half, 2.735f, -0.42f}), {half + 0.3f, 0.006f, 0.20f}, soft);
  m.box(at({half, 2.35f, 0.7f}), {half + 0.1f, 0.4f, 0.05f}, m.add(matte(grey(0.05f))));
  // The lit fascia: a slow blue gradient with fine lines, like a printed light box.
  Material fascia = glowing({0.04f, 0.10f, 0.22f}, true);
  fascia.frame = row;
  fascia.paint = [half](Vec3 p, Surface& s) {
    const float t = p.x / (2 * half);
    const float wave = std::sin(9 * t + 0.8f * std::sin(5 * t)) * 0.07f + 3.02f;
    float lines = 0;
    for (int k = 0; k < 7; ++k)
      lines += std::exp(-std::fabs(p.y - wave - 0.05f * real(k - 3) * std::sin(4 * t + 1)) * 160);
    s.emission = mix(Vec3{0.003f, 0.020f, 0.10f}, Vec3{0.03f, 0.09f, 0.19f},
                     smoothstep(0.0f, 1.0f, 0.5f + 0.5f * std::sin(3.4f * t + 0.6f))) +
                 Vec3{0.07f, 0.11f, 0.15f} * std::min(lines, 1.0f);
  };
  m.box(at({half, 3.02f, -0.906f}), {half + 0.62f, 0.21f, 0.004f}, m.add(fascia));
}

inline void addHallBehind(Model& m) {
  const int dark = m.add(matte({0.05f, 0.055f, 0.065f})), alloy = m.add(metallic(grey(0.55f), 0.4f));
  m.quad({-30, 0, 30}, {30, 0, 30}, {30, 14, 30}, {-30, 14, 30}, dark);
  m.quad({-30, 9, -20}, {30, 9, -20}, {30, 9, 30}, {-30, 9, 30}, dark);
  m.quad({26, 0, -20}, {26, 0, 30}, {26, 14, 30}, {26, 14, -20}, dark);
  for (int i = 0; i < 5; ++i)
    addTruss(m, {-20, 6.6f, 4.0f + 4.5f * real(i)}, {24, 6.6f, 4.0f + 4.5f * real(i)}, 0.5f, alloy);
  for (int i = 0; i < 36; ++i) {
    const float x = -14 + 4.2f * real(i % 9), z = 4.0f + 4.5f * real(i / 9);
    addSpot(m, {x, 6.2f, z}, {x + 2 * (chance(i, 1) - 0.5f), 0, z - 1.5f}, Vec3{260, 240, 215} * (0.5f + chance(i, 2)),
            8, 0.12f);
  }
  // Other stands, far off: luminous boxes in the house colours of nobody in particular.
  const Vec3 colours[] = {{2.6f, 2.5f, 2.4f}, {0.5f, 1.3f, 2.8f}, {2.4f, 0.7f, 0.35f},
                          {1.9f, 2.1f, 2.3f}, {0.4f, 1.9f, 1.7f}, {2.7f, 1.7f, 0.7f}};
  for (int i = 0; i < 26; ++i) {
    const float x = -12 + 36 * chance(i, 11), z = 12 + 15 * chance(i, 12), w = 0.7f + 1.8f * chance(i, 13),
                h = 0.4f + 0.9f * chance(i, 14);
    const float y = 1.1f + h + 2.4f * chance(i, 15);
    m.box({{x, y, z}}, {w, h, 0.1f}, m.add(glowing(colours[i % 6] * (0.10f + 0.14f * chance(i, 16)), true)));
    m.box({{x, y / 2, z + 0.3f}}, {w + 0.2f, y / 2 + h / 2, 0.15f}, m.add(matte(grey(0.5f))));
  }
}

inline void addVisitors(Model& m, const Frame& row) {
  // x along the row, distance before it, heading (0 faces the cabinets), seed.
  struct Spot {
    float x, before, heading;
    int seed, pose;
  };
  const Spot spots[] = {{1.75f, 1.75f, -0.25f, 11, 1}, {3.55f, 2.15f, 0.30f, 24, 0}, {4.2f, 1.85f, -0.35f, 37, 2},
                        {6.1f, 1.7f, 0.15f, 41, 1},    {7.4f, 2.4f, -0.5f, 52, 0},   {8.0f, 1.9f, -0.2f, 63, 0},
                        {5.1f, 3.0f, 0.7f, 88, 0}};
  for (const Spot& s : spots) {
    Figure f = visitor(s.seed);
    f.at = row.out({s.x, 0, -s.before});
    f.heading = std::atan2(row.z.x, row.z.z) + s.heading;
    f.top = f.top * 0.8f;
    if (s.pose == 1) {
      holdUp(f, 1.47f, 0.34f);
      f.handR.x = 0.03f;
      f.phone = true;
      f.headTurn = 0;
    }
    if (s.pose == 2) f.handR = {0.22f, 1.42f, 0.52f};
    f.cell = 0.011f;
    addFigure(m, f);
  }
  // One more, close to the camera and out of focus, gives the picture its depth.
  {
    Figure f = visitor(129);
    f.at = {0.14f, 0, -0.98f};
    f.heading = -0.12f;
    f.top = {0.05f, 0.065f, 0.11f};
    f.shortSleeves = f.backpack = false;
    f.hair = Hair::cropped;
    f.height = 1.73f;
    f.headTurn = -0.2f;
    addFigure(m, f);
  }
  for (int i = 0; i < 16; ++i) {
    Figure f = visitor(200 + i);
    f.at = {2.0f + 15 * chance(i, 21), 0, 8.5f + 10 * chance(i, 22)};
    f.heading = 6.28f * chance(i, 23);
    f.cell = 0.024f;
    addFigure(m, f);
  }
}

inline Scene scene() {
  Scene s;
  Model& m = s.model;
  addFloor(m, 60, polishedFloor({0.11f, 0.113f, 0.12f}, 1.0f, 0.07f, 0.17f));
  const float turn = 0.47f;
  const Frame row{
      {-3.3f, 0, 3.3f}, {std::cos(turn), 0, std::sin(turn)}, {0, 1, 0}, {-std::sin(turn), 0, std::cos(turn)}};
  const int count = 14;
  addStand(m, row, count);
  const Model kinds[] = {cabinet(false, 1), cabinet(false, 2), cabinet(false, 3), cabinet(true, 4), cabinet(true, 5)};
  for (int i = 0; i < count; ++i) {
    const bool switches = i % 5 == 3 || i % 5 == 4;
    const Frame f{{kPitch * (real(i) + 0.5f), 0.12f, 0.05f}};
    m.place(kinds[switches ? 3 + i % 2 : i % 3], row.then(f));
  }
  addHallBehind(m);
  addVisitors(m, row);
  for (int i = 0; i < 8; ++i)
    addSpot(m, row.out({0.4f + 1.25f * real(i), 5.4f, -3.4f}), row.out({0.6f + 1.2f * real(i), 1.1f, -0.3f}),
            Vec3{330, 320, 310}, 10, 0.1f);
  s.camera = {{-1.9f, 1.62f, -2.9f}, {0.35f, 1.42f, 4.0f}, 0.74f, 6.6f, 0.022f};
  s.look.key = 0.13f;
  s.look.contrast = 1.12f;
  s.look.bloom = 0.10f;
  s.ambient = {0.05f, 0.055f, 0.065f};
  s.samples = 8;
  return s;
}

}  // namespace ascend
