// Which page of one layout file is which of another.
#pragma once

#include <map>
#include <set>
#include <vector>

#include "sheet/diff.h"
#include "sheet/layout_file.h"

namespace banxin {

struct PageMatches {
  std::map<LayoutPageId, LayoutPageId> now;  ///< a page of the old file: what it is in the new one
  std::set<LayoutPageId> gone, fresh;        ///< pages of the old file alone, and of the new one

  bool are_one(LayoutPageId before, LayoutPageId after) const {
    const auto found = now.find(before);
    return found != now.end() && found->second == after;
  }
  bool is_gone(LayoutPageId before) const { return gone.contains(before); }
  bool is_new(LayoutPageId after) const { return fresh.contains(after); }
};

/// A page is the one of its number, unless most of its lines stand on another now and few on that. A strip is never a
/// page, whatever its numbers are.
PageMatches match_pages(const Layout& before, const Layout& after);

/// What is to be told of them: pages added, removed, moved.
std::vector<LayoutChange> page_changes(const PageMatches& pages);

}  // namespace banxin
