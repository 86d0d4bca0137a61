// What the checks of lint have to say, before the house grades it.
#pragma once

#include <string>
#include <vector>

#include "base/message.h"
#include "lint/scene.h"

namespace banxin {

/// One fault of a page.
struct Remark {
  const char* rule = "";  ///< its number
  const ScenePage* page = nullptr;
  std::string block;
  Rect area;  ///< that it is about, on the page
  Place place;
  Message text, hint;
};

class Remarks {
 public:
  /// About a block, at an area of it.
  void add(const char* rule, const ScenePage& page, const PlacedBlock& block, const Rect& area, Message text,
           Message hint);
  /// About the page itself.
  void add(const char* rule, const ScenePage& page, const Rect& area, Message text, Message hint);
  const std::vector<Remark>& all() const { return all_; }

 private:
  std::vector<Remark> all_;
};

/// Where an area begins on the page: base column and grid line, from 1; 0 where it lies outside the grid.
OnPage spot_of(const Sheet& sheet, const Rect& area);
/// "page 2, column 3, line 12 (137.6, 99.8 mm)".
Message spot_words(const Sheet& sheet, const OnPage& spot);

}  // namespace banxin
