#include "sheet/layout_file.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/message.h"
#include "sheet/json_node.h"

namespace banxin {
namespace {

Role role_of(const JsonNode& node) {
  const auto role = role_named(node.text());
  if (!role) throw node.wants(say("a role such as \"body\""));
  return *role;
}

LayoutBox box_of(const JsonNode& node) {
  return {node.item(0).thousandths(), node.item(1).thousandths(), node.item(2).thousandths(),
          node.item(3).thousandths()};
}

// `baseline`: of the first line of what stands in `box`, or its axis.
LayoutSpot spot_of(const LayoutPage& page, const LayoutBox& box, int64_t baseline) {
  constexpr int64_t slack = 500;  // half a millimetre
  LayoutSpot spot;
  for (const LayoutBox& column : page.columns) {
    const bool reached = page.vertical      ? column.y <= box.y + slack
                         : page.bound_right ? column.x + column.width >= box.x + box.width - slack
                                            : column.x <= box.x + slack;
    if (reached) ++spot.column;
  }
  if (page.pitch <= 0) return spot;
  const int64_t below = (page.vertical ? page.width - baseline : baseline) - page.first_baseline + page.pitch / 2;
  if (below >= 0 && below / page.pitch < page.lines) spot.line = static_cast<int>(below / page.pitch) + 1;
  return spot;
}

// Points in thousandths as thousandths of a millimetre.
int64_t from_points(int64_t milli) { return milli * 127 / 360; }

// Its size must be there; the rest is for drawing it.
LayoutRun run_of(const JsonNode& node) {
  LayoutRun run{.size = from_points(node["size_pt"].thousandths())};
  if (node.has("text")) run.text = node["text"].text();
  if (node.has("x")) run.x = node["x"].thousandths();
  if (node.has("y")) run.y = node["y"].thousandths();
  const std::string face = node.has("font") ? node["font"].text() : "";
  run.bold = face.find("bold") != face.npos || face.find("black") != face.npos;
  run.sans = face.find("sans") != face.npos;
  if (node.has("advances"))
    node["advances"].each([&](const JsonNode& advance) { run.advances.push_back(advance.thousandths()); });
  return run;
}

LayoutLine line_of(const JsonNode& node, const LayoutPage& page, const LayoutOwner& owner) {
  constexpr int64_t default_size = 3528;  // of a line without runs: 10 pt
  LayoutLine line{page.id, owner, role_of(node["role"]), node["text"].text(), node["paragraph"].integer(), {}};
  node["runs"].each([&](const JsonNode& run) { line.runs.push_back(run_of(run)); });
  const int64_t height = line.runs.empty() ? default_size : line.runs.front().size;
  const int64_t x = node["x"].thousandths(), baseline = node["baseline"].thousandths();
  const int64_t measure = node["width"].thousandths();
  line.vertical = node.has("vertical");
  // The Han em box stands 0.88 em above the baseline. A vertical line: x is its axis, and it starts at the top.
  line.box = line.vertical ? LayoutBox{x - height / 2, baseline, height, measure}
                           : LayoutBox{x, baseline - height * 88 / 100, measure, height};
  // A line across the grid's direction is told by where it begins.
  const int64_t across = page.vertical ? line.box.x + line.box.width : line.box.y + page.pitch / 2;
  line.spot = spot_of(page, line.box, line.vertical != page.vertical ? across : page.vertical ? x : baseline);
  return line;
}

LayoutOwner owner_of(const JsonNode& block) {
  const std::string story = block["story"].text();
  if (story.empty()) return {false, block["name"].text(), {}};
  return {true, story, block.has("story_id") ? block["story_id"].text() : ""};
}

LayoutPicture picture_of(const JsonNode& node, const LayoutPage& page) {
  LayoutPicture picture{.page = page.id, .file = node["file"].text(), .box = box_of(node["box"])};
  picture.whole = node.has("whole") ? box_of(node["whole"]) : picture.box;
  if (node.has("sha256")) picture.content = node["sha256"].text();
  const LayoutBox& box = picture.box;
  picture.spot = spot_of(page, box, page.vertical ? box.x + box.width - page.pitch / 2 : box.y + page.pitch / 2);
  return picture;
}

LayoutRule rule_of(const JsonNode& node) {
  return {node["from"].item(0).thousandths(), node["from"].item(1).thousandths(), node["to"].item(0).thousandths(),
          node["to"].item(1).thousandths(), from_points(node["width_pt"].thousandths())};
}

void read_grid(const JsonNode& node, LayoutPage& page) {
  page.bound_right = node.has("binding");
  if (node.has("grid")) {
    const JsonNode grid = node["grid"];
    page.first_baseline = grid["baseline_first"].thousandths(), page.pitch = grid["pitch"].thousandths();
    page.lines = grid["lines"].integer();
    page.vertical = grid.has("writing");
  }
  if (node.has("columns")) node["columns"].each([&](const JsonNode& box) { page.columns.push_back(box_of(box)); });
  if (node.has("rules")) node["rules"].each([&](const JsonNode& rule) { page.rules.push_back(rule_of(rule)); });
}

LayoutPageId id_of(const JsonNode& page) {
  return {page["page"].integer(), page.has("strip") ? page["pages"].item(1).integer() : 0};
}

void read_page(const JsonNode& node, Layout& layout) {
  LayoutPage page{
      .id = id_of(node), .width = node["trim"].item(0).thousandths(), .height = node["trim"].item(1).thousandths()};
  read_grid(node, page);
  node["blocks"].each([&](const JsonNode& block) {
    page.blocks.push_back(box_of(block["box"]));
    const LayoutOwner owner = owner_of(block);
    block["frames"].each([&](const JsonNode& frame) {
      frame["lines"].each([&](const JsonNode& line) { layout.lines.push_back(line_of(line, page, owner)); });
    });
  });
  node["images"].each([&](const JsonNode& image) { layout.pictures.push_back(picture_of(image, page)); });
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
  const DocumentKind kind{.code = "bad-layout",
                          .name = phrase("layout file"),
                          .most_depth = 64,  // a layout file has ten
                          .hint = say("compare files that `banxin render --layout` has written")};
  Layout layout;
  const bool read = read_document(file, kind, report, [&](const JsonNode& top) {
    layout.edition = top["edition"].text();
    top["pages"].each([&](const JsonNode& page) { read_page(page, layout); });
    drop_needless_ids(layout);
  });
  return read ? std::optional(std::move(layout)) : std::nullopt;
}

}  // namespace banxin
