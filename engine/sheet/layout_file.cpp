#include "sheet/layout_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "base/json.h"
#include "base/place_finder.h"

namespace banxin {
namespace {

using nlohmann::json;

constexpr size_t most_depth = 64;  ///< of brackets; a layout file has ten

/// Thrown inside this file only: what is missing, and where in the document ("/pages/0/blocks/2").
struct WrongShape {
  std::string at, wants;
};

/// A value and its way from the top of the document.
class LayoutNode {
 public:
  LayoutNode(const json& value, std::string at) : value_(value), at_(std::move(at)) {}

  LayoutNode operator[](const char* key) const {
    const auto found = value_.find(key);
    if (!value_.is_object() || found == value_.end()) throw WrongShape{at_, fmt::format("an object with \"{}\"", key)};
    return {*found, fmt::format("{}/{}", at_, key)};
  }
  LayoutNode item(size_t index) const {
    if (!value_.is_array() || index >= value_.size())
      throw WrongShape{at_, fmt::format("a list of at least {}", index + 1)};
    return {value_[index], fmt::format("{}/{}", at_, index)};
  }
  template <class Each>
  void each(Each visit) const {
    if (!value_.is_array()) throw WrongShape{at_, "a list"};
    for (size_t i = 0; i < value_.size(); ++i) visit(item(i));
  }
  std::string text() const {
    if (!value_.is_string()) throw WrongShape{at_, "a text"};
    return value_.get<std::string>();
  }
  int integer() const {
    if (!value_.is_number_integer()) throw WrongShape{at_, "a whole number"};
    if (value_.is_number_unsigned()) return static_cast<int>(std::min<uint64_t>(value_.get<uint64_t>(), INT32_MAX));
    return static_cast<int>(std::max<int64_t>(value_.get<int64_t>(), INT32_MIN));
  }
  /// A decimal in thousandths, exact for what a layout file holds.
  int64_t thousandths() const {
    constexpr double most = 1e9;
    if (!value_.is_number() || std::abs(value_.get<double>()) > most) throw WrongShape{at_, "a number"};
    return std::llround(value_.get<double>() * 1000);
  }
  Role role() const {
    const auto role = role_named(text());
    if (!role) throw WrongShape{at_, "a role such as \"body\""};
    return *role;
  }
  LayoutBox box() const {
    return {item(0).thousandths(), item(1).thousandths(), item(2).thousandths(), item(3).thousandths()};
  }
  bool is_empty() const { return value_.empty(); }
  bool has(const char* key) const { return value_.is_object() && value_.contains(key); }

 private:
  const json& value_;
  std::string at_;
};

LayoutLine line_of(const LayoutNode& node, int page, const LayoutOwner& owner) {
  constexpr int64_t default_size = 10'000;  // points in thousandths, for a line without runs
  const LayoutNode runs = node["runs"];
  const int64_t size = runs.is_empty() ? default_size : runs.item(0)["size_pt"].thousandths();
  const int64_t height = size * 127 / 360;
  LayoutLine line{page, owner, node["role"].role(), node["text"].text(), node["paragraph"].integer(), {}};
  // The Han em box stands 0.88 em above the baseline.
  line.box = {node["x"].thousandths(), node["baseline"].thousandths() - height * 88 / 100, node["width"].thousandths(),
              height};
  // A vertical line: x is its axis, and it starts at the top.
  if (node.has("vertical"))
    line.box = {node["x"].thousandths() - height / 2, node["baseline"].thousandths(), height,
                node["width"].thousandths()};
  return line;
}

LayoutOwner owner_of(const LayoutNode& block) {
  const std::string story = block["story"].text();
  if (story.empty()) return {false, block["name"].text(), {}};
  return {true, story, block.has("story_id") ? block["story_id"].text() : ""};
}

void read_page(const LayoutNode& node, Layout& layout) {
  const int number = node["page"].integer();
  LayoutPage page{number, node["trim"].item(0).thousandths(), node["trim"].item(1).thousandths(), {}};
  node["blocks"].each([&](const LayoutNode& block) {
    page.blocks.push_back(block["box"].box());
    const LayoutOwner owner = owner_of(block);
    block["frames"].each([&](const LayoutNode& frame) {
      frame["lines"].each([&](const LayoutNode& line) { layout.lines.push_back(line_of(line, number, owner)); });
    });
  });
  node["images"].each([&](const LayoutNode& image) {
    layout.pictures.push_back({number, image["file"].text(), image["box"].box()});
  });
  layout.pages.push_back(std::move(page));
}

// Where nlohmann's parser stops, also at a number that is too large, for which its exception has no place.
class StopAtFault final : public nlohmann::json_sax<json> {
 public:
  size_t byte = 0;

  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t&) override { return true; }
  bool string(string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }
  bool start_object(size_t) override { return true; }
  bool key(string_t&) override { return true; }
  bool end_object() override { return true; }
  bool start_array(size_t) override { return true; }
  bool end_array() override { return true; }
  bool parse_error(size_t position, const std::string&, const json::exception&) override {
    byte = position;
    return false;
  }
};

size_t stop_of(const std::string& text) {
  StopAtFault stop;
  json::sax_parse(text, &stop);
  return stop.byte;
}

}  // namespace

std::optional<Layout> read_layout(FileId file, Report& report) {
  constexpr const char* hint = "compare files that `banxin render --layout` has written";
  const std::string& text = report.sources().text(file);
  if (const size_t at = find_nested_deeper(text, most_depth); at != std::string::npos) {
    report.error("bad-layout", place_of_byte(file, text, at),
                 fmt::format("not a layout file: it is nested deeper than {}", most_depth), hint);
    return std::nullopt;
  }
  try {
    const json document = json::parse(text);
    const LayoutNode top(document, "");
    Layout layout;
    layout.edition = top["edition"].text();
    top["pages"].each([&](const LayoutNode& page) { read_page(page, layout); });
    return layout;
  } catch (const json::out_of_range&) {
    report.error("bad-layout", place_of_byte(file, text, std::max<size_t>(stop_of(text), 1) - 1),
                 "this layout file holds a number that is too large", hint);
  } catch (const json::exception&) {
    report.error("bad-layout", place_of_byte(file, text, std::max<size_t>(stop_of(text), 1) - 1),
                 "this layout file is not JSON, or not all of it is there", hint);
  } catch (const WrongShape& wrong) {
    report.error(
        "bad-layout", Place{file, 1, 1},
        fmt::format("not a layout file: {} should be {}", wrong.at.empty() ? "the document" : wrong.at, wrong.wants),
        hint);
  }
  return std::nullopt;
}

}  // namespace banxin
