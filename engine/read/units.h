// Lengths, shares and counts as the user writes them.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "base/length.h"
#include "base/message.h"
#include "model/edition.h"

namespace banxin {

/// Type sizes by name: 五号 → 10.5 pt.
using SizeNames = std::map<std::string, Length, std::less<>>;

/// The table of common software: 初号 42 pt … 八号 5 pt. A house may name others in `sizes`.
const SizeNames& common_sizes();

/// What relative units mean where a length is written; a unit whose measure is not there, or is 0, is not known.
struct Units {
  const SizeNames* sizes = nullptr;
  const Length* body = nullptr;   ///< 字
  const Length* pitch = nullptr;  ///< grid
  const Length* em = nullptr;
};

/// A fault in words: the code, what is wrong, what to write.
struct Fault {
  std::string code;
  Message text, hint;
};

/// A decimal number that is the whole of `text`: `-0.5`, `12`; no exponent, no blanks. Never asks the locale.
std::optional<double> parse_decimal(std::string_view text);
std::optional<int> parse_integer(std::string_view text);

/// `9.5pt`, `390mm`, `2字`, `3grid`, `五号`; within ±10 m. Rounded to a thousandth of a point.
std::variant<Length, Fault> parse_length(std::string_view text, const Units& units);

/// `0.5em` or `2字` in thousandths, within ±1000 em.
std::variant<int, Fault> parse_em(std::string_view text);

/// `92%` in thousandths.
std::variant<int, Fault> parse_percent(std::string_view text);

}  // namespace banxin
