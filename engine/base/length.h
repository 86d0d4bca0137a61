// Lengths in thousandths of a point: exact decimals in print, exact equality in tests.
#pragma once

#include <compare>
#include <cstdint>
#include <string>

namespace banxin {

/// A length or position on the page in thousandths of a PostScript point (1/72 inch).
/// Range ±2,147,483 pt (±757 m); arithmetic that leaves it is a programming error.
struct Length {
  int32_t mpt = 0;

  friend constexpr auto operator<=>(Length, Length) = default;
  constexpr Length operator-() const { return {-mpt}; }
  constexpr Length& operator+=(Length o) { return mpt += o.mpt, *this; }
  constexpr Length& operator-=(Length o) { return mpt -= o.mpt, *this; }
  friend constexpr Length operator+(Length a, Length b) { return {a.mpt + b.mpt}; }
  friend constexpr Length operator-(Length a, Length b) { return {a.mpt - b.mpt}; }
  friend constexpr Length operator*(Length a, int n) { return {a.mpt * n}; }
  friend constexpr Length operator*(int n, Length a) { return {a.mpt * n}; }
  friend constexpr Length operator/(Length a, int n) { return {a.mpt / n}; }
  /// How many whole `b` fit into `a` (b > 0), towards zero.
  friend constexpr int operator/(Length a, Length b) { return a.mpt / b.mpt; }
};

/// Rounds half away from zero, the same on every compiler and in every rounding mode; beyond 32 bits the largest or
/// smallest number, for what is no number 0.
constexpr int32_t round_to_int(double v) {
  if (v > -2147483648.0 && v < 2147483647.0) return static_cast<int32_t>(v < 0 ? v - 0.5 : v + 0.5);
  return v > 0 ? INT32_MAX : v < 0 ? INT32_MIN : 0;
}

/// Beyond it every length is as good as another; two of them still add up without leaving 32 bits.
constexpr Length farthest{1'000'000'000};
/// Thousandths of a point that were summed or multiplied in 64 bits, held to ±`farthest`.
constexpr Length saturated(int64_t mpt) {
  return {static_cast<int32_t>(mpt > farthest.mpt ? farthest.mpt : mpt < -farthest.mpt ? -farthest.mpt : mpt)};
}
/// `n` times a length, where `n` is as large as the input makes it: rows of a text, pages of a file.
constexpr Length times(int64_t n, Length each) { return saturated(n * each.mpt); }

constexpr Length from_pt(double pt) { return {round_to_int(pt * 1000)}; }
constexpr Length from_mm(double mm) { return {round_to_int(mm * 72000 / 25.4)}; }
constexpr double to_pt(Length l) { return l.mpt / 1000.0; }
constexpr double to_mm(Length l) { return l.mpt * 25.4 / 72000; }

/// `share` thousandths of `whole` (an em share of a type size, a tint of an ink), rounded.
constexpr Length thousandths(Length whole, int share) {
  const int64_t p = static_cast<int64_t>(whole.mpt) * share;
  return {static_cast<int32_t>((p < 0 ? p - 500 : p + 500) / 1000)};
}

/// "9.5pt": the shortest exact decimal in points.
std::string print_pt(Length l);

struct Point {
  Length x, y;
  friend constexpr bool operator==(const Point&, const Point&) = default;
  friend constexpr Point operator+(Point a, Point b) { return {a.x + b.x, a.y + b.y}; }
};

struct Size {
  Length width, height;
  friend constexpr bool operator==(const Size&, const Size&) = default;
};

/// An upright rectangle; x grows to the right, y downwards, from the top left of the trimmed page.
struct Rect {
  Length x, y, width, height;

  constexpr Length right() const { return x + width; }
  constexpr Length bottom() const { return y + height; }
  constexpr Point origin() const { return {x, y}; }
  constexpr Size size() const { return {width, height}; }
  constexpr bool overlaps(const Rect& o) const {
    return x < o.right() && o.x < right() && y < o.bottom() && o.y < bottom();
  }
  constexpr bool contains(const Rect& o) const {
    return x <= o.x && y <= o.y && o.right() <= right() && o.bottom() <= bottom();
  }
  constexpr Rect inset(Length by) const { return {x + by, y + by, width - 2 * by, height - 2 * by}; }
  friend constexpr bool operator==(const Rect&, const Rect&) = default;
};

}  // namespace banxin
