// Small vector arithmetic, hashing and noise shared by every part of the picture maker.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>

constexpr float kPi = 3.14159265f;

// The one place where integers become floats, so that -Wconversion stays useful elsewhere.
template <class T>
constexpr float real(T value) {
  return static_cast<float>(value);
}

struct Vec3 {
  float x = 0, y = 0, z = 0;
};

inline Vec3 operator+(Vec3 a, Vec3 b) { return {a.x + b.x, a.y + b.y, a.z + b.z}; }
inline Vec3 operator-(Vec3 a, Vec3 b) { return {a.x - b.x, a.y - b.y, a.z - b.z}; }
inline Vec3 operator-(Vec3 a) { return {-a.x, -a.y, -a.z}; }
inline Vec3 operator*(Vec3 a, Vec3 b) { return {a.x * b.x, a.y * b.y, a.z * b.z}; }
inline Vec3 operator*(Vec3 a, float s) { return {a.x * s, a.y * s, a.z * s}; }
inline Vec3 operator*(float s, Vec3 a) { return a * s; }
inline Vec3 operator/(Vec3 a, float s) { return a * (1.0f / s); }
inline Vec3& operator+=(Vec3& a, Vec3 b) { return a = a + b; }
[[gnu::always_inline]] inline float dot(Vec3 a, Vec3 b) { return a.x * b.x + a.y * b.y + a.z * b.z; }
inline Vec3 cross(Vec3 a, Vec3 b) { return {a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x}; }
inline float length(Vec3 a) { return std::sqrt(dot(a, a)); }
inline Vec3 unit(Vec3 a) { return a / std::max(length(a), 1e-12f); }
inline Vec3 least(Vec3 a, Vec3 b) { return {std::min(a.x, b.x), std::min(a.y, b.y), std::min(a.z, b.z)}; }
inline Vec3 most(Vec3 a, Vec3 b) { return {std::max(a.x, b.x), std::max(a.y, b.y), std::max(a.z, b.z)}; }
inline Vec3 grey(float v) { return {v, v, v}; }
inline float luminance(Vec3 c) { return 0.2126f * c.x + 0.7152f * c.y + 0.0722f * c.z; }

inline float mix(float a, float b, float t) { return a + (b - a) * t; }
inline Vec3 mix(Vec3 a, Vec3 b, float t) { return a + (b - a) * t; }
inline float saturate(float v) { return std::clamp(v, 0.0f, 1.0f); }
inline float smoothstep(float a, float b, float v) {
  const float t = saturate((v - a) / (b - a));
  return t * t * (3 - 2 * t);
}
inline float fract(float v) { return v - std::floor(v); }
// One inside [a, b], with edges of the given softness.
inline float band(float a, float b, float v, float soft) {
  return smoothstep(a - soft, a + soft, v) * (1 - smoothstep(b - soft, b + soft, v));
}

// A place and three axes at right angles; objects are built in one and put into the world.
struct Frame {
  Vec3 o{0, 0, 0}, x{1, 0, 0}, y{0, 1, 0}, z{0, 0, 1};

  Vec3 turn(Vec3 v) const { return x * v.x + y * v.y + z * v.z; }
  Vec3 out(Vec3 v) const { return o + turn(v); }
  Vec3 in(Vec3 v) const { return {dot(v - o, x), dot(v - o, y), dot(v - o, z)}; }
  Frame then(Frame f) const { return {out(f.o), turn(f.x), turn(f.y), turn(f.z)}; }
};

inline Frame standing(Vec3 at, float heading) {
  const float c = std::cos(heading), s = std::sin(heading);
  return {at, {c, 0, -s}, {0, 1, 0}, {s, 0, c}};
}

// Any frame whose z axis is the given direction.
inline Frame along(Vec3 at, Vec3 z) {
  const Vec3 helper = std::fabs(z.y) < 0.9f ? Vec3{0, 1, 0} : Vec3{1, 0, 0};
  const Vec3 x = unit(cross(helper, z));
  return {at, x, cross(z, x), z};
}

inline std::uint32_t hash(std::uint32_t v) {
  v ^= v >> 16;
  v *= 0x7feb352dU;
  v ^= v >> 15;
  v *= 0x846ca68bU;
  return v ^ (v >> 16);
}
inline float chance(std::uint32_t v) { return real(hash(v) >> 8) / 16777216.0f; }
inline float chance(int a, int b, int c = 0) {
  return chance(static_cast<std::uint32_t>(a) * 73856093U ^ static_cast<std::uint32_t>(b) * 19349663U ^
                static_cast<std::uint32_t>(c) * 83492791U);
}

// Value noise in 0..1.
inline float noise(Vec3 p) {
  const float fx = std::floor(p.x), fy = std::floor(p.y), fz = std::floor(p.z);
  const int ix = static_cast<int>(fx), iy = static_cast<int>(fy), iz = static_cast<int>(fz);
  Vec3 t{p.x - fx, p.y - fy, p.z - fz};
  t = t * t * (grey(3) - 2 * t);
  float plane[2];
  for (int k = 0; k < 2; ++k) {
    const float a = mix(chance(ix, iy, iz + k), chance(ix + 1, iy, iz + k), t.x);
    const float b = mix(chance(ix, iy + 1, iz + k), chance(ix + 1, iy + 1, iz + k), t.x);
    plane[k] = mix(a, b, t.y);
  }
  return mix(plane[0], plane[1], t.z);
}

inline float cloud(Vec3 p, int octaves = 4) {
  float sum = 0, weight = 0.5f;
  for (int i = 0; i < octaves; ++i, weight *= 0.5f) {
    sum += weight * noise(p);
    p = p * 2.03f + Vec3{17.1f, 9.2f, 31.7f};
  }
  return sum;
}
