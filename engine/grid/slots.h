// Geometry: from a page's grid and its blocks' frames to rectangles. Checks what overlaps and what falls off.
#pragma once

#include <vector>

#include "base/length.h"
#include "base/report.h"
#include "model/block.h"
#include "model/edition.h"

namespace banxin {

/// Columns of a story in columns of unequal height.
struct Strip {
  Rect area;
  int chars = 0, first_line = 0, lines = 0;  ///< as those of a slot
  int columns = 1;                           ///< that it is divided into
};

/// A block with its place found.
struct Slot {
  const Block* block = nullptr;
  Rect area;
  int first_line = 0;           ///< grid line (0-based) its top stands on; −1 when it stands freely
  int lines = 0;                ///< its height in grid lines; 0 when it stands freely
  int first_col = 0, cols = 0;  ///< base columns (0-based first); 0 columns when it stands freely or in the strip
  int chars = 0;                ///< its width in characters of the body size; 0 when it stands freely
  std::vector<Strip> strips;    ///< of its shape, from left to right, or tiers from the top; none = a rectangle
  std::vector<Slot> children;   ///< of a group or box
  std::vector<Rect> obstacles;  ///< blocks that stand inside it and that its text runs round, with their white
  std::vector<Rect> inner;      ///< these blocks alone
};

/// The slots of a page in the order of the template. Errors: below-unknown, below-circle, off-page, overlap, no-room;
/// warnings: caption-touches, page-cut.
/// `choices`: lines that blocks are made higher (FitChoice::lines); null: none.
std::vector<Slot> place_slots(const Page& page, Report& report, const FitChoices* choices = nullptr);

}  // namespace banxin
