#include "sheet/diff_pages.h"

#include <algorithm>
#include <string>

namespace banxin {
namespace {

/// The lines of a page as a set: which story says which words.
using PageWords = std::set<std::string>;

std::map<int, PageWords> words_by_page(const Layout& layout) {
  std::map<int, PageWords> words;
  for (const LayoutPage& page : layout.pages) words[page.number];
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
  std::set<int> taken;
  const auto pair = [&](int old_page, int new_page) { matches.now[old_page] = new_page, taken.insert(new_page); };
  std::vector<int> open;  // old pages that are not what stands under their number now
  for (const auto& [number, words] : olds) {
    const auto same = news.find(number);
    if (same != news.end() && likeness(words, same->second) >= unlike)
      pair(number, number);
    else
      open.push_back(number);
  }
  for (const int number : open) {
    int best = 0, most = alike - 1;
    for (const auto& [other, words] : news)
      if (const int like = taken.contains(other) ? 0 : likeness(olds.at(number), words); like > most)
        best = other, most = like;
    if (most >= alike) pair(number, best);
  }
  for (const int number : open)  // rewritten
    if (!matches.now.contains(number) && news.contains(number) && !taken.contains(number)) pair(number, number);
  for (const auto& [number, words] : olds)
    if (!matches.now.contains(number)) matches.gone.insert(number);
  for (const auto& [number, words] : news)
    if (!taken.contains(number)) matches.fresh.insert(number);
  return matches;
}

std::vector<LayoutChange> page_changes(const PageMatches& pages) {
  std::vector<LayoutChange> changes;
  for (const auto& [old_page, new_page] : pages.now)
    if (old_page != new_page)
      changes.push_back({.kind = ChangeKind::page_moved, .page_before = old_page, .page_after = new_page});
  for (const int page : pages.fresh) changes.push_back({.kind = ChangeKind::page_added, .page_after = page});
  for (const int page : pages.gone) changes.push_back({.kind = ChangeKind::page_removed, .page_before = page});
  return changes;
}

}  // namespace banxin
