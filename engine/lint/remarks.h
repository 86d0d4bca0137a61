// What the checks of lint have to say, before the house grades it.
#pragma once

#include <string>
#include <vector>

#include "lint/scene.h"

namespace banxin {

/// One fault of a page.
struct Remark {
  const char* rule = "";  ///< its number
  const ScenePage* page = nullptr;
  std::string block;
  Rect area;  ///< that it is about, on the page
  Place place;
  std::string text, hint;
};

class Remarks {
 public:
  /// About a block, at an area of it.
  void add(const char* rule, const ScenePage& page, const PlacedBlock& block, const Rect& area, std::string text,
           std::string hint);
  /// About the page itself.
  void add(const char* rule, const ScenePage& page, const Rect& area, std::string text, std::string hint);
  const std::vector<Remark>& all() const { return all_; }

 private:
  std::vector<Remark> all_;
};

/// Where an area begins on the page: base column and grid line, from 1; 0 where it lies outside the grid.
OnPage spot_of(const Sheet& sheet, const Rect& area);
/// "page 2, column 3, line 12 (137.6, 99.8 mm)".
std::string spot_words(const Sheet& sheet, const OnPage& spot);

}  // namespace banxin
