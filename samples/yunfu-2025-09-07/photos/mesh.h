// Triangle models: the solids from which every scene is put together.
#pragma once

#include <functional>
#include <vector>

#include "vec.h"

// What a ray finds at one point; a material's paint may change it from place to place.
struct Surface {
  Vec3 albedo{0.5f, 0.5f, 0.5f};
  Vec3 emission{};
  Vec3 normal{};
  float shine = 0;     // strength of the clear coat's mirror reflection at head-on view
  float rough = 0.5f;  // its blur
  float metal = 0;
};

struct Material {
  Surface base;
  std::function<void(Vec3 local, Surface&)> paint;
  Frame frame{};        // paint gets its point in this frame
  bool light = false;   // sampled on purpose, by the base emission; small lamps may be left to chance hits
  bool hidden = false;  // gives light but is not seen itself
  Vec3 aim{};           // with beam: where a spot lamp points
  float beam = 0;       // cosine exponent of a spot lamp; 0 shines everywhere
};

inline Material matte(Vec3 albedo) {
  Material m;
  m.base.albedo = albedo;
  return m;
}
inline Material coated(Vec3 albedo, float shine, float rough) {
  Material m = matte(albedo);
  m.base.shine = shine;
  m.base.rough = rough;
  return m;
}
inline Material metallic(Vec3 colour, float rough) {
  Material m = matte(colour);
  m.base.metal = 1;
  m.base.rough = rough;
  return m;
}
inline Material glowing(Vec3 emission, bool sampled) {
  Material m = matte(grey(0.05f));
  m.base.emission = emission;
  m.light = sampled;
  return m;
}

struct Triangle {
  Vec3 p[3];
  Vec3 n[3];
  int material = 0;
};

struct Model {
  std::vector<Triangle> triangles;
  std::vector<Material> materials;

  int add(Material m) {
    materials.push_back(std::move(m));
    return static_cast<int>(materials.size()) - 1;
  }

  void triangle(Vec3 a, Vec3 b, Vec3 c, int material) {
    const Vec3 n = unit(cross(b - a, c - a));
    triangles.push_back({{a, b, c}, {n, n, n}, material});
  }

  void quad(Vec3 a, Vec3 b, Vec3 c, Vec3 d, int material) {
    triangle(a, b, c, material);
    triangle(a, c, d, material);
  }

  // A box with bevelled edges: real edges catch light, perfect ones look computed.
  void box(const Frame& f, Vec3 half, int material, float bevel = 0) {
    if (bevel <= 0) return plainBox(f, half, material);
    const auto corner = [&](int face, int bits) {
      const auto side = [&](int axis, float h) {
        const float reach = axis == face ? h : h - bevel;
        return (bits >> axis & 1) ? reach : -reach;
      };
      return f.out({side(0, half.x), side(1, half.y), side(2, half.z)});
    };
    for (int axis = 0; axis < 3; ++axis) {
      const int b = 1 << (axis + 1) % 3, c = 1 << (axis + 2) % 3, a = 1 << axis;
      for (const int s : {0, a})
        quad(corner(axis, s), corner(axis, s | b), corner(axis, s | b | c), corner(axis, s | c), material);
      const int next = (axis + 1) % 3;
      for (const int s : {0, a, b, a | b})
        quad(corner(axis, s), corner(axis, s | c), corner(next, s | c), corner(next, s), material);
    }
    for (int bits = 0; bits < 8; ++bits) triangle(corner(0, bits), corner(1, bits), corner(2, bits), material);
  }

  void plainBox(const Frame& f, Vec3 h, int material) {
    const auto c = [&](int bits) {
      return f.out({bits & 1 ? h.x : -h.x, bits & 2 ? h.y : -h.y, bits & 4 ? h.z : -h.z});
    };
    const int faces[6][4] = {{0, 1, 3, 2}, {4, 5, 7, 6}, {0, 1, 5, 4}, {2, 3, 7, 6}, {0, 2, 6, 4}, {1, 3, 7, 5}};
    for (const auto& q : faces) quad(c(q[0]), c(q[1]), c(q[2]), c(q[3]), material);
  }

  // A smooth tube of changing radius through the given rings.
  void tube(const std::vector<Vec3>& path, const std::vector<float>& radii, int material, int sides, bool capped) {
    std::vector<Vec3> ring, normal;
    for (std::size_t i = 0; i < path.size(); ++i) {
      const Vec3 ahead = path[std::min(i + 1, path.size() - 1)], behind = path[i == 0 ? 0 : i - 1];
      const Frame f = along(path[i], unit(ahead - behind));
      for (int s = 0; s < sides; ++s) {
        const float angle = 2 * kPi * real(s) / real(sides);
        normal.push_back(f.x * std::cos(angle) + f.y * std::sin(angle));
        ring.push_back(path[i] + normal.back() * radii[i]);
      }
    }
    const auto n = static_cast<std::size_t>(sides);
    for (std::size_t i = 0; i + 1 < path.size(); ++i)
      for (std::size_t s = 0; s < n; ++s) {
        const std::size_t q[4] = {i * n + s, i * n + (s + 1) % n, (i + 1) * n + (s + 1) % n, (i + 1) * n + s};
        triangles.push_back(
            {{ring[q[0]], ring[q[1]], ring[q[2]]}, {normal[q[0]], normal[q[1]], normal[q[2]]}, material});
        triangles.push_back(
            {{ring[q[0]], ring[q[2]], ring[q[3]]}, {normal[q[0]], normal[q[2]], normal[q[3]]}, material});
      }
    if (!capped) return;
    for (const std::size_t end : {std::size_t{0}, path.size() - 1})
      for (std::size_t s = 0; s < n; ++s) triangle(path[end], ring[end * n + s], ring[end * n + (s + 1) % n], material);
  }

  void rod(Vec3 a, Vec3 b, float radius, int material, int sides = 20) {
    tube({a, b}, {radius, radius}, material, sides, true);
  }

  void disc(Vec3 centre, Vec3 facing, float radius, int material, int sides = 20) {
    const Frame f = along(centre, facing);
    const auto rim = [&](int s) {
      const float angle = 2 * kPi * real(s) / real(sides);
      return f.out({radius * std::cos(angle), radius * std::sin(angle), 0});
    };
    for (int s = 0; s < sides; ++s) triangle(centre, rim(s), rim(s + 1), material);
  }

  // Puts a copy of another model into this one.
  void place(const Model& other, const Frame& f) {
    const int shift = static_cast<int>(materials.size());
    for (Material m : other.materials) {
      m.frame = f.then(m.frame);
      materials.push_back(std::move(m));
    }
    for (Triangle t : other.triangles) {
      for (int k = 0; k < 3; ++k) {
        t.p[k] = f.out(t.p[k]);
        t.n[k] = f.turn(t.n[k]);
      }
      t.material += shift;
      triangles.push_back(t);
    }
  }
};

// Turns a signed distance field into triangles (surface nets). Blocks that lie well away
// from the surface are skipped after one look at their centre.
template <class Field>
void meshField(Model& model, const Field& field, Vec3 low, Vec3 high, float cell, int material) {
  constexpr int kBlock = 6;
  const Vec3 span = (high - low) / cell;
  const int nx = static_cast<int>(span.x) + 2, ny = static_cast<int>(span.y) + 2, nz = static_cast<int>(span.z) + 2;
  const auto at = [&](int i, int j, int k) { return static_cast<std::size_t>((k * ny + j) * nx + i); };
  const auto point = [&](int i, int j, int k) { return low + Vec3{real(i), real(j), real(k)} * cell; };
  std::vector<float> value(static_cast<std::size_t>(nx) * static_cast<std::size_t>(ny * nz));
  for (int k0 = 0; k0 < nz; k0 += kBlock)
    for (int j0 = 0; j0 < ny; j0 += kBlock)
      for (int i0 = 0; i0 < nx; i0 += kBlock) {
        const float middle = field(point(i0, j0, k0) + grey(0.5f * kBlock * cell));
        const bool far = std::fabs(middle) > 1.5f * kBlock * cell;
        for (int k = k0; k < std::min(nz, k0 + kBlock); ++k)
          for (int j = j0; j < std::min(ny, j0 + kBlock); ++j)
            for (int i = i0; i < std::min(nx, i0 + kBlock); ++i)
              value[at(i, j, k)] = far ? middle : field(point(i, j, k));
      }

  struct Vertex {
    Vec3 p, n;
  };
  std::vector<Vertex> vertex;
  std::vector<int> index(value.size(), -1);
  const auto slope = [&](Vec3 p) {
    const float e = 0.35f * cell;
    return unit({field(p + Vec3{e, 0, 0}) - field(p - Vec3{e, 0, 0}),
                 field(p + Vec3{0, e, 0}) - field(p - Vec3{0, e, 0}),
                 field(p + Vec3{0, 0, e}) - field(p - Vec3{0, 0, e})});
  };
  for (int k = 0; k + 1 < nz; ++k)
    for (int j = 0; j + 1 < ny; ++j)
      for (int i = 0; i + 1 < nx; ++i) {
        Vec3 sum{};
        int count = 0;
        for (int c = 0; c < 8; ++c)
          for (int axis = 0; axis < 3; ++axis) {
            const int d = c | 1 << axis;
            if (d == c) continue;
            const float a = value[at(i + (c & 1), j + (c >> 1 & 1), k + (c >> 2))];
            const float b = value[at(i + (d & 1), j + (d >> 1 & 1), k + (d >> 2))];
            if ((a < 0) == (b < 0)) continue;
            sum += mix(point(i + (c & 1), j + (c >> 1 & 1), k + (c >> 2)),
                       point(i + (d & 1), j + (d >> 1 & 1), k + (d >> 2)), a / (a - b));
            ++count;
          }
        if (count == 0) continue;
        index[at(i, j, k)] = static_cast<int>(vertex.size());
        vertex.push_back({sum / real(count), slope(sum / real(count))});
      }
  const auto face = [&](int a, int b, int c) {
    if (a < 0 || b < 0 || c < 0) return;
    const Vertex &u = vertex[static_cast<std::size_t>(a)], &v = vertex[static_cast<std::size_t>(b)],
                 &w = vertex[static_cast<std::size_t>(c)];
    model.triangles.push_back({{u.p, v.p, w.p}, {u.n, v.n, w.n}, material});
  };
  for (int k = 1; k + 1 < nz; ++k)
    for (int j = 1; j + 1 < ny; ++j)
      for (int i = 1; i + 1 < nx; ++i) {
        const bool inside = value[at(i, j, k)] < 0;
        const auto side = [&](bool other, int a, int b, int c, int d) {
          if (inside == other) return;
          face(a, b, c);
          face(a, c, d);
        };
        const auto id = [&](int di, int dj, int dk) { return index[at(i - di, j - dj, k - dk)]; };
        side(value[at(i + 1, j, k)] < 0, id(0, 0, 0), id(0, 1, 0), id(0, 1, 1), id(0, 0, 1));
        side(value[at(i, j + 1, k)] < 0, id(0, 0, 0), id(1, 0, 0), id(1, 0, 1), id(0, 0, 1));
        side(value[at(i, j, k + 1)] < 0, id(0, 0, 0), id(1, 0, 0), id(1, 1, 0), id(0, 1, 0));
      }
}
