// Contrast: whether one thing can be read on another.
#pragma once

#include "base/ink.h"

namespace banxin {

/// What is read needs so much of it (WCAG 2.2, 1.4.3, for large text: 3 to 1), in thousandths.
inline constexpr int least_contrast = 3000;

/// How light an ink looks on paper: its relative luminance, in thousandths.
int lightness(const Ink& ink);
/// The same of light as a screen shows it, 0 … 255.
int lightness(int r, int g, int b);

/// The darkest and the lightest of several.
struct Tone {
  int darkest = 0, lightest = 1000;
};

/// The ratio of two of them, in thousandths: 1000 … 21000.
int contrast(int lightness, int other);

}  // namespace banxin
