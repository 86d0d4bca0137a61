// PostScript calculator functions.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace banxin {

/// What a program (ISO 32000-1, 7.10.5) leaves on its stack, which `x` lies on when it begins; the last one on top.
/// Nothing when the program is none. It has no loops, so it ends; its length is counted as work.
std::optional<std::vector<double>> calculated(std::string_view program, double x);

}  // namespace banxin
