// Where a picture's first row and column are shown, in each of the eight orientations.
#pragma once

namespace banxin::test {

/// EXIF 2.32, 4.6.4 and TIFF 6.0, tag 274: the sides of the shown picture at which the stored one's row 0 and column 0
/// meet.
struct Orientation {
  int orientation;
  bool right, bottom;
};
inline constexpr Orientation orientations[] = {{1, false, false}, {2, true, false}, {3, true, true}, {4, false, true},
                                               {5, false, false}, {6, true, false}, {7, true, true}, {8, false, true}};

}  // namespace banxin::test
