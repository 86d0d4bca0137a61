#include "archive/reprint.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/message.h"
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

std::vector<Message> changes_on(int page, const std::vector<LayoutChange>& changes, Tongue tongue) {
  std::vector<Message> told;
  for (const LayoutChange& change : changes)
    if (change.page_before.number == page || change.page_after.number == page)
      told.push_back(verbatim(to_text(change, tongue)));
  return told;
}

void compare_page_of(const LockedPage& then, const LockedEdition& now, size_t sheet,
                     const std::optional<std::vector<LayoutChange>>& changes, Tongue tongue, Reprint& reprint) {
  PageReprint page{.page = then.page};
  const LockedPage& fresh = now.lock.pages[sheet];
  const std::vector<std::string> others = differing(then.products, fresh.products);
  if (changes) page.moved = changes_on(then.page, *changes, tongue);
  if (page.moved.empty() && !others.empty()) page.moved = {first_moved(then.lines, read_page_layout(now.laid, sheet))};
  add_differing(others, std::move(page), reprint);
}

std::string told(const PageReprint& page, Tongue tongue) {
  const Message head = page.page ? say("page {}", page.page) : say("edition");
  std::string text;
  const auto line = [&](const Message& words) { text += say("{}: {}", head, words).in(tongue) + "\n"; };
  for (const Message& moved : page.moved) line(say("laid out otherwise: {}", verbatim(printable(moved.in(tongue)))));
  if (page.layout_differs && page.moved.empty()) line(say("laid out otherwise"));
  for (const std::string& product : page.others)
    line(page.layout_differs ? say("{} has other bytes", printable(product))
                             : say("laid out as it was, but its {} has other bytes", printable(product)));
  return text;
}

}  // namespace

Reprint compare(const Lock& then, const LockedEdition& now, const std::optional<Layout>& before, Tongue tongue) {
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
      reprint.pages.push_back({page.page, true, {say("the page is not there any more")}, {}});
    else
      compare_page_of(page, now, static_cast<size_t>(found - now.lock.pages.begin()), changes, tongue, reprint);
  }
  for (const LockedPage& page : now.lock.pages)
    if (std::ranges::find(then.pages, page.page, &LockedPage::page) == then.pages.end())
      reprint.pages.push_back({page.page, true, {say("the lock does not know this page")}, {}});
  add_differing(whole, {}, reprint);
  return reprint;
}

std::string to_text(const Reprint& reprint, Tongue tongue) {
  Message outcome = reprint.identical() ? say("identical") : say("it differs");
  if (!reprint.same_engine()) {
    const std::string then = printable(reprint.engine_then);
    outcome = reprint.identical() ? say("identical; only the engine is another: locked by banxin {}, this is banxin {}",
                                        then, reprint.engine_now)
                                  : say("it differs, and the engine is another: locked by banxin {}, this is banxin {}",
                                        then, reprint.engine_now);
  }
  std::string text = outcome.in(tongue) + "\n";
  for (const PageReprint& page : reprint.pages) text += told(page, tongue);
  return text;
}

}  // namespace banxin
