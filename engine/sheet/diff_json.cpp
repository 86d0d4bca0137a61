#include "sheet/diff_json.h"

#include "base/json.h"

namespace banxin {
namespace {

constexpr const char* kinds[] = {"added",   "removed",  "text",       "rebroken",     "moved",     "resized",
                                 "cropped", "replaced", "page_added", "page_removed", "page_moved"};

void write_spot(const char* key, const LayoutSpot& spot, JsonWriter& json) {
  json.key(key).object(JsonWriter::Form::one_line);
  json.key("column").integer(spot.column).key("line").integer(spot.line).end_object();
}

void write_boxes(const char* key, const std::vector<LayoutBox>& boxes, JsonWriter& json) {
  json.key(key).array();
  for (const LayoutBox& box : boxes) {
    json.array(JsonWriter::Form::one_line);
    for (const int64_t side : {box.x, box.y, box.width, box.height}) json.decimal(side);
    json.end_array();
  }
  json.end_array();
}

void write_change(const LayoutChange& change, JsonWriter& json) {
  json.object();
  json.key("kind").text(kinds[static_cast<size_t>(change.kind)]);
  json.key("owner").text(change.owner);
  json.key("role").text(change.role ? name_of(*change.role) : change.owner.empty() ? "page" : "picture");
  json.key("page_before").integer(change.page_before.number).key("page_after").integer(change.page_after.number);
  if (change.page_before.strip || change.page_after.strip) json.key("strip").boolean(true);
  write_spot("spot_before", change.spot_before, json);
  write_spot("spot_after", change.spot_after, json);
  json.key("lines_before").integer(static_cast<int64_t>(change.role ? change.boxes_before.size() : 0));
  json.key("lines_after").integer(static_cast<int64_t>(change.role ? change.boxes_after.size() : 0));
  json.key("before").text(change.before).key("after").text(change.after);
  json.key("deleted").integer(change.deleted).key("inserted").integer(change.inserted);
  json.key("dx_mm").decimal(change.dx).key("dy_mm").decimal(change.dy).key("flows").boolean(change.flows);
  json.key("cut_mm").object(JsonWriter::Form::one_line);
  json.key("left").decimal(change.cut.left).key("right").decimal(change.cut.right);
  json.key("top").decimal(change.cut.top).key("bottom").decimal(change.cut.bottom).end_object();
  write_boxes("boxes_before", change.boxes_before, json);
  write_boxes("boxes_after", change.boxes_after, json);
  json.end_object();
}

}  // namespace

std::string to_json(const std::vector<LayoutChange>& changes) {
  JsonWriter json;
  json.object().key("changes").array();
  for (const LayoutChange& change : changes) write_change(change, json);
  json.end_array().end_object();
  return json.finish();
}

}  // namespace banxin
