#include "pdf/function.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>

#include "pdf/calculator.h"
#include "pdf/streams.h"
#include "pdf/work.h"

namespace banxin {
namespace {

using Handle = QPDFObjectHandle;
using Numbers = std::vector<double>;

constexpr int deepest = 8;          // a function of functions; files that go on are hostile
constexpr size_t most_values = 64;  // more than the inks of any space

std::optional<Numbers> evaluated(Handle function, double x, int depth);

Numbers numbers_of(Handle array) {
  Numbers numbers;
  if (!array.isArray()) return numbers;
  spend(sizeof(Handle) * static_cast<size_t>(array.getArrayNItems()));
  for (Handle one : array.getArrayAsVector()) numbers.push_back(one.isNumber() ? one.getNumericValue() : 0);
  return numbers;
}

double between(double x, double x0, double x1, double y0, double y1) {
  return x1 == x0 ? y0 : y0 + (x - x0) * (y1 - y0) / (x1 - x0);
}

double within(double x, double a, double b) { return std::min(std::max(x, a), b); }

// Table 39: from samples of 1 … 32 bits.
std::optional<Numbers> sampled(Handle stream, double x, const Numbers& domain, const Numbers& range) {
  Handle dict = stream.getDict(), bits_of = dict.getKey("/BitsPerSample");
  const Numbers size = numbers_of(dict.getKey("/Size"));
  Numbers encode = numbers_of(dict.getKey("/Encode")), decode = numbers_of(dict.getKey("/Decode"));
  if (size.size() != 1 || size[0] < 1 || size[0] > (1 << 20) || !bits_of.isInteger()) return std::nullopt;
  const long long bits = bits_of.getIntValue();
  if (bits < 1 || bits > 32) return std::nullopt;
  if (encode.size() != 2) encode = {0, size[0] - 1};
  if (decode.size() != range.size()) decode = range;
  const std::string data = decoded(stream);
  const size_t values = range.size() / 2;
  const auto sample = [&](size_t index) -> std::optional<double> {
    uint64_t all = 0;
    for (size_t bit = index * static_cast<size_t>(bits); bit < (index + 1) * static_cast<size_t>(bits); ++bit) {
      if (bit / 8 >= data.size()) return std::nullopt;
      all = all << 1 | (static_cast<unsigned char>(data[bit / 8]) >> (7 - bit % 8) & 1u);
    }
    return static_cast<double>(all);
  };
  const double place = within(between(x, domain[0], domain[1], encode[0], encode[1]), 0, size[0] - 1);
  const auto below = static_cast<size_t>(place), above = std::min(below + 1, static_cast<size_t>(size[0]) - 1);
  const double most = std::ldexp(1.0, static_cast<int>(bits)) - 1;
  Numbers out;
  for (size_t i = 0; i < values; ++i) {
    const auto a = sample(below * values + i), b = sample(above * values + i);
    if (!a || !b) return std::nullopt;
    const double read = *a + (*b - *a) * (place - static_cast<double>(below));
    out.push_back(between(read, 0, most, decode[2 * i], decode[2 * i + 1]));
  }
  return out;
}

// Table 40.
std::optional<Numbers> exponential(Handle dict, double x) {
  Numbers c0 = numbers_of(dict.getKey("/C0")), c1 = numbers_of(dict.getKey("/C1"));
  Handle power = dict.getKey("/N");
  if (c0.empty()) c0 = {0};
  if (c1.empty()) c1 = {1};
  if (c0.size() != c1.size() || !power.isNumber()) return std::nullopt;
  const double share = std::pow(x, power.getNumericValue());
  if (!std::isfinite(share)) return std::nullopt;
  for (size_t i = 0; i < c0.size(); ++i) c0[i] += share * (c1[i] - c0[i]);
  return c0;
}

// Table 41.
std::optional<Numbers> stitched(Handle dict, double x, const Numbers& domain, int depth) {
  Handle parts = dict.getKey("/Functions");
  const Numbers bounds = numbers_of(dict.getKey("/Bounds")), encode = numbers_of(dict.getKey("/Encode"));
  if (!parts.isArray()) return std::nullopt;
  const auto count = static_cast<size_t>(parts.getArrayNItems());
  if (count == 0 || bounds.size() != count - 1 || encode.size() != 2 * count) return std::nullopt;
  size_t at = 0;
  while (at + 1 < count && x >= bounds[at]) ++at;
  const double from = at == 0 ? domain[0] : bounds[at - 1], to = at + 1 == count ? domain[1] : bounds[at];
  return evaluated(parts.getArrayItem(static_cast<int>(at)), between(x, from, to, encode[2 * at], encode[2 * at + 1]),
                   depth + 1);
}

std::optional<Numbers> evaluated(Handle function, double x, int depth) {
  Handle dict = function.isStream() ? function.getDict() : function;
  if (depth > deepest || !dict.isDictionary()) return std::nullopt;
  Numbers domain = numbers_of(dict.getKey("/Domain"));
  const Numbers range = numbers_of(dict.getKey("/Range"));
  if (domain.empty()) domain = {0, 1};
  Handle type = dict.getKey("/FunctionType");
  if (!type.isInteger() || domain.size() != 2 || range.size() % 2 != 0 || range.size() > 2 * most_values)
    return std::nullopt;
  x = within(x, domain[0], domain[1]);
  std::optional<Numbers> out;
  const long long kind = type.getIntValue();
  if (kind == 0 && function.isStream() && !range.empty()) out = sampled(function, x, domain, range);
  if (kind == 2) out = exponential(dict, x);
  if (kind == 3) out = stitched(dict, x, domain, depth);
  if (kind == 4 && function.isStream()) out = calculated(decoded(function), x);
  if (!out || (!range.empty() && out->size() != range.size() / 2)) return std::nullopt;
  for (size_t i = 0; i < range.size() / 2; ++i) (*out)[i] = within((*out)[i], range[2 * i], range[2 * i + 1]);
  return out;
}

}  // namespace

std::optional<std::vector<double>> value_at(Handle function, double x) { return evaluated(function, x, 0); }

}  // namespace banxin
