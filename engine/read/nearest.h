// "Did you mean": the known word nearest to a mistyped one.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"

namespace banxin {

/// More known words than this are not searched and not listed.
inline constexpr size_t most_candidates = 200;

/// The known word that is fewest edits away, the first of equals; nothing when more than a third of the word (rounded
/// up) would have to change.
std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& known);

/// ` (did you mean "x"?)`, or nothing.
Message did_you_mean(std::string_view word, const std::vector<std::string>& known);

/// `one of a, b, c`, for hints.
Message one_of(const std::vector<std::string>& known);

}  // namespace banxin
