#include "paint/svg_elements.h"

#include <algorithm>
#include <iterator>

#include "base/message.h"

namespace banxin {
namespace {

using ElementKind = SvgElement::Kind;

constexpr Phrase flatten = phrase("expand or flatten it in the drawing program, or place the drawing as a PDF");
constexpr Phrase outlines = phrase("convert its text to outlines");
constexpr Phrase still = phrase("save one state of it as plain SVG");

struct ElementRow {
  std::string_view name;
  SvgElementRule rule;
};

constexpr ElementRow rows[] = {
    // Drawn
    {"svg", {ElementKind::group}},
    {"g", {ElementKind::group}},
    {"a", {ElementKind::group}},
    {"switch", {ElementKind::group}},
    {"path", {ElementKind::shape}},
    {"rect", {ElementKind::shape}},
    {"circle", {ElementKind::shape}},
    {"ellipse", {ElementKind::shape}},
    {"line", {ElementKind::shape}},
    {"polyline", {ElementKind::shape}},
    {"polygon", {ElementKind::shape}},
    {"use", {ElementKind::use}},
    {"symbol", {ElementKind::aside}},
    {"marker", {ElementKind::aside}},
    {"clipPath", {ElementKind::aside}},
    // Letters in whatever fonts the machine has
    {"text", {ElementKind::other, phrase("that holds text"), outlines}},
    {"tspan", {ElementKind::other, phrase("that holds text"), outlines}},
    {"tref", {ElementKind::other, phrase("that holds text"), outlines}},
    {"textPath", {ElementKind::other, phrase("that holds text"), outlines}},
    {"altGlyph", {ElementKind::other, phrase("that holds text"), outlines}},
    {"flowRoot", {ElementKind::other, phrase("that holds text"), outlines}},
    {"flowPara", {ElementKind::other, phrase("that holds text"), outlines}},
    {"flowSpan", {ElementKind::other, phrase("that holds text"), outlines}},
    // Pixels of the screen's resolution, in RGB
    {"filter", {ElementKind::other, phrase("with a filter effect"), flatten}},
    {"mask", {ElementKind::other, phrase("with a mask"), phrase("use a clip path, or place the drawing as a PDF")}},
    {"image",
     {ElementKind::other, phrase("with a picture in it"),
      phrase("place the picture by itself, or the drawing as a PDF")}},
    {"feImage",
     {ElementKind::other, phrase("with a picture in it"),
      phrase("place the picture by itself, or the drawing as a PDF")}},
    // Tiles are rounded to whole pixels, and finer ones vanish
    {"pattern", {ElementKind::other, phrase("with a pattern"), flatten}},
    // Nobody draws these here, so that something would be missing
    {"foreignObject", {ElementKind::other, phrase("with a foreign object"), phrase("save it as plain SVG")}},
    {"script", {ElementKind::other, phrase("with a script"), still}},
    {"animate", {ElementKind::other, phrase("that moves"), still}},
    {"animateColor", {ElementKind::other, phrase("that moves"), still}},
    {"animateMotion", {ElementKind::other, phrase("that moves"), still}},
    {"animateTransform", {ElementKind::other, phrase("that moves"), still}},
    {"set", {ElementKind::other, phrase("that moves"), still}},
    {"mesh", {ElementKind::other, phrase("with a mesh gradient"), flatten}},
    {"meshgradient", {ElementKind::other, phrase("with a mesh gradient"), flatten}},
    {"meshGradient", {ElementKind::other, phrase("with a mesh gradient"), flatten}},
};

}  // namespace

SvgElementRule svg_element_rule(std::string_view name) {
  const auto found =
      std::find_if(std::begin(rows), std::end(rows), [&](const ElementRow& row) { return row.name == name; });
  return found == std::end(rows) ? SvgElementRule{} : found->rule;
}

}  // namespace banxin
