#include "sheet/diff_pages.h"

#include <algorithm>
#include <string>

namespace banxin {
namespace {

/// The lines of a page as a set: which story says which words.
using PageWords = std::set<std::string>;

std::map<LayoutPageId, PageWords> words_by_page(const Layout& layout) {
  std::map<LayoutPageId, PageWords> words;
  for (const LayoutPage& page : layout.pages) words[page.id];
  for (const LayoutLine& line : layout.lines) words[line.page].insert(line.owner.name + "\n" + line.text);
  return words;
}

// In hundredths of the lines of the larger one.
int likeness(const PageWords& a, const PageWords& b) {
  const size_t larger = std::max(a.size(), b.size());
  if (larger == 0) return 100;
  size_t common = 0;
  for (const std::string& line : a) common += b.contains(line) ? 1 : 0;
  return static_cast<int>(common * 100 / larger);
}

constexpr int alike = 60, unlike = 30;

}  // namespace

PageMatches match_pages(const Layout& before, const Layout& after) {
  const auto olds = words_by_page(before), news = words_by_page(after);
  PageMatches matches;
  std::set<LayoutPageId> taken;
  const auto pair = [&](LayoutPageId old_page, LayoutPageId new_page) {
    matches.now[old_page] = new_page, taken.insert(new_page);
  };
  std::vector<LayoutPageId> open;  // old pages that are not what stands under their number now
  for (const auto& [id, words] : olds) {
    const auto same = news.find(id);
    if (same != news.end() && likeness(words, same->second) >= unlike)
      pair(id, id);
    else
      open.push_back(id);
  }
  for (const LayoutPageId id : open) {
    LayoutPageId best;
    int most = alike - 1;
    for (const auto& [other, words] : news) {
      if (taken.contains(other) || (other.strip == 0) != (id.strip == 0)) continue;
      if (const int like = likeness(olds.at(id), words); like > most) best = other, most = like;
    }
    if (most >= alike) pair(id, best);
  }
  for (const LayoutPageId id : open)  // rewritten
    if (!matches.now.contains(id) && news.contains(id) && !taken.contains(id)) pair(id, id);
  for (const auto& [id, words] : olds)
    if (!matches.now.contains(id)) matches.gone.insert(id);
  for (const auto& [id, words] : news)
    if (!taken.contains(id)) matches.fresh.insert(id);
  return matches;
}

std::vector<LayoutChange> page_changes(const PageMatches& pages) {
  std::vector<LayoutChange> changes;
  for (const auto& [old_page, new_page] : pages.now)
    if (old_page != new_page)
      changes.push_back({.kind = ChangeKind::page_moved, .page_before = old_page, .page_after = new_page});
  for (const LayoutPageId page : pages.fresh) changes.push_back({.kind = ChangeKind::page_added, .page_after = page});
  for (const LayoutPageId page : pages.gone) changes.push_back({.kind = ChangeKind::page_removed, .page_before = page});
  return changes;
}

}  // namespace banxin
