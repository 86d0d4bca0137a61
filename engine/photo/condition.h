// Printing conditions by their names.
#pragma once

#include <string>
#include <string_view>

namespace banxin {

/// What the output profile `icc` says that it was made for ("TR002", "FOGRA39"), where that is another characterised
/// printing condition than `condition` names. Empty where they agree, or one of them names none: most profiles do not,
/// and a house may call its press as it likes.
std::string other_condition(std::string_view condition, std::string_view icc);

}  // namespace banxin
