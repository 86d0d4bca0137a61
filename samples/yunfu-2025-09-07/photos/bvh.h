// A bounding volume hierarchy over the triangles of a model.
#pragma once

#include <limits>
#include <numeric>

#include "mesh.h"

struct Ray {
  Vec3 o, d;
};

struct Hit {
  float t = std::numeric_limits<float>::max();
  float u = 0, v = 0;
  int triangle = -1;
};

class Bvh {
 public:
  explicit Bvh(const std::vector<Triangle>& triangles) : order_(triangles.size()) {
    std::iota(order_.begin(), order_.end(), 0);
    std::vector<Box> boxes;
    for (const Triangle& t : triangles)
      boxes.push_back({least(t.p[0], least(t.p[1], t.p[2])), most(t.p[0], most(t.p[1], t.p[2]))});
    nodes_.reserve(2 * triangles.size());
    nodes_.emplace_back();
    build(0, 0, static_cast<int>(triangles.size()), boxes);
    widen(0);
    nodes_.clear();
    for (const int i : order_) {
      const Triangle& t = triangles[static_cast<std::size_t>(i)];
      faces_.push_back({t.p[0], t.p[1] - t.p[0], t.p[2] - t.p[0]});
    }
  }

  Hit nearest(const Ray& ray) const {
    Hit hit;
    walk<false>(ray, hit);
    if (hit.triangle >= 0) hit.triangle = order_[static_cast<std::size_t>(hit.triangle)];
    return hit;
  }

  bool blocked(const Ray& ray, float distance) const {
    Hit hit;
    hit.t = distance;
    return walk<true>(ray, hit);
  }

 private:
  struct Box {
    Vec3 low = grey(1e30f), high = grey(-1e30f);
    void grow(const Box& b) {
      low = least(low, b.low);
      high = most(high, b.high);
    }
    float area() const {
      const Vec3 d = most(high - low, grey(0));
      return d.x * d.y + d.y * d.z + d.z * d.x;
    }
  };
  struct Node {
    Vec3 low;
    int first = 0;  // first triangle of a leaf, else the left child (the right one follows)
    Vec3 high;
    int count = 0;  // 0 for inner nodes
  };
  struct Face {
    Vec3 p, e1, e2;
  };
  using Four [[gnu::vector_size(16)]] = float;
  struct Wide {
    Four plane[2][3];  // lower and upper bounds of the four children
    int first[4], count[4];
  };

  static float axisOf(Vec3 v, int axis) { return axis == 0 ? v.x : axis == 1 ? v.y : v.z; }

  void build(std::size_t node, int first, int count, const std::vector<Box>& boxes) {
    Box all, centres;
    const auto box = [&](int i) -> const Box& {
      return boxes[static_cast<std::size_t>(order_[static_cast<std::size_t>(i)])];
    };
    for (int i = first; i < first + count; ++i) {
      const Vec3 c = (box(i).low + box(i).high) * 0.5f;
      all.grow(box(i));
      centres.grow({c, c});
    }
    nodes_[node].low = all.low;
    nodes_[node].high = all.high;
    nodes_[node].first = first;
    nodes_[node].count = count;
    if (count <= 2) return;

    // Binned surface area heuristic on the widest axis of the centres.
    constexpr int kBins = 16;
    const Vec3 span = centres.high - centres.low;
    const int axis = span.x > span.y && span.x > span.z ? 0 : span.y > span.z ? 1 : 2;
    const float origin = axisOf(centres.low, axis), width = axisOf(span, axis);
    if (width <= 0) return;
    const auto binOf = [&](const Box& b) {
      const float c = axisOf(b.low + b.high, axis) * 0.5f;
      return std::min(kBins - 1, static_cast<int>(real(kBins) * (c - origin) / width));
    };
    Box bin[kBins], left, right;
    int in[kBins] = {};
    for (int i = first; i < first + count; ++i) {
      const int b = binOf(box(i));
      bin[b].grow(box(i));
      ++in[b];
    }
    float costRight[kBins] = {};
    for (int b = kBins - 1, n = 0; b > 0; --b) {
      right.grow(bin[b]);
      n += in[b];
      costRight[b] = right.area() * real(n);
    }
    int best = -1, n = 0;
    float bestCost = count <= 6 ? all.area() * real(count) : std::numeric_limits<float>::max();
    for (int b = 1; b < kBins; ++b) {
      left.grow(bin[b - 1]);
      n += in[b - 1];
      const float cost = left.area() * real(n) + costRight[b] + all.area();
      if (n > 0 && n < count && cost < bestCost) {
        bestCost = cost;
        best = b;
      }
    }
    if (best < 0) return;
    const auto begin = order_.begin() + first;
    const auto middle =
        std::partition(begin, begin + count, [&](int i) { return binOf(boxes[static_cast<std::size_t>(i)]) < best; });
    const int half = static_cast<int>(middle - begin);
    const std::size_t child = nodes_.size();
    nodes_.resize(child + 2);
    nodes_[node].first = static_cast<int>(child);
    nodes_[node].count = 0;
    build(child, first, half, boxes);
    build(child + 1, first + half, count - half, boxes);
  }

  // Folds the binary tree into one of four children a node; returns the node's new number.
  int widen(std::size_t root) {
    std::vector<std::size_t> child{root};
    while (child.size() < 4) {
      const auto open = std::max_element(child.begin(), child.end(), [&](std::size_t a, std::size_t b) {
        return opening(nodes_[a]) < opening(nodes_[b]);
      });
      if (nodes_[*open].count > 0) break;
      const auto first = static_cast<std::size_t>(nodes_[*open].first);
      *open = first;
      child.push_back(first + 1);
    }
    const std::size_t self = wide_.size();
    wide_.emplace_back();
    for (std::size_t i = 0; i < 4; ++i) {
      const bool used = i < child.size();
      const Node n = used ? nodes_[child[i]] : Node{grey(1e30f), 0, grey(-1e30f), 1};
      const int target = used && n.count == 0 ? widen(child[i]) : n.first;
      Wide& w = wide_[self];
      const float low[3] = {n.low.x, n.low.y, n.low.z}, high[3] = {n.high.x, n.high.y, n.high.z};
      for (int axis = 0; axis < 3; ++axis) {
        w.plane[0][axis][i] = low[axis];
        w.plane[1][axis][i] = high[axis];
      }
      w.first[i] = target;
      w.count[i] = n.count;
    }
    return static_cast<int>(self);
  }
  static float opening(const Node& n) { return n.count > 0 ? -1.0f : Box{n.low, n.high}.area(); }

  [[gnu::always_inline]] bool cut(const Ray& ray, int i, Hit& hit) const {
    const Face& f = faces_[static_cast<std::size_t>(i)];
    const Vec3 h = cross(ray.d, f.e2);
    const float det = dot(f.e1, h);
    if (std::fabs(det) < 1e-14f) return false;
    const float inv = 1 / det;
    const Vec3 s = ray.o - f.p;
    const float u = dot(s, h) * inv;
    if (u < 0 || u > 1) return false;
    const Vec3 q = cross(s, f.e1);
    const float v = dot(ray.d, q) * inv;
    if (v < 0 || u + v > 1) return false;
    const float t = dot(f.e2, q) * inv;
    if (t <= 1e-5f || t >= hit.t) return false;
    hit = {t, u, v, i};
    return true;
  }

  template <bool any>
  bool walk(const Ray& ray, Hit& hit) const {
    const auto safe = [](float v) { return 1 / (std::fabs(v) < 1e-9f ? std::copysign(1e-9f, v) : v); };
    const Vec3 inverse{safe(ray.d.x), safe(ray.d.y), safe(ray.d.z)};
    const int sx = inverse.x < 0, sy = inverse.y < 0, sz = inverse.z < 0;
    struct Entry {
      float t;
      int first, count;
    };
    Entry stack[160];
    int top = 0;
    Entry now{0, 0, 0};
    for (;;) {
      if (now.count > 0) {
        for (int i = now.first; i < now.first + now.count; ++i)
          if (cut(ray, i, hit) && any) return true;
      } else {
        const Wide& w = wide_[static_cast<std::size_t>(now.first)];
        const Four x0 = (w.plane[sx][0] - ray.o.x) * inverse.x, x1 = (w.plane[1 - sx][0] - ray.o.x) * inverse.x;
        const Four y0 = (w.plane[sy][1] - ray.o.y) * inverse.y, y1 = (w.plane[1 - sy][1] - ray.o.y) * inverse.y;
        const Four z0 = (w.plane[sz][2] - ray.o.z) * inverse.z, z1 = (w.plane[1 - sz][2] - ray.o.z) * inverse.z;
        const Four limit = Four{} + hit.t;
        Four in = x0 > y0 ? x0 : y0, out = x1 < y1 ? x1 : y1;
        in = in > z0 ? in : z0;
        out = out < z1 ? out : z1;
        in = in > Four{} ? in : Four{};
        out = out < limit ? out : limit;
        // Hit children go on the stack, the nearest last.
        const int bottom = top;
        for (int i = 0; i < 4; ++i) {
          if (!(in[i] <= out[i])) continue;
          int slot = top++;
          for (; !any && slot > bottom && stack[slot - 1].t < in[i]; --slot) stack[slot] = stack[slot - 1];
          stack[slot] = {in[i], w.first[i], w.count[i]};
        }
      }
      while (top > 0 && stack[top - 1].t >= hit.t) --top;
      if (top == 0) return hit.triangle >= 0;
      now = stack[--top];
    }
  }

  std::vector<int> order_;
  std::vector<Node> nodes_;
  std::vector<Wide> wide_;
  std::vector<Face> faces_;
};
