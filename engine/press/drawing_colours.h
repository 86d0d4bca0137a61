// Colours of drawings (SVG), which are said in sRGB, put into inks.
#pragma once

#include "base/ink.h"
#include "photo/colour.h"
#include "press/press.h"

namespace banxin {

class DrawingColours {
 public:
  DrawingColours(const InkTable& inks, const OutputProfile& profile, const PressStyle& style);

  /// The ink of the edition whose screen preview is this very colour (so a drawing in house colours gets the house's
  /// inks, spot plates too); a neutral colour as a tone of black; any other through the profile, within the ink limit.
  /// Components 0 … 1.
  Ink ink(double r, double g, double b) const;
  /// A tone of black as light as the colour looks.
  Ink in_black(double r, double g, double b) const;

 private:
  const InkTable& inks_;
  int limit_;
  TransformPtr transform_;
};

}  // namespace banxin
