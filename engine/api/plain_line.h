// Words in one line at a place, outside of all blocks: the slug line, a page plan, marks on a proof.
#pragma once

#include <string>
#include <vector>

#include "base/report.h"
#include "model/edition.h"
#include "sheet/sheet.h"
#include "text/text.h"

namespace banxin {

class PlainLine {
 public:
  /// What the faces lack is told to `report`.
  PlainLine(const FontShelf& fonts, const Edition& edition, Report& report)
      : edition_(edition), report_(report), shaper_(fonts) {}

  /// One line, as the text comes: no paragraph is composed here. Adds its runs to `items`; returns where it ends.
  Point add(const std::string& words, Length size, InkId ink, Point pen, std::vector<Item>& items);
  /// The same with its end at `pen`, or its middle.
  void add_before(const std::string& words, Length size, InkId ink, Point pen, std::vector<Item>& items);
  void add_round(const std::string& words, Length size, InkId ink, Point pen, std::vector<Item>& items);

 private:
  const Edition& edition_;
  Report& report_;
  Shaper shaper_;
};

/// Moves what is drawn; pictures and paths are not among what a plain line is made of.
void shift_runs(std::vector<Item>& items, size_t first, Length dx);

}  // namespace banxin
