#include "sheet/diff_page.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/json.h"
#include "base/markup.h"
#include "base/utf8.h"

namespace banxin {
namespace {

std::string in_mm(int64_t thousandths) { return JsonWriter::print_decimal(thousandths); }

std::string rectangle(const LayoutBox& b, const std::string& attributes) {
  return fmt::format("<rect {} x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>\n", attributes, in_mm(b.x), in_mm(b.y),
                     in_mm(b.width), in_mm(b.height));
}

// Where each character stands along its line; empty when clusters are not single characters. An opening mark that has
// given its white stands with its ink, the right half of its cell, where the cell begins.
std::string places_of(const LayoutRun& run, const std::u32string& letters, bool vertical) {
  if (letters.size() != run.advances.size()) return {};
  std::string places;
  int64_t pen = vertical ? run.y : run.x;
  for (size_t i = 0; i < letters.size(); ++i) {
    const bool opens = std::u32string_view(U"（《〈「『【〔〖“‘").find(letters[i]) != std::u32string_view::npos;
    const bool halved = opens && run.advances[i] * 4 < run.size * 3;
    places += (i ? " " : "") + in_mm(halved ? pen - (run.size - run.advances[i]) : pen);
    pen += run.advances[i];
  }
  return places;
}

// Its own letters, each in its own place: the browser's font is another one.
std::string draw_run(const LayoutRun& run, bool vertical) {
  const std::string face =
      fmt::format("{}{}{}", vertical ? "v" : "h", run.sans ? " sans" : "", run.bold ? " bold" : "");
  const std::string places = places_of(run, utf8::to_utf32(run.text), vertical);
  const std::string x = vertical || places.empty() ? in_mm(run.x) : places;
  const std::string y = vertical && !places.empty() ? places : in_mm(run.y);
  return fmt::format("<text class=\"{}\" x=\"{}\" y=\"{}\" font-size=\"{}\">{}</text>\n", face, x, y, in_mm(run.size),
                     escape_markup(run.text));
}

std::string draw_line(const LayoutLine& line) {
  std::string svg;
  for (const LayoutRun& run : line.runs)
    if (!run.text.empty()) svg += draw_run(run, line.vertical);
  if (!svg.empty() || line.text.empty()) return svg;
  return fmt::format("<text class=\"h\" x=\"{}\" y=\"{}\" font-size=\"{}\">{}</text>\n", in_mm(line.box.x),
                     in_mm(line.box.y + line.box.height * 88 / 100), in_mm(line.box.height), escape_markup(line.text));
}

std::string grid_number(int64_t x, int64_t y, const char* end, int number) {
  return fmt::format("<text class=\"grid{}\" x=\"{}\" y=\"{}\">{}</text>\n", end, in_mm(x), in_mm(y), number);
}

// Columns on top, every tenth line at the side: what the list calls 第3栏第12行. Of a page in vertical lines the tiers
// at the side, the lines on top.
std::string draw_grid(const LayoutPage& page) {
  std::string svg;
  if (page.columns.empty()) return svg;
  const LayoutBox& first = page.columns.front();
  for (size_t i = 0; i < page.columns.size(); ++i) {
    const LayoutBox& column = page.columns[i];
    const int number = static_cast<int>(i) + 1;
    svg += page.vertical ? grid_number(first.x - 1500, column.y + column.height / 2, " end", number)
                         : grid_number(column.x + column.width / 2, first.y - 2500, "", number);
  }
  for (int line = 10; line <= std::min(page.lines, 1000); line += 10) {
    const int64_t at = page.first_baseline + (line - 1) * page.pitch;
    svg += page.vertical ? grid_number(page.width - at, first.y - 2500, "", line)
                         : grid_number(first.x - 1500, at, " end", line);
  }
  return svg;
}

std::string draw_picture(const LayoutPicture& picture) {
  const LayoutBox& b = picture.box;
  std::string svg = rectangle(b, "class=\"picture\"");
  return svg + fmt::format("<text class=\"file\" x=\"{}\" y=\"{}\">{}</text>\n", in_mm(b.x + b.width / 2),
                           in_mm(b.y + b.height / 2), escape_markup(picture.file));
}

// The number of a change in a disc at its first mark.
std::string draw_number(const LayoutBox& at, size_t number) {
  constexpr int64_t radius = 2400;
  const std::string x = in_mm(at.x), y = in_mm(at.y + at.height / 2);
  return fmt::format(
      "<circle class=\"no\" cx=\"{}\" cy=\"{}\" r=\"{}\"/><text class=\"no\" x=\"{}\" y=\"{}\">{}</text>\n", x, y,
      in_mm(radius), x, y, number);
}

struct PageMarks {
  std::string under, over;  ///< fills below the text, numbers above it
};

PageMarks marks_of(LayoutPageId page, const std::vector<LayoutChange>& changes, bool is_new) {
  PageMarks marks;
  for (size_t i = 0; i < changes.size(); ++i) {
    const LayoutChange& change = changes[i];
    const auto& boxes = is_new ? change.boxes_after : change.boxes_before;
    if ((is_new ? change.page_after : change.page_before) != page || boxes.empty()) continue;
    const bool is_found = is_new || change.boxes_after.empty();  // an id is given once
    marks.under += is_found ? fmt::format("<g id=\"c{}\">\n", i + 1) : "<g>\n";
    for (const LayoutBox& box : boxes)
      marks.under += rectangle(box, fmt::format("class=\"mark {}\"", class_of(change.kind)));
    marks.under += "</g>\n";
    marks.over += draw_number(boxes.front(), i + 1);
  }
  return marks;
}

}  // namespace

const char* class_of(ChangeKind kind) {
  constexpr const char* names[] = {"added",   "removed",  "text",       "rebroken",     "moved",     "resized",
                                   "cropped", "replaced", "page-added", "page-removed", "page-moved"};
  return names[static_cast<size_t>(kind)];
}

std::string draw_page(const Layout& layout, LayoutPageId id, const std::vector<LayoutChange>& changes, bool is_new) {
  const auto page = std::ranges::find(layout.pages, id, &LayoutPage::id);
  if (page == layout.pages.end()) return {};
  const PageMarks marks = marks_of(id, changes, is_new);
  std::string svg = fmt::format("<svg viewBox=\"0 0 {} {}\">\n", in_mm(page->width), in_mm(page->height));
  svg += rectangle({0, 0, page->width, page->height}, "class=\"page\"");
  for (const LayoutBox& block : page->blocks) svg += rectangle(block, "class=\"block\"");
  for (const LayoutPicture& picture : layout.pictures)
    if (picture.page == id) svg += draw_picture(picture);
  svg += marks.under;
  for (const LayoutRule& rule : page->rules)
    svg += fmt::format("<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\" stroke-width=\"{}\"/>\n", in_mm(rule.x1),
                       in_mm(rule.y1), in_mm(rule.x2), in_mm(rule.y2), in_mm(std::max<int64_t>(rule.width, 80)));
  for (const LayoutLine& line : layout.lines)
    if (line.page == id) svg += draw_line(line);
  return svg + draw_grid(*page) + marks.over + "</svg>\n";
}

}  // namespace banxin
