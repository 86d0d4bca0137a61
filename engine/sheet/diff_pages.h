// Which page of one layout file is which of another.
#pragma once

#include <map>
#include <set>
#include <vector>

#include "sheet/diff.h"
#include "sheet/layout_file.h"

namespace banxin {

struct PageMatches {
  std::map<int, int> now;     ///< number of the page in the old file: its number in the new one
  std::set<int> gone, fresh;  ///< pages of the old file alone, and of the new one

  bool are_one(int before, int after) const {
    const auto found = now.find(before);
    return found != now.end() && found->second == after;
  }
  bool is_gone(int before) const { return gone.contains(before); }
  bool is_new(int after) const { return fresh.contains(after); }
};

/// A page is the one of its number, unless most of its lines stand on another now and few on that.
PageMatches match_pages(const Layout& before, const Layout& after);

/// What is to be told of them: pages added, removed, moved.
std::vector<LayoutChange> page_changes(const PageMatches& pages);

}  // namespace banxin
