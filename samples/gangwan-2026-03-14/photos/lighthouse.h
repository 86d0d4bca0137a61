// A lighthouse on its cape after sunset: sky, sea and two upright planes (cape, fishing boat) seen from a quay.
#pragma once

#include "canvas.h"

namespace lighthouse {

constexpr double eye = 4;  // metres above the sea
constexpr double cape_z = 140, boat_z = 62;
constexpr double tower_x = 23, tower_foot = 11.5, tower_height = 19;
const Vec sun = unit({-0.20, 0.012, 1});

struct Seen {
  bool hit = false;
  Colour colour;
};

inline Colour sky(Vec dir) {
  const double up = std::max(dir.y, 0.0), side = (dir.x - sun.x) * 2.6;
  const double near_sun = std::exp(-side * side);
  const Colour low = mix({0.42, 0.30, 0.42}, {1.50, 0.62, 0.20}, near_sun);
  const Colour middle = mix({0.26, 0.30, 0.48}, {0.78, 0.50, 0.42}, near_sun);
  Colour light = mix(mix(low, middle, step(0, 0.11, up)), {0.07, 0.13, 0.30}, step(0.03, 0.36, up));
  const double away = std::hypot(dir.x - sun.x, (dir.y - sun.y) * 1.5);
  light = light + Colour{1.9, 0.95, 0.34} * std::exp(-away * 16) + Colour{5, 3.4, 1.8} * std::exp(-away * 75);
  // Clouds lie on a high plane, so they crowd together towards the horizon.
  const double far = 1 / (up + 0.05), x = dir.x * far * 0.62 + 3, z = far * 0.33;
  const double bend = fbm(x * 0.7 + 9, z * 0.7, 3);
  const double body = fbm(x + bend, z * 1.7 + bend, 6);
  const double cover = step(0.46, 0.66, body) * step(0.005, 0.06, up);
  const double lit = std::clamp(0.5 + 5 * (body - fbm(x + bend - 0.16, z * 1.7 + bend + 0.22, 6)), 0.0, 1.0);
  const Colour cloud = mix(Colour{0.17, 0.17, 0.27}, mix(Colour{0.62, 0.38, 0.42}, {1.75, 0.72, 0.34}, near_sun), lit);
  light = mix(light, cloud, cover * 0.85);
  const double ridge = 0.011 + 0.030 * fbm(dir.x * 7 + 4, 1, 5) * step(0.30, -0.30, dir.x);
  return mix(light, mix(Colour{0.20, 0.17, 0.27}, low, 0.35), step(ridge + 0.0012, ridge - 0.0012, dir.y));
}

inline double cape_height(double x) {
  const double skerries = 5 * std::max(0.0, fbm(x * 0.35 + 2, 7, 4) - 0.42) * step(-24, -4, x);
  return skerries + (tower_foot + 1.2 * (fbm(x * 0.5, 3, 4) - 0.5)) * step(-3, 17, x + 4 * fbm(x * 0.4, 1, 3));
}

// The white of the tower by the angle it turns to the last light on its left.
inline Colour whitewash(double across) {
  const Colour warm = Colour{1.15, 0.62, 0.40} * std::pow(std::max(0.0, 0.45 - 0.75 * across), 1.4);
  return warm + Colour{0.17, 0.20, 0.30} * (0.75 + 0.25 * std::sqrt(std::max(0.0, 1 - across * across)));
}

inline Seen tower(double x, double y) {
  const double dx = x - tower_x, h = y - tower_foot, radius = mix(2.9, 1.75, h / tower_height);
  const double gallery = tower_height, lamp = gallery + 0.7, roof = lamp + 2.8;
  if (h < -1 || h > roof + 4) return {};
  if (h < gallery) {
    if (std::abs(dx) > radius) return {};
    const double row = std::fmod(h + 20, 5.2);
    const bool window = std::abs(dx - 0.35) < 0.30 && row > 2.0 && row < 3.3 && h > 2;
    const bool door = std::abs(dx - 0.2) < 0.55 && h < 2.1;
    if (window || door) return {true, {0.035, 0.04, 0.06}};
    const double stain = 0.86 + 0.14 * fbm(x * 1.6, y * 0.35, 4) - 0.10 * step(16.5, 19, h);
    return {true, whitewash(dx / radius) * stain};
  }
  if (h < lamp) return {std::abs(dx) < 2.7, whitewash(dx / 2.7) * (h < gallery + 0.25 ? 0.45 : 0.9)};
  const bool rail = std::abs(dx) < 2.7 && (std::abs(h - lamp - 0.95) < 0.07 ||
                                           (h < lamp + 0.95 && std::abs(std::fmod(dx + 27, 0.68) - 0.34) < 0.05));
  if (rail) return {true, {0.10, 0.10, 0.13}};
  if (h < roof) {
    if (std::abs(dx) > 1.45) return {};
    const bool bar = std::abs(std::fmod(dx + 1.45 + 0.36, 0.97) - 0.36) < 0.06 || std::abs(h - lamp - 1.4) < 0.05;
    const double core = std::exp(-(dx * dx * 1.2 + (h - lamp - 1.5) * (h - lamp - 1.5)) * 0.9);
    return {true, bar ? Colour{0.22, 0.16, 0.10} : Colour{0.9, 0.62, 0.30} + Colour{26, 19, 10} * core};
  }
  const double dome = (h - roof) / 1.9;
  if (dome < 1 && std::abs(dx) < 1.75 * std::sqrt(1 - dome * dome))
    return {true, mix(Colour{0.36, 0.14, 0.10}, {0.09, 0.07, 0.09}, step(-0.9, 0.7, dx))};
  return {std::abs(dx) < 0.08 && dome < 2.0, {0.07, 0.07, 0.09}};
}

inline Seen house(double x, double y) {
  const double left = tower_x + 5.2, right = left + 10.5, base = tower_foot - 0.6;
  if (x < left - 0.6 || x > right + 0.6 || y < base) return {};
  const double wall = base + 3.2, slope = wall + 2.4 * step(0, 1, std::min(x - left + 0.6, right + 0.6 - x) / 2.4);
  if (y > wall) return {y < slope, Colour{0.20, 0.085, 0.06} * (0.8 + 0.4 * noise(x * 9, y * 5))};
  if (x < left || x > right) return {};
  const double row = std::fmod(x - left, 3.5);
  if (row > 1.2 && row < 2.3 && y > base + 1.0 && y < base + 2.4) {
    const bool bar = std::abs(row - 1.75) < 0.05 || std::abs(y - base - 1.75) < 0.05;
    return {true, bar ? Colour{0.2, 0.12, 0.06} : Colour{2.6, 1.45, 0.50}};
  }
  return {true, Colour{0.24, 0.23, 0.27} * (0.85 + 0.15 * noise(x * 3, y * 3))};
}

// Tilted beds, broken into ledges: ridges of noise, fine along the beds and coarse across them.
inline double crag(double x, double y) {
  const double u = x * 0.22 + y * 0.10, v = y * 0.55 - x * 0.16;
  const double ledges = 1 - std::abs(2 * fbm(u + 3, v, 4) - 0.9),
               cracks = 1 - std::abs(2 * fbm(x * 0.8, y * 0.55, 5) - 0.95);
  return 0.6 * ledges * ledges + 0.4 * cracks * cracks;
}

inline Seen cape(double x, double y) {
  const Seen lit = tower(x, y), home = house(x, y);
  if (lit.hit) return lit;
  const double top = cape_height(x);
  if (y > top) return home;
  const double rough = crag(x, y), facing = std::clamp(0.30 + 2.2 * (rough - crag(x - 0.30, y + 0.12)), 0.0, 1.0);
  const Colour lit_rock = mix(Colour{0.17, 0.12, 0.12}, {0.50, 0.25, 0.16}, step(24, -4, x));
  Colour rock = mix(Colour{0.035, 0.035, 0.052}, lit_rock, facing * (0.4 + 0.6 * rough));
  const double grass = step(top - 1.9, top - 0.5, y + 1.4 * (rough - 0.5)) * step(4, 8, top);
  rock = mix(rock, Colour{0.055, 0.070, 0.040} * (0.5 + rough + facing), grass);
  const double foam = step(0.9, 0.1, y - 1.3 * fbm(x * 0.7, 2, 4) + 0.35);
  return {true, mix(rock, {0.50, 0.46, 0.54}, foam * 0.7)};
}

// A small squid boat with its row of lamps lit.
inline Seen boat(double x, double y) {
  const double dx = x + 12.4, sheer = 0.95 + 0.055 * dx * dx + 0.04 * dx;
  if (y < sheer && y > 0 && dx > -3.7 + 0.5 * (sheer - y) && dx < 3.9 - 0.75 * (sheer - y))
    return {true, y > sheer - 0.16 ? Colour{0.34, 0.22, 0.16} : Colour{0.035, 0.05, 0.07}};
  if (dx > -2.3 && dx < -0.5 && y < 2.7) {
    const bool pane = y > 1.9 && y < 2.4 && std::fmod(dx + 2.3, 0.6) > 0.12;
    return {true, pane ? Colour{1.6, 1.0, 0.45} : Colour{0.11, 0.11, 0.14}};
  }
  const double lamp_x = std::fmod(dx + 10, 0.62) - 0.31;
  if (dx > -0.2 && dx < 3.0 && lamp_x * lamp_x + (y - 2.52) * (y - 2.52) < 0.014) return {true, {16, 15, 12}};
  const bool mast = (std::abs(dx + 1.4) < 0.05 && y < 4.8) || (std::abs(dx - 3.0) < 0.05 && y < 2.7) ||
                    (std::abs(y - 2.68) < 0.03 && dx > -0.6 && dx < 3.1) ||
                    (std::abs(y - 4.7 + 0.45 * (dx + 1.4)) < 0.02 && dx > -1.4 && dx < 3.0);
  return {mast && y > 0, {0.04, 0.04, 0.06}};
}

// What stands above the sea along a ray, the glow of the lamp and its two beams over it.
inline Colour above_sea(Vec from, Vec dir) {
  Colour light;
  const Vec at_boat = from + dir * ((boat_z - from.z) / dir.z), at_cape = from + dir * ((cape_z - from.z) / dir.z);
  const Seen near = from.z < boat_z ? boat(at_boat.x, at_boat.y) : Seen{};
  const Seen far = from.z < cape_z ? cape(at_cape.x, at_cape.y) : Seen{};
  light = near.hit ? near.colour : far.hit ? far.colour : sky(dir);
  const double dx = at_cape.x - tower_x, dy = at_cape.y - tower_foot - tower_height - 2.2, away = std::hypot(dx, dy);
  light = light + Colour{1.0, 0.72, 0.38} * (0.85 * std::exp(-away * 0.55) + 0.13 * std::exp(-away * 0.13));
  const double angle = std::abs(dy - 0.035 * dx) / (std::abs(dx) + 0.4), reach = std::exp(-std::abs(dx) * 0.035);
  return near.hit ? light : light + Colour{0.34, 0.27, 0.17} * (reach * std::exp(-angle * angle * 900));
}

inline double wave(double x, double z) {
  return 0.55 * fbm(x * 0.16, z * 0.34, 3) + 0.20 * fbm(x * 0.9 + 3, z * 1.7, 3) + 0.05 * fbm(x * 3.7, z * 6.1, 2);
}

inline Colour seen(Vec dir) {
  const Vec from{0, eye, 0};
  const double reach = dir.y < -1e-4 ? eye / -dir.y : 1e9;
  if (reach * dir.z > 2000) return above_sea(from, dir);
  const Vec at_boat = dir * (boat_z / dir.z), at_cape = dir * (cape_z / dir.z), at = from + dir * reach;
  if (at.z > boat_z && boat(at_boat.x, eye + at_boat.y).hit) return above_sea(from, dir);
  if (at.z > cape_z && cape(at_cape.x, eye + at_cape.y).hit) return above_sea(from, dir);
  constexpr double d = 0.06;
  const double calm = 1 / (1 + at.z * 0.012), here = wave(at.x, at.z);
  const Vec normal = unit({-(wave(at.x + d, at.z) - here) / d * calm, 1, -(wave(at.x, at.z + d) - here) / d * calm});
  Vec mirrored = dir - normal * (2 * dot(dir, normal));
  mirrored.y = std::abs(mirrored.y) + 0.004;
  mirrored.z = std::max(mirrored.z, 0.05);
  const double facing = std::max(0.0, -dot(dir, normal)), fresnel = 0.03 + 0.97 * std::pow(1 - facing, 5);
  const Colour depth = Colour{0.012, 0.045, 0.062} * (0.7 + 0.9 * here);
  const Colour sea = mix(depth, above_sea({at.x, 0, at.z}, unit(mirrored)), std::clamp(fresnel * 1.25, 0.0, 1.0));
  return mix(sea, sky({dir.x, 0.004, 1}), 0.45 * step(300, 2000, at.z));
}

inline Film picture() {
  constexpr int width = 1600, height = 1067, side = 3;
  constexpr double angle = 0.56, horizon = 0.60;  // height of the view at distance 1; where the horizon stands in it
  Film film(width, height);
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x) {
      Colour sum;
      for (int s = 0; s < side * side; ++s) {
        const double px = x + (s % side + chance(x, y, s)) / side, py = y + (s / side + chance(x, y, s + 16)) / side;
        const Vec dir = unit({(px - width / 2.0) / height * angle, (horizon - py / height) * angle, 1});
        const Colour light = seen(dir);
        sum = sum + Colour{std::min(light.x, 14.0), std::min(light.y, 14.0), std::min(light.z, 14.0)};
      }
      film.at(x, y) = sum * (1.0 / (side * side));
    }
  bloom(film, 9, 0.10);
  bloom(film, 40, 0.07);
  return film;
}

}  // namespace lighthouse
