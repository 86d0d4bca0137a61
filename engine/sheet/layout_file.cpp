#include "sheet/layout_file.h"

#include <algorithm>
#include <map>
#include <set>

#include "sheet/json_node.h"

namespace banxin {
namespace {

Role role_of(const JsonNode& node) {
  const auto role = role_named(node.text());
  if (!role) throw node.wants("a role such as \"body\"");
  return *role;
}

LayoutBox box_of(const JsonNode& node) {
  return {node.item(0).thousandths(), node.item(1).thousandths(), node.item(2).thousandths(),
          node.item(3).thousandths()};
}

LayoutLine line_of(const JsonNode& node, int page, const LayoutOwner& owner) {
  constexpr int64_t default_size = 10'000;  // points in thousandths, for a line without runs
  const JsonNode runs = node["runs"];
  const int64_t size = runs.size() == 0 ? default_size : runs.item(0)["size_pt"].thousandths();
  const int64_t height = size * 127 / 360;
  LayoutLine line{page, owner, role_of(node["role"]), node["text"].text(), node["paragraph"].integer(), {}};
  // The Han em box stands 0.88 em above the baseline.
  line.box = {node["x"].thousandths(), node["baseline"].thousandths() - height * 88 / 100, node["width"].thousandths(),
              height};
  // A vertical line: x is its axis, and it starts at the top.
  if (node.has("vertical"))
    line.box = {node["x"].thousandths() - height / 2, node["baseline"].thousandths(), height,
                node["width"].thousandths()};
  return line;
}

LayoutOwner owner_of(const JsonNode& block) {
  const std::string story = block["story"].text();
  if (story.empty()) return {false, block["name"].text(), {}};
  return {true, story, block.has("story_id") ? block["story_id"].text() : ""};
}

void read_page(const JsonNode& node, Layout& layout) {
  const int number = node["page"].integer();
  LayoutPage page{number, node["trim"].item(0).thousandths(), node["trim"].item(1).thousandths(), {}};
  node["blocks"].each([&](const JsonNode& block) {
    page.blocks.push_back(box_of(block["box"]));
    const LayoutOwner owner = owner_of(block);
    block["frames"].each([&](const JsonNode& frame) {
      frame["lines"].each([&](const JsonNode& line) { layout.lines.push_back(line_of(line, number, owner)); });
    });
  });
  node["images"].each([&](const JsonNode& image) {
    layout.pictures.push_back({number, image["file"].text(), box_of(image["box"])});
  });
  layout.pages.push_back(std::move(page));
}

// A story that has its name alone is known by it.
void drop_needless_ids(Layout& layout) {
  std::map<std::string, std::set<std::string>> ids;
  for (const LayoutLine& line : layout.lines)
    if (line.owner.is_story) ids[line.owner.name].insert(line.owner.id);
  for (LayoutLine& line : layout.lines)
    if (line.owner.is_story && ids[line.owner.name].size() == 1) line.owner.id.clear();
}

}  // namespace

std::optional<Layout> read_layout(FileId file, Report& report) {
  constexpr DocumentKind kind{.code = "bad-layout",
                              .name = "layout file",
                              .most_depth = 64,  // a layout file has ten
                              .hint = "compare files that `banxin render --layout` has written"};
  Layout layout;
  const bool read = read_document(file, kind, report, [&](const JsonNode& top) {
    layout.edition = top["edition"].text();
    top["pages"].each([&](const JsonNode& page) { read_page(page, layout); });
    drop_needless_ids(layout);
  });
  return read ? std::optional(std::move(layout)) : std::nullopt;
}

}  // namespace banxin
