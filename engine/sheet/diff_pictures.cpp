#include "sheet/diff_pictures.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>
#include <string>
#include <tuple>

namespace banxin {
namespace {

using Pictures = std::vector<const LayoutPicture*>;

constexpr int64_t slack = 60;  // thousandths of a millimetre: what rounding leaves, and no eye sees

bool near(int64_t a, int64_t b) { return std::abs(a - b) <= slack; }

LayoutCut cut_of(const LayoutPicture& p) {
  return {p.box.x - p.whole.x, p.whole.x + p.whole.width - p.box.x - p.box.width, p.box.y - p.whole.y,
          p.whole.y + p.whole.height - p.box.y - p.box.height};
}

LayoutCut cut_more(const LayoutPicture& a, const LayoutPicture& b) {
  const LayoutCut was = cut_of(a), is = cut_of(b);
  LayoutCut more{is.left - was.left, is.right - was.right, is.top - was.top, is.bottom - was.bottom};
  for (int64_t* side : {&more.left, &more.right, &more.top, &more.bottom})
    if (near(*side, 0)) *side = 0;
  return more;
}

LayoutChange change_of(ChangeKind kind, const LayoutPicture* before, const LayoutPicture* after) {
  LayoutChange change{.kind = kind, .owner = (after ? after : before)->file};
  if (before)
    change.page_before = before->page, change.boxes_before = {before->box}, change.before = before->file,
    change.spot_before = before->spot;
  if (after)
    change.page_after = after->page, change.boxes_after = {after->box}, change.after = after->file,
    change.spot_after = after->spot;
  if (before && after) change.dx = after->box.x - before->box.x, change.dy = after->box.y - before->box.y;
  return change;
}

// The same picture in both files.
void compare_one(const LayoutPicture& a, const LayoutPicture& b, const PageMatches& pages,
                 std::vector<LayoutChange>& changes) {
  const bool same_scale = near(a.whole.width, b.whole.width) && near(a.whole.height, b.whole.height);
  const bool same_size = near(a.box.width, b.box.width) && near(a.box.height, b.box.height);
  const bool elsewhere = !near(a.box.x, b.box.x) || !near(a.box.y, b.box.y) || !pages.are_one(a.page, b.page);
  const LayoutCut cut = cut_more(a, b);
  const bool cropped = cut != LayoutCut{} && (same_scale || same_size);
  if (!cropped && same_size && !elsewhere) return;
  changes.push_back(change_of(cropped      ? ChangeKind::cropped
                              : !same_size ? ChangeKind::resized
                                           : ChangeKind::moved,
                              &a, &b));
  changes.back().cut = cut;
}

int64_t common_area(const LayoutBox& a, const LayoutBox& b) {
  const int64_t width = std::min(a.x + a.width, b.x + b.width) - std::max(a.x, b.x);
  const int64_t height = std::min(a.y + a.height, b.y + b.height) - std::max(a.y, b.y);
  return width > 0 && height > 0 ? width / 1000 * (height / 1000) : 0;
}

// How badly two uses of a picture go together: on another page, then by how far they lie apart.
int64_t distance(const LayoutPicture& a, const LayoutPicture& b, const PageMatches& pages) {
  constexpr int64_t far = int64_t{1} << 50;
  const int64_t apart = std::abs(a.box.x - b.box.x) + std::abs(a.box.y - b.box.y) +
                        std::abs(a.box.width - b.box.width) + std::abs(a.box.height - b.box.height);
  return pages.are_one(a.page, b.page) ? apart : far + apart;
}

/// The uses of one picture in both files, by their places in the lists.
struct Uses {
  std::vector<size_t> before, after;
};

std::map<std::string, Uses> by_content(const Pictures& olds, const Pictures& news) {
  const auto known = [](const LayoutPicture* p) { return !p->content.empty(); };
  const bool all_known = std::ranges::all_of(olds, known) && std::ranges::all_of(news, known);
  std::map<std::string, Uses> uses;
  const auto key = [&](const LayoutPicture* p) { return all_known ? p->content : p->file; };
  for (size_t a = 0; a < olds.size(); ++a) uses[key(olds[a])].before.push_back(a);
  for (size_t b = 0; b < news.size(); ++b) uses[key(news[b])].after.push_back(b);
  return uses;
}

// The nearest of each other; in their order where a picture is used so often that nobody wants to know.
std::vector<std::pair<size_t, size_t>> pairs_of(const Uses& uses, const Pictures& olds, const Pictures& news,
                                                const PageMatches& pages) {
  constexpr size_t most = 200;
  std::vector<std::pair<size_t, size_t>> pairs;
  if (uses.before.size() > most || uses.after.size() > most) {
    for (size_t i = 0; i < std::min(uses.before.size(), uses.after.size()); ++i)
      pairs.emplace_back(uses.before[i], uses.after[i]);
    return pairs;
  }
  std::vector<std::tuple<int64_t, size_t, size_t>> candidates;
  for (const size_t a : uses.before)
    for (const size_t b : uses.after) candidates.emplace_back(distance(*olds[a], *news[b], pages), a, b);
  std::ranges::sort(candidates);
  std::set<size_t> taken_before, taken_after;
  for (const auto& [apart, a, b] : candidates)
    if (!taken_before.contains(a) && !taken_after.contains(b))
      pairs.emplace_back(a, b), taken_before.insert(a), taken_after.insert(b);
  return pairs;
}

void erase(Pictures& pictures, const std::set<size_t>& places) {
  for (auto place = places.rbegin(); place != places.rend(); ++place)
    pictures.erase(pictures.begin() + static_cast<std::ptrdiff_t>(*place));
}

// Takes the pairs of one picture out of both lists.
void pair_same(Pictures& olds, Pictures& news, const PageMatches& pages, std::vector<LayoutChange>& changes) {
  std::map<size_t, size_t> all;  // in the order of the new file
  for (const auto& [content, uses] : by_content(olds, news))
    for (const auto& [a, b] : pairs_of(uses, olds, news, pages)) all[b] = a;
  std::set<size_t> paired_before, paired_after;
  for (const auto& [b, a] : all) {
    compare_one(*olds[a], *news[b], pages, changes);
    paired_before.insert(a), paired_after.insert(b);
  }
  erase(olds, paired_before);
  erase(news, paired_after);
}

// A picture that takes most of the place of one that is gone.
void pair_replaced(Pictures& olds, Pictures& news, const PageMatches& pages, std::vector<LayoutChange>& changes) {
  std::erase_if(news, [&](const LayoutPicture* b) {
    const auto old_one = std::ranges::find_if(olds, [&](const LayoutPicture* a) {
      const int64_t area = b->box.width / 1000 * (b->box.height / 1000);
      return pages.are_one(a->page, b->page) && 2 * common_area(a->box, b->box) > area;
    });
    if (old_one == olds.end()) return false;
    changes.push_back(change_of(ChangeKind::replaced, *old_one, b));
    olds.erase(old_one);
    return true;
  });
}

}  // namespace

void compare_pictures(const Layout& before, const Layout& after, const PageMatches& pages,
                      std::vector<LayoutChange>& changes) {
  Pictures olds, news;
  for (const LayoutPicture& p : before.pictures) olds.push_back(&p);
  for (const LayoutPicture& p : after.pictures) news.push_back(&p);
  pair_same(olds, news, pages, changes);
  pair_replaced(olds, news, pages, changes);
  for (const LayoutPicture* p : news) changes.push_back(change_of(ChangeKind::added, nullptr, p));
  for (const LayoutPicture* p : olds) changes.push_back(change_of(ChangeKind::removed, p, nullptr));
}

}  // namespace banxin
