// What a walk over content knows where it stands: the part of the graphics state that the rules ask for (ISO 32000-1,
// 8.4), and the path that is being made.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "preflight/page_facts.h"

namespace banxin {

struct Matrix {
  double a = 1, b = 0, c = 0, d = 1, e = 0, f = 0;
  friend Matrix operator*(const Matrix& m, const Matrix& n) {
    return {m.a * n.a + m.b * n.c, m.a * n.b + m.b * n.d,       m.c * n.a + m.d * n.c,
            m.c * n.b + m.d * n.d, m.e * n.a + m.f * n.c + n.e, m.e * n.b + m.f * n.d + n.f};
  }
  double scale() const { return std::sqrt(std::abs(a * d - b * c)); }
  /// How much it leaves of a length in the direction in which it leaves least.
  double least_scale() const {
    const double squares = a * a + b * b + c * c + d * d, area = a * d - b * c;
    const double apart = std::sqrt(std::max(squares * squares - 4 * area * area, 0.0));
    return std::sqrt(std::max(squares - apart, 0.0) / 2);
  }
};

struct State {
  Matrix matrix, text, line;  // where text goes on, where its line began
  PaintColour fill, stroke;
  bool overprint_fill = false, overprint_stroke = false;
  int overprint_mode = 0, rendering = 0;
  double line_width = 1, font_size = 0, leading = 0;
  FontUse* font = nullptr;
  std::array<double, 4> clip{-1e9, -1e9, 1e9, 1e9};  // of the forms it stands in
};

// The bounds of the path so far, in points of the page, and how thin its thinnest part is.
class Path {
 public:
  double left = 1e9, bottom = 1e9, right = -1e9, top = -1e9;

  void add(const Matrix& m, double x, double y) {
    const double px = m.a * x + m.c * y + m.e, py = m.b * x + m.d * y + m.f;
    left = std::min(left, px), right = std::max(right, px);
    bottom = std::min(bottom, py), top = std::max(top, py);
    if (points_ > 0) area_ += x_ * py - px * y_, length_ += std::hypot(px - x_, py - y_);
    if (points_++ == 0) first_x_ = px, first_y_ = py;
    x_ = px, y_ = py;
  }
  void rectangle(const Matrix& m, double x, double y, double width, double height) {
    close();
    add(m, x, y), add(m, x + width, y), add(m, x + width, y + height), add(m, x, y + height);
    close(1);
  }
  /// Ends the part that is being made. It counts as thin when it is `slender` times as long as thick. Thickness is that
  /// of the rectangle of the same area and circumference.
  void close(double slender = 8) {
    if (points_ > 1) {
      area_ += x_ * first_y_ - first_x_ * y_, length_ += std::hypot(first_x_ - x_, first_y_ - y_);
      const double half = length_ / 2;
      const double thickness = (half - std::sqrt(std::max(half * half - 2 * std::abs(area_), 0.0))) / 2;
      if (half > 0 && half - thickness >= slender * thickness) thinnest_ = std::min(thinnest_, thickness);
    }
    points_ = 0, area_ = 0, length_ = 0;
  }
  /// The thickness of its thinnest part; nothing is counted that is no line.
  std::optional<double> thinnest() const { return thinnest_ < 1e9 ? std::optional(thinnest_) : std::nullopt; }

 private:
  double thinnest_ = 1e9;
  double area_ = 0, length_ = 0;  // of the part that is being made; the area twice
  double first_x_ = 0, first_y_ = 0, x_ = 0, y_ = 0;
  int points_ = 0;
};

}  // namespace banxin
