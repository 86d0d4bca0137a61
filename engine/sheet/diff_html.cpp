#include "sheet/diff_html.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>

#include "base/markup.h"
#include "base/message.h"
#include "sheet/diff_page.h"
#include "sheet/diff_pages.h"

namespace banxin {
namespace {

constexpr Phrase views[] = {phrase("side by side"), phrase("blinking"), phrase("old alone"), phrase("new alone")};

constexpr const char* style = R"(<style>
body { font-family: "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif; margin: 0; color: #222; background: #f2f2f0; }
header { padding: 0.8em 1.2em; background: #fff; border-bottom: 1px solid #ccc; position: sticky; top: 0; z-index: 2; }
h1 { display: inline; font-size: 1.1em; margin-right: 1.5em; }
input[name=view] { position: absolute; opacity: 0; }
label { display: inline-block; padding: 0.2em 0.9em; border: 1px solid #999; margin-right: -1px; cursor: pointer; background: #fff; }
body:has(#v0:checked) label[for=v0], body:has(#v1:checked) label[for=v1], body:has(#v2:checked) label[for=v2], body:has(#v3:checked) label[for=v3] { background: #234; color: #fff; }
body > div { display: flex; align-items: flex-start; }
nav { flex: 0 0 25em; box-sizing: border-box; padding: 1em; max-height: calc(100vh - 3.5em); overflow: auto; position: sticky; top: 3.4em; font-size: 0.88em; line-height: 1.5; }
nav h2 { font-size: 1em; margin: 1em 0 0.3em; }
nav ol { margin: 0; padding: 0; list-style: none; }
nav a { display: block; padding: 0.25em 0.6em; margin: 2px 0; background: #fff; border-left: 0.5em solid #999; color: inherit; text-decoration: none; }
nav a:hover { outline: 1px solid #234; }
nav b { display: inline-block; min-width: 1.6em; }
main { flex: 1; min-width: 0; padding: 0 1.2em 2em 0; }
summary { font-weight: bold; margin: 1em 0 0.4em; cursor: pointer; }
.pages { display: grid; grid-template-columns: 1fr 1fr; gap: 1em; }
figure { margin: 0; min-width: 0; }
figcaption { font-size: 0.85em; color: #666; }
svg { width: 100%; background: #fff; border: 1px solid #bbb; display: block; }
body:has(#v1:checked) .pages, body:has(#v2:checked) .pages, body:has(#v3:checked) .pages { grid-template-columns: 1fr; }
body:has(#v2:checked) .new, body:has(#v3:checked) .old { display: none; }
body:has(#v1:checked) figure { grid-area: 1 / 1; }
body:has(#v1:checked) .new { animation: blink 1.6s step-end infinite; background: #f2f2f0; }
@keyframes blink { 0% { opacity: 1; } 50% { opacity: 0; } }
text { fill: #222; font-family: "Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", SimSun, serif; }
text.sans { font-family: "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
text.bold { font-weight: 900; }
text.v { writing-mode: vertical-rl; }
text.grid, text.file { font-family: sans-serif; font-size: 3px; fill: #69a; text-anchor: middle; }
text.end { text-anchor: end; }
text.no { font-family: sans-serif; font-size: 3.2px; fill: #fff; text-anchor: middle; dominant-baseline: central; }
circle.no { fill: #234; fill-opacity: 0.85; }
line { stroke: #444; }
rect { fill: none; stroke-width: 0.2; }
.page { fill: #fff; }
.block { stroke: #bcd; stroke-dasharray: 1 1; }
.picture { fill: #e6e6e6; stroke: #bbb; }
g:target rect { stroke: #c00; stroke-width: 0.8; }
rect.added { fill: #b6ecb6; } a.added { border-color: #3a3; }
rect.removed { fill: #f6b8b8; } a.removed { border-color: #c33; }
rect.text { fill: #ffe08a; } a.text { border-color: #d90; }
rect.rebroken { fill: #e3d6f8; } a.rebroken { border-color: #75b; }
rect.moved { fill: #d8e8fb; } a.moved { border-color: #37b; }
rect.resized, rect.cropped, rect.replaced { fill: #f9c98e; fill-opacity: 0.6; stroke: #c60; stroke-width: 0.6; }
a.resized, a.cropped, a.replaced { border-color: #c60; }
@media print { nav, label { display: none; } }
</style>
)";

// As short as it can be: 3, of a strip 4–1.
std::string number_of(LayoutPageId id) {
  return id.strip ? fmt::format("{}–{}", id.number, id.strip) : std::to_string(id.number);
}

// By story, in the order of the changes; what is about no story first.
std::string list_of(const std::vector<LayoutChange>& changes, Tongue language) {
  std::vector<std::string> owners;
  for (const LayoutChange& change : changes)
    if (std::ranges::find(owners, change.owner) == owners.end()) owners.push_back(change.owner);
  std::string html;
  for (const std::string& owner : owners) {
    if (!owner.empty()) html += fmt::format("<h2>{}</h2>\n", escape_markup(owner));
    html += "<ol>\n";
    for (size_t i = 0; i < changes.size(); ++i) {
      const LayoutChange& change = changes[i];
      if (change.owner != owner) continue;
      const std::string spot = change.kind == ChangeKind::moved
                                   ? ""
                                   : spot_words(change.page_after ? change.spot_after : change.spot_before, language);
      const LayoutPageId id = change.page_after ? change.page_after : change.page_before;
      const std::string page = owner.empty() ? "" : number_of(id) + "·";
      // What is marked nowhere is about a page.
      const bool is_marked = !change.boxes_before.empty() || !change.boxes_after.empty();
      const std::string target = is_marked ? fmt::format("c{}", i + 1) : "p" + number_of(id);
      html += fmt::format("<li><a class=\"{}\" href=\"#{}\"><b>{}</b> {}{} {}</a></li>\n", class_of(change.kind),
                          target, i + 1, page, escape_markup(spot), escape_markup(what_changed(change, language)));
    }
    html += "</ol>\n";
  }
  return html;
}

/// A page in both files; none = not there.
struct PagePair {
  LayoutPageId before, after;
};

// In the order of the new file, then what is gone.
std::vector<PagePair> pairs_of(const Layout& before, const Layout& after) {
  const PageMatches matches = match_pages(before, after);
  std::vector<PagePair> pairs;
  for (const LayoutPage& page : after.pages) {
    const auto was = std::ranges::find_if(matches.now, [&](const auto& one) { return one.second == page.id; });
    pairs.push_back({was == matches.now.end() ? LayoutPageId{} : was->first, page.id});
  }
  for (const LayoutPage& page : before.pages)
    if (matches.is_gone(page.id)) pairs.push_back({page.id, {}});
  return pairs;
}

std::string figure(const char* side, const Message& caption, const std::string& svg, Tongue language) {
  const std::string none = say("There is no such page in this file.").in(language);
  return fmt::format("<figure class=\"{}\"><figcaption>{}</figcaption>\n{}</figure>\n", side, caption.in(language),
                     svg.empty() ? fmt::format("<p>{}</p>\n", none) : svg);
}

bool is_changed(const PagePair& pair, const std::vector<LayoutChange>& changes) {
  return std::ranges::any_of(changes, [&](const LayoutChange& change) {
    return (pair.before && change.page_before == pair.before) || (pair.after && change.page_after == pair.after);
  });
}

Message title_of(LayoutPageId id) {
  return id.strip ? say("Strip of pages {} and {}", id.number, id.strip) : say("Page {}", id.number);
}

// A page on which nothing has changed is folded away.
std::string page_of(const PagePair& pair, const Layout& before, const Layout& after,
                    const std::vector<LayoutChange>& changes, Tongue language) {
  const bool renumbered = pair.before && pair.after && pair.before != pair.after;
  const Message now = title_of(pair.after ? pair.after : pair.before);
  const Message name = renumbered ? say("{} (was: {})", now, title_of(pair.before)) : now;
  const bool open = is_changed(pair, changes);
  const Message summary = open ? name : say("{}: {}", name, say("nothing has changed"));
  return fmt::format("<details id=\"p{}\"{}><summary>{}</summary>\n<div class=\"pages\">\n{}{}</div>\n</details>\n",
                     number_of(pair.after ? pair.after : pair.before), open ? " open" : "", summary.in(language),
                     figure("old", say("old proof"), draw_page(before, pair.before, changes, false), language),
                     figure("new", say("new proof"), draw_page(after, pair.after, changes, true), language));
}

}  // namespace

std::string to_html(const Layout& before, const Layout& after, const std::vector<LayoutChange>& changes,
                    Tongue language) {
  const Message counted =
      changes.size() == 1 ? say("{}: 1 change", after.edition) : say("{}: {} changes", after.edition, changes.size());
  const std::string title = escape_markup(counted.in(language));
  std::string html =
      fmt::format("<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<title>{}</title>\n",
                  tongue_tags[static_cast<size_t>(language)], title);
  html += style;
  html += fmt::format("</head>\n<body>\n<header><h1>{}</h1>\n", title);
  for (size_t i = 0; i < std::size(views); ++i)
    html += fmt::format("<input type=\"radio\" name=\"view\" id=\"v{0}\"{1}><label for=\"v{0}\">{2}</label>\n", i,
                        i == 0 ? " checked" : "", Message(views[i]).in(language));
  html += "</header>\n<div>\n<nav>\n";
  html += changes.empty() ? fmt::format("<p>{}</p>\n", Message(say("nothing has changed")).in(language))
                          : list_of(changes, language);
  html += "</nav>\n<main>\n";
  for (const PagePair& pair : pairs_of(before, after)) html += page_of(pair, before, after, changes, language);
  return html + "</main>\n</div>\n</body>\n</html>\n";
}

}  // namespace banxin
