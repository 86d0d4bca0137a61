// Where the ink of a punctuation mark stands in its cell, read from the face: how much white may be trimmed.
#pragma once

#include <hb.h>

#include <cstdint>
#include <string>
#include <vector>

#include "model/language.h"
#include "text/shaped.h"

namespace banxin {

constexpr size_t region_count = static_cast<size_t>(Region::korea) + 1;

/// Widths in thousandths of an em, rounded.
struct MarkMetrics {
  char32_t c = 0;
  int advance = 0;                  ///< as the face has it
  int left = 0, right = 0;          ///< white that may be trimmed; 0 and 0: the mark is fixed
  int ink_left = 0, ink_right = 0;  ///< the ink's edges, from the origin of the glyph
  bool by_ink = false;              ///< the white was measured by the ink box: the face has no `halt`
};

/// Every mark of a region in one face. Read from the `halt` feature (OpenType: alternate half widths): the advance it
/// takes and the offset it gives say where the body stands. A face without `halt` is measured by its ink boxes: ink in
/// the left or right half (± 0.05 em), or centred and at most half an em wide; anything else is fixed.
class MarkTable {
 public:
  /// `vertical`: of marks that stand upright in vertical lines, everything along the line: read from `vhal`, left is
  /// above and right below. Turned marks keep their horizontal measures.
  MarkTable(hb_face_t* face, Region region, bool vertical = false);
  /// Nothing when the face lacks the character or it is no mark.
  const MarkMetrics* find(char32_t c) const;

 private:
  void measure(hb_face_t* face, hb_font_t* font, Region region, const std::u32string& row);
  void measure_upright(hb_face_t* face, hb_font_t* font, Region region, const std::u32string& row);
  std::vector<MarkMetrics> marks_;  // ascending by character
};

/// Body side by ink box alone; `ink_left` and `ink_right` in thousandths of an em of a cell of 1 em.
void side_from_ink(MarkMetrics& m);

}  // namespace banxin
