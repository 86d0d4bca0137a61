// What a walk over content knows where it stands: the part of the graphics state that the rules ask for (ISO 32000-1,
// 8.4), and the path that is being made.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>

#include "preflight/page_facts.h"

namespace banxin {

struct Matrix {
  double a = 1, b = 0, c = 0, d = 1, e = 0, f = 0;
  friend Matrix operator*(const Matrix& m, const Matrix& n) {
    return {m.a * n.a + m.b * n.c, m.a * n.b + m.b * n.d,       m.c * n.a + m.d * n.c,
            m.c * n.b + m.d * n.d, m.e * n.a + m.f * n.c + n.e, m.e * n.b + m.f * n.d + n.f};
  }
  double scale() const { return std::sqrt(std::abs(a * d - b * c)); }
};

struct State {
  Matrix matrix, text;
  PaintColour fill, stroke;
  bool overprint_fill = false, overprint_stroke = false;
  int overprint_mode = 0, rendering = 0;
  double line_width = 1, font_size = 0;
  std::array<double, 4> clip{-1e9, -1e9, 1e9, 1e9};  // of the forms it stands in
};

// The bounds of the path so far, in points of the page.
struct Path {
  double left = 1e9, bottom = 1e9, right = -1e9, top = -1e9;
  int rectangles = 0, others = 0;
  void add(const Matrix& m, double x, double y) {
    const double px = m.a * x + m.c * y + m.e, py = m.b * x + m.d * y + m.f;
    left = std::min(left, px), right = std::max(right, px);
    bottom = std::min(bottom, py), top = std::max(top, py);
  }
  double shorter_side() const { return rectangles == 1 && others == 0 ? std::min(right - left, top - bottom) : 0; }
};

}  // namespace banxin
