#include "sheet/diff_html.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/json.h"
#include "base/markup.h"

namespace banxin {
namespace {

const char* class_of(ChangeKind kind) {
  constexpr const char* names[] = {"added", "removed", "text", "rebroken", "moved"};
  return names[static_cast<size_t>(kind)];
}

std::string mm(int64_t thousandths) { return JsonWriter::print_decimal(thousandths); }

std::string rectangle(const LayoutBox& b, const char* kind) {
  return fmt::format("<rect class=\"{}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>\n", kind, mm(b.x), mm(b.y),
                     mm(b.width), mm(b.height));
}

std::string draw_line(const LayoutLine& line) {
  // Its own letters, pressed into its own width: the browser's font is another one.
  return fmt::format("<text x=\"{}\" y=\"{}\" font-size=\"{}\" textLength=\"{}\">{}</text>\n", mm(line.box.x),
                     mm(line.box.y + line.box.height * 88 / 100), mm(line.box.height), mm(line.box.width),
                     escape_markup(line.text));
}

std::string draw_page(const Layout& layout, int number, const std::vector<LayoutChange>& changes, bool is_new) {
  const auto page =
      std::find_if(layout.pages.begin(), layout.pages.end(), [&](const LayoutPage& p) { return p.number == number; });
  if (page == layout.pages.end()) return "<p>no such page</p>\n";
  std::string svg = fmt::format("<svg viewBox=\"0 0 {} {}\">\n", mm(page->width), mm(page->height));
  svg += rectangle({0, 0, page->width, page->height}, "page");
  for (const LayoutBox& block : page->blocks) svg += rectangle(block, "block");
  for (const LayoutPicture& picture : layout.pictures)
    if (picture.page == number) svg += rectangle(picture.box, "picture");
  for (const LayoutChange& change : changes) {
    if ((is_new ? change.page_after : change.page_before) != number) continue;
    for (const LayoutBox& box : is_new ? change.boxes_after : change.boxes_before)
      svg += rectangle(box, class_of(change.kind));
  }
  for (const LayoutLine& line : layout.lines)
    if (line.page == number && !line.text.empty()) svg += draw_line(line);
  return svg + "</svg>\n";
}

std::vector<int> page_numbers(const Layout& before, const Layout& after) {
  std::vector<int> numbers;
  for (const Layout* layout : {&before, &after})
    for (const LayoutPage& page : layout->pages) numbers.push_back(page.number);
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  return numbers;
}

constexpr const char* style = R"(<style>
body { font-family: sans-serif; margin: 1.5em; }
.pages { display: flex; gap: 1em; margin-bottom: 2em; }
figure { flex: 1; margin: 0; }
svg { width: 100%; border: 1px solid #999; }
text { fill: #333; font-family: serif; }
rect { fill: none; stroke-width: 0.3; }
.page { fill: #fff; }
.block { stroke: #9bd; }
.picture { fill: #e4e4e4; stroke: #bbb; }
li { margin: 0.2em 0; padding-left: 0.4em; border-left: 0.5em solid; }
rect.added { fill: #b6ecb6; } li.added { border-color: #3a3; }
rect.removed { fill: #f6b8b8; } li.removed { border-color: #c33; }
rect.text { fill: #ffe08a; } li.text { border-color: #d90; }
rect.rebroken { fill: #d9c8f5; } li.rebroken { border-color: #75b; }
rect.moved { fill: #c4dcfa; } li.moved { border-color: #37b; }
</style>
)";

}  // namespace

std::string to_html(const Layout& before, const Layout& after, const std::vector<LayoutChange>& changes) {
  const std::string title = escape_markup(fmt::format("{}: {} changes", after.edition, changes.size()));
  std::string html =
      fmt::format("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>{}</title>\n", title);
  html += style;
  html += fmt::format("</head>\n<body>\n<h1>{}</h1>\n<ul>\n", title);
  for (const LayoutChange& change : changes)
    html += fmt::format("<li class=\"{}\">{}</li>\n", class_of(change.kind), escape_markup(to_text(change)));
  html += "</ul>\n";
  for (const int number : page_numbers(before, after)) {
    html += fmt::format("<h2>Page {}</h2>\n<div class=\"pages\">\n", number);
    html += "<figure><figcaption>before</figcaption>\n" + draw_page(before, number, changes, false) + "</figure>\n";
    html +=
        "<figure><figcaption>after</figcaption>\n" + draw_page(after, number, changes, true) + "</figure>\n</div>\n";
  }
  return html + "</body>\n</html>\n";
}

}  // namespace banxin
