#include "archive/reprint.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/printable.h"
#include "sheet/diff_words.h"

namespace banxin {
namespace {

constexpr const char* layout = "layout";

std::vector<std::string> differing(const Products& then, const Products& now) {
  std::set<std::string> names;
  for (const Products* products : {&then, &now})
    for (const auto& [name, sha256] : *products) names.insert(name);
  std::vector<std::string> others;
  for (const std::string& name : names) {
    const auto old = then.find(name), fresh = now.find(name);
    if (old == then.end() || fresh == now.end() || old->second != fresh->second) others.push_back(name);
  }
  return others;
}

// The layout is told by itself.
void add_differing(std::vector<std::string> others, PageReprint page, Reprint& reprint) {
  if (others.empty()) return;
  page.layout_differs = std::erase(others, layout) > 0;
  if (!page.layout_differs) page.moved.clear();
  page.others = std::move(others);
  reprint.pages.push_back(std::move(page));
}

std::vector<std::string> changes_on(int page, const std::vector<LayoutChange>& changes) {
  std::vector<std::string> told;
  for (const LayoutChange& change : changes)
    if (change.page_before == page || change.page_after == page) told.push_back(to_text(change));
  return told;
}

void compare_page_of(const LockedPage& then, const LockedEdition& now, size_t sheet,
                     const std::optional<std::vector<LayoutChange>>& changes, Reprint& reprint) {
  PageReprint page{.page = then.page};
  const LockedPage& fresh = now.lock.pages[sheet];
  const std::vector<std::string> others = differing(then.products, fresh.products);
  if (changes) page.moved = changes_on(then.page, *changes);
  if (page.moved.empty() && !others.empty()) page.moved = {first_moved(then.lines, read_page_layout(now.laid, sheet))};
  add_differing(others, std::move(page), reprint);
}

std::string told(const PageReprint& page) {
  const std::string head = page.page ? fmt::format("page {}: ", page.page) : "edition: ";
  std::string text;
  for (const std::string& moved : page.moved) text += head + "laid out otherwise: " + printable(moved) + "\n";
  if (page.layout_differs && page.moved.empty()) text += head + "laid out otherwise\n";
  for (const std::string& product : page.others)
    text += fmt::format("{}{}{} has other bytes\n", head, page.layout_differs ? "" : "laid out as it was, but its ",
                        printable(product));
  return text;
}

}  // namespace

Reprint compare(const Lock& then, const LockedEdition& now, const std::optional<Layout>& before) {
  Reprint reprint{then.engine, now.lock.engine, {}};
  std::optional<std::vector<LayoutChange>> changes;
  const std::vector<std::string> whole = differing(then.products, now.lock.products);
  if (before && !whole.empty()) {
    Report report(std::make_shared<Sources>());
    const FileId file = report.sources().add("", now.products.at(layout));
    changes = diff(*before, read_layout(file, report).value());
  }
  for (const LockedPage& page : then.pages) {
    const auto found = std::ranges::find(now.lock.pages, page.page, &LockedPage::page);
    if (found == now.lock.pages.end())
      reprint.pages.push_back({page.page, true, {"the page is not there any more"}, {}});
    else
      compare_page_of(page, now, static_cast<size_t>(found - now.lock.pages.begin()), changes, reprint);
  }
  for (const LockedPage& page : now.lock.pages)
    if (std::ranges::find(then.pages, page.page, &LockedPage::page) == then.pages.end())
      reprint.pages.push_back({page.page, true, {"the lock does not know this page"}, {}});
  add_differing(whole, {}, reprint);
  return reprint;
}

std::string to_text(const Reprint& reprint) {
  std::string text = reprint.identical() ? "identical" : "it differs";
  if (!reprint.same_engine())
    text += fmt::format("{}: locked by banxin {}, this is banxin {}",
                        reprint.identical() ? "; only the engine is another" : ", and the engine is another",
                        printable(reprint.engine_then), reprint.engine_now);
  text += "\n";
  for (const PageReprint& page : reprint.pages) text += told(page);
  return text;
}

}  // namespace banxin
