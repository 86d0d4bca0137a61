// What the properties of an SVG element (attributes, `style`, a style sheet) ask of a press.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/message.h"

namespace banxin {

/// The properties that matter, as far as they are said.
struct SvgStyle {
  std::optional<bool> fill_gradient, stroke_gradient;                     ///< painted by url(#…)
  std::optional<std::string> marker_start, marker_mid, marker_end, clip;  ///< ids; empty = none
  std::optional<double> dash;                                             ///< length of one dash and gap, the shortest
  double extent = 0, extent_share = 0;  ///< sums of the lengths that make a shape, and of those in shares of a viewport
  bool layer = false;                   ///< needs a surface of its own: opacity, isolation
  bool transparent = false;             ///< what lies below shows through

  /// `other`, said later, goes before.
  void add(const SvgStyle& other);
};

/// Takes one declaration. False when it may not be; `fault` then goes on after "is an SVG ".
bool declare(SvgStyle& style, std::string_view name, std::string_view value, Message& fault);

/// The declarations of a `style` attribute.
bool declare_all(SvgStyle& style, std::string_view declarations, Message& fault);

/// Style sheets, by selector. Only `.class`, `#id` and `name` alone are kept apart; what any other selector says is
/// said of every element.
class SvgSheet {
 public:
  bool add(std::string_view css, Message& fault);
  SvgStyle style_of(std::string_view element, std::string_view id, std::string_view classes) const;
  size_t bytes() const { return bytes_; }
  /// Selectors that look at many siblings of an element.
  bool looks_around() const { return looks_around_; }

 private:
  std::map<std::string, SvgStyle, std::less<>> rules_;
  size_t bytes_ = 0;
  bool looks_around_ = false;
};

/// The id in a reference, `#id` or url(#id); nothing when it leads out of the file. Empty where there is none.
std::optional<std::string> id_in(std::string_view reference);

}  // namespace banxin
