#include "paint/svg_style.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iterator>

#include "base/message.h"

namespace banxin {
namespace {

constexpr std::string_view blanks = " \t\r\n\f";

std::string_view trimmed(std::string_view text) {
  const size_t first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::string lowered(std::string_view text) {
  std::string low(text);
  for (char& c : low)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  return low;
}

/// A number, or a share in percent; 1 when it cannot be read.
double share_of(std::string_view text) {
  double value = 1;
  if (text.starts_with('+')) text.remove_prefix(1);
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (fault == std::errc::invalid_argument || std::isnan(value)) return 1;
  if (fault == std::errc::result_out_of_range) return 0.5;
  return end < text.data() + text.size() && *end == '%' ? value / 100 : value;
}

bool lets_through(double share) { return share > 0 && share < 1; }

/// rgba(), hsl() with four parts, #rgba, #rrggbbaa.
bool is_translucent(std::string_view colour) {
  if (colour.starts_with('#')) {
    const bool alpha = colour.size() == 5 || colour.size() == 9;
    const std::string_view last = colour.substr(alpha ? colour.size() - colour.size() / 4 : colour.size());
    return alpha && last.find_first_not_of('f') != std::string_view::npos &&
           last.find_first_not_of('0') != std::string_view::npos;
  }
  const size_t open = colour.find('('), close = colour.find(')');
  if (!(colour.starts_with("rgb") || colour.starts_with("hsl")) || close == std::string_view::npos) return false;
  std::string_view inside = colour.substr(open + 1, close - open - 1);
  const auto commas = std::count(inside.begin(), inside.end(), ',');
  const size_t last = commas == 3 ? inside.rfind(',') : inside.find('/');
  return last != std::string_view::npos && lets_through(share_of(trimmed(inside.substr(last + 1))));
}

double shortest_dash(std::string_view value) {
  double sum = 0;
  for (size_t at = 0; at < value.size();) {
    at = value.find_first_of("0123456789.", at);
    if (at == std::string_view::npos) break;
    double number = 0;
    const auto [end, fault] = std::from_chars(value.data() + at, value.data() + value.size(), number);
    if (fault == std::errc{}) sum += number;
    at = std::max(static_cast<size_t>(end - value.data()), at + 1);
  }
  return sum;
}

// Units: an inch is the longest that is fixed, an em may be anything.
void add_extent(SvgStyle& style, std::string_view length) {
  double value = 0;
  if (length.starts_with('+')) length.remove_prefix(1);
  const auto [end, fault] = std::from_chars(length.data(), length.data() + length.size(), value);
  const std::string_view unit(end, static_cast<size_t>(length.data() + length.size() - end));
  if (fault != std::errc{} || !std::isfinite(value)) return;
  value = std::abs(value);
  if (unit.starts_with('%'))
    style.extent_share += value / 100;
  else if (unit.starts_with("em") || unit.starts_with("ex"))
    style.extent += value * 1e6;
  else
    style.extent += value * (unit.empty() ? 1 : 96);
}

constexpr std::string_view geometry[] = {"x",  "y",  "width", "height", "cx", "cy", "r",
                                         "rx", "ry", "x1",    "y1",     "x2", "y2"};

bool take_reference(std::optional<std::string>& place, std::string_view value, Message& fault) {
  const std::optional<std::string> id = id_in(value);
  if (!id) return fault = say("that refers to something outside itself"), false;
  place = *id;
  return true;
}

}  // namespace

std::optional<std::string> id_in(std::string_view reference) {
  std::string_view text = trimmed(reference);
  const size_t url = lowered(text).find("url(");
  if (url != std::string_view::npos) {
    const size_t end = text.find(')', url);
    text = trimmed(text.substr(url + 4, end == std::string_view::npos ? end : end - url - 4));
    if (text.size() >= 2 && (text.front() == '"' || text.front() == '\''))
      text = trimmed(text.substr(1, text.size() - 2));
  } else if (!text.starts_with('#')) {
    return "";
  }
  if (!text.starts_with('#')) return std::nullopt;
  return std::string(text.substr(1));
}

void SvgStyle::add(const SvgStyle& other) {
  const auto take = [](auto& mine, const auto& theirs) {
    if (theirs) mine = theirs;
  };
  take(fill_gradient, other.fill_gradient);
  take(stroke_gradient, other.stroke_gradient);
  take(marker_start, other.marker_start);
  take(marker_mid, other.marker_mid);
  take(marker_end, other.marker_end);
  take(clip, other.clip);
  take(dash, other.dash);
  extent += other.extent;
  extent_share += other.extent_share;
  layer = layer || other.layer;
  transparent = transparent || other.transparent;
}

bool declare(SvgStyle& style, std::string_view name_as_written, std::string_view value_as_written, Message& fault) {
  const std::string name = lowered(trimmed(name_as_written));
  std::string_view written = trimmed(value_as_written);
  if (const size_t mark = written.rfind('!'); mark != std::string_view::npos)
    if (lowered(trimmed(written.substr(mark + 1))) == "important") written = trimmed(written.substr(0, mark));
  const std::string value = lowered(written);
  const bool none = value.empty() || value == "none";
  if (name == "filter" && !none) return fault = say("with a filter effect"), false;
  if (name == "mask" && !none) return fault = say("with a mask"), false;
  if (name == "mix-blend-mode" && !none && value != "normal")
    return fault = say("that mixes its colours with those below (mix-blend-mode)"), false;
  if (name == "fill" || name == "stroke") {
    std::optional<std::string> id;
    if (!take_reference(id, written, fault)) return false;
    const bool gradient = value.find("url(") != std::string::npos;
    (name == "fill" ? style.fill_gradient : style.stroke_gradient) = gradient;
  }
  if (name == "fill" || name == "stroke" || name == "color" || name == "stop-color")
    style.transparent = style.transparent || is_translucent(value);
  if (name == "fill-opacity" || name == "stroke-opacity" || name == "stop-opacity" || name == "opacity")
    style.transparent = style.transparent || lets_through(share_of(value));
  if ((name == "opacity" && share_of(value) < 1) || (name == "isolation" && value == "isolate")) style.layer = true;
  if (std::find(std::begin(geometry), std::end(geometry), name) != std::end(geometry)) add_extent(style, value);
  if (name == "stroke-dasharray") style.dash = shortest_dash(value);
  if (name == "clip-path") return take_reference(style.clip, written, fault);
  const bool all_markers = name == "marker";
  return !((all_markers || name == "marker-start") && !take_reference(style.marker_start, written, fault)) &&
         !((all_markers || name == "marker-mid") && !take_reference(style.marker_mid, written, fault)) &&
         !((all_markers || name == "marker-end") && !take_reference(style.marker_end, written, fault));
}

namespace {

/// `css` without its comments. False where something could hide from a plain reading.
bool plain_css(std::string_view css, std::string& plain, Message& fault) {
  if (css.find('\\') != std::string_view::npos) return fault = say("whose style holds a backslash"), false;
  for (size_t at = 0; at < css.size();) {
    const size_t comment = css.find("/*", at);
    plain += css.substr(at, comment == std::string_view::npos ? comment : comment - at);
    if (comment == std::string_view::npos) break;
    plain += ' ';
    at = css.find("*/", comment + 2);
    if (at == std::string_view::npos) break;
    at += 2;
  }
  return true;
}

// A semicolon within brackets or quotes would hide the next declaration, so each ends one.
bool declare_plain(SvgStyle& style, std::string_view plain, Message& fault) {
  while (!plain.empty()) {
    const size_t end = std::min(plain.find(';'), plain.size()), colon = plain.find(':');
    if (colon < end && !declare(style, plain.substr(0, colon), plain.substr(colon + 1, end - colon - 1), fault))
      return false;
    plain.remove_prefix(std::min(end + 1, plain.size()));
  }
  return true;
}

bool is_one_name(std::string_view selector) {
  if (selector.starts_with('.') || selector.starts_with('#')) selector.remove_prefix(1);
  return !selector.empty() && std::all_of(selector.begin(), selector.end(), [](char c) {
    return static_cast<unsigned char>(c) >= 0x80 || (c >= '0' && c <= '9') ||
           ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '-' || c == '_';
  });
}

}  // namespace

bool declare_all(SvgStyle& style, std::string_view declarations, Message& fault) {
  std::string plain;
  return plain_css(declarations, plain, fault) && declare_plain(style, plain, fault);
}

bool SvgSheet::add(std::string_view css, Message& fault) {
  std::string plain;
  if (!plain_css(css, plain, fault)) return false;
  if (lowered(plain).find("@import") != std::string::npos) return fault = say("that imports a style sheet"), false;
  bytes_ += plain.size();
  for (const char* part : {"~", "+", "nth-", "-child", "of-type"})
    looks_around_ = looks_around_ || plain.find(part) != std::string::npos;
  std::string_view rest = plain;
  while (!rest.empty()) {
    // Within @media and the like the rules lie one brace deeper; what is between two braces is a selector or a body.
    const size_t open = rest.find('{');
    if (open == std::string_view::npos) break;
    std::string_view selectors = rest.substr(0, open);
    rest.remove_prefix(open + 1);
    const size_t end = std::min(rest.find_first_of("{}"), rest.size());
    const bool nested = end < rest.size() && rest[end] == '{';
    SvgStyle style;
    if (!declare_plain(style, rest.substr(0, end), fault)) return false;
    if (nested) selectors = "*";
    while (!selectors.empty()) {
      const size_t comma = std::min(selectors.find(','), selectors.size());
      const std::string_view selector = trimmed(selectors.substr(0, comma));
      rules_[is_one_name(selector) ? std::string(selector) : "*"].add(style);
      selectors.remove_prefix(std::min(comma + 1, selectors.size()));
    }
    if (!nested) rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return true;
}

SvgStyle SvgSheet::style_of(std::string_view element, std::string_view id, std::string_view classes) const {
  SvgStyle style;
  const auto gather = [&](const std::string& selector) {
    if (const auto rule = rules_.find(selector); rule != rules_.end()) style.add(rule->second);
  };
  gather("*");
  gather(std::string(element));
  while (!(classes = trimmed(classes)).empty()) {
    const size_t end = std::min(classes.find_first_of(blanks), classes.size());
    gather("." + std::string(classes.substr(0, end)));
    classes.remove_prefix(end);
  }
  gather("#" + std::string(id));
  return style;
}

}  // namespace banxin
