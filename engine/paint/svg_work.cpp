#include "paint/svg_work.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/message.h"

namespace banxin {
namespace {

// What is drawn of a drawing, at most: a map of a whole country has a tenth of it. Each keeps librsvg and Cairo below
// about a second.
constexpr int64_t most_drawn_elements = 50'000, most_drawn_points = 1'000'000, most_drawn_stops = 200'000,
                  most_dashes = 200'000;
constexpr int64_t most_crossings = most_path_crossings;
// A surface as large as the drawing is made for each, and those that lie in each other are there at once.
constexpr int64_t most_layers = 1000;
constexpr int most_layer_depth = 8;
// Every shape is cut out by the clip path it lies in.
constexpr int64_t clip_points_cost = 4;

struct Inherited {
  bool fill_gradient = false, stroke_gradient = false;
  std::string marker_start, marker_mid, marker_end;
  double dash = 0;
  int64_t clip_points = 0;
  int depth = 0, layers = 0;
};

class DrawingWalk {
 public:
  explicit DrawingWalk(const SvgTree& tree) : tree_(tree), active_(tree.elements.size()) {}

  Message excess() {
    if (!tree_.elements.empty()) draw(0, {});
    return excess_;
  }

 private:
  // False when the walk is over.
  bool draw(int index, Inherited around) {
    const SvgElement& element = at(index);
    if (element.kind == SvgElement::Kind::aside || element.kind == SvgElement::Kind::other) return true;
    return draw_held(index, std::move(around));
  }

  bool draw_held(int index, Inherited around) {
    const SvgElement& element = at(index);
    if (++around.depth > most_svg_depth) return stop(element, say("nested more than {} deep", most_svg_depth));
    inherit(around, element.style);
    if (element.style.layer && !count_layer(element, around)) return false;
    if (element.style.clip && !element.style.clip->empty() && !clip(element, *element.style.clip, around)) return false;
    if (!count(element, around)) return false;
    if (element.kind == SvgElement::Kind::shape) return draw_shape(element, around);
    if (element.kind == SvgElement::Kind::use) return use(element, around);
    for (int child = element.first; child >= 0; child = at(child).next)
      if (!draw(child, around)) return false;
    return true;
  }

  static void inherit(Inherited& around, const SvgStyle& style) {
    around.fill_gradient = style.fill_gradient.value_or(around.fill_gradient);
    around.stroke_gradient = style.stroke_gradient.value_or(around.stroke_gradient);
    if (style.marker_start) around.marker_start = *style.marker_start;
    if (style.marker_mid) around.marker_mid = *style.marker_mid;
    if (style.marker_end) around.marker_end = *style.marker_end;
    around.dash = style.dash.value_or(around.dash);
  }

  bool count_layer(const SvgElement& element, Inherited& around) {
    if (++layers_ > most_layers) return stop(element, say("with more than {} transparent groups", most_layers));
    if (++around.layers > most_layer_depth)
      return stop(element, say("with transparent groups {} deep in each other", around.layers));
    return true;
  }

  bool count(const SvgElement& element, const Inherited& around) {
    points_ += element.path.points + around.clip_points / clip_points_cost;
    crossings_ += element.path.crossings;
    if (++elements_ > most_drawn_elements)
      return stop(element, say("that draws more than {} elements", most_drawn_elements));
    if (points_ > most_drawn_points) return stop(element, say("that draws more than {} points", most_drawn_points));
    if (crossings_ > most_crossings) return stop(element, say("whose outlines cross themselves too often"));
    return true;
  }

  bool draw_shape(const SvgElement& element, const Inherited& around) {
    stops_ += (around.fill_gradient + around.stroke_gradient) * int64_t{tree_.most_stops};
    if (stops_ > most_drawn_stops) return stop(element, say("with too many gradients of too many colours"));
    constexpr double round = 7;  // a circle by its radius, and more than a rectangle by its sides
    const SvgStyle& style = element.style;
    if (around.dash > 0)
      dashes_ += (element.path.length + round * (style.extent + style.extent_share * tree_.viewport)) / around.dash;
    if (!(dashes_ <= most_dashes)) return stop(element, say("with more than {} dashes", most_dashes));
    if (!refer(around.marker_start, around) || !refer(around.marker_end, around)) return false;
    for (int64_t i = 0; i < element.path.points && tree_.ids.contains(around.marker_mid); ++i)
      if (!refer(around.marker_mid, around)) return false;
    return true;
  }

  bool clip(const SvgElement& element, const std::string& id, Inherited& around) {
    const int64_t before = points_;
    const auto found = tree_.ids.find(id);
    if (found != tree_.ids.end() && at(found->second).own_units && !count_layer(element, around)) return false;
    if (!refer(id, around)) return false;
    around.clip_points += points_ - before;
    return true;
  }

  bool use(const SvgElement& element, const Inherited& around) {
    const auto found = tree_.ids.find(element.href);
    if (found == tree_.ids.end()) return true;  // draws nothing
    if (active_[static_cast<size_t>(found->second)])
      return stop(element, say("that draws #{} within itself", element.href));
    return follow(found->second, around);
  }

  // A marker or clip path: it inherits where it stands itself, and is left out within itself.
  bool refer(const std::string& id, const Inherited& around) {
    const auto found = tree_.ids.find(id);
    if (found == tree_.ids.end() || active_[static_cast<size_t>(found->second)]) return true;
    std::vector<int> outside;
    for (int i = at(found->second).parent; i >= 0; i = at(i).parent) outside.push_back(i);
    Inherited own{.clip_points = around.clip_points, .depth = around.depth, .layers = around.layers};
    for (auto i = outside.rbegin(); i != outside.rend(); ++i) inherit(own, at(*i).style);
    return follow(found->second, own);
  }

  bool follow(int target, const Inherited& around) {
    if (at(target).kind == SvgElement::Kind::other) return true;
    active_[static_cast<size_t>(target)] = true;
    const bool going_on = draw_held(target, around);
    active_[static_cast<size_t>(target)] = false;
    return going_on;
  }

  const SvgElement& at(int index) const { return tree_.elements[static_cast<size_t>(index)]; }

  bool stop(const SvgElement& element, const Message& why) {
    excess_ = say("{} (line {})", why, element.line);
    return false;
  }

  const SvgTree& tree_;
  std::vector<bool> active_;  // referred to, and being drawn
  Message excess_;
  int64_t elements_ = 0, points_ = 0, stops_ = 0, crossings_ = 0, layers_ = 0;
  double dashes_ = 0;
};

}  // namespace

Message excess_of(const SvgTree& tree) { return DrawingWalk(tree).excess(); }

}  // namespace banxin
