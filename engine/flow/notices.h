// Notices (启事): many entries in small type, in lines of their own pitch, through many columns.
#pragma once

#include <optional>
#include <vector>

#include "flow/copy.h"
#include "flow/notice_columns.h"

namespace banxin {

/// How notices look.
struct NoticeStyles {
  StoryStyles text;    ///< body, kinds, and the style of the heads
  bool run_in = true;  ///< heads stand before the text of their entry, in the strong face; else on lines of their own
  bool balanced = false;
  Length gap;  ///< white between entries, beside that between lines
  Length rule = from_pt(0.25);
  InkId rule_ink = InkTable::black;
};

/// What is over, or how much room is left.
struct NoticeFit {
  Copyfit copyfit;
  int entries_over = 0;      ///< cut off, or not there at all
  std::optional<Place> cut;  ///< where the first of them begins
};

/// Where they stand, in line space: columns, or tiers (段) of vertical lines.
struct NoticePlace {
  LineSpace space;
  Rect area;
  std::vector<Measure> columns;
};

/// Lays them in these columns; white at the foot of a column is shared out between its entries, up to a line each.
NoticeFit lay_notices(const Bench& bench, const Story& story, const NoticeStyles& styles, const NoticePlace& place,
                      Laid& laid);

}  // namespace banxin
