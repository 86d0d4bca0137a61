// A night market after rain: painted from far to near, everything out of focus but the lanterns in front.
#pragma once

#include <array>

#include "canvas.h"

namespace market {

constexpr int width = 1200, height = 1500;
constexpr double vanish_x = 0.43, vanish_y = 0.600;  // in picture heights
constexpr double eye = 1.65, lens = 0.62;            // metres above the street; focal length in picture heights
constexpr double street = 0.682;                     // where the wet ground begins, in picture heights

struct Point {
  double x, y;
};

// Metres right of the middle, above the street and along it → picture heights.
inline Point project(double x, double y, double z) {
  return {vanish_x + lens * x / z, vanish_y - lens * (y - eye) / z};
}
inline double blur_at(double z) { return 0.003 + 0.017 * std::abs(1 - 1.1 / z); }

// Numbers one after another, the same in every run.
struct Dice {
  int thrown = 0, game = 0;
  double operator()() { return chance(++thrown, game, 3); }
  double operator()(double from, double to) { return mix(from, to, (*this)()); }
};

template <class Cover>
void paint(Film& film, Point low, Point high, bool adds, const Cover& cover) {
  const int left = static_cast<int>(low.x * height), right = static_cast<int>(high.x * height) + 1;
  const int top = static_cast<int>(low.y * height), bottom = static_cast<int>(high.y * height) + 1;
  for (int y = std::max(top, 0); y < std::min(bottom, height); ++y)
    for (int x = std::max(left, 0); x < std::min(right, width); ++x) {
      Colour colour;
      const double share = cover(Point{(x + 0.5) / height, (y + 0.5) / height}, colour);
      if (share <= 0) continue;
      Colour& pixel = film.at(x, y);
      pixel = adds ? pixel + colour * share : mix(pixel, colour, std::min(share, 1.0));
    }
}

// A point of light out of focus: the image of the lens opening, brighter at its rim.
inline void bokeh(Film& film, Point at, double radius, Colour light) {
  paint(film, {at.x - radius * 1.1, at.y - radius * 1.1}, {at.x + radius * 1.1, at.y + radius * 1.1}, true,
        [&](Point p, Colour& c) {
          const double away = std::hypot(p.x - at.x, p.y - at.y) / radius;
          c = light;
          return step(1.06, 0.94, away) * (0.72 + 0.42 * std::pow(std::min(away, 1.0), 5));
        });
}

inline void glow(Film& film, Point at, double radius, Colour light) {
  paint(film, {at.x - radius, at.y - radius}, {at.x + radius, at.y + radius}, true, [&](Point p, Colour& c) {
    c = light;
    return std::pow(step(1, 0, std::hypot(p.x - at.x, p.y - at.y) / radius), 2);
  });
}

// A convex shape, corners clockwise, its edge as soft as `blur`; `shade` colours it by the place in it.
template <class Shade>
void shape(Film& film, const std::array<Point, 4>& corners, double blur, const Shade& shade) {
  Point low = corners[0], high = corners[0];
  for (const Point& c : corners)
    low = {std::min(low.x, c.x), std::min(low.y, c.y)}, high = {std::max(high.x, c.x), std::max(high.y, c.y)};
  paint(film, {low.x - blur, low.y - blur}, {high.x + blur, high.y + blur}, false, [&](Point p, Colour& colour) {
    double share = 1;
    for (size_t i = 0; i < corners.size(); ++i) {
      const Point a = corners[i], b = corners[(i + 1) % corners.size()];
      const double side = (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
      share *= step(-blur, blur, side / std::max(std::hypot(b.x - a.x, b.y - a.y), 1e-6));
    }
    colour = shade(p);
    return share;
  });
}

inline void backdrop(Film& film) {
  paint(film, {0, 0}, {0.8, 1}, false, [](Point p, Colour& c) {
    const double away = std::hypot((p.x - vanish_x) * 1.2, p.y - vanish_y);
    c = mix(Colour{0.012, 0.022, 0.060}, {0.045, 0.065, 0.125}, step(0, 0.5, p.y));
    c = c + Colour{1.3, 0.62, 0.20} * std::exp(-away * 8) + Colour{0.30, 0.12, 0.05} * std::exp(-away * 4);
    return 1.0;
  });
  for (const double side : {-1.0, 1.0})
    for (double z = 34; z > 5; z *= 0.80) {  // houses, dark, with a few windows lit
      const int number = static_cast<int>(z * 10 + side);
      const double x = side * 5.2, top = 6.5 + 5 * chance(number, 5), next = z * 0.80, outer = side * 30;
      const std::array<Point, 4> wall = {
          project(side > 0 ? x : outer, top, next), project(side > 0 ? outer : x, top, next),
          project(side > 0 ? outer : x, 0, next), project(side > 0 ? x : outer, 0, next)};
      const Colour tone = Colour{0.030, 0.032, 0.050} + Colour{0.30, 0.15, 0.06} * std::exp(-next * -0.02 - 2.2);
      shape(film, wall, blur_at(next), [&](Point) { return tone; });
      for (int floor = 1; floor < 4; ++floor) {
        if (chance(number, floor, 6) < 0.45) continue;
        const double wx = x + side * 1.2, base = floor * 2.7 + 0.9;
        const Point a = project(wx - 0.5, base + 1.3, next), b = project(wx + 0.5, base, next);
        const Colour pane = mix(Colour{0.9, 0.5, 0.18}, {0.30, 0.42, 0.5}, chance(number, floor, 9) > 0.7 ? 1 : 0);
        shape(film, {a, {b.x, a.y}, b, {a.x, b.y}}, blur_at(next), [&](Point) { return pane * 0.7; });
      }
    }
}

inline void far_lights(Film& film) {
  static const std::array<Colour, 7> kinds = {{{1.0, 0.56, 0.20},
                                               {1.0, 0.70, 0.36},
                                               {1.0, 0.36, 0.12},
                                               {1.0, 0.13, 0.06},
                                               {0.95, 0.85, 0.66},
                                               {0.10, 0.62, 0.55},
                                               {1.0, 0.48, 0.10}}};
  Dice dice{0, 11};
  for (int i = 0; i < 330; ++i) {
    const double z = 4.5 + 26 * std::pow(dice(), 1.5), side = dice() < 0.5 ? -1 : 1;
    const double x = side * dice(1.6, 3.6), y = dice() < 0.6 ? dice(1.6, 3.1) : dice(3.0, 5.4);
    const Colour light = kinds[static_cast<size_t>(dice() * 6.99)] * (dice(0.10, 0.55) * (y > 3.1 ? 0.7 : 1));
    bokeh(film, project(x, y, z), blur_at(z) * dice(0.75, 1.15), light);
  }
  for (int string = 0; string < 7; ++string)  // lanterns across the street, one string behind the other
    for (int i = 0; i <= 10; ++i) {
      const double t = (i + 0.7 * dice() - 0.35) / 10.0, z = 24.0 / (1 + string * 0.52);
      const double sag = 0.9 * (1 - 4 * (t - 0.5) * (t - 0.5)) + dice(-0.12, 0.12);
      const Colour red = mix(Colour{1.25, 0.20, 0.05}, {1.35, 0.52, 0.12}, chance(i, string, 12));
      bokeh(film, project(mix(-3.4, 3.4, t), 5.0 - sag, z), blur_at(z) * 0.9 + 0.09 / z,
            red * (0.75 + 0.2 * string / 7.0));
    }
}

// A stall: lit goods on a dark counter, an awning above, bulbs under it.
inline void stall(Film& film, double side, double z, int number) {
  static const std::array<Colour, 3> cloths = {{{0.62, 0.09, 0.06}, {0.05, 0.36, 0.38}, {0.72, 0.36, 0.06}}};
  const double near = z - 0.95, inner = side * 1.75, outer = side * 3.6, blur = blur_at(z);
  const auto face = [&](double low, double high, double depth) {
    const Point a = project(std::min(inner, outer), high, depth), b = project(std::max(inner, outer), low, depth);
    return std::array<Point, 4>{a, {b.x, a.y}, b, {a.x, b.y}};
  };
  const double high = project(0, 2.5, z).y, low = project(0, 0.9, z).y;
  shape(film, face(0.9, 2.6, z), blur, [&](Point p) {  // the back wall: shelves under the bulbs
    const double t = (p.y - high) / (low - high), shelf = std::abs(std::fmod(t * 3 + 9, 1.0) - 0.5);
    return Colour{0.85, 0.42, 0.14} * (mix(0.85, 0.22, t) * (0.45 + shelf) * (0.6 + 0.8 * noise(p.x * 22 * z, t * 3)));
  });
  shape(film, face(0.88, 1.06, near), blur, [&](Point p) {
    const int item = static_cast<int>(std::floor(p.x * 46 * z / 4 + noise(p.x * 20, number)));
    const double hue = chance(item, number, 14);
    return mix(mix(Colour{0.9, 0.24, 0.08}, {1.0, 0.66, 0.20}, hue), {0.36, 0.52, 0.16}, hue > 0.75 ? 0.8 : 0) * 0.8;
  });
  shape(film, face(0, 0.9, near), blur, [&](Point p) {
    return Colour{0.07, 0.045, 0.04} * (0.5 + noise(p.x * 30, 2)) + Colour{0.10, 0.04, 0.015};
  });
  const Colour cloth = cloths[static_cast<size_t>(number) % cloths.size()];
  const Point far_in = project(inner, 2.95, z), far_out = project(outer, 2.95, z);
  const Point near_in = project(inner - side * 0.2, 2.35, near), near_out = project(outer, 2.35, near);
  const std::array<Point, 4> awning = side > 0 ? std::array<Point, 4>{far_in, far_out, near_out, near_in}
                                               : std::array<Point, 4>{far_out, far_in, near_in, near_out};
  shape(film, awning, blur, [&](Point p) {
    const double t = (p.y - far_in.y) / (near_in.y - far_in.y);
    const double along =
        (p.x - mix(far_in.x, near_in.x, t)) / (mix(far_out.x, near_out.x, t) - mix(far_in.x, near_in.x, t));
    const bool white = std::fmod(along * 7 + 70, 2) < 1;
    return (white ? Colour{0.62, 0.50, 0.38} : cloth) * (0.35 + 0.55 * t);
  });
  for (int i = 0; i < 3; ++i) {
    const Point bulb = project(inner + side * (0.25 + 0.55 * i), 2.2, near + 0.2);
    glow(film, bulb, 0.55 / z, Colour{1.0, 0.55, 0.20} * 0.40);
    bokeh(film, bulb, blur + 0.03 / z, Colour{2.6, 1.9, 1.0});
  }
}

// Somebody seen from behind against the light: dark, with a warm rim.
inline void passer_by(Film& film, double x, double z, double tall, int number) {
  const double blur = blur_at(z) * 0.8, scale = lens / z;
  const Point foot = project(x, 0, z);
  const auto inside = [&](Point p) {  // metres to the outline, negative inside
    const double dx = (p.x - foot.x) / scale, up = (foot.y - p.y) / scale * (1.72 / tall);
    const auto rod = [&](double x0, double y0, double x1, double y1, double r0, double r1) {
      const double t = std::clamp(
          ((dx - x0) * (x1 - x0) + (up - y0) * (y1 - y0)) / ((x1 - x0) * (x1 - x0) + (y1 - y0) * (y1 - y0)), 0.0, 1.0);
      return std::hypot(dx - mix(x0, x1, t), up - mix(y0, y1, t)) - mix(r0, r1, t);
    };
    // A smooth union, so that limbs and coat grow together.
    const auto join = [](double a, double b, double round) {
      const double h = std::clamp(0.5 + 0.5 * (b - a) / round, 0.0, 1.0);
      return mix(b, a, h) - round * h * (1 - h);
    };
    const double stride = 0.06 + 0.12 * chance(number, 1, 15), lean = 0.05 * (chance(number, 3, 15) - 0.5);
    const double legs =
        std::min(rod(-stride, 0.04, -0.07, 0.85, 0.05, 0.10), rod(stride, 0.10, 0.07, 0.85, 0.05, 0.10));
    const double coat = rod(0, 0.72 + 0.12 * chance(number, 4, 15), lean, 1.28, 0.19, 0.15);
    const double shoulders = rod(lean - 0.12, 1.33, lean + 0.12, 1.33, 0.085, 0.085);
    const double arms =
        std::min(rod(lean - 0.20, 1.30, -0.24, 0.86, 0.06, 0.05), rod(lean + 0.20, 1.30, 0.23, 0.95, 0.06, 0.05));
    const double neck =
        join(std::hypot((dx - lean) * 1.15, up - 1.59) - 0.105, rod(lean, 1.38, lean, 1.48, 0.06, 0.05), 0.04);
    const double body = join(join(join(coat, shoulders, 0.10), arms, 0.06), join(legs, neck, 0.02), 0.05);
    const double bag = number % 3 == 0 ? rod(0.27, 0.62, 0.28, 0.74, 0.10, 0.07) : 1;
    return std::min(body, bag);
  };
  const Colour cloth = mix(Colour{0.020, 0.022, 0.032}, {0.09, 0.05, 0.045}, chance(number, 2, 15));
  paint(film, {foot.x - 0.5 * scale, foot.y - 2.0 * scale}, {foot.x + 0.5 * scale, foot.y + 0.1 * scale}, false,
        [&](Point p, Colour& c) {
          const double out = inside(p) * scale;
          const double rim = step(-0.07 * scale, 0.02 * scale, out) * step(0.9, 1.6, (foot.y - p.y) / scale);
          c = mix(cloth, Colour{0.55, 0.24, 0.08}, 0.5 * rim);
          return step(1.3 * blur, -0.4 * blur, out);
        });
}

// The wet street mirrors what is painted above it, smeared towards the viewer, broken by paving joints.
inline void wet_street(Film& film) {
  const Film dry = film;
  paint(film, {0, street}, {0.8, 1}, false, [&](Point p, Colour& c) {
    const double below = p.y - street, z = lens * eye / (p.y - vanish_y), x = (p.x - vanish_x) * z / lens;
    const double puddle = step(0.38, 0.62, fbm(x * 0.9 + 4, z * 1.1, 4)), rough = mix(0.055, 0.012, puddle);
    Colour sum;
    constexpr int rays = 14;
    for (int i = 0; i < rays; ++i) {
      const double shift = (i + chance(static_cast<int>(p.x * height), static_cast<int>(p.y * height), i)) / rays - 0.5;
      const double wobble = 0.012 * (fbm(x * 5, z * 9, 2) - 0.4) * (1 + 3 * below);
      const double up = street - below * 1.05 + shift * (0.03 + below) * rough * 16;
      sum = sum + dry.at(static_cast<int>((p.x + wobble + shift * rough * 0.15) * height),
                         static_cast<int>(std::min(up, street) * height));
    }
    const double joint = std::min(std::abs(std::fmod(x + 50, 0.6) - 0.3), std::abs(std::fmod(z, 0.6) - 0.3));
    const double paving = 0.6 + 0.4 * step(0.0, 0.03, joint + 0.01 * z);
    const double mirror = mix(0.30, 0.62, puddle) * mix(1.0, 0.55, step(0, 0.38, below));
    c = sum * (mirror * paving / rays) + Colour{0.030, 0.026, 0.030} * paving * (0.6 + fbm(x * 9, z * 9, 3));
    return step(0, 0.012, below);
  });
}

// A paper lantern in focus: ribs, the light inside, caps and a tassel.
inline void lantern(Film& film, Point at, double radius, Colour paper, double swing) {
  const double tall = radius * 0.92;
  glow(film, at, radius * 4.2, paper * 0.20);
  shape(film, {{{at.x - 0.0012, 0}, {at.x + 0.0012, 0}, {at.x + 0.0012, at.y}, {at.x - 0.0012, at.y}}}, 0.001,
        [](Point) {
          return Colour{0.02, 0.015, 0.015};
        });
  paint(film, {at.x - radius * 1.3, at.y - tall * 1.5}, {at.x + radius * 1.3, at.y + tall * 2.9}, false,
        [&](Point p, Colour& c) {
          const double dx = (p.x - at.x - swing * (p.y - at.y)) / radius, dy = (p.y - at.y) / tall;
          const double soft = 0.0016 / radius, round = std::hypot(dx, dy);
          if (std::abs(dy) > 0.90 && std::abs(dy) < 1.16 && std::abs(dx) < 0.44) {
            c = mix(Colour{0.75, 0.46, 0.12}, {0.10, 0.05, 0.02}, std::abs(dx + 0.12) / 0.5);
            return step(0.44, 0.44 - 3 * soft, std::abs(dx)) * step(1.16, 1.16 - 3 * soft, std::abs(dy));
          }
          if (dy > 1.1) {
            const double strand = noise(dx * 60, 3), wide = 0.10 + 0.05 * (dy - 1.1);
            c = mix(paper * 0.12, {0.80, 0.42, 0.10}, strand * 0.6);
            return step(wide, wide - 4 * soft, std::abs(dx)) * step(2.7 + 0.15 * strand, 2.6, dy) *
                   (0.6 + 0.4 * strand);
          }
          const double across = dx / std::sqrt(std::max(1 - dy * dy, 0.02));
          const double rib = std::abs(std::fmod(std::asin(std::clamp(across, -1.0, 1.0)) / 0.262 + 20.5, 1.0) - 0.5);
          const double hot = std::exp(-(dx * dx * 1.6 + (dy - 0.15) * (dy - 0.15) * 2.2));
          c = paper * (0.30 + 1.35 * hot) + Colour{1.5, 0.95, 0.36} * (hot * hot);
          c = c * (0.70 + 0.30 * step(0.03, 0.16, rib)) * (0.92 + 0.16 * noise(dx * 40, dy * 40));
          c = c * (1 - 0.55 * step(0.80, 1.0, round));
          return step(1 + soft, 1 - 2 * soft, round);
        });
}

inline Film picture() {
  Film film(width, height);
  backdrop(film);
  far_lights(film);
  Dice dice{0, 23};
  int number = 0;
  for (double z = 14; z > 3.0; z *= 0.78) {
    stall(film, -1, z, number + 1);
    stall(film, 1, z * 0.93, number + 2);
    for (int i = 0; i < 3; ++i, ++number)
      passer_by(film, dice(-1.35, 1.35), z * dice(0.86, 1.1), dice(1.52, 1.8), number);
  }
  wet_street(film);
  passer_by(film, -0.66, 4.4, 1.74, 31);
  passer_by(film, -0.20, 4.3, 1.58, 33);
  passer_by(film, 0.98, 5.4, 1.68, 35);
  const Colour red{1.30, 0.17, 0.05}, amber{1.35, 0.62, 0.14};
  lantern(film, {0.085, 0.350}, 0.062, amber, 0.02);
  lantern(film, {0.265, 0.205}, 0.092, red, -0.02);
  lantern(film, {0.520, 0.145}, 0.078, amber, 0.015);
  lantern(film, {0.712, 0.310}, 0.098, red, 0.03);
  bloom(film, 8, 0.14);
  bloom(film, 45, 0.12);
  return film;
}

}  // namespace market
