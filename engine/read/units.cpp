#include "read/units.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>

#include "base/message.h"

namespace banxin {
namespace {

struct Quantity {
  double number;
  std::string_view unit;
};

// A number and what follows it; blanks between them are allowed, as in `5 mm`.
std::optional<Quantity> split_quantity(std::string_view text) {
  const size_t end = std::min(text.find_first_not_of("+-.0123456789"), text.size());
  const auto number = parse_decimal(text.substr(0, end));
  if (!number) return std::nullopt;
  std::string_view unit = text.substr(end);
  unit.remove_prefix(std::min(unit.find_first_not_of(' '), unit.size()));
  return Quantity{*number, unit};
}

bool is_known(const Length* measure) { return measure && measure->mpt > 0; }

// Points in one unit, when it is known here.
std::optional<double> points_in(std::string_view unit, const Units& units) {
  if (unit == "pt") return 1;
  if (unit == "mm") return 72 / 25.4;
  if (unit == "cm") return 720 / 25.4;
  if (unit == "in") return 72;
  const Length* measure = unit == "em" ? units.em : unit == "字" ? units.body : unit == "grid" ? units.pitch : nullptr;
  if (!is_known(measure)) return std::nullopt;
  return to_pt(*measure);
}

Message known_units(const Units& units) {
  Message known = verbatim("mm, cm, in, pt");
  if (is_known(units.em)) known = say("{}, em", known);
  if (is_known(units.body)) known = say("{}, 字 (body size)", known);
  if (is_known(units.pitch)) known = say("{}, grid (grid lines)", known);
  return known;
}

}  // namespace

const SizeNames& common_sizes() {
  static const SizeNames sizes = {
      {"初号", from_pt(42)},  {"小初", from_pt(36)},  {"一号", from_pt(26)},   {"小一", from_pt(24)},
      {"二号", from_pt(22)},  {"小二", from_pt(18)},  {"三号", from_pt(16)},   {"小三", from_pt(15)},
      {"四号", from_pt(14)},  {"小四", from_pt(12)},  {"五号", from_pt(10.5)}, {"小五", from_pt(9)},
      {"六号", from_pt(7.5)}, {"小六", from_pt(6.5)}, {"七号", from_pt(5.5)},  {"八号", from_pt(5)}};
  return sizes;
}

std::optional<double> parse_decimal(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  double value = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
  if (fault != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

std::optional<int> parse_integer(std::string_view text) {
  int value = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (fault != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::variant<Length, Fault> parse_length(std::string_view text, const Units& units) {
  constexpr double most_points = 10'000 * 72 / 25.4;
  if (units.sizes) {
    if (const auto named = units.sizes->find(text); named != units.sizes->end()) return named->second;
  }
  const auto quantity = split_quantity(text);
  if (!quantity) {
    return Fault{"wrong-type", say("\"{}\" is no length", text),
                 say("write a number and its unit: {}", known_units(units))};
  }
  if (quantity->unit.empty()) {
    return Fault{"missing-unit", say("the length {} has no unit", text),
                 say("write {0}mm or {0}pt (units: {1})", text, known_units(units))};
  }
  const auto points = points_in(quantity->unit, units);
  if (!points) {
    return Fault{"unknown-unit", say("the unit \"{}\" is not known here", quantity->unit),
                 say("use {}", known_units(units))};
  }
  const double length = quantity->number * *points;
  if (std::abs(length) > most_points)
    return Fault{"out-of-range", say("the length {} is over 10 m", text), say("did you mean a smaller unit?")};
  return from_pt(length);
}

std::variant<int, Fault> parse_em(std::string_view text) {
  const auto quantity = split_quantity(text);
  if (!quantity) return Fault{"wrong-type", say("\"{}\" is no share of the type size", text), say("write 2em or 2字")};
  if (quantity->unit.empty())
    return Fault{"missing-unit", say("the value {} has no unit", text), say("write {}em", text)};
  if (quantity->unit != "em" && quantity->unit != "字") {
    return Fault{"unknown-unit", say("the unit \"{}\" is not known here", quantity->unit),
                 say("a share of the type size is written in em or 字: 2em")};
  }
  if (std::abs(quantity->number) > 1000)
    return Fault{"out-of-range", say("{} is over 1000em", text), say("write a smaller number")};
  return round_to_int(quantity->number * 1000);
}

std::variant<int, Fault> parse_percent(std::string_view text) {
  const auto quantity = split_quantity(text);
  if (!quantity) return Fault{"wrong-type", say("\"{}\" is no percentage", text), say("write a number and %: 90%")};
  if (quantity->unit.empty())
    return Fault{"missing-unit", say("the value {} has no unit", text), say("write {}%", text)};
  if (quantity->unit != "%")
    return Fault{"unknown-unit", say("the unit \"{}\" is not known here", quantity->unit),
                 say("write a number and %: 90%")};
  if (std::abs(quantity->number) > 100'000)
    return Fault{"out-of-range", say("{} is over 100000%", text), say("write a smaller number")};
  return round_to_int(quantity->number * 10);
}

}  // namespace banxin
