// A visitor tries a video tool before a large curved screen, one hand on a touch panel.
#pragma once

#include "hall.h"

namespace video {

constexpr float kRadius = 4.6f;  // of the screen's curve; its axis stands at the world's origin
constexpr float kLow = 0.75f, kHigh = 3.35f;

// One mountain range's skyline at a horizontal place on the screen.
inline float skyline(float x, int range) {
  const float r = real(range);
  const float slope = x * (5.0f + 1.3f * r) + 13 * r;
  return 0.58f - 0.085f * r + (0.52f - 0.07f * r) * (cloud({slope, 0.5f, r}, 6) - 0.5f);
}

// The picture on the screen: evening over mountains and a lake. x, y in 0..1.
inline Vec3 landscape(float x, float y) {
  const float water = 0.30f;
  const bool mirrored = y < water;
  const float ripple = mirrored ? 0.012f * (noise({x * 30, y * 260, 3}) - 0.5f) : 0.0f;
  const float v = mirrored ? water + (water - y) * 1.25f + ripple * 3 : y, u = x + ripple;
  Vec3 c = mix(Vec3{1.7f, 0.62f, 0.18f}, Vec3{0.07f, 0.22f, 0.72f}, smoothstep(0.42f, 0.95f, v));
  const float streak = cloud({u * 3.5f, v * 15, 8}, 5);
  c = mix(c, Vec3{1.7f, 0.72f, 0.42f}, 0.7f * smoothstep(0.47f, 0.68f, streak));
  const float sun = std::hypot((u - 0.40f) * 2.6f, v - 0.70f);
  c += Vec3{3.2f, 1.9f, 0.75f} * (smoothstep(0.05f, 0.042f, sun) + 0.42f * std::exp(-sun * 6));
  for (int range = 0; range < 4; ++range) {
    const float top = skyline(u, range);
    const float depth = real(range) / 3;
    const Vec3 near{0.012f, 0.045f, 0.05f}, far{0.46f, 0.25f, 0.33f};
    const float relief = 0.65f + 0.7f * cloud({u * 22, v * 26, real(range)}, 4);
    const Vec3 rock =
        mix(far, near, depth) * relief + Vec3{0.5f, 0.22f, 0.08f} * (0.5f * std::exp(-sun * 4) * (1 - depth));
    c = mix(c, rock, smoothstep(0.003f, -0.003f, v - top));
  }
  return mirrored ? c * Vec3{0.62f, 0.72f, 0.82f} : c;
}

// Below the picture a strip of frames and coloured tracks, the tool's time line.
inline Vec3 timeline(float x, float y) {
  Vec3 c{0.03f, 0.035f, 0.05f};
  const int track = static_cast<int>(std::floor(y * 4));
  const float inside = band(0.12f, 0.88f, fract(y * 4), 0.03f);
  if (track == 3) {
    const float frame = std::floor(x * 18), fx = fract(x * 18);
    c = mix(c, landscape(fract(0.13f * frame + 0.25f * fx), 0.2f + 0.6f * fract(y * 4)),
            inside * band(0.03f, 0.97f, fx, 0.01f));
  } else if (track == 1) {
    const float level = 0.08f + 0.4f * noise({x * 260, 1, 2}) * noise({x * 19, 4, 2});
    c += Vec3{0.1f, 0.9f, 0.7f} * smoothstep(level, level - 0.05f, std::fabs(fract(y * 4) - 0.5f));
  } else {
    const float at = x * (track == 2 ? 7.0f : 5.0f) + 0.3f;
    const Vec3 colours[] = {{0.9f, 0.35f, 0.15f}, {0.2f, 0.5f, 1.2f}, {0.65f, 0.25f, 0.95f}, {0.95f, 0.7f, 0.15f}};
    const Vec3 clip = colours[static_cast<std::size_t>(chance(static_cast<int>(std::floor(at)), track) * 4)];
    c = mix(c, clip * 0.8f, inside * band(0.02f, 0.85f + 0.1f * chance(static_cast<int>(at), 9), fract(at), 0.01f));
  }
  return c + Vec3{2, 2, 2} * band(0.612f, 0.6135f, x, 0.0006f);
}

inline void addScreen(Model& m) {
  const float from = -0.92f, to = 0.92f;
  Material screen = glowing(grey(0.17f), true);
  screen.paint = [=](Vec3 p, Surface& s) {
    const float x = (std::atan2(p.x, p.z) - from) / (to - from), y = (p.y - kLow) / (kHigh - kLow);
    s.emission = 0.16f * (y < 0.2f ? timeline(x, y / 0.2f) : landscape(x, (y - 0.2f) / 0.8f));
  };
  const int id = m.add(screen), rim = m.add(coated(grey(0.02f), 0.05f, 0.3f)),
            wall = m.add(coated({0.20f, 0.21f, 0.24f}, 0.03f, 0.4f));
  const int glow = m.add(glowing({0.25f, 0.65f, 1.3f}, true));
  const auto on = [](float angle, float r, float y) { return Vec3{r * std::sin(angle), y, r * std::cos(angle)}; };
  const auto ring = [&](float r0, float r1, float y0, float y1, int material, float a0, float a1) {
    constexpr int kSteps = 48;
    for (int i = 0; i < kSteps; ++i) {
      const float a = mix(a0, a1, real(i) / kSteps), b = mix(a0, a1, real(i + 1) / kSteps);
      m.quad(on(a, r0, y0), on(b, r0, y0), on(b, r1, y1), on(a, r1, y1), material);
    }
  };
  ring(kRadius, kRadius, kLow, kHigh, id, from, to);
  for (const float y : {kLow, kHigh}) {
    ring(kRadius - 0.05f, kRadius - 0.05f, y - 0.05f, y + 0.05f, rim, from - 0.02f, to + 0.02f);
    ring(kRadius - 0.05f, kRadius + 0.02f, y + 0.05f, y + 0.05f, rim, from - 0.02f, to + 0.02f);
    ring(kRadius - 0.05f, kRadius + 0.02f, y - 0.05f, y - 0.05f, rim, from - 0.02f, to + 0.02f);
  }
  ring(kRadius + 0.04f, kRadius + 0.04f, 0, 4.3f, wall, -1.9f, 1.9f);
  ring(kRadius - 0.10f, kRadius - 0.06f, 0.10f, 0.10f, glow, -1.9f, 1.9f);
  ring(kRadius - 0.30f, kRadius - 0.22f, 4.1f, 4.1f, glow, -1.9f, 1.9f);
}

// A desk on one leg with a slanted, glowing panel.
inline void addConsole(Model& m, Vec3 at, float heading) {
  const int white = m.add(coated(grey(0.6f), 0.05f, 0.25f)), black = m.add(coated(grey(0.02f), 0.06f, 0.2f));
  const Frame f = standing(at, heading);
  m.box({f.out({0, 0.48f, 0.08f}), f.x, f.y, f.z}, {0.20f, 0.48f, 0.12f}, white, 0.02f);
  m.box({f.out({0, 0.015f, 0.05f}), f.x, f.y, f.z}, {0.34f, 0.015f, 0.28f}, white, 0.01f);
  const float c = std::cos(0.42f), s = std::sin(0.42f);
  const Frame top = f.then({{0, 1.02f, 0.03f}, {1, 0, 0}, {0, c, -s}, {0, s, c}});
  m.box(top, {0.42f, 0.022f, 0.27f}, black, 0.01f);
  Material panel = glowing(grey(0.15f), true);
  panel.frame = top;
  panel.paint = [](Vec3 p, Surface& out) {
    const float x = p.x / 0.78f + 0.5f, y = p.z / 0.48f + 0.5f;
    Vec3 col{0.16f, 0.24f, 0.42f};
    if (y > 0.34f && x < 0.64f)
      col = landscape(x / 0.64f, (y - 0.34f) / 0.66f) * band(0.03f, 0.62f, x, 0.004f) * band(0.38f, 0.96f, y, 0.004f);
    else if (y > 0.34f) {
      const int i = static_cast<int>(x * 9), j = static_cast<int>(y * 9);
      const float key = band(0.12f, 0.88f, fract(x * 9), 0.03f) * band(0.12f, 0.88f, fract(y * 9), 0.03f);
      col = mix(col, mix(Vec3{0.2f, 0.7f, 1.4f}, Vec3{1.0f, 0.8f, 0.9f}, chance(i, j)),
                key * (0.3f + 0.6f * chance(j, i, 4)));
    } else
      col = timeline(x, y / 0.34f);
    out.emission = col * 0.24f;
    out.shine = 0.05f;
  };
  m.box({top.out({0, 0.0226f, 0}), top.x, top.y, top.z}, {0.39f, 0.0005f, 0.24f}, m.add(panel));
}

inline Scene scene() {
  Scene s;
  Model& m = s.model;
  addFloor(m, 40, polishedFloor({0.24f, 0.235f, 0.23f}, 0.9f, 0.06f, 0.16f));
  addScreen(m);
  const int ceiling = m.add(matte(grey(0.06f)));
  m.quad({-20, 5.4f, -20}, {20, 5.4f, -20}, {20, 5.4f, 20}, {-20, 5.4f, 20}, ceiling);
  const int back = m.add(matte(grey(0.22f)));
  m.quad({-20, 0, -12}, {20, 0, -12}, {20, 6, -12}, {-20, 6, -12}, back);

  addConsole(m, {0.72f, 0, 1.42f}, 0.25f);
  Figure user = visitor(5);
  user.at = {0.22f, 0, 0.86f};
  user.heading = 0.42f;
  user.hair = Hair::bob;
  user.height = 1.68f;
  user.girth = 0.93f;
  user.top = {0.42f, 0.47f, 0.55f};
  user.legs = {0.05f, 0.055f, 0.075f};
  user.shortSleeves = false;
  user.backpack = false;
  user.hem = 0.84f;
  user.handR = {0.24f, 1.13f, 0.47f};
  user.handL = {-0.25f, 0.98f, 0.22f};
  user.elbowOut = {0.7f, -0.7f, -0.35f};
  user.headTurn = -0.1f;
  user.headNod = 0.12f;
  user.cell = 0.009f;
  addFigure(m, user);

  Figure guest = visitor(33);
  guest.at = {-1.9f, 0, 2.3f};
  guest.heading = 0.25f;
  guest.headTurn = 0.3f;
  guest.top = {0.09f, 0.11f, 0.17f};
  guest.hair = Hair::full;
  guest.backpack = false;
  addFigure(m, guest);
  Figure other = visitor(71);
  other.at = {2.55f, 0, 2.2f};
  other.heading = -0.5f;
  other.top = {0.28f, 0.25f, 0.24f};
  holdUp(other, 1.45f, 0.34f);
  other.phone = true;
  addFigure(m, other);

  for (int i = 0; i < 5; ++i)
    addSpot(m, {-3.2f + 1.6f * real(i), 5.2f, -2.4f}, {-1.8f + 0.9f * real(i), 1.1f, 1.4f}, Vec3{110, 102, 92}, 9,
            0.09f);
  for (int i = 0; i < 7; ++i)
    addSpot(m, {-3.3f + 1.1f * real(i), 5.2f, 2.2f}, {-3.3f + 1.1f * real(i), 0, 2.0f}, Vec3{60, 66, 75}, 10, 0.09f);
  s.camera = {{1.55f, 1.66f, -1.75f}, {0.12f, 1.50f, 1.6f}, 0.68f, 2.95f, 0.020f};
  s.look.key = 0.19f;
  s.look.bloom = 0.07f;
  s.ambient = {0.04f, 0.045f, 0.055f};
  return s;
}

}  // namespace video
