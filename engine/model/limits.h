// Limits that more than one stage obeys; docs/limits.md has them all.
#pragma once

#include <cstddef>

namespace banxin {

inline constexpr size_t longest_name = 64;  ///< characters of a personal name that lines should not cut

}  // namespace banxin
