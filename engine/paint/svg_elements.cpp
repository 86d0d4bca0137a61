#include "paint/svg_elements.h"

#include <algorithm>
#include <iterator>

namespace banxin {
namespace {

using Kind = SvgElement::Kind;

constexpr const char* flatten = "expand or flatten it in the drawing program, or place the drawing as a PDF";
constexpr const char* outlines = "convert its text to outlines";
constexpr const char* still = "save one state of it as plain SVG";

struct Row {
  std::string_view name;
  SvgElementRule rule;
};

constexpr Row rows[] = {
    // Drawn
    {"svg", {Kind::group}},
    {"g", {Kind::group}},
    {"a", {Kind::group}},
    {"switch", {Kind::group}},
    {"path", {Kind::shape}},
    {"rect", {Kind::shape}},
    {"circle", {Kind::shape}},
    {"ellipse", {Kind::shape}},
    {"line", {Kind::shape}},
    {"polyline", {Kind::shape}},
    {"polygon", {Kind::shape}},
    {"use", {Kind::use}},
    {"symbol", {Kind::aside}},
    {"marker", {Kind::aside}},
    {"clipPath", {Kind::aside}},
    // Letters in whatever fonts the machine has
    {"text", {Kind::other, "that holds text", outlines}},
    {"tspan", {Kind::other, "that holds text", outlines}},
    {"tref", {Kind::other, "that holds text", outlines}},
    {"textPath", {Kind::other, "that holds text", outlines}},
    {"altGlyph", {Kind::other, "that holds text", outlines}},
    {"flowRoot", {Kind::other, "that holds text", outlines}},
    {"flowPara", {Kind::other, "that holds text", outlines}},
    {"flowSpan", {Kind::other, "that holds text", outlines}},
    // Pixels of the screen's resolution, in RGB
    {"filter", {Kind::other, "with a filter effect", flatten}},
    {"mask", {Kind::other, "with a mask", "use a clip path, or place the drawing as a PDF"}},
    {"image", {Kind::other, "with a picture in it", "place the picture by itself, or the drawing as a PDF"}},
    {"feImage", {Kind::other, "with a picture in it", "place the picture by itself, or the drawing as a PDF"}},
    // Tiles are rounded to whole pixels, and finer ones vanish
    {"pattern", {Kind::other, "with a pattern", flatten}},
    // Nobody draws these here, so that something would be missing
    {"foreignObject", {Kind::other, "with a foreign object", "save it as plain SVG"}},
    {"script", {Kind::other, "with a script", still}},
    {"animate", {Kind::other, "that moves", still}},
    {"animateColor", {Kind::other, "that moves", still}},
    {"animateMotion", {Kind::other, "that moves", still}},
    {"animateTransform", {Kind::other, "that moves", still}},
    {"set", {Kind::other, "that moves", still}},
    {"mesh", {Kind::other, "with a mesh gradient", flatten}},
    {"meshgradient", {Kind::other, "with a mesh gradient", flatten}},
    {"meshGradient", {Kind::other, "with a mesh gradient", flatten}},
};

}  // namespace

SvgElementRule svg_element_rule(std::string_view name) {
  const auto found = std::find_if(std::begin(rows), std::end(rows), [&](const Row& row) { return row.name == name; });
  return found == std::end(rows) ? SvgElementRule{} : found->rule;
}

}  // namespace banxin
