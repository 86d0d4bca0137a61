// Key colours: how inks come through RGB, which is all that Cairo and SVG know.
#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "base/ink.h"

namespace banxin {

/// A 16-bit RGB triple that stands for an ink until the press stage puts the ink itself in its place: high bytes are
/// an 8-bit screen preview, low bytes a 24-bit index into the ink table (r bits 16–23, g 8–15, b 0–7).
struct KeyColour {
  uint16_t r = 0, g = 0, b = 0;
  friend bool operator==(const KeyColour&, const KeyColour&) = default;

  /// As it is drawn, and written in a PDF: 0 … 1.
  std::array<double, 3> components() const { return {r / 65535.0, g / 65535.0, b / 65535.0}; }
  /// As a screen shows it: 0 … 255.
  std::array<int, 3> preview() const { return {r >> 8, g >> 8, b >> 8}; }
};

KeyColour key_colour(const Ink& ink, InkId id);

/// The way back from components, which may have been rounded to six decimals.
KeyColour key_colour(double r, double g, double b);

/// The ink that `key` stands for. All 48 bits must agree: nothing is guessed from the preview.
std::optional<InkId> ink_of(KeyColour key, const InkTable& inks);

}  // namespace banxin
